import { normalCdf } from '@/lib/shared/normal'
import { normalDraw, seededRandom } from '@/lib/shared/random'
import { RUBRIC, isGood, wordCount, type KeyedReply } from './judge-agreement'

/** No model was asked: the three judges are rules of ours, with chance from a seed. */
export const JUDGES = ['steady', 'wordy', 'first'] as const
export type JudgeName = (typeof JUDGES)[number]

/** A rule: what moves the inner score of a reply, in standard deviations of its chance part. */
export interface JudgeRule {
  /** Added for a reply that is good by the settled key and all four lines, taken off for a bad one. */
  readonly pull: number
  /** Added for each ten words above MIDDLE_WORDS. */
  readonly perTenWords: number
  /** Added for the reply that is shown first, when two are compared. */
  readonly ifFirst: number
}

export const JUDGE_RULES: Readonly<Record<JudgeName, JudgeRule>> = {
  steady: { pull: 1.4, perTenWords: 0, ifFirst: 0 },
  wordy: { pull: 1.1, perTenWords: 0.9, ifFirst: 0 },
  first: { pull: 1.4, perTenWords: 0, ifFirst: 1.2 },
}

/** About the mean length of the replies. */
export const MIDDLE_WORDS = 31
/** Chance part of a single comparison, beside that of the two replies. */
const COMPARISON_NOISE = 0.4

/** Inner score as points: 5.5 in the middle, 1.5 for a standard deviation, 1 to 10. */
export function pointsOf(score: number): number {
  return Math.min(10, Math.max(1, 5.5 + 1.5 * score))
}

function scoreOfPoints(points: number): number {
  return (points - 5.5) / 1.5
}

const ALL_LINES = { key: 'settled', lines: RUBRIC } as const

/** Inner score of a reply before chance. */
function leaning(reply: KeyedReply, { pull, perTenWords }: JudgeRule): number {
  return (isGood(reply, ALL_LINES) ? pull : -pull) + (perTenWords * (wordCount(reply.text) - MIDDLE_WORDS)) / 10
}

/** Two replies to the same message, shown in both orders; whether the same one wins. */
export interface SwappedPair {
  readonly first: string
  readonly second: string
  readonly isKept: boolean
}

export interface JudgeRun {
  /** Points of each reply, in the order of the replies. */
  readonly points: readonly number[]
  readonly pairs: readonly SwappedPair[]
}

/** Each reply marked once, and each compared with the next one to the same message in both orders. Messages are the first
 *  three characters of the ids. The same seed gives the same run. */
export function runJudge(
  judge: JudgeName,
  { replies, seed }: { replies: readonly KeyedReply[]; seed: number },
): JudgeRun {
  const rule = JUDGE_RULES[judge]
  const random = seededRandom(seed * 9973 + JUDGES.indexOf(judge))
  const scores = replies.map((reply) => leaning(reply, rule) + normalDraw(random))
  const placesOf = new Map<string, number[]>()
  for (const [place, reply] of replies.entries())
    placesOf.set(messageOf(reply), [...(placesOf.get(messageOf(reply)) ?? []), place])
  const pairs = replies.map((reply, index) => {
    const siblings = placesOf.get(messageOf(reply))!
    const other = siblings[(siblings.indexOf(index) + 1) % siblings.length]!
    const lead = (shown: number, next: number) =>
      scores[shown]! - scores[next]! + rule.ifFirst + COMPARISON_NOISE * normalDraw(random)
    return { first: reply.id, second: replies[other]!.id, isKept: lead(index, other) > 0 !== lead(other, index) > 0 }
  })
  return { points: scores.map(pointsOf), pairs }
}

export function messageOf({ id }: Pick<KeyedReply, 'id'>): string {
  return id.slice(0, 3)
}

/** Chance that the rule passes a reply at a cut in points. */
export function passChance(reply: KeyedReply, { judge, cut }: { judge: JudgeName; cut: number }): number {
  return normalCdf(leaning(reply, JUDGE_RULES[judge]) - scoreOfPoints(cut))
}

/** How many of `marked` further replies the judge passes when a share `truth` of them is good: each is drawn from the good
 *  or the bad ones among the keyed replies, with new chance. Good by the key and lines that are given. */
export function simulatePasses({
  judge,
  cut,
  truth,
  marked,
  seed,
  good,
  bad,
}: {
  judge: JudgeName
  cut: number
  truth: number
  marked: number
  seed: number
  good: readonly KeyedReply[]
  bad: readonly KeyedReply[]
}): number {
  const random = seededRandom(seed * 7907 + 17)
  const chances = [good, bad].map((replies) => replies.map((reply) => passChance(reply, { judge, cut })))
  let passed = 0
  for (let reply = 0; reply < marked; reply += 1) {
    const kind = chances[random() < truth ? 0 : 1]!
    const chance = kind.length === 0 ? 0 : kind[Math.floor(random() * kind.length)]!
    if (random() < chance) passed += 1
  }
  return passed
}
