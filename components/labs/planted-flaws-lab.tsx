'use client'

import {
  FLAWS,
  REPAIRS,
  coverage,
  flawEase,
  repairOf,
  repaired,
  runAttack,
  severity,
  waysToShow,
  type Attack,
  type Flaw,
  type Repair,
} from '@/lib/labs/core/planted-flaws'
import { CONCERT_HALL, SCRIPTED, addToLog, attackCode, readLog } from '@/lib/labs/core/planted-flaws-hall'
import { FLAW_NAMES } from '@/lib/labs/core/planted-flaws-task'
import type { LabInputs } from '@/lib/labs/core/verdict'
import type { FlawLists } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { Controls, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { FormulaNotes } from './parts/formula-notes'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { labRanges } from './parts/lab-ranges'
import { TaskList } from './parts/task-list'
import { AttackBench, attackOf } from './planted-flaws-bench'
import { FlawTable, LastRun, impactOf } from './planted-flaws-log'
import { AttackMap } from './planted-flaws-map'
import { FlawPass } from './planted-flaws-pass'
import { SeverityPicture, SystemPicture, type FlawState } from './planted-flaws-pictures'
import { REPAIR_NAMES } from './planted-flaws-words'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'

const START = { way: 'chat', wording: 'plain', goal: 'promise', log: '' }
const PRESETS = {
  'concert-hall': START,
  'twelve-run': { ...START, log: SCRIPTED.map(attackCode).join('.') },
}

/** Key of the repair of a flaw; a capital, as keys with a hyphen stay out of links. */
const repairKey = (flaw: Flaw) => `repair${flaw}`

function repairsOf(inputs: LabInputs): Record<Flaw, Repair> {
  return Object.fromEntries(
    FLAWS.map((flaw) => [
      flaw,
      REPAIRS.find((repair) => repair === inputs[repairKey(flaw)]) ?? repairOf(flaw, CONCERT_HALL),
    ]),
  ) as Record<Flaw, Repair>
}

function achieved(inputs: LabInputs): string[] {
  const log = readLog(String(inputs.log ?? ''))
  const codes = log.map(attackCode)
  const repairs = repairsOf(inputs)
  return [
    ...(SCRIPTED.every((attack) => codes.includes(attackCode(attack))) ? ['twelve'] : []),
    ...(coverage(log, CONCERT_HALL).share === 1 ? ['six'] : []),
    ...(log.some((attack) => runAttack(attack, CONCERT_HALL).shows.length === 2) ? ['two'] : []),
    ...(repairs.output === 'sentence' ? ['sentence'] : []),
    ...(repairs.right === 'place' && log.length >= 12 ? ['place'] : []),
  ]
}

/** L21: a scripted assistant with six flaws, ninety attacks on it, and what each repair leaves. */
export function PlantedFlawsLab(props: LabBodyProps) {
  const data = useLabData<FlawLists>('/labs/data/L21')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} lists={data.value} />
}

