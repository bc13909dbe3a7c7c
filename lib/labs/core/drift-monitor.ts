import { normalDraw, seededRandom, type Random } from '@/lib/shared/random'
import { ksDistance, ksLine, psi } from './drift-statistics'

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
export function isVisible(scenario: Scenario, signal: Signal): boolean {
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
