import { LEVEL_CUTS } from '@/lib/assessment/core/level-scale'

/** Below this many answers nothing is said about an item (engine.md section 6). */
export const HEALTH_ANSWERS = 30
/** Below this many no statistic takes an item out. */
const VERDICT_ANSWERS = 50

/** One answer that counts: not too fast, the learner's first to the item. */
export interface ItemAnswer {
  /** Credit 0–1; 0 for "I don't know". */
  readonly credit: number
  readonly isDontKnow: boolean
  /** The learner's ability on the item's skill by everything but this answer: mean and variance, ability scale. */
  readonly ability: number
  readonly abilityVariance: number
  readonly elapsedMs: number
  /** What was replied: ids of options, or a number in figures; empty for orders and "I don't know". */
  readonly replies: readonly string[]
  /** ms since 1970. */
  readonly at: number
}

/** What the statistics need to know of the item: its parameters in use, and the replies it offers (none for orders; for
 *  numbers those that were given). */
export interface MeasuredItem {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly type: 'single' | 'multi' | 'ordering' | 'numeric'
  readonly options: readonly { readonly id: string; readonly isRight: boolean }[]
}

/** Signs after which an item is asked no more until it is reviewed. */
const FLAGGING_SIGNS = ['never-separates', 'key-in-doubt', 'drift'] as const
export type FlaggingSign = (typeof FLAGGING_SIGNS)[number]

/** What is wrong with an item by its answers, the gravest first. */
const HEALTH_SIGNS = [...FLAGGING_SIGNS, 'almost-all-right', 'almost-none-right', 'idle-distractor'] as const
export type HealthSign = (typeof HEALTH_SIGNS)[number]

/** Whether a sign takes an item out. */
export function isFlaggingSign(sign: HealthSign): sign is FlaggingSign {
  return FLAGGING_SIGNS.some((each) => each === sign)
}

/** Share of the learners who gave a reply, in all and in the upper half by ability. */
export interface ReplyShare {
  readonly id: string
  readonly isRight: boolean
  readonly share: number
  readonly upperShare: number
}

/** Health of an item. Shares are 0–1. Everything but `answers` is null or empty below 30 answers. */
export interface ItemHealth {
  readonly answers: number
  /** Mean credit. */
  readonly facility: number | null
  readonly dontKnowShare: number | null
  /** Correlation of credit with the ability by the other answers, with its 99 % band. */
  readonly discrimination: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly medianMs: number | null
  readonly replies: readonly ReplyShare[]
  /** Mean credit by level 0–4 of the learners. */
  readonly byLevel: readonly { readonly answers: number; readonly facility: number | null }[]
  /** How much more is right in the newest third than before, against what was to be expected of the learners. */
  readonly drift: { readonly change: number; readonly z: number } | null
  readonly signs: readonly HealthSign[]
}

/** Health of an item from its answers, in any order: classical item statistics, with the learner's ability by everything
 *  but the answer as "the rest", since in an adaptive test the share of right answers is much the same for everybody. */
export function itemHealth(item: MeasuredItem, answers: readonly ItemAnswer[]): ItemHealth {
  if (answers.length < HEALTH_ANSWERS) return { ...TOO_FEW, answers: answers.length }
  const byTime = answers.toSorted((one, other) => one.at - other.at)
  const known = {
    answers: answers.length,
    facility: mean(answers.map(({ credit }) => credit)),
    dontKnowShare: mean(answers.map(({ isDontKnow }) => Number(isDontKnow))),
    discrimination: discriminationOf(answers),
    medianMs: medianOf(answers.map(({ elapsedMs }) => elapsedMs)),
    replies: repliesOf(item, answers),
    byLevel: byLevelOf(answers),
    drift: driftOf(item, byTime),
  }
  return { ...known, signs: signsOf(item, known) }
}

const TOO_FEW: ItemHealth = {
  answers: 0,
  facility: null,
  dontKnowShare: null,
  discrimination: null,
  medianMs: null,
  replies: [],
  byLevel: [],
  drift: null,
  signs: [],
}

