import { normalCdf, normalQuantile } from '@/lib/shared/normal'
import { DEFINITIONS, groupRates, RATES, RATES_OF, type GroupOutcomes, type RateName } from './fairness-metrics'

/** A stated model of the scores of one group, not data: scores are normal with standard deviation 1, at 0 where nothing
 *  happens and at `separation` where it does. A score is shown as the risk that follows from it by Bayes' rule, so that 40%
 *  means four in ten within each group. */
export interface ScoreModel {
  /** People. */
  readonly size: number
  /** Share for whom it happens, in (0, 1). */
  readonly baseRate: number
  /** Distance of the two bells in standard deviations, above 0. */
  readonly separation: number
}

const logit = (share: number) => Math.log(share / (1 - share))
const upperTail = (z: number) => 1 - normalCdf(z)

/** Score at which the risk is `risk`: from ln(r/(1−r)) = ln(π/(1−π)) + d·s − d²/2. Risk in (0, 1). */
export function scoreAt(risk: number, { baseRate, separation }: ScoreModel): number {
  return (logit(risk) - logit(baseRate)) / separation + separation / 2
}

/** Risk 0..1 of a score; undoes `scoreAt`. */
export function riskAt(score: number, { baseRate, separation }: ScoreModel): number {
  return 1 / (1 + Math.exp(-(logit(baseRate) + separation * (score - separation / 2))))
}

/** Expected outcomes when everybody from the risk `line` on is flagged. Counts are not rounded. */
export function outcomesAt(line: number, model: ScoreModel): GroupOutcomes {
  const { size, baseRate, separation } = model
  const score = scoreAt(line, model)
  const [cases, others] = [size * baseRate, size * (1 - baseRate)]
  const [tp, fp] = [cases * upperTail(score - separation), others * upperTail(score)]
  return { tp, fp, fn: cases - tp, tn: others - fp }
}

/** The one model and line that give a table of outcomes exactly: d = z(TPR) − z(FPR), cut at −z(FPR).
 *  @throws RangeError if the flags are no better than chance, or a cell is empty */
export function fitModel({ tp, fp, fn, tn }: GroupOutcomes): { model: ScoreModel; line: number } {
  const size = tp + fp + fn + tn
  const cut = -normalQuantile(fp / (fp + tn))
  const model = {
    size,
    baseRate: (tp + fn) / size,
    separation: normalQuantile(tp / (tp + fn)) + cut,
  }
  if (model.separation <= 0) throw new RangeError('The flags are no better than chance')
  return { model, line: riskAt(cut, model) }
}

/** Lines that the learner may draw: risks in steps of half a percent. */
export const LINES: readonly number[] = Array.from({ length: 181 }, (_, step) => (10 + step) / 200)

/** The line, of those that can be drawn, whose rate comes nearest to a target share. */
export function lineFor(rate: RateName, { target, model }: { target: number; model: ScoreModel }): number {
  const distance = (line: number) => {
    const found = groupRates(outcomesAt(line, model))[rate]
    return found === null ? Infinity : Math.abs(found.share - target)
  }
  return LINES.reduce((best, line) => (distance(line) < distance(best) ? line : best))
}

/** Lines that flag nearly nobody or nearly everybody make all rates alike and help nobody; they are left out here. */
const SENSIBLE = { least: 0.1, most: 0.9 }

/** The largest number of definitions that any two lines can hold, of five, if each flags 10% to 90% of its group. */
export function mostHeld([first, second]: readonly [ScoreModel, ScoreModel], tolerance: number): number {
  const [ofFirst, ofSecond] = [sensibleShares(first), sensibleShares(second)]
  const held = (one: Shares, other: Shares) => {
    let count = 0
    for (const places of WANTED)
      if (places.every((place) => Math.abs(one[place]! - other[place]!) <= tolerance + 1e-9)) count += 1
    return count
  }
  let most = 0
  for (const one of ofFirst) for (const other of ofSecond) most = Math.max(most, held(one, other))
  return most
}

/** Shares in the order of RATES. */
type Shares = readonly number[]

/** Places in RATES of what each definition wants equal; looked up once, since thousands of pairs of lines ask. */
const WANTED = DEFINITIONS.map((name) => RATES_OF[name].map((rate) => RATES.indexOf(rate)))

function sensibleShares(model: ScoreModel): Shares[] {
  return LINES.filter((_, step) => step % 2 === 0)
    .map((line) => outcomesAt(line, model))
    .filter(({ tp, fp }) => tp + fp >= SENSIBLE.least * model.size && tp + fp <= SENSIBLE.most * model.size)
    .map(({ tp, fp, fn, tn }) => [(tp + fp) / model.size, tp / (tp + fn), fp / (fp + tn), tp / (tp + fp)])
}

/** One of a hundred people who stand for a group. */
export interface Dot {
  readonly risk: number
  readonly happened: boolean
}

/** A hundred people at the middles of equal shares of both bells, so that nothing is left to chance. */
export function dotsOf(model: ScoreModel, count = 100): Dot[] {
  const cases = Math.round(model.baseRate * count)
  const bell = (people: number, middle: number, happened: boolean) =>
    Array.from({ length: people }, (_, person) => ({
      risk: riskAt(middle + normalQuantile((person + 0.5) / people), model),
      happened,
    }))
  return [...bell(cases, model.separation, true), ...bell(count - cases, 0, false)]
}
