'use client'

import { memo, useMemo } from 'react'
import {
  FLAWS,
  REPAIRS,
  coverage,
  repairOf,
  runAttack,
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
import { Later } from './parts/later'
import { TaskList } from './parts/task-list'
import { AttackBench, attackOf } from './planted-flaws-bench'
import { FlawTable, LastRun } from './planted-flaws-log'
import { AttackMap } from './planted-flaws-map'
import { FlawPass } from './planted-flaws-pass'
import { SeverityPicture, SystemPicture } from './planted-flaws-pictures'
import { impactsOf, stateOf, type Impacts } from './planted-flaws-state'
import { REPAIR_NAMES } from './planted-flaws-words'
import { useLabData } from './use-lab-data'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'
import { useSame } from './use-same'

const START = { way: 'chat', wording: 'plain', goal: 'promise', log: '' }
const PRESETS = {
  'concert-hall': START,
  'twelve-run': { ...START, log: SCRIPTED.map(attackCode).join('.') },
}

/** Key of the repair of a flaw; a capital, as keys with a hyphen stay out of links. */
const repairKey = (flaw: Flaw) => `repair${flaw}`

const REPAIR_OPTIONS = REPAIRS.map((repair) => ({ value: repair, label: REPAIR_NAMES[repair] }))

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
  const logText = lab.text('log', '')
  const log = useMemo(() => readLog(logText), [logText])
  const repairs = useSame(repairsOf(lab.inputs))
  const impacts = useSame(impactsOf(lab))
  const attack = useSame(attackOf(lab))
  const { system, last, found, states, working, rows } = useMemo(
    () => stateOf({ log, repairs, impacts }),
    [log, repairs, impacts],
  )
  const run = (next: Attack) => lab.set({ ...next, log: addToLog(logText, next) })
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
          onClick={() => lab.set({ log: SCRIPTED.reduce((grown, each) => addToLog(grown, each), logText) })}
        >
          Run the twelve scripted attacks
        </button>
      </AttackBench>
      {last !== null && <LastRun lab={lab} log={log} last={last} system={system} />}
      <div className="lab-two even">
        <SeverityPicture rows={rows} />
        <RepairControls lab={lab} repairs={repairs} impacts={impacts} />
      </div>
      <Later>
        <FlawTable impacts={impacts} lists={lists} log={log} found={found} />
      </Later>
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

const RepairControls = memo(function RepairControls({
  lab,
  repairs,
  impacts,
}: {
  lab: LabState
  repairs: Readonly<Record<Flaw, Repair>>
  impacts: Impacts
}) {
  const range = labRanges(lab)
  return (
    <div>
      <Controls>
        {FLAWS.map((flaw) => (
          <SelectControl
            key={flaw}
            label={`Against ${FLAW_NAMES[flaw]}`}
            value={repairs[flaw]}
            options={REPAIR_OPTIONS}
            onChange={(value) => lab.set({ [repairKey(flaw)]: value })}
          />
        ))}
      </Controls>
      <details className="drawer twin">
        <summary>Judge the impact yourself</summary>
        <Controls>
          {FLAWS.map((flaw) =>
            range(`impact${flaw}`, FLAW_NAMES[flaw], String(impacts[flaw]), [impacts[flaw], 1, 5, 1]),
          )}
        </Controls>
      </details>
    </div>
  )
}, showsSameTask)

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