/** A 99 % band leaves out this many standard deviations and more. */
const NINETY_NINE_Z = 2.5758293035489

/** Point-biserial correlation with Fisher's band; null where everybody got the same credit or stands at the same place. */
function discriminationOf(answers: readonly ItemAnswer[]): ItemHealth['discrimination'] {
  const credits = answers.map(({ credit }) => credit)
  const abilities = answers.map(({ ability }) => ability)
  const [creditMean, abilityMean] = [mean(credits), mean(abilities)]
  const sum = (term: (index: number) => number) => answers.reduce((total, _, index) => total + term(index), 0)
  const spread = sum((i) => (credits[i]! - creditMean) ** 2) * sum((i) => (abilities[i]! - abilityMean) ** 2)
  if (spread < 1e-12) return null
  const value = sum((i) => (credits[i]! - creditMean) * (abilities[i]! - abilityMean)) / Math.sqrt(spread)
  // Fisher's transform of a correlation of 1 is infinite; nothing is that sure.
  const z = Math.atanh(Math.max(-0.999999, Math.min(0.999999, value)))
  const reach = NINETY_NINE_Z / Math.sqrt(answers.length - 3)
  return { value, low: Math.tanh(z - reach), high: Math.tanh(z + reach) }
}

/** Most different numbers that are listed; the rest are single slips. */
const MOST_NUMBERS = 6

function repliesOf({ type, options }: MeasuredItem, answers: readonly ItemAnswer[]): ReplyShare[] {
  const upper = upperHalf(answers)
  const shareOf = (among: readonly ItemAnswer[], id: string) =>
    mean(among.map(({ replies }) => Number(replies.includes(id))))
  const shares = options.map(({ id, isRight }) => ({
    id,
    isRight,
    share: shareOf(answers, id),
    upperShare: shareOf(upper, id),
  }))
  return type === 'numeric'
    ? shares.sort((one, other) => other.share - one.share || (one.id < other.id ? -1 : 1)).slice(0, MOST_NUMBERS)
    : shares
}

function upperHalf(answers: readonly ItemAnswer[]): readonly ItemAnswer[] {
  const middle = medianOf(answers.map(({ ability }) => ability))
  return answers.filter(({ ability }) => ability >= middle)
}

function byLevelOf(answers: readonly ItemAnswer[]): ItemHealth['byLevel'] {
  return Array.from({ length: LEVEL_CUTS.length + 1 }, (_, level) => {
    const own = answers.filter(({ ability }) => LEVEL_CUTS.filter((cut) => ability >= cut).length === level)
    return { answers: own.length, facility: own.length === 0 ? null : mean(own.map(({ credit }) => credit)) }
  })
}

/** Answers that both parts of the comparison need. */
const DRIFT_PART = 20

/** Newest third against the rest, each answer measured from what was to be expected of its learner, so that stronger or
 *  weaker learners are no drift. The variance of a single answer is that of a yes-no answer, which part credit is below. */
function driftOf(item: MeasuredItem, byTime: readonly ItemAnswer[]): ItemHealth['drift'] {
  const recent = Math.floor(byTime.length / 3)
  if (recent < DRIFT_PART) return null
  const parts = [byTime.slice(0, -recent), byTime.slice(-recent)].map((part) => {
    const expected = part.map((answer) => expectationOf(item, answer))
    return {
      rest: mean(part.map(({ credit }, index) => credit - expected[index]!)),
      variance: mean(expected.map((chance) => chance * (1 - chance))) / part.length,
    }
  })
  const [before, after] = [parts[0]!, parts[1]!]
  const change = after.rest - before.rest
  return { change, z: change / Math.sqrt(before.variance + after.variance) }
}

/** Credit that was to be expected of the learner who gave an answer, 0–1: the item's curve with the doubt about the ability
 *  flattening it, within .01 of the integral. Source: MacKay, "The evidence framework applied to classification networks"
 *  (1992), E σ(x) ≈ σ(μ / √(1 + πv/8)). */
