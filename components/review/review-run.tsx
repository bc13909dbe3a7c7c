'use client'

import { useEffect, useRef, useState } from 'react'
import { recordEvent } from '@/components/learner/learner-state'
import { useShortcutsSetting } from '@/components/learner/shortcuts'
import { ItemExhibit } from '@/components/lesson/item-exhibit'
import { ItemQuestion } from '@/components/lesson/item-question'
import { Link } from '@/components/ui/link'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemReviewDto } from '@/lib/assessment/item-dto'

export interface ReviewRunProps {
  cards: readonly { item: ItemReviewDto; lesson: { title: string; path: string } }[]
}

const GRADES = [
  { grade: 'again', label: 'Forgotten', key: '1' },
  { grade: 'hard', label: 'Hard', key: '2' },
  { grade: 'good', label: 'Good', key: '3' },
  { grade: 'easy', label: 'Easy', key: '4' },
] as const

/** Due questions one by one: answer, read why, say how it went; keys 1 to 4 grade. */
export function ReviewRun({ cards }: ReviewRunProps) {
  const [index, setIndex] = useState(0)
  const [answer, setAnswer] = useState<GivenAnswer | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const { isOn, setIsOn } = useShortcutsSetting()
  const headingRef = useRef<HTMLHeadingElement>(null)
  const card = cards[index]

  useEffect(() => {
    function grade(event: KeyboardEvent) {
      const chosen = GRADES.find(({ key }) => key === event.key)
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input[inputmode], textarea') !== null
      if (!isOn || !isOpen || chosen === undefined || isTyping || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      document.getElementById(`grade-${chosen.grade}`)?.click()
    }
    window.addEventListener('keydown', grade)
    return () => window.removeEventListener('keydown', grade)
  }, [isOn, isOpen])

  if (card === undefined) {
    return (
      <div className="narrow">
        <h1 tabIndex={-1} ref={headingRef}>
          {cards.length === 0 ? 'No questions are due' : 'That was all for today'}
        </h1>
        <p className="lede">They come back when forgetting begins.</p>
        <div className="acts mt-4">
          <Link className="finger" href="/today">
            Back to today
          </Link>
        </div>
      </div>
    )
  }
  const { item, lesson } = card
  return (
    <div className="run">
      <h1 className="run-number num" tabIndex={-1} ref={headingRef}>
        Review {index + 1} of {cards.length}, from <Link href={lesson.path}>{lesson.title}</Link>
      </h1>
      <p className="stem">{item.stem}</p>
      {item.exhibit && <ItemExhibit exhibit={item.exhibit} />}
      <ItemQuestion
        key={`${item.id}-${isOpen}`}
        item={item}
        answer={answer}
        onAnswer={setAnswer}
        isMarked={isOpen}
        feedback={(id) =>
          isOpen
            ? {
                isRight: item.key.includes(id),
                isChosen: answer?.type === 'choice' && answer.optionIds.includes(id),
                text: item.rationales[id] ?? '',
              }
            : null
        }
      />
      {isOpen && item.solution !== null && <p className="verdict-line">The answer: {item.solution}</p>}
      {isOpen ? (
        <fieldset className="plain grades">
          <legend className="small dim">How did it go?</legend>
          <div className="acts">
            {GRADES.map(({ grade, label, key }) => (
              <button
                key={grade}
                id={`grade-${grade}`}
                type="button"
                className="btn"
                onClick={() => {
                  recordEvent({ kind: 'review-answered', itemId: item.id, grade })
                  setAnswer(null)
                  setIsOpen(false)
                  setIndex(index + 1)
                  headingRef.current?.focus()
                }}
              >
                {label} {isOn && <kbd aria-hidden="true">{key}</kbd>}
              </button>
            ))}
          </div>
        </fieldset>
      ) : (
        <div className="acts">
          <button type="button" className="finger" onClick={() => setIsOpen(true)}>
            {answer === null ? 'Show the answer' : 'Answer'}
          </button>
        </div>
      )}
      <label className="small dim keys">
        <input type="checkbox" checked={isOn} onChange={(event) => setIsOn(event.target.checked)} />
        Single keys: 1 to 4 say how it went
      </label>
    </div>
  )
}
