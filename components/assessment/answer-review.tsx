import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemReviewDto } from '@/lib/assessment/item-dto'

export interface AnswerReviewProps {
  position: number
  skillTitle: string
  item: ItemReviewDto
  answer: GivenAnswer
  score: number | null
}

/** One answered question with the reason for every option. */
export function AnswerReview({ position, skillTitle, item, answer, score }: AnswerReviewProps) {
  return (
    <details className="answer-review" id={`answer-${item.id}`}>
      <summary>
        <span className="num">{position}.</span> <span className="review-stem">{item.stem}</span>
        <span className="review-end">
          {verdictOf(score)} <span className="dim">{skillTitle}</span>
        </span>
      </summary>
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
    </details>
  )
}

function verdictOf(score: number | null): string {
  if (score === null) return 'I don’t know'
  if (score >= 0.999) return 'right'
  return score > 0 ? 'partly right' : 'not right'
}