function expectationOf({ a, b, c }: MeasuredItem, { ability, abilityVariance }: ItemAnswer): number {
  const flatter = Math.sqrt(1 + (Math.PI / 8) * a * a * abilityVariance)
  return c + (1 - c) / (1 + Math.exp((-a * (ability - b)) / flatter))
}

/** Limits of the signs. Those that take an item out are set so that of 500 sound items fewer than one is taken out in a
 *  whole round of answers: the 99 % band of a usual correlation of .3 lies above .15 but for one in some thousand, and the
 *  two z of 3.5 and 3 go with effects that matter. */
const LIMIT = {
  separates: 0.15,
  drift: { change: 0.15, z: 3.5 },
  keyDoubt: 3,
  almostAll: 0.95,
  almostNone: 0.1,
  idle: 0.03,
} as const

/** What the signs are read from. */
interface Measured extends Omit<ItemHealth, 'signs'> {
  readonly facility: number
  readonly dontKnowShare: number
}

function signsOf(item: MeasuredItem, known: Measured): HealthSign[] {
  const { answers, facility, discrimination, drift, replies } = known
  const isEnough = answers >= VERDICT_ANSWERS
  const found: Record<HealthSign, boolean> = {
    'never-separates': isEnough && discrimination !== null && discrimination.high < LIMIT.separates,
    'key-in-doubt': isEnough && item.type === 'single' && isKeyInDoubt(replies, answers),
    drift: drift !== null && Math.abs(drift.z) > LIMIT.drift.z && Math.abs(drift.change) > LIMIT.drift.change,
    'almost-all-right': facility > LIMIT.almostAll,
    'almost-none-right': facility < LIMIT.almostNone,
    'idle-distractor': isEnough && (item.type === 'single' || item.type === 'multi') && hasIdleDistractor(known),
  }
  return HEALTH_SIGNS.filter((sign) => found[sign])
}

/** Whether a distractor is hardly ever chosen by those who choose at all. */
function hasIdleDistractor({ replies, dontKnowShare }: Measured): boolean {
  const chosen = 1 - dontKnowShare
  return replies.some(({ isRight, share }) => !isRight && share < LIMIT.idle * chosen)
}

/** Whether those who know most prefer a distractor to the key, by three standard deviations of the difference of counts. */
function isKeyInDoubt(replies: readonly ReplyShare[], answers: number): boolean {
  const upper = answers / 2
  const count = (isRight: boolean) =>
    Math.max(0, ...replies.filter((reply) => reply.isRight === isRight).map(({ upperShare }) => upperShare * upper))
  const [right, wrong] = [count(true), count(false)]
  return wrong - right > LIMIT.keyDoubt * Math.sqrt(wrong + right)
}

/** One stretch of answers in time: credit reached and credit that was to be expected, 0–1. */
export interface TrendPoint {
  readonly from: number
  readonly to: number
  readonly answers: number
  readonly facility: number
  readonly expected: number
}

const MOST_POINTS = 12
const POINT_ANSWERS = 10

/** An item's course in time: at most twelve stretches of equally many answers, ten or more each, the oldest first; empty
 *  below 30 answers. */
export function healthTrend(item: MeasuredItem, answers: readonly ItemAnswer[]): TrendPoint[] {
  if (answers.length < HEALTH_ANSWERS) return []
  const byTime = answers.toSorted((one, other) => one.at - other.at)
  const count = Math.min(MOST_POINTS, Math.floor(byTime.length / POINT_ANSWERS))
  return Array.from({ length: count }, (_, index) => {
    const part = byTime.slice(
      Math.round((index * byTime.length) / count),
      Math.round(((index + 1) * byTime.length) / count),
    )
    return {
      from: part[0]!.at,
      to: part.at(-1)!.at,
      answers: part.length,
      facility: mean(part.map(({ credit }) => credit)),
      expected: mean(part.map((answer) => expectationOf(item, answer))),
    }
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
