'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { QuestionScreen } from '@/components/assessment/question-screen'
import { ReportItem } from '@/components/assessment/report-item'
import { useFormQuestion } from '@/components/assessment/use-form-question'
import { LocalMoment } from '@/components/ui/local-moment'
import type { QuestionDto } from '@/lib/assessment/item-dto'

export interface MasteryCheckRunProps {
  first: QuestionDto
  /** ISO moment after which no answer counts. */
  endsAt: string
  /** From when the page was made to `endsAt`, by the server's clock. */
  remainingMs: number
  /** Address of the page on which it is handed in. */
  endPath: string
}

const MINUTE_MS = 60_000
/** Minutes left at which it is said aloud, too. */
const SAID_AT = [10, 5, 1]

/** The questions of a check, one after the other, with the time that is left. */
export function MasteryCheckRun({ first, endsAt, remainingMs, endPath }: MasteryCheckRunProps) {
  const router = useRouter()
  const { question, notice } = useFormQuestion(first)
  const minutesLeft = useMinutesLeft(remainingMs, () => router.push(endPath))
  const { attemptId, item, number, count } = question
  const isDone = item === null

  useEffect(() => {
    if (isDone) router.replace(endPath)
  }, [isDone, router, endPath])

  if (isDone) {
    return (
      <p className="lede" role="status">
        All questions are answered. <a href={endPath}>Hand the check in</a>.
      </p>
    )
  }
  return (
    <div className="run">
      <div>
        <div className="run-road check-road" aria-hidden="true">
          {Array.from({ length: count }, (_, index) => (
            <i key={index} className={index + 1 < number ? 'gone' : index + 1 === number ? 'now' : undefined} />
          ))}
        </div>
        <p className="small dim num check-line">
          <span>
            Question {number} of {count}
          </span>
          <span>
            Until <LocalMoment at={endsAt} isTimeOnly />
            {minutesLeft !== null && `, ${minutesLeft} min left`}
          </span>
        </p>
      </div>
      <div role="status" className="run-news">
        {notice !== '' && <p className="done-line">{notice}</p>}
        {minutesLeft !== null && SAID_AT.includes(minutesLeft) && (
          <span className="vh">{minutesLeft === 1 ? 'One minute is left.' : `${minutesLeft} minutes are left.`}</span>
        )}
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
            <p className="small dim">
              Every answer is kept. You may close this page and come back; the time runs on. Or{' '}
              <a href={endPath}>hand it in now</a>.
            </p>
            <ReportItem itemId={item.id} attemptId={attemptId} />
          </>
        )}
      </QuestionScreen>
    </div>
  )
}

/** Minutes left, begun ones counted whole; null until the page runs. Calls back once the time is over. */
function useMinutesLeft(remainingMs: number, onOver: () => void): number | null {
  const endsAt = useRef<number | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  const over = useEffectEvent(onOver)
  useEffect(() => {
    endsAt.current ??= Date.now() + remainingMs
    const ends = endsAt.current
    let isOver = false
    function look() {
      const left = ends - Date.now()
      setMinutes(Math.max(0, Math.ceil(left / MINUTE_MS)))
      if (left > 0 || isOver) return
      isOver = true
      over()
    }
    const first = setTimeout(look)
    const timer = setInterval(look, 5_000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [remainingMs])
  return minutes
}
