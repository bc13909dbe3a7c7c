'use client'

import { useEffect, useRef } from 'react'
import { askMoreAction, endAttemptAction } from '@/lib/assessment/actions'
import type { QuestionDto } from '@/lib/assessment/item-dto'
import { SettledRoad, settledWords, titlesOf, type RunSkill } from './settled-road'

/** Every question is answered: the result, or some more questions and what they would settle. */
export function RunEnd({ question, skills }: { question: QuestionDto; skills: readonly RunSkill[] }) {
  const { attemptId, number, count, progress, more } = question
  const headingRef = useRef<HTMLHeadingElement>(null)
  useEffect(() => headingRef.current?.focus(), [])
  const answered = number - 1
  const openCount = skills.length - progress.settled.length
  return (
    <div className="run">
      <SettledRoad skills={skills} progress={progress} asked={null} />
      <h1 tabIndex={-1} ref={headingRef}>
        {answered < count ? 'There is no unseen question left' : `All ${answered} questions are answered`}
      </h1>
      <p className="lede">
        {openCount === 0
          ? 'Every skill is settled. The result is ready.'
          : `${settledWords(progress, skills)}, ${openCount} still open. The result is ready and says which.`}
      </p>
      <div className="acts">
        <form action={endAttemptAction}>
          <input type="hidden" name="attemptId" value={attemptId} />
          <button type="submit" className="finger">
            See the result
          </button>
        </form>
      </div>
      {more !== null && more.questions > 0 && openCount > 0 && (
        <form action={askMoreAction} className="run-more">
          <input type="hidden" name="attemptId" value={attemptId} />
          <p>{forecast(more, skills)}</p>
          <button type="submit" className="btn">
            Answer {more.questions} more
          </button>
        </form>
      )}
    </div>
  )
}

/** What more questions would bring, as computed; none is promised that is not likelier than not. */
function forecast(
  { questions, skills: likely, expectedSettled }: NonNullable<QuestionDto['more']>,
  skills: readonly RunSkill[],
): string {
  const those = questions === 1 ? 'One more question' : `${questions} more questions`
  if (likely.length > 0) return `${those} would probably settle: ${titlesOf(likely, skills)}.`
  if (expectedSettled < 0.1) return `${those} would settle hardly anything: what is open now lies close to its target.`
  return `${those} would settle ${expectedSettled.toFixed(1)} skills on average; none of them is likelier than not.`
}
