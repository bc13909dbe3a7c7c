'use client'

import { use, useEffect, useRef, useState, type ReactNode } from 'react'
import { StateMark } from '@/components/ui/mark'
import type { LabAnswer, PassVerdict } from '@/lib/labs/core/verdict'
import type { LabState } from '../use-lab-inputs'
import { IsRehearsalContext } from '../use-rehearsal'
import { ClosingWords } from './closing-words'

export interface PassPanelProps {
  lab: LabState
  /** The task in words. */
  task: ReactNode
  seed: number
  /** What the seed numbers: a drawn sample, or an attempt at the same cases. */
  seedName?: 'Sample' | 'Attempt'
  /** What is handed in, when it is not simply the inputs whose keys begin with `answer-`. */
  answer?: LabAnswer
  /** Judges what was handed in. The server judges it again by the same function. */
  judge: (answer: LabAnswer) => PassVerdict
  /** Called when the learner asks for another task; clear the answers here. */
  onAnother: () => void
  submitLabel?: string
  anotherLabel?: string
  /** The answer's controls; isJudged closes them. */
  children: (isJudged: boolean) => ReactNode
}

/** The task that counts: on another sample than the one explored, judged once. */
export function PassPanel(props: PassPanelProps) {
  const {
    lab,
    task,
    seed,
    seedName = 'Sample',
    answer = lab.handIn(['answer-']),
    judge,
    onAnother,
    submitLabel = 'Check my answer',
    anotherLabel = 'Another sample',
    children,
  } = props
  const [verdict, setVerdict] = useState<PassVerdict | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const isRehearsal = use(IsRehearsalContext)
  useEffect(() => {
    if (verdict !== null) place.current?.focus()
  }, [verdict])
  return (
    <form
      className="lab-pass"
      onSubmit={(event) => {
        event.preventDefault()
        const next = judge(answer)
        setVerdict(next)
        lab.attempt({ seed, answer, passed: next.passed })
      }}
    >
      <header>
        <h3>To pass</h3>
        {lab.isPassed && <StateMark name="shown" word="passed" />}
        <span className="num">
          {seedName} {seed}
        </span>
      </header>
      <div className="lab-task">{task}</div>
      {children(verdict !== null)}
      {verdict !== null && (
        <div ref={place} tabIndex={-1} className={verdict.passed ? 'lab-verdict passed' : 'lab-verdict'}>
          <b>{verdict.passed ? 'Passed.' : 'Not yet.'}</b> {verdict.because}
        </div>
      )}
      <div className="acts">
        {verdict === null ? (
          <button type="submit" className="btn">
            {submitLabel}
          </button>
        ) : (
          <button
            type="button"
            className="btn"
            onClick={() => {
              setVerdict(null)
              onAnother()
            }}
          >
            {anotherLabel}
          </button>
        )}
      </div>
      {lab.isPassed && !isRehearsal && <ClosingWords labId={lab.labId} />}
    </form>
  )
}

/** The seed of the current attempt; each lab starts elsewhere. */
export function seedOf(lab: LabState, first: number): number {
  return first + Math.max(0, Math.round(lab.number('attempt', 0)))
}
