'use client'

import { memo } from 'react'
import {
  failuresOf,
  judgeProbeSet,
  namesCause,
  sortingTask,
  type Failure,
  type Probe,
  type ProbeSetName,
} from '@/lib/labs/core/probe-set'
import { SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { SET_WORDS, type ProbeSetWords } from './probe-set-words'
import { showsSameTask, type LabState } from './use-lab-inputs'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** Probe, expected and given answer. */
export function FailureText({ failure, words }: { failure: Failure; words: ProbeSetWords }) {
  return (
    <dl className="lab-qa">
      <dt>{failure.probe.type}</dt>
      <dd>{failure.probe.prompt}</dd>
      <dt>Expected</dt>
      <dd>{failure.probe.expected}</dd>
      <dt>{sentenceStart(words.names[failure.version])}</dt>
      <dd>{failure.answer.text}</dd>
    </dl>
  )
}

/** What was said of a failure beside the cause, and what the second runs gave. */
export function FailureVerdict({ failure, given, words }: { failure: Failure; given: string; words: ProbeSetWords }) {
  const nameOf = (cause: string) => `“${words.causes.find(({ value }) => value === cause)?.label ?? 'nothing'}”`
  const { cause, answer } = failure
  const isNamed = namesCause(failure, given)
  return (
    <div className={isNamed ? 'lab-result agrees' : 'lab-result differs'} role="status">
      <p>
        You said {nameOf(given)}. {verdictOf({ isNamed, cause, second: answer.second, nameOf })}
      </p>
      {answer.secondRuns?.map(({ run, text, answer: said, correct }) => (
        <p key={run}>
          {run === 'alone' ? 'Alone' : 'In plain words'}: “{text}” → {said}, {correct ? 'right' : 'still wrong'}.
        </p>
      ))}
    </div>
  )
}

function verdictOf({
  isNamed,
  cause,
  second,
  nameOf,
}: {
  isNamed: boolean
  cause: string
  second: string | undefined
  nameOf: (cause: string) => string
}): string {
  if (second === undefined) return isNamed ? 'That is how it came out.' : `It was ${nameOf(cause)}.`
  if (second !== cause) return `Our two keys differ here: ${nameOf(cause)} and ${nameOf(second)}.`
  return isNamed ? 'Both our keys say the same.' : `Both our keys say ${nameOf(cause)}.`
}

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
  return (
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
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(task.map(({ id }) => [`sort-${id}`, answers[id] ?? ''])),
        })
      }
      task={<p>{words.task}</p>}
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
        </details>
      )}
    </PassPanel>
  )
}, showsSameTask)
