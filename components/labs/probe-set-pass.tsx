'use client'

import { memo } from 'react'
import { CAUSES, failuresOf, judgeProbeSet, sortingTask, type Failure, type Probe } from '@/lib/labs/core/probe-set'
import { SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'

export const CAUSE_OPTIONS = CAUSES.map((cause) => ({ value: cause, label: cause }))

/** Probe, expected and given answer. */
export function FailureText({ failure }: { failure: Failure }) {
  return (
    <dl className="lab-qa">
      <dt>{failure.probe.type}</dt>
      <dd>{failure.probe.prompt}</dd>
      <dt>Expected</dt>
      <dd>{failure.probe.expected}</dd>
      <dt>Version {failure.version.toUpperCase()}</dt>
      <dd>{failure.answer.text}</dd>
    </dl>
  )
}

export const CausePass = memo(function CausePass({ probes, lab }: { probes: readonly Probe[]; lab: LabState }) {
  const failures = failuresOf(probes)
  const seed = seedOf(lab, 501)
  const opened = new Set(failures.flatMap(({ id }) => (lab.text(`sort-${id}`, '') === '' ? [] : [id])))
  const task = sortingTask(failures, { opened, seed })
  const answers = Object.fromEntries(task.map(({ id }) => [id, lab.text(`answer-${id}`, '')]))
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      submitLabel="Compare with the recorded causes"
      anotherLabel="Ten others"
      answer={{ ...lab.handIn(['answer-']), 'answer-opened': [...opened].join(' ') }}
      judge={(answer) => judgeProbeSet({ seed, answer, data: probes })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(task.map(({ id }) => [`sort-${id}`, answers[id] ?? ''])),
        })
      }
      task={
        <p>
          Ten failures that you have not opened before. Agree with the recorded cause in at least eight: knowledge,
          context, instruction or reasoning.
        </p>
      }
    >
      {(isJudged) => (
        <details className="drawer twin" open={isJudged || undefined}>
          <summary>
            Open the ten failures ({task.filter(({ id }) => answers[id] !== '').length} of {task.length} sorted)
          </summary>
          <ol className="lab-rows">
            {task.map((failure) => {
              const given = answers[failure.id] ?? ''
              return (
                <li key={failure.id}>
                  <FailureText failure={failure} />
                  <SelectControl
                    label={`Cause of the failure in ${failure.probe.id}, version ${failure.version.toUpperCase()}`}
                    value={given}
                    open="Sort by cause"
                    isLabelHidden
                    isDisabled={isJudged}
                    options={CAUSE_OPTIONS}
                    onChange={(cause) => lab.set({ [`answer-${failure.id}`]: cause })}
                  />
                  {isJudged && (
                    <p className={given === failure.cause ? 'lab-result agrees' : 'lab-result differs'}>
                      {given === failure.cause ? 'Agrees.' : `We recorded ${failure.cause}.`}
                    </p>
                  )}
                </li>
              )
            })}
          </ol>
        </details>
      )}
    </PassPanel>
  )
}, showsSameTask)
