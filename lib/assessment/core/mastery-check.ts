import { hashText, seededRandom } from '@/lib/shared/random'
import { compileBank } from './compile-bank'
import { withFamilies } from './seen-families'
import type { Bank, BankItem } from './types'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The rules of a check that shows mastery of several skills at once, for a milestone. */
export interface MasteryRules {
  milestoneId: string
  questionsPerSkill: number
  /** Of these, how many are at level 2; the others at level 1. Where fresh ones of a level are missing, the other fills up. */
  appliedPerSkill: number
  /** Shares of right answers that are needed, 0..1: over all, and in every skill. */
  passShare: number
  skillShare: number
  /** From the beginning to the last answer. */
  minutes: number
  /** Age of an attempt before the next may begin, from its end. */
  retryDays: number
  /** The milestone's criteria, by what they ask for. */
  criteria: Record<MasteryCondition, string>
}

export type MasteryCondition = 'overall' | 'every-skill' | 'unseen' | 'in-time' | 'unaided' | 'rested'

/**
 * The check at the end of the basic stage. Marks, time and waiting are those of the milestone's criteria. Five questions a
 * skill: forty in 75 minutes leave almost two minutes for each, both marks fall on whole answers, and the bank lasts for
 * three checks of somebody who has met none of its questions.
 */
export const FOUNDATION_CHECK: MasteryRules = {
  milestoneId: 'MB1',
  questionsPerSkill: 5,
  appliedPerSkill: 3,
  passShare: 0.8,
  skillShare: 0.6,
  minutes: 75,
  retryDays: 7,
  criteria: {
    overall: 'MB1-c1',
    'every-skill': 'MB1-c2',
    unseen: 'MB1-c3',
    'in-time': 'MB1-c4',
    unaided: 'MB1-c5',
    rested: 'MB1-c6',
  },
}

/** The rules of the check that shows a milestone; null for a milestone without one. */
export function checkRulesOf(milestoneId: string): MasteryRules | null {
  return milestoneId === FOUNDATION_CHECK.milestoneId ? FOUNDATION_CHECK : null
}

/** Least number of right answers for a share of some questions. */
export function marksNeeded(questions: number, share: number): number {
  // A product such as 0.07 · 100 lies a hair above its whole number in binary; that must not ask for one answer more.
  return Math.ceil(questions * share - 1e-9)
}

/** The moment (ms) after which no answer of a check begun at `startedAt` (ms) counts. */
export function deadlineOf({ minutes }: MasteryRules, startedAt: number): number {
  return startedAt + minutes * MINUTE_MS
}

/** The first moment (ms) at which a new check may begin after one that ended at `endedAt` (ms). */
export function nextCheckFrom({ retryDays }: MasteryRules, endedAt: number): number {
  return endedAt + retryDays * DAY_MS
}

/** The items of a check in the order of asking, and the skills for which there are too few fresh ones. */
export interface ComposedCheck {
  itemIds: string[]
  /** Empty when the check can be held. */
  short: { skill: string; fresh: number }[]
}

/**
 * Chooses fresh items for every skill: asked to this learner never, nor any variant of them, none that varies a question of
 * a lesson, and no two of one family. Skills take turns, level 1 before level 2, in an order drawn from the seed; seldom
 * shown items come first.
 * @throws Error for a skill the bank does not know
 */
export function composeCheck(
  bank: Bank,
  {
    rules,
    skills,
    seenItemIds,
    seed,
  }: { rules: MasteryRules; skills: readonly string[]; seenItemIds: readonly string[]; seed: number },
): ComposedCheck {
  const { skillIndex } = compileBank(bank)
  const random = seededRandom(hashText(`${seed}:check`))
  const isFresh = freshnessIn(bank, seenItemIds)
  const chosen = skills.map((skill) => {
    if (!skillIndex.has(skill)) throw new Error(`A check names the unknown skill ${skill}`)
    const fresh = onePerFamily(
      drawn(
        bank.items.filter((item) => item.skill === skill && item.level <= 2 && isFresh(item)),
        random,
      ),
    )
    return { skill, fresh: fresh.length, items: pick(fresh, rules) }
  })
  const rounds = Array.from({ length: rules.questionsPerSkill }, (_, round) =>
    drawn(
      chosen.flatMap(({ items }) => items[round] ?? []),
      random,
      () => 0,
    ),
  )
  return {
    itemIds: rounds.flat().map(({ id }) => id),
    short: chosen
      .filter(({ items }) => items.length < rules.questionsPerSkill)
      .map(({ skill, fresh }) => ({ skill, fresh })),
  }
}

/** Whether an item may be asked to somebody who has met some others: it is asked at all, neither it nor a variant of it was
 *  seen, and it does not vary a question of a lesson. */
export function freshnessIn(bank: Bank, seenItemIds: readonly string[]): (item: BankItem) => boolean {
  const { itemIndex } = compileBank(bank)
  const closed = new Set(withFamilies(bank, seenItemIds))
  // What varies an item outside of the bank varies a question of a lesson.
  return ({ id, status, variantOf }) =>
    status === 'active' && !closed.has(id) && (variantOf === null || itemIndex.has(variantOf))
}

