import { toReviewItem } from '@/lib/assessment/item-dto'
import type { ResultDto } from '@/lib/assessment/result-service'
import { ItemAnswerSchema } from '@/lib/assessment/schemas'
import type { Content } from '@/lib/content/loader'
import { AnswerReview } from './answer-review'

/** Every answered question of an ended attempt with its reasons, in the order asked; what has left the bank is left out. */
export function AnswerReviews({
  content,
  attempt,
  responses,
}: Pick<ResultDto, 'attempt' | 'responses'> & { content: Content }) {
  const uses = new Map(attempt.state.responses.map(({ itemId, use }) => [itemId, use]))
  return (
    <div className="answers">
      {responses.map(({ itemId, position, answer, score, confidence }) => {
        const item = content.items.get(itemId)
        return item ? (
          <AnswerReview
            key={item.id}
            attemptId={attempt.id}
            position={position}
            skillTitle={content.skills.get(item.skill)?.title ?? item.skill}
            item={toReviewItem(item)}
            answer={ItemAnswerSchema.parse(answer)}
            score={score}
            confidence={confidence}
            isTooFast={uses.get(item.id) === 'too-fast'}
          />
        ) : null
      })}
    </div>
  )
}
