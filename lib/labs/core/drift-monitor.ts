import { normalCdf, normalQuantile } from '@/lib/shared/normal'
import { normalDraw, seededRandom, type Random } from '@/lib/shared/random'
import { percent, whole, type PassVerdict } from './verdict'

/** Share that an empty bin counts as, so that the logarithm exists. */
export const FLOOR = 1e-4

/** Contribution of each bin to PSI: (c − r)·ln(c/r). */
export function psiParts(reference: readonly number[], current: readonly number[]): number[] {
  return reference.map((share, bin) => {
    const [r, c] = [Math.max(FLOOR, share), Math.max(FLOOR, current[bin] ?? 0)]
    return (c - r) * Math.log(c / r)
  })
}

/** Population stability index Σ(c − r)·ln(c/r), the symmetric form of the Kullback-Leibler divergence. Bands of 0.10 and
 *  0.25 are a custom of credit scoring. */
export function psi(reference: readonly number[], current: readonly number[]): number {
  return psiParts(reference, current).reduce((sum, part) => sum + part, 0)
}

/** Shares of N(shift, scale) in the `bins` equal parts of N(0, 1). */
export function shiftedShares(shift: number, { bins, scale = 1 }: { bins: number; scale?: number }): number[] {
  const below = (edge: number) =>
    edge === 0 ? 0 : edge === bins ? 1 : normalCdf((normalQuantile(edge / bins) - shift) / scale)
  return Array.from({ length: bins }, (_, bin) => below(bin + 1) - below(bin))
}

/** Largest distance of N(0, 1) and N(shift, 1): 2Φ(shift/2) − 1. */
export function shiftedDistance(shift: number): number {
  return 2 * normalCdf(Math.abs(shift) / 2) - 1
}

/** Kolmogorov-Smirnov distance sup|F − G| of two sorted samples. */
export function ksDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [i, j, largest] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!)
    while (i < a.length && a[i]! <= value) i += 1
    while (j < b.length && b[j]! <= value) j += 1
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length))
  }
  return largest
}

/** Distance beyond which two samples differ at the level α: √(−ln(α/2)/2)·√((n + m)/(n·m)), for large samples. */
export function ksLine(alpha: number, { n, m }: { n: number; m: number }): number {
  return Math.sqrt(-Math.log(alpha / 2) / 2) * Math.sqrt((n + m) / (n * m))
}

/** Exact chance of a distance of at least d between two samples of the same source without ties, by counting paths.
 *  Source: Hodges, Arkiv för Matematik 3 (1958). */
export function ksExactP(d: number, { n, m }: { n: number; m: number }): number {
  const isInside = (i: number, j: number) => Math.abs(i / n - j / m) < d - 1e-9
  let row = Array.from({ length: m + 1 }, () => 0)
  for (let i = 0; i <= n; i += 1) {
    const next = row.map(() => 0)
    for (let j = 0; j <= m; j += 1) {
      if (!isInside(i, j)) continue
      // Shares of all paths: each step is weighted by the chance of taking it when samples are mixed at random.
      if (i === 0 && j === 0) next[j] = 1
      else {
        const left = n + m - (i + j) + 1
        next[j] = (i > 0 ? row[j]! * ((n - i + 1) / left) : 0) + (j > 0 ? next[j - 1]! * ((m - j + 1) / left) : 0)
      }
    }
    row = next
  }
  return 1 - row[m]!
}

/** Chance of at least one false alarm among independent fields: 1 − (1 − α)^k. */
export function familyError(fields: number, alpha: number): number {
  return 1 - (1 - alpha) ** fields
}

/** Level for each field that keeps the family at α or below (Bonferroni). */
export function sharedLevel(fields: number, alpha: number): number {
  return alpha / fields
}

export type Scenario = 'none' | 'season' | 'shift' | 'scale' | 'source' | 'concept' | 'release'
export const SCENARIOS: readonly Scenario[] = ['none', 'season', 'shift', 'scale', 'source', 'concept', 'release']

export type Action = 'ignore' | 'investigate' | 'retrain' | 'roll-back'
export const ACTIONS: readonly Action[] = ['ignore', 'investigate', 'retrain', 'roll-back']

export const DAYS = 60
/** Cases of a day, of which so many are labelled. */
export const CASES = 300
export const LABELLED = 100
export const REFERENCE_CASES = 1_000
export const USUAL_QUALITY = 0.92
/** A season lasts so many days; everything else stays. */
export const SEASON_DAYS = 14

