import type { Observation } from '@/lib/assessment/core/calibrate-observations'
import { DONT_KNOW, likelihood, type Curve } from '@/lib/assessment/core/match-moments'

/** What is believed about an item before its answers: normal in ln a and in b (ability scale). `c` is taken as known. */
export interface ItemPrior {
  readonly logA: number
  readonly logASd: number
  readonly b: number
  readonly bSd: number
  readonly c: number
}

/** Most probable parameters of an item, the spread of what remains possible, and the answers they rest on. */
export interface FittedItem {
  readonly a: number
  readonly b: number
  /** Standard deviations of ln a and of b at the optimum, by the information of the answers and the prior. */
  readonly logASd: number
  readonly bSd: number
  readonly answers: number
}

type Evidence = Pick<Observation, 'credit' | 'cavity' | 'slip'>

/** 41 nodes over ±6 standard deviations, as in `matchMoments`: what is left out is below 1e-6. */
const NODE_COUNT = 41
const NODE_REACH = 6
const nodes = Float64Array.from(
  { length: NODE_COUNT },
  (_, index) => -NODE_REACH + (2 * NODE_REACH * index) / (NODE_COUNT - 1),
)
const densities = nodes.map((z) => Math.exp(-0.5 * z * z))
const weights = densities.map((density) => density / densities.reduce((sum, each) => sum + each, 0))

/** Log likelihood of an answer with the ability integrated out, and its slopes in ln a and b. */
export function answerEvidence(
  { credit, cavity, slip }: Evidence,
  { a, b, c }: Pick<Curve, 'a' | 'b' | 'c'>,
): { log: number; byLogA: number; byB: number } {
  const sd = Math.sqrt(cavity.variance)
  const reach = (1 - c) * (1 - slip)
  let total = 0
  let byLogA = 0
  let byB = 0
  for (let index = 0; index < NODE_COUNT; index += 1) {
    const ability = cavity.mean + sd * nodes[index]!
    const value = likelihood(credit, ability, { a, b, c, slip })
    const knows = 1 / (1 + Math.exp(-a * (ability - b)))
    const steepness = knows * (1 - knows) * a
    total += weights[index]! * value
    // Where the curve is flat to the last bit the likelihood may be 0, and its slope is nothing.
    if (steepness === 0) continue
    const slope = weights[index]! * steepness * slopeByKnowing(credit, { value, knows, c, reach })
    byLogA += slope * (ability - b)
    byB -= slope
  }
  return { log: Math.log(total), byLogA: byLogA / total, byB: byB / total }
}

/** Slope of the likelihood in the chance of knowing; `value` is the likelihood there, from match-moments. */
function slopeByKnowing(
  credit: number,
  { value, knows, c, reach }: { value: number; knows: number; c: number; reach: number },
): number {
  // "I don't know" falls in a straight line from 1.
  if (credit === DONT_KNOW) return (value - 1) / knows
  if (credit === 1) return reach
  if (credit === 0) return -reach
  const right = c + reach * knows
  return value * (credit / right - (1 - credit) / (1 - right)) * reach
}

const MOST_STEPS = 40
/** The search ends when neither parameter moves by more than this, far below what any answer can tell. */
const SMALLEST_STEP = 1e-5
const DAMPING = { start: 1e-3, grow: 8, shrink: 0.25, give: 1e8 }

/** Most probable ln a and b given answers with the abilities integrated out over their cavities (marginal MAP), by damped
 *  Newton steps (Levenberg 1944); where the curvature is no use far from the top, by the scores of the single answers
 *  instead (Berndt, Hall, Hall and Hausman 1974). Without answers the prior comes back. Source of the scheme: Bock & Aitkin
 *  (1981). */
export function fitItem(prior: ItemPrior, answers: readonly Evidence[]): FittedItem {
  let at = { logA: prior.logA, b: prior.b }
  let here = slopeAt(prior, answers, at)
  let information = informationAt(prior, answers, at, here)
  let damping = DAMPING.start
  for (let step = 0; step < MOST_STEPS && damping < DAMPING.give; step += 1) {
    const move = solve(here, information, damping)
    if (Math.max(Math.abs(move.logA), Math.abs(move.b)) < SMALLEST_STEP) break
    const next = { logA: at.logA + move.logA, b: at.b + move.b }
    const there = slopeAt(prior, answers, next)
    if (!(there.log >= here.log)) {
      damping *= DAMPING.grow
      continue
    }
    at = next
    here = there
    information = informationAt(prior, answers, at, here)
    damping *= DAMPING.shrink
  }
  const { aa, ab, bb } = information
  const determinant = aa * bb - ab * ab
  return {
    a: Math.exp(at.logA),
    b: at.b,
    logASd: Math.sqrt(bb / determinant),
    bSd: Math.sqrt(aa / determinant),
    answers: answers.length,
  }
}

interface Place {
  logA: number
  b: number
}

/** Symmetric and positive definite. */
interface Information {
  aa: number
  ab: number
  bb: number
}

/** Log posterior, its gradient, and the sum of squared scores with the prior's information. */
interface Slope {
  log: number
  byLogA: number
  byB: number
  scores: Information
}

function slopeAt(prior: ItemPrior, answers: readonly Evidence[], { logA, b }: Place): Slope {
  const curve = { a: Math.exp(logA), b, c: prior.c }
  const precision = { a: 1 / prior.logASd ** 2, b: 1 / prior.bSd ** 2 }
  const scores = { aa: precision.a, ab: 0, bb: precision.b }
  const slope: Slope = {
    log: -0.5 * (precision.a * (logA - prior.logA) ** 2 + precision.b * (b - prior.b) ** 2),
    byLogA: -precision.a * (logA - prior.logA),
    byB: -precision.b * (b - prior.b),
    scores,
  }
  for (const answer of answers) {
    const { log, byLogA, byB } = answerEvidence(answer, curve)
    slope.log += log
    slope.byLogA += byLogA
    slope.byB += byB
    scores.aa += byLogA * byLogA
    scores.ab += byLogA * byB
    scores.bb += byB * byB
  }
  return slope
}

/** Step of the differences that stand for the curvature; their error is of the same size, which a search forgives. */
const DIFFERENCE = 1e-4

function informationAt(prior: ItemPrior, answers: readonly Evidence[], at: Place, here: Slope): Information {
  const byLogA = slopeAt(prior, answers, { ...at, logA: at.logA + DIFFERENCE })
  const byB = slopeAt(prior, answers, { ...at, b: at.b + DIFFERENCE })
  const aa = (here.byLogA - byLogA.byLogA) / DIFFERENCE
  const bb = (here.byB - byB.byB) / DIFFERENCE
  const ab = (here.byB - byLogA.byB + here.byLogA - byB.byLogA) / (2 * DIFFERENCE)
  return aa > 0 && aa * bb > ab * ab ? { aa, ab, bb } : here.scores
}

function solve({ byLogA, byB }: Slope, { aa, ab, bb }: Information, damping: number): Place {
  const [first, last] = [aa * (1 + damping), bb * (1 + damping)]
  const determinant = first * last - ab * ab
  return { logA: (last * byLogA - ab * byB) / determinant, b: (first * byB - ab * byLogA) / determinant }
}