function Explored({ lists, ...props }: LabBodyProps & { lists: FlawLists }) {
  const lab = useLabInputs({ ...props, presets: PRESETS, achieved })
  const log = readLog(lab.text('log', ''))
  const repairs = repairsOf(lab.inputs)
  const system = repaired(CONCERT_HALL, repairs)
  const attack = attackOf(lab)
  const newest = log.at(-1)
  const last = newest === undefined ? null : runAttack(newest, system)
  // What was shown once stays found, also after its repair.
  const { found } = coverage(log, CONCERT_HALL)
  const stillOpen = FLAWS.filter((flaw) => flawEase(flaw, { system }) > 0)
  const states = Object.fromEntries(
    FLAWS.map((flaw) => [flaw, !found.includes(flaw) ? 'unknown' : stillOpen.includes(flaw) ? 'open' : 'held']),
  ) as Record<Flaw, FlawState>
  const working = log.filter((each) => runAttack(each, system).shows.length > 0).length
  const run = (next: Attack) => lab.set({ ...next, log: addToLog(lab.text('log', ''), next) })
  return (
    <>
      <Finding
        text={
          log.length === 0
            ? 'Nothing is tried yet. Six flaws are planted in this assistant.'
            : `${log.length} ${log.length === 1 ? 'attack' : 'attacks'} so far, ${found.length} of 6 flaws shown. ${working} ${working === 1 ? 'works' : 'work'} at present.`
        }
        how="A scripted assistant of a concert hall, with no model in it: the same attack always ends the same way. A live one answers by chance and needs several tries."
      />
      <div className="lab-two even">
        <SystemPicture states={states} last={last} />
        <AttackMap log={log} system={system} chosen={attack} />
      </div>
      <AttackBench lab={lab} canType runLabel="Run this attack" onRun={run}>
        <button
          type="button"
          className="btn bare"
          onClick={() => lab.set({ log: SCRIPTED.reduce((grown, each) => addToLog(grown, each), lab.text('log', '')) })}
        >
          Run the twelve scripted attacks
        </button>
      </AttackBench>
      {last !== null && <LastRun lab={lab} log={log} system={system} />}
      <div className="lab-two even">
        <SeverityPicture
          rows={FLAWS.map((flaw) => ({
            flaw,
            isFound: found.includes(flaw),
            before: severity(impactOf(lab, flaw), flawEase(flaw, { system: CONCERT_HALL })),
            now: severity(impactOf(lab, flaw), flawEase(flaw, { system })),
            ways: waysToShow(flaw, system).length,
          }))}
        />
        <RepairControls lab={lab} repairs={repairs} />
      </div>
      <FlawTable lab={lab} lists={lists} log={log} found={found} />
      <TaskList
        tasks={[
          { text: 'Run the twelve scripted attacks. Which two flaws do they miss?', isDone: lab.flag('done-twelve') },
          {
            text: 'One of the twelve shows a wording that works in the chat. Use it to show the other two.',
            isDone: lab.flag('done-six'),
          },
          { text: 'Find an attack that shows two flaws at once.', isDone: lab.flag('done-two') },
          {
            text: 'Forbid scripts with a sentence in the prompt. How many ways are left?',
            isDone: lab.flag('done-sentence'),
          },
          {
            text: 'Put a guard against the over-wide right in place, and read what the assistant says about it.',
            isDone: lab.flag('done-place'),
          },
        ]}
      />
      <FormulaNotes notes={NOTES} />
      <FlawPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function RepairControls({ lab, repairs }: { lab: LabState; repairs: Readonly<Record<Flaw, Repair>> }) {
  const range = labRanges(lab)
  return (
    <div>
      <Controls>
        {FLAWS.map((flaw) => (
          <SelectControl
            key={flaw}
            label={`Against ${FLAW_NAMES[flaw]}`}
            value={repairs[flaw]}
            options={REPAIRS.map((repair) => ({ value: repair, label: REPAIR_NAMES[repair] }))}
            onChange={(value) => lab.set({ [repairKey(flaw)]: value })}
          />
        ))}
      </Controls>
      <details className="drawer twin">
        <summary>Judge the impact yourself</summary>
        <Controls>
          {FLAWS.map((flaw) =>
            range(`impact${flaw}`, FLAW_NAMES[flaw], String(impactOf(lab, flaw)), [impactOf(lab, flaw), 1, 5, 1]),
          )}
        </Controls>
      </details>
    </div>
  )
}

const NOTES = [
  {
    name: 'Coverage',
    formula: 'coverage = flaws shown ÷ 6',
    text: 'Counts flaws and says nothing about attacks that nobody tried. In a real system nobody knows the 6.',
    source: 'Own measure.',
  },
  {
    name: 'Severity',
    formula: 'severity = impact (1 to 5) × ease (0 to 5)',
    text: 'An order of work and no amount of money: 20 points are not twice as bad as 10. Ease is that of the easiest attack that works, 0 if none does.',
    source: 'The scale of lesson G3-3; the two factors follow the common scheme of likelihood and impact.',
  },
  {
    name: 'Ease',
    formula: 'polite 5, authority 4, override 3, another language 2, two halves 1; planted in a note or a name: 1 less',
    text: 'What an attacker has to know and prepare. The steps are ours; another team may order them differently.',
    source: 'Own scale.',
  },
  {
    name: 'The assistant',
    formula: 'way in → model → tool, page or meter; each station lets the attack on or ends it',
    text: 'A finite-state machine of eight stations. A sentence in the prompt stops claims of authority and “ignore your rules”, and never another language or two halves. That is a rule of this lab and no measurement of a model.',
    source: 'Own model, after the entries of the OWASP list of 2026 named above.',
  },
]