/** Share of right answers that a scenario takes away, at size 0.5. Ours, for the exercise. */
const LOSS: Record<Scenario, number> = {
  none: 0,
  season: 0,
  shift: 0.1,
  scale: 0.08,
  source: 0.14,
  concept: 0.16,
  release: 0.16,
}

/** Share of right answers lost while a scenario of this size lasts, at most 0.4. */
export function lossOf(scenario: Scenario, size: number): number {
  return Math.min(0.4, (LOSS[scenario] * size) / 0.5)
}

function drawValue(random: Random, { scenario, size }: { scenario: Scenario; size: number }): number {
  const z = normalDraw(random)
  if (scenario === 'shift' || scenario === 'season') return z + size
  if (scenario === 'scale') return z * (1 + size)
  // A code for "missing" arrives as if it were a value.
  if (scenario === 'source') return random() < 0.4 * size ? -1 : z
  return z
}

/** Sixty days of one field and of labelled answers. */
export interface Stream {
  readonly scenario: Scenario
  readonly size: number
  /** Day on which the change begins, from 1. */
  readonly start: number
  readonly reference: Float64Array
  readonly days: readonly Float64Array[]
  /** Right answers among the labelled of each day. */
  readonly right: readonly number[]
}

/** Whether the change of a stream is there on a day. */
export function isChanged({ scenario, start }: Pick<Stream, 'scenario' | 'start'>, day: number): boolean {
  return scenario !== 'none' && day >= start && (scenario !== 'season' || day < start + SEASON_DAYS)
}

/** Draws a stream; the change begins between day 26 and day 35. */
export function drawStream({ scenario, size, seed }: { scenario: Scenario; size: number; seed: number }): Stream {
  const random = seededRandom(seed)
  const start = 26 + Math.floor(random() * 10)
  const reference = Float64Array.from({ length: REFERENCE_CASES }, () => normalDraw(random)).sort()
  const numbers = Array.from({ length: DAYS }, (_, index) => index + 1)
  const kindOn = (day: number): Scenario => (isChanged({ scenario, start }, day) ? scenario : 'none')
  const days = numbers.map((day) =>
    Float64Array.from({ length: CASES }, () => drawValue(random, { scenario: kindOn(day), size })),
  )
  const right = numbers.map((day) => {
    const rate = USUAL_QUALITY - lossOf(kindOn(day), size)
    let count = 0
    for (let label = 0; label < LABELLED; label += 1) if (random() < rate) count += 1
    return count
  })
  return { scenario, size, start, reference, days, right }
}

export interface MonitorSettings {
  readonly bins: number
  /** PSI above it rings. */
  readonly line: number
  readonly alpha: number
  /** Days that are looked at together. */
  readonly window: number
  readonly fields: number
  /** Days until the truth about a case is known. */
  readonly delay: number
}

export interface MonitoredDay {
  readonly day: number
  readonly psi: number
  readonly distance: number
  readonly distanceLine: number
  /** Alarms of the fields in which nothing ever changes. */
  readonly otherAlarms: number
  /** Share of right answers that is known on this day; null before the first truth. */
  readonly quality: number | null
  readonly alarms: { readonly psi: boolean; readonly ks: boolean; readonly quality: boolean }
}

/** Below this share of right answers the labelled sample rings: three standard errors under the usual. */
export const QUALITY_LINE = USUAL_QUALITY - 3 * Math.sqrt((USUAL_QUALITY * (1 - USUAL_QUALITY)) / LABELLED)

/** Values that cut a sorted sample into equal parts. */
export function cutsOf(sorted: ArrayLike<number>, bins: number): number[] {
  return Array.from(
    { length: bins - 1 },
    (_, cut) => sorted[Math.floor(((cut + 1) * sorted.length) / bins)] ?? Infinity,
  )
}

/** Shares of a sample between cuts. */
export function sharesOf(values: ArrayLike<number>, cuts: readonly number[]): number[] {
  const counts = Array.from({ length: cuts.length + 1 }, () => 0)
  for (let index = 0; index < values.length; index += 1) {
    let bin = 0
    while (bin < cuts.length && values[index]! >= cuts[bin]!) bin += 1
    counts[bin]! += 1
  }
  return counts.map((count) => count / values.length)
}

/** Cases of the window that ends on a day. */
export function windowOf(
  { days }: Pick<Stream, 'days'>,
  { day, window }: { day: number; window: number },
): Float64Array {
  const parts = days.slice(Math.max(0, day - window), day)
  const all = new Float64Array(parts.length * CASES)
  parts.forEach((part, index) => all.set(part, index * CASES))
  return all
}

