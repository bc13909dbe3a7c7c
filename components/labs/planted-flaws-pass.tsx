'use client'

import { memo, useMemo } from 'react'
import { FLAWS, runAttack, type Attack, type System } from '@/lib/labs/core/planted-flaws'
import { addToLog, attackCode, readLog } from '@/lib/labs/core/planted-flaws-hall'
import { FLAW_NAMES, TESTS, flawTask, judgePlantedFlaws } from '@/lib/labs/core/planted-flaws-task'
import { Controls, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { AttackBench, Trace } from './planted-flaws-bench'
import { GOAL_NAMES, WAY_NAMES, WORDING_NAMES } from './planted-flaws-words'
import { showsSameTask, type LabState } from './use-lab-inputs'

const VERDICTS = [
  { value: 'open', label: 'open' },
  { value: 'held', label: 'held' },
]
const CLEARED = Object.fromEntries(['log', 'first', ...FLAWS].map((key) => [`answer-${key}`, '']))

/** Another house, twenty tests, six verdicts and the repair that comes first. */
export const FlawPass = memo(function FlawPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 2101)
  const { house, system, impact } = useMemo(() => flawTask(seed), [seed])
  const log = readLog(lab.text('answer-log', ''))
  const run = (attack: Attack) => {
    const isKnown = log.some((each) => attackCode(each) === attackCode(attack))
    if (isKnown || log.length < TESTS) lab.set({ 'answer-log': addToLog(lab.text('answer-log', ''), attack) })
  }
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another house"
      judge={(answer) => judgePlantedFlaws({ seed, answer, data: null })}
      onAnother={() => lab.set({ attempt: lab.number('attempt', 0) + 1, ...CLEARED })}
      task={
        <>
          <p>
            The assistant of {house}, built by other people: some of the six flaws are open, some are held. You have{' '}
            {TESTS} tests, and the log does not name flaws. Say of each flaw whether it is open or held. An open flaw
            needs a test that shows it; a held one needs two different tests aimed at it, at least. Then name the open
            flaw with the greatest severity.
          </p>
          <p>
            Severity is impact, printed beside each flaw, times ease: polite request 5, authority 4, override 3, another
            language 2, two halves 1; one less in a note or a name, and never below 1.
          </p>
        </>
      }
    >
      {(isJudged) => (
        <>
          <AttackBench
            lab={lab}
            prefix="task-"
            isDisabled={isJudged || log.length >= TESTS}
            runLabel={`Run test ${Math.min(TESTS, log.length + 1)} of ${TESTS}`}
            onRun={run}
          />
          <TestLog log={log} system={system} />
          <Controls>
            {FLAWS.map((flaw) => (
              <SelectControl
                key={flaw}
                label={`${FLAW_NAMES[flaw].replace(/^./, (letter) => letter.toUpperCase())}, impact ${impact[flaw]}`}
                value={lab.text(`answer-${flaw}`, '')}
                open="Choose"
                options={VERDICTS}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ [`answer-${flaw}`]: value })}
              />
            ))}
            <SelectControl
              label="Repair first"
              value={lab.text('answer-first', '')}
              open="Choose"
              options={FLAWS.map((flaw) => ({ value: flaw, label: FLAW_NAMES[flaw] }))}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-first': value })}
            />
          </Controls>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

/** Tests of the attempt, the newest first and open. */
function TestLog({ log, system }: { log: readonly Attack[]; system: System }) {
  const [newest, ...older] = [...log].reverse()
  if (newest === undefined) return <p className="lab-note">No test has been run here yet.</p>
  const named = ({ way, wording, goal }: Attack) => `${WAY_NAMES[way]}, ${WORDING_NAMES[wording]}, ${GOAL_NAMES[goal]}`
  return (
    <>
      <p className="lab-note" role="status">
        Test {log.length}: {named(newest)}
      </p>
      <Trace run={runAttack(newest, system)} system={system} />
      {older.length > 0 && (
        <details className="drawer twin">
          <summary>The {older.length} tests before</summary>
          <ol className="lab-rows">
            {older.map((attack, place) => (
              <li key={attackCode(attack)}>
                <b>
                  {log.length - 1 - place}. {named(attack)}
                </b>
                <Trace run={runAttack(attack, system)} system={system} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
