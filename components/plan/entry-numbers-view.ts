import { saidOf, shorten } from '@/components/assessment/result-view'
import type { Content } from '@/lib/content/loader'
import type { ReachedInWeek } from '@/lib/planning/core/entry-numbers'
import type { EntryNumbersDto } from '@/lib/planning/entry-service'
import { nameOfNode } from './node-names'

/** A goal or milestone by name, with the week in which the plan reaches it. */
export interface NamedGoal {
  id: string
  title: string
  week: number | null
}

/** An answer that moved a gap; chances in a hundred, without it and with it. */
export interface NamedAnswer {
  itemId: string
  /** Place in the assessment, from 1. */
  number: number
  /** The answered question in the result. */
  path: string
  stem: string
  said: string
  skillTitle: string
  from: number
  to: number
}

/** The numbers behind an entry in the words of the curriculum: plain data for the page and for what opens in place. */
export interface EntryNumbersView {
  title: string
  sentence: string
  isDone: boolean
  weeks: string
  studyHours: number
  /** Chances in a hundred; `levels` by level 0 to 4. */
  gap: {
    skillTitle: string
    level: number
    below: number
    levels: number[]
    source: 'assessment' | 'background'
  } | null
  chain: NamedGoal[]
  lost: (NamedGoal & { below: number | null })[]
  waitsFor: NamedGoal[]
  hours: { now: number; saved: number; without: number }
  /** False where less may be lost than stated. */
  isProven: boolean
  answers: { resultPath: string; answered: number; rows: NamedAnswer[] } | null
}

/** Names everything behind an entry. */
export function buildEntryNumbers(content: Content, numbers: EntryNumbersDto): EntryNumbersView {
  const { gap, answers, hoursSaved, remainingHours } = numbers
  const name = ({ id, weekIndex }: ReachedInWeek): NamedGoal => ({
    id,
    title: nameOfNode(content, id),
    week: weekIndex,
  })
  return {
    title: numbers.title,
    sentence: numbers.sentence,
    isDone: numbers.isDone,
    weeks: weeksInWords(numbers.weekIndexes),
    studyHours: numbers.studyHours,
    gap: gap && {
      skillTitle: content.skills.get(gap.skill)?.title ?? gap.skill,
      level: gap.level,
      below: inHundred(gap.probability),
      levels: gap.levels.map((share) => Math.round(100 * share)),
      source: numbers.isAssessed ? 'assessment' : 'background',
    },
    chain: numbers.chain.map(name),
    lost: numbers.lost
      .map((goal) => ({ ...name(goal), below: goal.probability === null ? null : inHundred(goal.probability) }))
      .sort((one, other) => (one.week ?? Number.MAX_SAFE_INTEGER) - (other.week ?? Number.MAX_SAFE_INTEGER)),
    waitsFor: numbers.waitsFor.map(name),
    hours: { now: remainingHours, saved: hoursSaved, without: remainingHours - hoursSaved },
    isProven: numbers.isProven,
    answers: answers && {
      resultPath: `/assessment/${answers.attemptId}/result`,
      answered: answers.answered,
      rows: answers.effects.map(({ itemId, number, score, from, to }) => {
        const item = content.items.get(itemId)
        return {
          itemId,
          number,
          path: `/assessment/${answers.attemptId}/result#answer-${itemId}`,
          stem: shorten(item?.stem ?? itemId),
          said: saidOf(score),
          skillTitle: content.skills.get(item?.skill ?? '')?.title ?? '',
          from: inHundred(from),
          to: inHundred(to),
        }
      }),
    },
  }
}

/** A probability as a whole number in a hundred; never 0 or 100, which no estimate earns. */
function inHundred(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(100 * probability)))
}

function weeksInWords(indexes: readonly number[]): string {
  const [first, last] = [indexes[0], indexes.at(-1)]
  return first === last ? `week ${first}` : `weeks ${first} to ${last}`
}