/** The items in a random order, seldom shown ones first. */
export function drawn(
  items: readonly BankItem[],
  random: () => number,
  timesShown: (item: BankItem) => number = (item) => item.timesShown ?? 0,
): BankItem[] {
  return items
    .map((item) => ({ item, times: timesShown(item), draw: random() }))
    .sort((one, other) => one.times - other.times || one.draw - other.draw)
    .map(({ item }) => item)
}

/** The items without those of a family that came before. */
export function onePerFamily(items: readonly BankItem[]): BankItem[] {
  const families = new Set<string>()
  return items.filter(({ id, variantOf }) => {
    const family = variantOf ?? id
    return !families.has(family) && families.add(family)
  })
}

/** The questions of one skill in the order in which they are wanted: level 1 first, more of it where level 2 runs out, then
 *  all of level 2; the rounds leave out what is beyond the number of the rules. */
function pick(fresh: readonly BankItem[], { questionsPerSkill, appliedPerSkill }: MasteryRules): BankItem[] {
  const applied = fresh.filter(({ level }) => level === 2)
  const plain = fresh.filter(({ level }) => level === 1)
  return [...plain.slice(0, questionsPerSkill - Math.min(appliedPerSkill, applied.length)), ...applied]
}

/**
 * Whether an answer is right as a whole; a check knows no half. `score` is the answer's credit 0..1, null for "I don't know".
 * An order passes from .8 on, as the format of items says.
 */
export function isRightAnswer(format: BankItem['format'], score: number | null): boolean {
  return (score ?? 0) >= (format === 'ordering' ? 0.8 : 1) - 1e-9
}

/** What came of a check; kept with the attempt as it was shown. */
export interface MasteryOutcome {
  asked: number
  right: number
  needed: number
  skills: { id: string; asked: number; right: number; needed: number }[]
  /** Minutes from the beginning to the end, rounded up. */
  minutes: number
  conditions: Record<MasteryCondition, boolean>
  /** Every condition is met. */
  isPassed: boolean
}

/**
 * Judges a check. `questions` are all that were chosen, answered or not: one without an answer counts as not right.
 * Moments in ms; `earlierEndedAt` is the end of the check before, null for a first one.
 * @throws RangeError without questions
 */
export function judgeCheck(
  rules: MasteryRules,
  {
    questions,
    startedAt,
    endedAt,
    earlierEndedAt,
    isUnaided,
  }: {
    questions: readonly { skill: string; isRight: boolean }[]
    startedAt: number
    endedAt: number
    earlierEndedAt: number | null
    isUnaided: boolean
  },
): MasteryOutcome {
  if (questions.length === 0) throw new RangeError('A check without questions cannot be judged')
  const skills = [...new Set(questions.map(({ skill }) => skill))].sort().map((id) => {
    const own = questions.filter(({ skill }) => skill === id)
    return {
      id,
      asked: own.length,
      right: own.filter(({ isRight }) => isRight).length,
      needed: marksNeeded(own.length, rules.skillShare),
    }
  })
  const right = questions.filter(({ isRight }) => isRight).length
  const needed = marksNeeded(questions.length, rules.passShare)
  const conditions: MasteryOutcome['conditions'] = {
    overall: right >= needed,
    'every-skill': skills.every((skill) => skill.right >= skill.needed),
    // Fresh ones alone are chosen.
    unseen: true,
    'in-time': endedAt <= deadlineOf(rules, startedAt),
    unaided: isUnaided,
    rested: earlierEndedAt === null || startedAt >= nextCheckFrom(rules, earlierEndedAt),
  }
  return {
    asked: questions.length,
    right,
    needed,
    skills,
    minutes: Math.max(1, Math.ceil((endedAt - startedAt) / MINUTE_MS)),
    conditions,
    isPassed: Object.values(conditions).every(Boolean),
  }
}

/**
 * Probability of reaching both marks, for somebody who answers each question of a skill rightly with the probability given
 * for that skill (0..1), independently. Exact: skills are added one by one, and only sums that meet the mark of the skill go on.
 */
export function passProbability(rules: MasteryRules, shares: readonly number[]): number {
  const { questionsPerSkill: questions, skillShare, passShare } = rules
  const mark = marksNeeded(questions, skillShare)
  let sums = [1]
  for (const share of shares) {
    const next = new Array<number>(sums.length + questions).fill(0)
    for (let right = mark; right <= questions; right += 1) {
      const chance = binomial(questions, right) * share ** right * (1 - share) ** (questions - right)
      sums.forEach((before, sum) => (next[sum + right]! += before * chance))
    }
    sums = next
  }
  return sums.slice(marksNeeded(questions * shares.length, passShare)).reduce((total, chance) => total + chance, 0)
}

function binomial(n: number, k: number): number {
  let value = 1
  for (let index = 1; index <= k; index += 1) value *= (n - k + index) / index
  return value
}
