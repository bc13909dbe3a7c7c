import { normalQuantile } from '@/lib/shared/normal'

/** How many users the distribution of use is drawn with. */
export const USERS = 1_000

/** Middles of equal shares of the standard normal distribution; the same for every distribution of use. */
let middles: Float64Array | null = null

/** Tasks a month of each of the users, fewest first: the middles of equal shares of a log-normal distribution, so that
 *  nothing is left to chance. `spread` is the standard deviation of the logarithm; at 0 all are alike. */
export function usageOf({ median, spread }: { median: number; spread: number }): Float64Array {
  middles ??= Float64Array.from({ length: USERS }, (_, user) => normalQuantile((user + 0.5) / USERS))
  return middles.map((z) => median * Math.exp(spread * z))
}

/** What it takes to serve. Money in euros, shares 0..1. */
export interface Serving {
  /** Tasks a month of the user in the middle, and how far users differ. */
  readonly median: number
  readonly spread: number
  /** One try, successful or not. */
  readonly taskCost: number
  /** Share of the tries that succeed. */
  readonly success: number
  /** Help for one user in a month. */
  readonly support: number
  /** Share of the price that the payment takes. */
  readonly fee: number
  /** Share of users who leave in a month. */
  readonly churn: number
  /** Winning one user. */
  readonly acquisition: number
}

/** Prices of a product; what a plan does not use is 0. */
export interface Price {
  /** A month, whatever is used. */
  readonly base: number
  /** One task, successful or not. */
  readonly perTask: number
  /** One success. */
  readonly perSuccess: number
  /** Tasks of a month that `perTask` does not count. */
  readonly included: number
  /** Tasks after which nothing more is served in the month; 0 for no cap. */
  readonly cap: number
}

export type Plan = 'subscription' | 'per-task' | 'per-success' | 'hybrid'
export const PLANS: readonly Plan[] = ['subscription', 'per-task', 'per-success', 'hybrid']

/** The price of a plan from its one figure: `amount` is the month, the task or the success; a hybrid asks half the month
 *  and pays for what goes beyond three times the median. */
export function priceOf(
  plan: Plan,
  { amount, cap, serving }: { amount: number; cap: number; serving: Serving },
): Price {
  const none = { base: 0, perTask: 0, perSuccess: 0, included: 0, cap }
  if (plan === 'subscription') return { ...none, base: amount }
  if (plan === 'per-task') return { ...none, perTask: amount }
  if (plan === 'per-success') return { ...none, perSuccess: amount }
  return { ...none, base: amount / 2, perTask: 2 * serving.taskCost, included: 3 * serving.median }
}

/** A month of one user. */
export interface UserMonth {
  readonly served: number
  readonly revenue: number
  /** Revenue less payment fee, tasks and support. */
  readonly margin: number
}

/** What a user with this many tasks brings: P(1 − f) − u·c − s for a subscription, and the same for the other prices. */
export function userMonth(tasks: number, { price, serving }: { price: Price; serving: Serving }): UserMonth {
  const served = price.cap > 0 ? Math.min(tasks, price.cap) : tasks
  const revenue =
    price.base + price.perTask * Math.max(0, served - price.included) + price.perSuccess * served * serving.success
  return { served, revenue, margin: revenue * (1 - serving.fee) - served * serving.taskCost - serving.support }
}

/** Tasks at which a subscription brings nothing: (P(1 − f) − s)/c. */
export function breakEvenTasks(
  base: number,
  { fee, support, taskCost }: Pick<Serving, 'fee' | 'support' | 'taskCost'>,
): number {
  return (base * (1 - fee) - support) / taskCost
}

/** Success rate at which paying for successes brings nothing: c/P. */
export function breakEvenSuccess(perSuccess: number, taskCost: number): number {
  return taskCost / perSuccess
}

/** Price that leaves a gross margin: c/(1 − GM). @throws RangeError for a margin of 1 or more */
export function costPlusPrice(cost: number, grossMargin: number): number {
  if (grossMargin >= 1) throw new RangeError('A margin of 100% has no price')
  return cost / (1 - grossMargin)
}

/** Worth of a user over the whole time: ARPU·GM/churn. */
export function lifetimeValue({
  revenue,
  grossMargin,
  churn,
}: {
  revenue: number
  grossMargin: number
  churn: number
}): number {
  return (revenue * grossMargin) / churn
}

/** Months until a user has paid for being won: CAC/(ARPU·GM). */
export function paybackMonths({
  acquisition,
  revenue,
  grossMargin,
}: {
  acquisition: number
  revenue: number
  grossMargin: number
}): number {
  return acquisition / (revenue * grossMargin)
}

/** A tenth of the users, by use. */
export interface UsageTenth {
  readonly tasks: number
  readonly margin: number
}

/** A price over all users. Averages are per user and month. */
export interface PriceResult {
  readonly revenue: number
  readonly margin: number
  /** Margin over revenue. */
  readonly grossMargin: number
  readonly losingUsers: number
  readonly tenths: readonly UsageTenth[]
  /** Share of all tasks that the cap refuses. */
  readonly refused: number
  /** What buyers pay for one success. */
  readonly costPerSuccess: number
  readonly lifetimeValue: number
  readonly payback: number
}

/** What a price brings over the whole distribution of use. */
export function priceResult({ price, serving }: { price: Price; serving: Serving }): PriceResult {
  const usage = usageOf(serving)
  const months = Array.from(usage, (tasks) => userMonth(tasks, { price, serving }))
  const mean = (of: (month: UserMonth) => number) => months.reduce((sum, month) => sum + of(month), 0) / months.length
  const [revenue, margin, served] = [mean((m) => m.revenue), mean((m) => m.margin), mean((m) => m.served)]
  const asked = usage.reduce((sum, tasks) => sum + tasks, 0) / usage.length
  const size = USERS / 10
  const grossMargin = revenue === 0 ? 0 : margin / revenue
  return {
    revenue,
    margin,
    grossMargin,
    losingUsers: months.filter((month) => month.margin < 0).length / months.length,
    tenths: Array.from({ length: 10 }, (_, tenth) => {
      const [from, to] = [tenth * size, (tenth + 1) * size]
      return {
        tasks: usage.subarray(from, to).reduce((sum, tasks) => sum + tasks, 0) / size,
        margin: months.slice(from, to).reduce((sum, month) => sum + month.margin, 0) / size,
      }
    }),
    refused: asked === 0 ? 0 : 1 - served / asked,
    costPerSuccess: revenue / (served * serving.success),
    lifetimeValue: lifetimeValue({ revenue, grossMargin, churn: serving.churn }),
    payback: grossMargin <= 0 ? Infinity : paybackMonths({ acquisition: serving.acquisition, revenue, grossMargin }),
  }
}

/** Terms of lesson B2-2: the middle user leaves 69% of a price of 20, and a few users eat what the others leave. */
export const LESSON_SERVING: Serving = {
  median: 120,
  spread: 0.9,
  taskCost: 0.03,
  success: 0.6,
  support: 2,
  fee: 0.03,
  churn: 0.05,
  acquisition: 90,
}