/** PSI and distance of the window that ends on a day; they depend on no line. */
export interface Measure {
  readonly psi: number
  readonly distance: number
  readonly cases: number
}

/** Measures of all days. */
export function measureStream(stream: Stream, { bins, window }: Pick<MonitorSettings, 'bins' | 'window'>): Measure[] {
  const cuts = cutsOf(stream.reference, bins)
  const usual = sharesOf(stream.reference, cuts)
  return stream.days.map((_, index) => {
    const cases = windowOf(stream, { day: index + 1, window })
    const moved = psi(usual, sharesOf(cases, cuts))
    return { psi: moved, distance: ksDistance(stream.reference, cases.sort()), cases: cases.length }
  })
}

/** What a monitor shows, day by day. Fields without change get a p that is uniform between 0 and 1 each day. */
export function monitorStream(
  stream: Stream,
  {
    settings,
    seed,
    measures = measureStream(stream, settings),
  }: { settings: MonitorSettings; seed: number; measures?: readonly Measure[] },
): MonitoredDay[] {
  const random = seededRandom(seed + 7_919)
  return measures.map((measure, index) => {
    const distanceLine = ksLine(settings.alpha, { n: REFERENCE_CASES, m: measure.cases })
    let otherAlarms = 0
    for (let field = 1; field < settings.fields; field += 1) if (random() < settings.alpha) otherAlarms += 1
    const right = stream.right[index - settings.delay]
    const quality = right === undefined ? null : right / LABELLED
    return {
      day: index + 1,
      psi: measure.psi,
      distance: measure.distance,
      distanceLine,
      otherAlarms,
      quality,
      alarms: {
        psi: measure.psi > settings.line,
        ks: measure.distance > distanceLine,
        quality: quality !== null && quality < QUALITY_LINE,
      },
    }
  })
}

export type Signal = 'psi' | 'ks' | 'quality'
export const SIGNALS: readonly Signal[] = ['psi', 'ks', 'quality']

/** What an alarm is worth on a stream. */
export interface SignalRecord {
  /** False alarms before the change, for 20 days. */
  readonly falseAlarms: number
  /** First alarm from the day of the change on, counted in days after it; null for none. */
  readonly delay: number | null
  /** Wrong answers beyond the usual until that alarm, or until the last day. */
  readonly harmed: number
}

/** Whether a scenario can be seen in inputs, or else in answers. */
function isVisible(scenario: Scenario, signal: Signal): boolean {
  if (signal === 'quality') return LOSS[scenario] > 0
  return ['season', 'shift', 'scale', 'source'].includes(scenario)
}

/** False alarms, detection delay and harm of one signal. Where a signal cannot see the change, all days are clean to it,
 *  and an alarm after the change is chance, too. */
export function signalRecord(
  stream: Stream,
  { days, signal }: { days: readonly MonitoredDay[]; signal: Signal },
): SignalRecord {
  const hasChange = isVisible(stream.scenario, signal)
  const clean = days.filter(({ day }) => !hasChange || day < stream.start)
  const found = hasChange ? days.find(({ day, alarms }) => day >= stream.start && alarms[signal]) : undefined
  const until = found?.day ?? DAYS + 1
  const harmedDays = days.filter(({ day }) => day < until && isChanged(stream, day)).length
  return {
    falseAlarms: (20 * clean.filter(({ alarms }) => alarms[signal]).length) / clean.length,
    delay: found === undefined ? null : found.day - stream.start,
    harmed: harmedDays * CASES * lossOf(stream.scenario, stream.size),
  }
}

/** Prices of an incident; money in euros. */
export interface IncidentTerms {
  readonly casesADay: number
  /** Share of right answers that is lost while it lasts. */
  readonly loss: number
  /** One wrong answer. */
  readonly harm: number
  readonly investigateCost: number
  readonly retrainCost: number
  /** Going back: what the newer version had brought. */
  readonly rollbackCost: number
  /** Days until the truth about a case is known; training needs it. */
  readonly labelDelay: number
  /** Days until the system is replaced or the matter ends by itself. */
  readonly horizon: number
}

export const INVESTIGATE_DAYS = 1
export const RETRAIN_DAYS = 3

/** The action that ends a scenario. */
export function remedyOf(scenario: Scenario): Action {
  if (scenario === 'source') return 'investigate'
  if (scenario === 'release') return 'roll-back'
  return scenario === 'none' || scenario === 'season' ? 'ignore' : 'retrain'
}

