'use client'

import { memo, useState, type FormEvent } from 'react'
import { failuresOf, judgeProbeSet, sortingTask, type Probe, type ProbeSetName } from '@/lib/labs/core/probe-set'
import { SelectControl } from './parts/controls'
import { LateDrawer } from './parts/late-drawer'
import { PassPanel, seedOf } from './parts/pass-panel'
import { FailureText, FailureVerdict } from './probe-set-failures'
import { SET_WORDS } from './probe-set-words'
import { showsSameTask, type LabState } from './use-lab-inputs'

interface CausePassProps {
  set: ProbeSetName
  probes: readonly Probe[]
  lab: LabState
}

export const CausePass = memo(function CausePass({ set, probes, lab }: CausePassProps) {
  const words = SET_WORDS[set]
  const failures = failuresOf(probes)
  const seed = seedOf(lab, 501)
  const opened = new Set(failures.flatMap(({ id }) => (lab.text(`sort-${id}`, '') === '' ? [] : [id])))
  const task = sortingTask(failures, { opened, seed })
  const answers = Object.fromEntries(task.map(({ id }) => [id, lab.text(`answer-${id}`, '')]))
  const sorted = task.filter(({ id }) => answers[id] !== '').length
  const [isAsked, setIsAsked] = useState(false)
  // The browser asks for the answers that are missing once the drawer's rows are made; before, this opens it.
  const askForMissing = (event: FormEvent) => {
    if (sorted === task.length) return
    event.preventDefault()
    event.stopPropagation()
    setIsAsked(true)
  }
  const panel = (
    <PassPanel
      lab={lab}
      seed={seed}
      submitLabel={words.submit}
      anotherLabel="Ten others"
      answer={{
        ...Object.fromEntries(task.map(({ id }) => [`answer-${id}`, answers[id] ?? ''])),
        'answer-opened': [...opened].join(' '),
        'answer-set': set,
      }}
      judge={(answer) => judgeProbeSet({ seed, answer, data: { models: [], library: [], [set]: probes } })}
      onAnother={() => {
        setIsAsked(false)
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(task.map(({ id }) => [`sort-${id}`, answers[id] ?? ''])),
        })
      }}
      task={<p>{words.task}</p>}
    >
      {(isJudged) => (
        <LateDrawer summary={`Open the ten failures (${sorted} of ${task.length} sorted)`} isOpen={isJudged || isAsked}>
          {() => (
            <ol className="lab-rows">
              {task.map((failure) => {
                const given = answers[failure.id] ?? ''
                return (
                  <li key={failure.id}>
                    <FailureText failure={failure} words={words} />
                    <SelectControl
                      label={words.causeOf(failure.id)}
                      value={given}
                      open={words.open}
                      isLabelHidden
                      isDisabled={isJudged}
                      options={words.causes}
                      onChange={(cause) => lab.set({ [`answer-${failure.id}`]: cause })}
                    />
                    {isJudged && <FailureVerdict failure={failure} given={given} words={words} />}
                  </li>
                )
              })}
            </ol>
          )}
        </LateDrawer>
      )}
    </PassPanel>
  )
  return <div onSubmitCapture={askForMissing}>{panel}</div>
}, showsSameTask)
