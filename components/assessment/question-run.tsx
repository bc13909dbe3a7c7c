'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ItemExhibit } from '@/components/lesson/item-exhibit'
import { ItemQuestion } from '@/components/lesson/item-question'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { QuestionDto } from '@/lib/assessment/item-dto'

const SURE = [
  { value: 50, label: 'a guess' },
  { value: 70, label: 'fairly sure' },
  { value: 90, label: 'sure' },
] as const

interface Refusal {
  error?: { code: string; message: string }
}

/** One question at a time. Every answer is kept on the server before the next question is shown. */
export function QuestionRun({ first }: { first: QuestionDto }) {
  const router = useRouter()
  const [question, setQuestion] = useState(first)
  const [answer, setAnswer] = useState<GivenAnswer | null>(null)
  const [confidence, setConfidence] = useState<number | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const shownAt = useRef(0)
  const headingRef = useRef<HTMLHeadingElement>(null)
  const { item, attemptId } = question
  const resultPath = `/assessment/${attemptId}/result`

  useEffect(() => {
    shownAt.current = performance.now()
  }, [item?.id])

  async function send(given: GivenAnswer) {
    if (item === null || isSending) return
    setIsSending(true)
    setProblem(null)
    try {
      const response = await fetch(`/api/assessment/${attemptId}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          itemId: item.id,
          answer: given,
          ...(confidence === null || given.type === 'dont-know' ? {} : { confidence }),
          elapsedMs: Math.round(performance.now() - shownAt.current),
        }),
      })
      const body = (await response.json()) as QuestionDto & Refusal
      if (!response.ok) {
        if (body.error?.code === 'conflict') router.refresh()
        setProblem(body.error?.message ?? 'The server did not take this answer. Try again.')
        return
      }
      setAnswer(null)
      setConfidence(null)
      setQuestion(body)
      headingRef.current?.focus()
    } catch {
      setProblem('This answer has not reached the server. It stands here; send it again when the connection is back.')
    } finally {
      setIsSending(false)
    }
  }

  if (item === null) return <AllAnswered attemptId={attemptId} count={question.count} />
  return (
    <div className="run">
      <div className="run-road" role="img" aria-label={`Question ${question.number} of ${question.count}`}>
        {Array.from({ length: question.count }, (_, index) => (
          <i
            key={index}
            className={index + 1 < question.number ? 'gone' : index + 1 === question.number ? 'now' : undefined}
          />
        ))}
      </div>
      <h1 className="run-number num" tabIndex={-1} ref={headingRef}>
        Question {question.number} of {question.count}
      </h1>
      <p className="stem">{item.stem}</p>
      {item.exhibit && <ItemExhibit exhibit={item.exhibit} />}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (answer !== null) void send(answer)
        }}
      >
        <ItemQuestion key={item.id} item={item} answer={answer} onAnswer={setAnswer} />
        <fieldset className="sure ui">
          <legend>How sure are you?</legend>
          {SURE.map(({ value, label }) => (
            <label key={value}>
              <input
                type="radio"
                name="confidence"
                checked={confidence === value}
                onChange={() => setConfidence(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <div role="alert">{problem && <p className="error-line">{problem}</p>}</div>
        <div className="acts run-acts">
          <button type="submit" className="finger" disabled={answer === null || isSending}>
            {isSending ? 'Keeping …' : 'Answer'}
          </button>
          <button type="button" className="btn" disabled={isSending} onClick={() => void send({ type: 'dont-know' })}>
            I don’t know
          </button>
        </div>
      </form>
      <ReportQuestion key={item.id} itemId={item.id} />
      <p className="small dim">
        Every answer is kept. You can close this page and come back to this question, or{' '}
        <a href={`${resultPath}/stop`}>stop here and see what is known</a>.
      </p>
    </div>
  )
}

function AllAnswered({ attemptId, count }: { attemptId: string; count: number }) {
  const router = useRouter()
  useEffect(() => router.replace(`/assessment/${attemptId}/result/stop`), [attemptId, router])
  return (
    <p className="lede" role="status">
      All {count} questions are answered. <a href={`/assessment/${attemptId}/result/stop`}>See the result</a>.
    </p>
  )
}

function ReportQuestion({ itemId }: { itemId: string }) {
  const [said, setSaid] = useState<string | null>(null)
  async function report(text: string) {
    try {
      const response = await fetch('/api/assessment/report', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ itemId, text }),
      })
      setSaid(
        response.ok
          ? 'Thank you. An editor reads it.'
          : 'This could not be sent. A sentence of three letters or more is needed.',
      )
    } catch {
      setSaid('This could not be sent; the connection is gone.')
    }
  }
  return (
    <details className="small report">
      <summary>This question is wrong or unclear</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const text = new FormData(event.currentTarget).get('text')
          if (typeof text === 'string') void report(text)
        }}
      >
        <label htmlFor={`report-${itemId}`}>What is wrong?</label>
        <textarea id={`report-${itemId}`} name="text" rows={2} maxLength={2000} />
        <button type="submit" className="btn">
          Tell the editors
        </button>
        <p role="status">{said}</p>
      </form>
    </details>
  )
}