/** What an action costs until the horizon. Ignoring: harm·days. Retraining takes three days and the label delay, and ends
 *  a shift, a change of scale or a concept drift. A rollback works at once and ends only what a release began.
 *  Investigating takes a day, repairs a source, and otherwise leads to the cheapest of the others. */
export function actionCost(action: Action, { scenario, terms }: { scenario: Scenario; terms: IncidentTerms }): number {
  const daily = terms.casesADay * terms.loss * terms.harm
  const remedy = remedyOf(scenario)
  const retrainDays = Math.min(terms.horizon, RETRAIN_DAYS + terms.labelDelay)
  if (action === 'ignore') return daily * terms.horizon
  if (action === 'roll-back') return terms.rollbackCost + (remedy === 'roll-back' ? 0 : daily * terms.horizon)
  if (action === 'retrain') return terms.retrainCost + daily * (remedy === 'retrain' ? retrainDays : terms.horizon)
  const first = terms.investigateCost + daily * Math.min(INVESTIGATE_DAYS, terms.horizon)
  if (remedy === 'investigate') return first
  const rest = { ...terms, horizon: Math.max(0, terms.horizon - INVESTIGATE_DAYS) }
  return (
    first +
    Math.min(
      ...(['ignore', 'retrain', 'roll-back'] as const).map((next) => actionCost(next, { scenario, terms: rest })),
    )
  )
}

/** The cheapest action; ties go to the earlier of ACTIONS. */
export function bestAction(scenario: Scenario, terms: IncidentTerms): Action {
  return ACTIONS.reduce((best, next) =>
    actionCost(next, { scenario, terms }) < actionCost(best, { scenario, terms }) - 1e-9 ? next : best,
  )
}

/** Terms of lesson E4-2. */
export const LESSON_INCIDENT: IncidentTerms = {
  casesADay: CASES,
  loss: 0.1,
  harm: 20,
  investigateCost: 600,
  retrainCost: 2_500,
  rollbackCost: 200,
  labelDelay: 2,
  horizon: 20,
}

/** PSI of days with `cases` cases from a normal distribution moved by `shift`, against known equal bins. */
export function psiDays(
  random: Random,
  { shift, bins, cases, days }: { shift: number; bins: number; cases: number; days: number },
): number[] {
  const usual = Array.from({ length: bins }, () => 1 / bins)
  let sum = 0
  const ends = shiftedShares(shift, { bins }).map((share) => (sum += share))
  return Array.from({ length: days }, () => {
    const counts = usual.map(() => 0)
    for (let index = 0; index < cases; index += 1) {
      const u = random()
      let bin = 0
      while (bin < bins - 1 && u >= ends[bin]!) bin += 1
      counts[bin]! += 1
    }
    return psi(
      usual,
      counts.map((count) => count / cases),
    )
  })
}

/** Days of each kind on which a line is judged. */
export const OTHER_DAYS = 120
export const FALSE_ALLOWED = 0.05
export const FOUND_ASKED = 0.8

export interface DriftTask {
  readonly bins: number
  readonly cases: number
  /** PSI on quiet days and on replays of the feared shift, as shown. */
  readonly quiet: readonly number[]
  readonly feared: readonly number[]
  /** Other days of both kinds, on which the line is judged. */
  readonly otherQuiet: readonly number[]
  readonly otherFeared: readonly number[]
  readonly scenario: Scenario
  readonly terms: IncidentTerms
}

/** Shares of days above a line. */
export function ringing(days: readonly number[], line: number): number {
  return days.filter((value) => value > line).length / days.length
}

/** Whether a line keeps both promises on the other days of a task. */
export function isLineKept(line: number, { otherQuiet, otherFeared }: Pick<DriftTask, 'otherQuiet' | 'otherFeared'>) {
  return ringing(otherQuiet, line) <= FALSE_ALLOWED && ringing(otherFeared, line) >= FOUND_ASKED
}

/** Halfway between the loudest quiet day and the most silent replay: a line anybody can find from what is shown. */
export function halfwayLine({ quiet, feared }: Pick<DriftTask, 'quiet' | 'feared'>): number {
  return (Math.max(...quiet) + Math.min(...feared)) / 2
}

/** Lines that are taken from habit. */
export const HABITUAL_LINES = [0.1, 0.2, 0.25]

/** Another field and another incident. Drawn until the lines of habit fail, a line from the evidence holds, and one action
 *  is cheaper than all others by a quarter. */
