'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { QuestionDto } from '@/lib/assessment/item-dto'
import { QuestionScreen } from './question-screen'
import { ReportItem } from './report-item'
import { RunClock } from './run-clock'
import { RunEnd } from './run-end'
import { newsOf, SettledRoad, settledWords, type RunSkill } from './settled-road'
import { useReplies } from './waiting-answers'

export interface QuestionRunProps {
  first: QuestionDto
  /** The skills with a target in this attempt, by area. */
  skills: readonly RunSkill[]
}

/** Newest question of each attempt in this tab: going back in the browser's history shows an older page. */
const newest = new Map<string, QuestionDto>()

function newer(first: QuestionDto): QuestionDto {
  const known = newest.get(first.attemptId)
  return known !== undefined && known.number > first.number ? known : first
}

/** One question at a time. Every answer is kept before the next question is shown. */
export function QuestionRun({ first, skills }: QuestionRunProps) {
  const [question, setQuestion] = useState(() => newer(first))
  const [notice, setNotice] = useState('')
  const [hasEnded, setHasEnded] = useState(false)
  const [isPaused, setIsPaused] = useState(false)
  const [wasPaused, setWasPaused] = useState(false)
  const [isTimeShown, setIsTimeShown] = useState(false)
  const { attemptId, item, progress } = question
  const resultPath = `/assessment/${attemptId}/result`

  function show(next: QuestionDto, said: string) {
    newest.set(attemptId, next)
    setQuestion(next)
    setNotice(said)
  }

  function pause() {
    setIsPaused(true)
    setWasPaused(true)
  }

  /** Asks what is due now; quiet without a connection. */
  async function look(said: string) {
    try {
      const response = await fetch(`/api/assessment/${attemptId}`)
      if (response.status === 409) return setHasEnded(true)
      if (!response.ok) return setNotice(said)
      const due = (await response.json()) as QuestionDto
      if (due.item?.id !== item?.id) show(due, said)
    } catch {
      setNotice(said)
    }
  }

  useReplies(attemptId, (reply) => {
    if (reply.kind === 'next') show(reply.question, '')
    else void look(reply.message)
  })

  const lookAgain = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && !hasEnded) {
      void look('You went on elsewhere. This is the question that is due now.')
    }
  })
  useEffect(() => {
    const listen = () => lookAgain()
    document.addEventListener('visibilitychange', listen)
    return () => document.removeEventListener('visibilitychange', listen)
  }, [])

  if (hasEnded) return <Ended resultPath={resultPath} />
  if (item === null) return <RunEnd key={question.number} question={question} skills={skills} />
  const news = newsOf(progress, skills)
  return (
    <div className="run">
      <div className="run-top">
        <SettledRoad skills={skills} progress={progress} asked={item.skill} />
        <p className="small dim num">Question {question.number}</p>
      </div>
      <div role="status" className="run-news">
        {notice !== '' && <p className="done-line">{notice}</p>}
        {question.number > 1 && <span className="vh">{settledWords(progress, skills)}. </span>}
        {news !== '' && <p className="small">{news}</p>}
      </div>
      {isPaused && (
        <Paused answered={question.number - 1} onResume={() => setIsPaused(false)} resultPath={resultPath} />
      )}
      <QuestionScreen
        key={item.id}
        attemptId={attemptId}
        number={question.number}
        item={item}
        isPaused={isPaused}
        takesFocus={question !== first || wasPaused}
      >
        {(elapsed) => (
          <>
            <div className="acts run-foot">
              <button type="button" className="btn bare" onClick={pause}>
                Pause
              </button>
              <RunClock
                elapsed={elapsed}
                spentMs={question.spentMs}
                isShown={isTimeShown}
                onToggle={() => setIsTimeShown(!isTimeShown)}
              />
              <a className="btn bare" href={`${resultPath}/stop`}>
                Stop here and see what is known
              </a>
            </div>
            <ReportItem itemId={item.id} attemptId={attemptId} />
          </>
        )}
      </QuestionScreen>
    </div>
  )
}

function Paused({ answered, onResume, resultPath }: { answered: number; onResume: () => void; resultPath: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="run-pause">
      <h1 tabIndex={-1} ref={heading}>
        Paused
      </h1>
      <p className="lede">
        {answered === 0
          ? 'Nothing is answered yet'
          : answered === 1
            ? 'One answer is kept'
            : `${answered} answers are kept`}
        , and what you have begun stands here. No time runs. You may close this page and go on later, here or wherever
        you are signed in.
      </p>
      <div className="acts">
        <button type="button" className="finger" onClick={onResume}>
          Go on
        </button>
        <a className="btn bare" href={`${resultPath}/stop`}>
          Stop here and see what is known
        </a>
      </div>
    </div>
  )
}

function Ended({ resultPath }: { resultPath: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="run">
      <h1 tabIndex={-1} ref={heading}>
        This assessment has ended
      </h1>
      <p className="lede">
        It was ended in another tab or on another device. What was answered until then is in the result.
      </p>
      <div className="acts">
        <a className="finger" href={resultPath}>
          See the result
        </a>
      </div>
    </div>
  )
}
