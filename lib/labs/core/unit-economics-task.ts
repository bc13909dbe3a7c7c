import { seededRandom, type Random } from '@/lib/shared/random'
import { PLANS, USERS, priceOf, priceResult, type Plan, type PriceResult, type Serving } from './unit-economics'
import { INCOMPLETE, choiceIn, numberIn, percent, whole, type JudgeAnswer, type PassVerdict } from './verdict'

export interface PricingTask {
  readonly serving: Serving
  /** Ways to charge that its buyers accept. */
  readonly accepted: readonly Plan[]
  /** What the buyer's present way costs for one success; nobody pays more. */
  readonly buyersLimit: number
}

/** What a price has to keep to in the task. */
export const MARGIN_FLOOR = 0.6
export const LOSING_CEILING = 0.02
export const REFUSED_CEILING = 0.1

/** Another product: use that differs more or less, a dearer or cheaper try. */
export function pricingTask(seed: number): PricingTask {
  const random = seededRandom(seed)
  const pick = (values: readonly number[]) => values[Math.floor(random() * values.length)] as number
  const serving: Serving = {
    median: pick([40, 80, 160]),
    spread: pick([0.6, 0.9, 1.2]),
    taskCost: pick([0.04, 0.08, 0.15]),
    success: pick([0.5, 0.65, 0.8]),
    support: pick([1, 2, 4]),
    fee: 0.03,
    churn: pick([0.03, 0.06]),
    acquisition: pick([60, 120]),
  }
  const accepted = pickAccepted(random)
  const cheapest = cheapestPrice({ serving, accepted })
  return { serving, accepted, buyersLimit: Math.ceil(cheapest.costPerSuccess * pick([1.05, 1.15, 1.3]) * 100) / 100 }
}

function pickAccepted(random: Random): readonly Plan[] {
  const wishes: readonly (readonly Plan[])[] = [
    ['subscription'],
    ['per-task', 'per-success'],
    ['hybrid', 'per-task'],
    PLANS,
  ]
  return wishes[Math.floor(random() * wishes.length)] ?? PLANS
}

/** Greatest amount that is tried, in euros. */
const HIGHEST = 300

/** The price that asks buyers least for a success and keeps the seller's three rules; for every plan and some caps the
 *  lowest amount to a cent or two, found by bisection: margin rises and losses fall with the amount.
 *  @throws RangeError if no amount up to 300 keeps the rules in any accepted way */
export function cheapestPrice({ serving, accepted }: Pick<PricingTask, 'serving' | 'accepted'>): {
  plan: Plan
  amount: number
  cap: number
  costPerSuccess: number
} {
  const found = accepted.flatMap((plan) =>
    [0, 3, 5, 8].flatMap((times) => {
      const cap = times * serving.median
      const at = (amount: number) => priceResult({ price: priceOf(plan, { amount, cap, serving }), serving })
      const isKept = (result: PriceResult) =>
        result.grossMargin >= MARGIN_FLOOR && result.losingUsers <= LOSING_CEILING && result.refused <= REFUSED_CEILING
      let [low, high] = [0, HIGHEST]
      if (!isKept(at(high))) return []
      while (high - low > 0.01) {
        const middle = (low + high) / 2
        if (isKept(at(middle))) high = middle
        else low = middle
      }
      const amount = Math.ceil(high * 100) / 100
      return [{ plan, amount, cap, costPerSuccess: at(amount).costPerSuccess }]
    }),
  )
  if (found.length === 0) throw new RangeError(`No price up to ${HIGHEST} keeps the rules in ${accepted.join(', ')}`)
  return found.reduce((best, next) => (next.costPerSuccess < best.costPerSuccess ? next : best))
}

/** A plan with its figures, as the learner proposes it. */
export interface Proposal {
  readonly plan: Plan
  readonly amount: number
  readonly cap: number
}

/** What a proposal breaks of the task's rules, in words; empty when it keeps them all. A figure has a digit more than its
 *  limit, so that one that just misses does not read like the limit itself. */
function brokenRules({ proposal, task }: { proposal: Proposal; task: PricingTask }): string[] {
  const { serving, accepted } = task
  const result = priceResult({ price: priceOf(proposal.plan, { ...proposal, serving }), serving })
  return [
    ...(accepted.includes(proposal.plan) ? [] : ['buyers do not accept this way to charge']),
    ...(result.grossMargin < MARGIN_FLOOR - 1e-9
      ? [`the margin is ${percent(result.grossMargin, 2)}, ${percent(MARGIN_FLOOR)} is asked`]
      : []),
    ...(result.losingUsers > LOSING_CEILING + 1e-9
      ? [
          `${whole(result.losingUsers * USERS)} of ${whole(USERS)} users make a loss, ${whole(LOSING_CEILING * USERS)} are allowed`,
        ]
      : []),
    ...(result.costPerSuccess > task.buyersLimit + 1e-9
      ? [
          `buyers pay €${result.costPerSuccess.toFixed(3)} for a success, their own way costs €${task.buyersLimit.toFixed(2)}`,
        ]
      : []),
    ...(result.refused > REFUSED_CEILING + 1e-9
      ? [`the cap refuses ${percent(result.refused, 2)} of all tasks, ${percent(REFUSED_CEILING)} are allowed`]
      : []),
  ]
}

/** Passed when the proposal keeps every rule. */
export function judgePrice({ proposal, task }: { proposal: Proposal; task: PricingTask }): PassVerdict {
  const broken = brokenRules({ proposal, task })
  const { serving } = task
  const { grossMargin, costPerSuccess } = priceResult({
    price: priceOf(proposal.plan, { ...proposal, serving }),
    serving,
  })
  return broken.length === 0
    ? {
        passed: true,
        because: `Your price leaves ${percent(grossMargin)} and asks buyers €${costPerSuccess.toFixed(2)} for a success, at most their €${task.buyersLimit.toFixed(2)}.`,
      }
    : { passed: false, because: `${broken.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}

/** Way to charge, figure and cap handed in for the product of the seed. */
export const judgeUnitEconomics: JudgeAnswer = ({ seed, answer }) => {
  const plan = choiceIn(answer, 'answer-plan', PLANS)
  const [amount, cap] = [numberIn(answer, 'answer-amount'), Math.round(numberIn(answer, 'answer-cap'))]
  return plan === null || !(amount >= 0) || !(cap >= 0)
    ? INCOMPLETE
    : judgePrice({ proposal: { plan, amount, cap }, task: pricingTask(seed) })
}