export function driftTask(seed: number): DriftTask {
  const random = seededRandom(seed)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  // The wanted action comes first, so that each is right about equally often.
  const wanted = pick(ACTIONS)
  for (;;) {
    const [cases, bins] = [pick([80, 150, 300]), pick([5, 10])]
    const shift = pick([0.25, 0.3, 0.4, 0.5, 0.6, 0.8])
    const draw = (moved: number, days: number) =>
      psiDays(random, { shift: moved, bins, cases, days }).map((value) => Math.round(value * 1000) / 1000)
    const [quiet, feared] = [draw(0, 20), draw(shift, 8)]
    const line = halfwayLine({ quiet, feared })
    // What is shown has to speak for the line and against those of habit; only then are the other days drawn.
    const seemsFine = (each: number) => ringing(quiet, each) < 0.1 && ringing(feared, each) > 0.7
    if (Math.min(...feared) <= Math.max(...quiet) || HABITUAL_LINES.some(seemsFine)) continue
    const others = { otherQuiet: draw(0, OTHER_DAYS), otherFeared: draw(shift, OTHER_DAYS) }
    if (!isLineKept(line, others) || HABITUAL_LINES.some((each) => isLineKept(each, others))) continue
    const { scenario, terms } = drawIncident(pick, wanted)
    return { bins, cases, quiet, feared, ...others, scenario, terms }
  }
}

function drawIncident(
  pick: <T>(values: readonly T[]) => T,
  wanted: Action,
): { scenario: Scenario; terms: IncidentTerms } {
  for (;;) {
    const scenario = pick<Scenario>(['season', 'shift', 'shift', 'concept', 'concept', 'source', 'release'])
    const terms: IncidentTerms = {
      casesADay: pick([200, 400, 800]),
      loss: scenario === 'season' ? 0 : pick([0.02, 0.05, 0.1]),
      harm: pick([2, 8, 20]),
      investigateCost: pick([400, 800]),
      retrainCost: pick([2_000, 4_000]),
      rollbackCost: pick([100, 300]),
      labelDelay: pick([1, 3, 7]),
      horizon: pick([10, 30, 60]),
    }
    const best = bestAction(scenario, terms)
    const cost = actionCost(best, { scenario, terms })
    const others = ACTIONS.filter((action) => action !== best).map((action) => actionCost(action, { scenario, terms }))
    if (best === wanted && Math.min(...others) > 1.25 * cost) return { scenario, terms }
  }
}

/** What is known of an incident, none of it naming the kind. */
export interface Evidence {
  readonly inputsRing: boolean
  readonly quality: number
  readonly hasNewVersion: boolean
  readonly hasOddValue: boolean
  readonly sameLastYear: boolean
}

/** Evidence that a scenario leaves. */
export function evidenceOf({ scenario, terms }: Pick<DriftTask, 'scenario' | 'terms'>): Evidence {
  return {
    inputsRing: isVisible(scenario, 'psi'),
    quality: USUAL_QUALITY - terms.loss,
    hasNewVersion: scenario === 'release',
    hasOddValue: scenario === 'source',
    sameLastYear: scenario === 'season',
  }
}

export interface DriftAnswer {
  readonly line: number
  readonly action: Action
}

/** Passed when the line keeps both promises on other days and the action is the cheapest. */
export function judgeDrift({ answer, task }: { answer: DriftAnswer; task: DriftTask }): PassVerdict {
  const { scenario, terms } = task
  const [rung, found] = [ringing(task.otherQuiet, answer.line), ringing(task.otherFeared, answer.line)]
  const best = bestAction(scenario, terms)
  const wrong = [
    ...(rung > FALSE_ALLOWED
      ? [`your line rings on ${percent(rung)} of other quiet days, ${percent(FALSE_ALLOWED)} are allowed`]
      : []),
    ...(found < FOUND_ASKED
      ? [`it rings on ${percent(found)} of other days with the shift, ${percent(FOUND_ASKED)} are asked`]
      : []),
    ...(answer.action !== best
      ? [
          `your action costs €${whole(actionCost(answer.action, { scenario, terms }))} until the end; to ${ACTION_WORDS[best]} costs €${whole(actionCost(best, { scenario, terms }))}`,
        ]
      : []),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `Your line rings on ${percent(rung)} of other quiet days and on ${percent(found)} of those with the shift; to ${ACTION_WORDS[best]} costs €${whole(actionCost(best, { scenario, terms }))}, less than anything else.`,
      }
    : { passed: false, because: `${wrong.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}

export const ACTION_WORDS: Record<Action, string> = {
  ignore: 'ignore it',
  investigate: 'investigate',
  retrain: 'retrain',
  'roll-back': 'roll back',
}
