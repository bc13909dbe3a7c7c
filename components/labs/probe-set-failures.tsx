'use client'

import { useMemo } from 'react'
import { failuresOf, namesCause, type Failure, type Probe, type ProbeSetName } from '@/lib/labs/core/probe-set'
import { sentenceStart } from '@/lib/shared/sentence-start'
import { SelectControl } from './parts/controls'
import { LateDrawer } from './parts/late-drawer'
import { SET_WORDS, type ProbeSetWords } from './probe-set-words'
import type { LabState } from './use-lab-inputs'

export const learntOn = (probes: readonly Probe[], set: ProbeSetName) =>
  failuresOf(probes).filter(SET_WORDS[set].isLearntOn)

/** The failures to learn on and the probes that only A gets right. */
export function ProbesToRead({ set, probes, lab }: { set: ProbeSetName; probes: readonly Probe[]; lab: LabState }) {
  const words = SET_WORDS[set]
  const toLearn = useMemo(() => learntOn(probes, set), [probes, set])
  const lost = probes.filter(({ answers }) => answers.a.correct && !answers.b.correct)
  const lostKey = `seen-${words.tasks}lost`
  return (
    <div>
      <LateDrawer summary={`${toLearn.length} ${words.learn}`}>
        {() => (
          <ol className="lab-rows">
            {toLearn.map((failure) => {
              const given = lab.text(`sort-${failure.id}`, '')
              return (
                <li key={failure.id}>
                  <FailureText failure={failure} words={words} />
                  {given === '' ? (
                    <SelectControl
                      label={words.causeOf(failure.id)}
                      value=""
                      open={words.open}
                      isLabelHidden
                      options={words.causes}
                      onChange={(cause) => lab.set({ [`sort-${failure.id}`]: cause })}
                    />
                  ) : (
                    <FailureVerdict failure={failure} given={given} words={words} />
                  )}
                </li>
              )
            })}
          </ol>
        )}
      </LateDrawer>
      <LateDrawer
        summary={`The ${lost.length} probes that only ${words.names.a} gets right`}
        onOpen={() => {
          if (!lab.flag(lostKey)) lab.set({ [lostKey]: true })
        }}
      >
        {() => (
          <ol className="lab-rows">
            {lost.map((probe) => (
              <LostProbe key={probe.id} probe={probe} />
            ))}
          </ol>
        )}
      </LateDrawer>
    </div>
  )
}

function LostProbe({ probe: { type, prompt, answers } }: { probe: Probe }) {
  return (
    <li>
      <dl className="lab-qa">
        <dt>{type}</dt>
        <dd>{prompt}</dd>
        <dt>A, right</dt>
        <dd>{answers.a.text}</dd>
        <dt>B, wrong</dt>
        <dd>{answers.b.text}</dd>
      </dl>
    </li>
  )
}

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
