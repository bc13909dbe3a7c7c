import quickselect from 'quickselect'
import { normalQuantile } from '@/lib/shared/normal'
import { seededRandom, type Random } from '@/lib/shared/random'
import {
  MOST_ABREAST,
  MOST_STEPS,
  answerDelay,
  callCost,
  cascadeCost,
  cascadeQuality,
  costOfSuccess,
  totalOf,
  type BudgetPlan,
  type CostParts,
  type Feature,
  type PlanBudget,
  type ServedModel,
} from './token-budget'

/** Tasks that the delays are drawn for. */
const DRAWS = 2_000

interface Draws {
  readonly normals: readonly Float64Array[]
  readonly passing: Float64Array
  readonly keeping: Float64Array
}

const CALLS = 2 * MOST_STEPS * MOST_ABREAST
/** Middles of equal shares of the standard normal distribution; the same for every seed. */
let middles: Float64Array | null = null
let drawn: { seed: number; draws: Draws } | null = null
let factored: { key: string; factors: readonly Float64Array[] } | null = null
let delayed: { key: string; delayOf: (plan: BudgetPlan) => Delay } | null = null

/** Seconds within which half and 19 of 20 answers come. */
interface Delay {
  readonly p50: number
  readonly p95: number
}

/** Draws of a seed in equal strata (Latin hypercube; McKay, Beckman and Conover 1979): each call meets the whole
 *  distribution, in its own order. The last seed is kept, since a slider asks for the same one again. */
function drawsOf(seed: number): Draws {
  if (drawn?.seed === seed) return drawn.draws
  const random = seededRandom(seed)
  const shares = Float64Array.from({ length: DRAWS }, (_, index) => (index + 0.5) / DRAWS)
  middles ??= shares.map((share) => normalQuantile(share))
  const column = middles
  const draws = {
    normals: Array.from({ length: CALLS }, () => shuffled(column, random)),
    passing: shuffled(shares, random),
    keeping: shuffled(shares, random),
  }
  drawn = { seed, draws }
  return draws
}

function shuffled(values: Float64Array, random: Random): Float64Array {
  const list = values.slice()
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const value = list[index]!
    list[index] = list[other]!
    list[other] = value
  }
  return list
}

function factorsOf(seed: number, spread: number): readonly Float64Array[] {
  const key = `${seed}:${spread}`
  if (factored?.key !== key) {
    factored = { key, factors: drawsOf(seed).normals.map((column) => column.map((z) => Math.exp(spread * z))) }
  }
  return factored.factors
}

/** Delay of a whole task with one model, for each draw: the steps add up, the slowest call of a step counts. */
function taskDelays(model: ServedModel, { feature, factors }: { feature: Feature; factors: readonly Float64Array[] }) {
  const { steps, abreast, output } = feature
  const middle = answerDelay({ firstToken: model.firstToken, speed: model.speed, output })
  const delays = new Float64Array(DRAWS)
  for (let step = 0; step < steps; step += 1)
    for (let draw = 0; draw < DRAWS; draw += 1) {
      let slowest = 0
      for (let call = 0; call < abreast; call += 1)
        slowest = Math.max(slowest, factors[step * MOST_ABREAST + call]![draw]!)
      delays[draw]! += slowest * middle
    }
  return delays
}

/** Delays of plans on a feature. Those of the last feature are kept, since prices, hits and promises do not change them. */
function delaysOf(feature: Feature, seed: number): (plan: BudgetPlan) => Delay {
  const { output, steps, abreast, spread, repeats, keptDelay } = feature
  const models = [feature.small, feature.large].flatMap(({ firstToken, speed }) => [firstToken, speed])
  const key = [seed, output, steps, abreast, spread, repeats, keptDelay, ...models].join(':')
  if (delayed?.key !== key) delayed = { key, delayOf: drawDelays(feature, seed) }
  return delayed.delayOf
}

function drawDelays(feature: Feature, seed: number): (plan: BudgetPlan) => Delay {
  const factors = factorsOf(seed, feature.spread)
  const { passing, keeping } = drawsOf(seed)
  const half = CALLS / 2
  const small = taskDelays(feature.small, { feature, factors: factors.slice(0, half) })
  const large = taskDelays(feature.large, { feature, factors: factors.slice(half) })
  const known = new Map<string, Delay>()
  return ({ passedOn, areAnswersKept }: BudgetPlan) => {
    const key = `${passedOn}:${areAnswersKept}`
    const found = known.get(key)
    if (found !== undefined) return found
    // A plain loop: this runs for each plan at each move of a slider.
    const delays = new Float64Array(DRAWS)
    for (let draw = 0; draw < DRAWS; draw += 1) {
      if (areAnswersKept && keeping[draw]! < feature.repeats) delays[draw] = feature.keptDelay
      else if (passedOn >= 1) delays[draw] = large[draw]!
      else delays[draw] = small[draw]! + (passing[draw]! < passedOn ? large[draw]! : 0)
    }
    const delay = { p50: quantileOf(delays, 0.5), p95: quantileOf(delays, 0.95) }
    known.set(key, delay)
    return delay
  }
}

/** Every plan on a feature, from the same draws, so that plans differ by what they do and not by luck. */
export function planBudgets(
  plans: readonly BudgetPlan[],
  { feature, seed }: { feature: Feature; seed: number },
): PlanBudget[] {
  const delayOf = delaysOf(feature, seed)
  return plans.map((plan) => {
    const parts = partsOf(plan, feature)
    const [cost, quality] = [totalOf(parts), qualityOf(plan, feature)]
    return { ...plan, parts, cost, quality, costOfSuccess: costOfSuccess(cost, quality), ...delayOf(plan) }
  })
}

/** One plan on a feature. */
export function planBudget(plan: BudgetPlan, { feature, seed }: { feature: Feature; seed: number }): PlanBudget {
  return planBudgets([plan], { feature, seed })[0]!
}

/** Puts the values into another order, which is quicker than sorting them all. */
function quantileOf(values: Float64Array, share: number): number {
  const place = Math.floor(share * values.length)
  quickselect(values as unknown as number[], place)
  return values[place]!
}

/** Cost of a task by part over both models; kept answers cost nothing. */
function partsOf({ passedOn, isPromptCached, areAnswersKept }: BudgetPlan, feature: Feature): CostParts {
  const cache = isPromptCached ? { ...feature.cache, hit: feature.hit } : null
  const calls = feature.steps * feature.abreast * (areAnswersKept ? 1 - feature.repeats : 1)
  const small = callCost(feature, { price: feature.small.price, cache })
  const large = callCost(feature, { price: feature.large.price, cache })
  const of = (part: keyof CostParts) =>
    calls * (passedOn >= 1 ? large[part] : cascadeCost({ small: small[part], large: large[part], passedOn }))
  return { prefix: of('prefix'), rest: of('rest'), output: of('output') }
}

function qualityOf({ passedOn, areAnswersKept }: BudgetPlan, feature: Feature): number {
  const fresh = cascadeQuality({
    small: feature.small.quality,
    large: feature.large.quality,
    passedOn,
    insight: feature.insight,
  })
  // A kept answer was right with the quality of its day and has to be right still.
  return areAnswersKept ? fresh * (1 - feature.repeats * (1 - feature.stillRight)) : fresh
}
