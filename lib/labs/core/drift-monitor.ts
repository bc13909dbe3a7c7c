import { normalDraw, seededRandom } from '@/lib/shared/random'
import { countPlaces, ksLine, noRanks, placesOf, psi, rankedDistance } from './drift-statistics'

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

/** What a seed draws, before a change of some size is put on it. */
interface Draws {
  readonly start: number
  readonly reference: Float64Array
  readonly normals: readonly Float64Array[]
  /** Uniform numbers, which decide where a code for "missing" arrives; drawn for broken sources alone. */
  readonly missing: readonly Float64Array[]
  readonly labels: readonly Float64Array[]
}

const NUMBERS = Array.from({ length: DAYS }, (_, index) => index + 1)
const UNTOUCHED = new Float64Array()
let drawn: { key: string; draws: Draws } | null = null

/** The last draws are kept, since a slider for the size asks for the same ones again. */
function drawsOf(scenario: Scenario, seed: number): Draws {
  const isSource = scenario === 'source'
  const key = `${seed}:${isSource}`
  if (drawn?.key === key) return drawn.draws
  const random = seededRandom(seed)
  const start = 26 + Math.floor(random() * 10)
  const reference = Float64Array.from({ length: REFERENCE_CASES }, () => normalDraw(random)).sort()
  const normals: Float64Array[] = []
  const missing: Float64Array[] = []
  for (const day of NUMBERS) {
    const [values, codes] = [new Float64Array(CASES), new Float64Array(CASES)]
    const hasCodes = isSource && day >= start
    for (let index = 0; index < CASES; index += 1) {
      values[index] = normalDraw(random)
      if (hasCodes) codes[index] = random()
    }
    normals.push(values)
    missing.push(hasCodes ? codes : UNTOUCHED)
  }
  const labels = NUMBERS.map(() => Float64Array.from({ length: LABELLED }, random))
  drawn = { key, draws: { start, reference, normals, missing, labels } }
  return drawn.draws
}

/** Draws a stream; the change begins between day 26 and day 35. */
export function drawStream({ scenario, size, seed }: { scenario: Scenario; size: number; seed: number }): Stream {
  const { start, reference, normals, missing, labels } = drawsOf(scenario, seed)
  const kindOn = (day: number): Scenario => (isChanged({ scenario, start }, day) ? scenario : 'none')
  const days = NUMBERS.map((day, index) => {
    const values = normals[index]!
    switch (kindOn(day)) {
      case 'shift':
      case 'season':
        return values.map((z) => z + size)
      case 'scale':
        return values.map((z) => z * (1 + size))
      case 'source':
        // A code for "missing" arrives as if it were a value.
        return values.map((z, at) => (missing[index]![at]! < 0.4 * size ? -1 : z))
      default:
        return values
    }
  })
  const right = NUMBERS.map((day, index) => {
    const rate = USUAL_QUALITY - lossOf(kindOn(day), size)
    return labels[index]!.reduce((count, label) => count + (label < rate ? 1 : 0), 0)
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

function countsOf(values: ArrayLike<number>, cuts: readonly number[]): number[] {
  const counts = Array.from({ length: cuts.length + 1 }, () => 0)
  for (let index = 0; index < values.length; index += 1) {
    let bin = 0
    while (bin < cuts.length && values[index]! >= cuts[bin]!) bin += 1
    counts[bin]! += 1
  }
  return counts
}

/** Shares of a sample between cuts. */
export function sharesOf(values: ArrayLike<number>, cuts: readonly number[]): number[] {
  return countsOf(values, cuts).map((count) => count / values.length)
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

/** Measures of all days. A day enters the window and another leaves it, so each is counted once. */
export function measureStream(stream: Stream, { bins, window }: Pick<MonitorSettings, 'bins' | 'window'>): Measure[] {
  const cuts = cutsOf(stream.reference, bins)
  const usual = sharesOf(stream.reference, cuts)
  const counted = stream.days.map((day) => countsOf(day, cuts))
  const places = stream.days.map((day) => keptPlaces(day, stream.reference))
  const inBins = usual.map(() => 0)
  const ranks = noRanks(stream.reference)
  return stream.days.map((entering, index) => {
    const leaving = index - window
    add(inBins, counted[index]!, 1)
    countPlaces(ranks, places[index]!, 1)
    if (leaving >= 0) {
      add(inBins, counted[leaving]!, -1)
      countPlaces(ranks, places[leaving]!, -1)
    }
    const cases = Math.min(window, index + 1) * entering.length
    return {
      psi: psi(
        usual,
        inBins.map((count) => count / cases),
      ),
      distance: rankedDistance(ranks, { reference: stream.reference, cases }),
      cases,
    }
  })
}

const kept = new WeakMap<Float64Array, WeakMap<Float64Array, Int32Array>>()

/** Days before the change are the same at every size, and all days at every window: their places are kept. */
function keptPlaces(day: Float64Array, reference: Float64Array): Int32Array {
  let ofReference = kept.get(reference)
  if (ofReference === undefined) kept.set(reference, (ofReference = new WeakMap()))
  let places = ofReference.get(day)
  if (places === undefined) ofReference.set(day, (places = placesOf(day, reference)))
  return places
}

function add(sums: number[], counts: readonly number[], sign: 1 | -1): void {
  for (let index = 0; index < sums.length; index += 1) sums[index]! += sign * counts[index]!
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
