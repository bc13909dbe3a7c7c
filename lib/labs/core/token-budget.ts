/** Most calls in a row and side by side that a task may have. */
export const MOST_STEPS = 4
export const MOST_ABREAST = 3

/** Price of a model in dollars for a million tokens. */
export interface TokenPrice {
  readonly input: number
  readonly output: number
}

/** What storing and finding the fixed beginning of a prompt costs, as multiples of the input price. */
export interface CacheTerms {
  readonly write: number
  readonly read: number
}

/** Tokens of one call; `prefix` of the input is the same each time. */
export interface CallTokens {
  readonly input: number
  readonly output: number
  readonly prefix: number
}

/** Cost of one call in dollars by part. */
export interface CostParts {
  readonly prefix: number
  readonly rest: number
  readonly output: number
}

/** Cost of a call by part: tokens · price / 10⁶; a cached prefix costs h·r + (1 − h)·w of its price. `cache` null: none. */
export function callCost(
  { input, output, prefix }: CallTokens,
  { price, cache }: { price: TokenPrice; cache: (CacheTerms & { hit: number }) | null },
): CostParts {
  const fixed = Math.min(prefix, input)
  const factor = cache === null ? 1 : cache.hit * cache.read + (1 - cache.hit) * cache.write
  return {
    prefix: (fixed * price.input * factor) / 1e6,
    rest: ((input - fixed) * price.input) / 1e6,
    output: (output * price.output) / 1e6,
  }
}

/** Sum of the parts of a cost. */
export function totalOf({ prefix, rest, output }: CostParts): number {
  return prefix + rest + output
}

/** Share of hits from which a prompt cache saves: (w − 1)/(w − r). @throws RangeError unless reading is cheaper than storing */
export function cacheBreakEven({ write, read }: CacheTerms): number {
  if (read >= write) throw new RangeError(`Reading at ${read} never makes up for storing at ${write}`)
  return (write - 1) / (write - read)
}

/** Cost of asking the small model first and the large one for the share that is passed on: c_s + e·c_l. */
export function cascadeCost({ small, large, passedOn }: { small: number; large: number; passedOn: number }): number {
  return small + passedOn * large
}

/** Seconds until an answer is complete: time to first token + tokens / tokens a second. */
export function answerDelay({
  firstToken,
  output,
  speed,
}: {
  firstToken: number
  output: number
  speed: number
}): number {
  return firstToken + output / speed
}

/** Chance that all of several independent calls in a row stay within a limit that each keeps with the share: share^n. */
export function allWithin(share: number, calls: number): number {
  return share ** calls
}

/** Mean delay when a share of the answers is kept from before. */
export function meanWithKept({ kept, keptDelay, delay }: { kept: number; keptDelay: number; delay: number }): number {
  return kept * keptDelay + (1 - kept) * delay
}

/** What one success costs: cost of a task / share that succeeds. */
export function costOfSuccess(cost: number, quality: number): number {
  return cost / quality
}

/** Quality of a cascade: q_s + (q_l − q_s)·(1 − (1 − e)^k). k is how well the small model knows its limits: at 1 it passes
 *  tasks on blindly, at more the first ones passed on are those it would fail. The curve is ours; e = 0 gives the small
 *  model, e = 1 the large one. */
export function cascadeQuality({
  small,
  large,
  passedOn,
  insight,
}: {
  small: number
  large: number
  passedOn: number
  insight: number
}): number {
  return small + (large - small) * (1 - (1 - passedOn) ** insight)
}

/** A model as a product meets it. */
export interface ServedModel {
  readonly price: TokenPrice
  /** Seconds to the first token, and tokens a second after it, for the call in the middle. */
  readonly firstToken: number
  readonly speed: number
  /** Share of the tasks that it solves alone, 0..1. */
  readonly quality: number
}

/** What one task of a product takes. Shares 0..1. */
export interface Feature extends CallTokens {
  readonly small: ServedModel
  readonly large: ServedModel
  readonly cache: CacheTerms
  /** Share of calls that find the fixed beginning stored. */
  readonly hit: number
  /** How well the small model knows its limits, 1 and more. */
  readonly insight: number
  /** Calls of a task one after the other, and side by side in each of these steps. */
  readonly steps: number
  readonly abreast: number
  /** Share of tasks that were asked before, share of kept answers that are still right, and seconds to show one. */
  readonly repeats: number
  readonly stillRight: number
  readonly keptDelay: number
  /** Standard deviation of the logarithm of a call's delay. */
  readonly spread: number
}

/** Who answers: 0 the small model alone, 1 the large one alone, between them a cascade that passes this share on. */
export interface BudgetPlan {
  readonly passedOn: number
  readonly isPromptCached: boolean
  readonly areAnswersKept: boolean
}

/** A plan on a feature. Money in dollars for a task, delay in seconds. */
export interface PlanBudget extends BudgetPlan {
  readonly parts: CostParts
  readonly cost: number
  readonly quality: number
  readonly costOfSuccess: number
  readonly p50: number
  readonly p95: number
}
