import type { ItemHealth } from '@/lib/assessment/core/item-health'
import type { ItemReviewDto } from '@/lib/assessment/item-dto'
import { percent } from './item-health-words'

export interface ItemRepliesProps {
  item: ItemReviewDto
  replies: ItemHealth['replies']
}

/** What a question offers, which of it is right and why, and how often it was chosen. */
export function ItemReplies({ item, replies }: ItemRepliesProps) {
  if (item.type === 'ordering') {
    return (
      <ol className="rows item-order">
        {item.key.map((id, index) => (
          <li key={id}>
            <span className="num">{index + 1}</span>
            <span>
              {item.options.find((option) => option.id === id)?.text}
              <span className="dim block small">{item.rationales[id]}</span>
            </span>
          </li>
        ))}
      </ol>
    )
  }
  const shares = new Map(replies.map((reply) => [reply.id, reply]))
  const lines =
    item.type === 'numeric'
      ? replies.map(({ id, isRight }) => ({ id, text: unitOf(id, item.unit), why: feedbackOf(item, id), isRight }))
      : item.options.map(({ id, text }) => ({
          id,
          text,
          why: item.rationales[id] ?? '',
          isRight: item.key.includes(id),
        }))
  return (
    <>
      {item.type === 'numeric' && <p className="mt-4">The answer: {item.solution}</p>}
      {lines.length > 0 && (
        <ul className={replies.length === 0 ? 'item-replies bare' : 'item-replies'}>
          {lines.map(({ id, text, why, isRight }) => {
            const reply = shares.get(id)
            return (
              <li key={id}>
                <span className={isRight ? 'item-key' : 'dim'}>{isRight ? '● right' : '○'}</span>
                <span>
                  {text}
                  {why !== '' && <span className="dim block small">{why}</span>}
                </span>
                {reply !== undefined && (
                  <span className="item-share">
                    <i aria-hidden="true" style={{ inlineSize: `${reply.share * 100}%` }} />
                    <b className="num">{percent(reply.share)}</b>
                    <span className="dim num">, upper half {percent(reply.upperShare)}</span>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function unitOf(id: string, unit: string | null): string {
  return unit === null ? id : `${id} ${unit}`
}

function feedbackOf({ figure }: ItemReviewDto, id: string): string {
  const near = figure?.commonErrors.find(({ value }) => Math.abs(value - Number(id)) < 1e-9)
  return near?.feedback ?? ''
}
