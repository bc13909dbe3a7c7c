'use client'

import { useEffect, useRef } from 'react'
import { QuestionScreen } from '@/components/assessment/question-screen'
import { ReportItem } from '@/components/assessment/report-item'
import { useFormQuestion } from '@/components/assessment/use-form-question'
import { endAttemptAction } from '@/lib/assessment/actions'
import type { QuestionDto } from '@/lib/assessment/item-dto'

export interface SkillCheckRunProps {
  first: QuestionDto
  /** What the questions are about, in words. */
  about: string
}

/** Two questions, one after the other; then what they say. */
export function SkillCheckRun({ first, about }: SkillCheckRunProps) {
  const { question, notice } = useFormQuestion(first)
  const { attemptId, item, number, count } = question

  if (item === null) return <Answered attemptId={attemptId} />
  return (
    <div className="run">
      <p className="small dim num">
        Question {number} of {count}, on {about}
      </p>
      <div role="status" className="run-news">
        {notice !== '' && <p className="done-line">{notice}</p>}
      </div>
      <QuestionScreen
        key={item.id}
        attemptId={attemptId}
        number={number}
        item={item}
        isPaused={false}
        takesFocus={question !== first}
      >
        {() => (
          <>
            <End attemptId={attemptId} label="Stop here" className="btn bare" />
            <ReportItem itemId={item.id} attemptId={attemptId} />
          </>
        )}
      </QuestionScreen>
    </div>
  )
}

function Answered({ attemptId }: { attemptId: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="run">
      <h1 tabIndex={-1} ref={heading}>
        Both questions are answered
      </h1>
      <End attemptId={attemptId} label="See what they say" className="finger" />
    </div>
  )
}

function End({ attemptId, label, className }: { attemptId: string; label: string; className: string }) {
  return (
    <form action={endAttemptAction} className="acts">
      <input type="hidden" name="attemptId" value={attemptId} />
      <button type="submit" className={className}>
        {label}
      </button>
    </form>
  )
}
