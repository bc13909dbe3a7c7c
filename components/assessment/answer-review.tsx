import { ItemExhibit } from '@/components/lesson/item-exhibit'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemReviewDto } from '@/lib/assessment/item-dto'
import { ReportItem } from './report-item'
import { saidOf } from './result-view'

export interface AnswerReviewProps {
  attemptId: string
  position: number
  skillTitle: string
  item: ItemReviewDto
  answer: GivenAnswer
  score: number | null
  /** Percent sure, where the learner said so. */
  confidence: number | null
  /** Answered faster than it can be read: kept, not scored. */
  isTooFast: boolean
}

/** One answered question with the reason for every option. */
export function AnswerReview(props: AnswerReviewProps) {
  const { attemptId, position, skillTitle, item, answer, score, confidence, isTooFast } = props
  return (
    <details className="answer-review" id={`answer-${item.id}`}>
      <summary>
        <span className="num">{position}.</span> <span className="review-stem">{item.stem}</span>
        <span className="review-end">
          {saidOf(score)}
          {isTooFast && ', not scored'} <span className="dim">{skillTitle}</span>
        </span>
      </summary>
      {item.exhibit && <ItemExhibit exhibit={item.exhibit} />}
      {item.options.length > 0 && item.type !== 'ordering' && (
        <ul className="opts ui">
          {item.options.map(({ id, text }) => {
            const isRight = item.key.includes(id)
            const isChosen = answer.type === 'choice' && answer.optionIds.includes(id)
            const word = isRight ? 'Right.' : isChosen ? 'Not right.' : ''
            return (
              <li className={`opt${isRight ? ' right' : isChosen ? ' wrong' : ''}`} key={id}>
                <span aria-hidden="true">{isChosen ? '●' : '○'}</span>
                <span>
                  {text} {isChosen && <span className="dim">(your answer)</span>}
                  <span className="fb">
                    {word && <span className="verdict">{word} </span>}
                    {item.rationales[id]}
                  </span>
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {item.type === 'ordering' && answer.type === 'order' && score !== null && score < 1 && (
        <p className="small">
          Your order:{' '}
          {answer.optionIds.map((id) => item.options.find((option) => option.id === id)?.text ?? '').join(' → ')}. The
          right one:
        </p>
      )}
      {item.type === 'ordering' && (
        <ol className="order-solution small">
          {item.key.map((id) => (
            <li key={id}>
              {item.options.find((option) => option.id === id)?.text}
              {item.rationales[id] && <span className="dim"> {item.rationales[id]}</span>}
            </li>
          ))}
        </ol>
      )}
      {item.type === 'numeric' && (
        <p className="small">
          {answer.type === 'number' ? `You said ${answer.value}. ` : ''}The answer: {item.solution}
        </p>
      )}
      {confidence !== null && <p className="small dim num">You were {confidence} in 100 sure.</p>}
      <ReportItem itemId={item.id} attemptId={attemptId} />
    </details>
  )
}
