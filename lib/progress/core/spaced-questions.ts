import type { Lesson } from '@/lib/content/core/graph'

/** A question that comes back after a lesson. */
export interface SpacedQuestion {
  itemId: string
  /** Days between finishing the lesson and the first asking. */
  afterDays: number
}

/** The `<Spaced item after>` tags of a lesson; "2w" is 14 days, "3d" is 3. */
export function spacedQuestions({ body }: Pick<Lesson, 'body'>): SpacedQuestion[] {
  return body.tags.flatMap(({ name, attributes }) => {
    const [, count, unit] = /^(\d+)([dw])$/.exec(attributes['after'] ?? '') ?? []
    const itemId = attributes['item']
    if (name !== 'Spaced' || itemId === undefined || count === undefined) return []
    return [{ itemId, afterDays: Number(count) * (unit === 'w' ? 7 : 1) }]
  })
}
