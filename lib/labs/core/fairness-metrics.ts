import { wilsonInterval } from './probe-set'
import { twoRatesZ, twoSided } from './prompt-test-statistics'

/** People of one group, by what the system did (flagged or not) and what happened afterwards. */
export interface GroupOutcomes {
  /** Flagged, and it happened. */
  readonly tp: number
  /** Flagged, and it did not happen: a false alarm. */
  readonly fp: number
  /** Not flagged, and it happened: a miss. */
  readonly fn: number
  readonly tn: number
}

/** COMPAS scores "medium" and "high" taken as flagged, against a new charge within two years; Broward County, Florida,
 *  2013 and 2014. Counts: ProPublica, How We Analyzed the COMPAS Recidivism Algorithm, 23 May 2016, as its notebook "Compas
 *  Analysis" prints them under "Directions of the Racial Bias" (github.com/propublica/compas-analysis; `truth_tables.py` there
 *  flags whoever is not scored "low"). Their rates are those of Dressel and Farid, Science Advances 4(1), eaao5580 (2018),
 *  table 2, column D. A charge is not the same as an offence. */
export const COMPAS: readonly [GroupOutcomes, GroupOutcomes] = [
  { tp: 1369, fp: 805, fn: 532, tn: 990 },
  { tp: 505, fp: 349, fn: 461, tn: 1139 },
]

/** Two constructed groups whose flags are right equally often, and nothing else is equal. */
export const TOY: readonly [GroupOutcomes, GroupOutcomes] = [
  { tp: 40, fp: 10, fn: 10, tn: 40 },
  { tp: 16, fp: 4, fn: 24, tn: 56 },
]

/** Rates by which two groups are compared. */
export const RATES = ['flagged', 'found', 'falseAlarms', 'precision'] as const
export type RateName = (typeof RATES)[number]

/** A share 0..1 with its 95% Wilson interval. */
export interface Rate {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Rates of one group; null where fewer than one person is counted. */
export type GroupRates = Readonly<Record<RateName | 'baseRate', Rate | null>> & { readonly size: number }

function rateOf(count: number, total: number): Rate | null {
  return total < 1 ? null : { share: count / total, ...wilsonInterval(count, total) }
}

/** Share flagged (TP+FP)/n, found TP/(TP+FN), false alarms FP/(FP+TN), precision TP/(TP+FP) and base rate (TP+FN)/n.
 *  `counted` (0..1] reckons the intervals as if only this share of the people had been counted. */
export function groupRates({ tp, fp, fn, tn }: GroupOutcomes, counted = 1): GroupRates {
  const size = tp + fp + fn + tn
  const rate = (count: number, total: number) => rateOf(count * counted, total * counted)
  return {
    flagged: rate(tp + fp, size),
    found: rate(tp, tp + fn),
    falseAlarms: rate(fp, fp + tn),
    precision: rate(tp, tp + fp),
    baseRate: rate(tp + fn, size),
    size: size * counted,
  }
}

/** A difference of two shares, first less second, with its 95% interval. */
export interface Gap {
  readonly gap: number
  readonly low: number
  readonly high: number
}

/** Interval of a difference from the Wilson intervals of both shares: d − √((p₁−l₁)² + (u₂−p₂)²) to
 *  d + √((u₁−p₁)² + (p₂−l₂)²). Source: Newcombe, Statistics in Medicine 17 (1998), method 10. */
export function gapOf(first: Rate | null, second: Rate | null): Gap | null {
  if (first === null || second === null) return null
  const gap = first.share - second.share
  return {
    gap,
    low: gap - Math.hypot(first.share - first.low, second.high - second.share),
    high: gap + Math.hypot(first.high - first.share, second.share - second.low),
  }
}

export interface GroupComparison {
  /** First less second, by rate. */
  readonly gaps: Readonly<Record<RateName, Gap | null>>
  /** Lower share flagged by the higher one, 0..1; below 0.8 the four-fifths screen asks for a closer look. */
  readonly ratio: number | null
  /** Equalised-odds difference: max(|ΔTPR|, |ΔFPR|). */
  readonly odds: number | null
}

export function compareGroups(first: GroupRates, second: GroupRates): GroupComparison {
  const gap = (name: RateName) => gapOf(first[name], second[name])
  const gaps = {
    flagged: gap('flagged'),
    found: gap('found'),
    falseAlarms: gap('falseAlarms'),
    precision: gap('precision'),
  }
  return {
    gaps,
    ratio: paritiesRatio(first.flagged?.share ?? 0, second.flagged?.share ?? 0),
    odds:
      gaps.found === null || gaps.falseAlarms === null
        ? null
        : Math.max(Math.abs(gaps.found.gap), Math.abs(gaps.falseAlarms.gap)),
  }
}

/** The four-fifths screen: lower share by higher share. Source: 29 CFR 1607.4 D (United States, employment, 1978); a reason
 *  to look, neither a proof nor a definition of fairness. Null when nobody is selected. */
export function paritiesRatio(first: number, second: number): number | null {
  const highest = Math.max(first, second)
  return highest === 0 ? null : Math.min(first, second) / highest
}

/** Below it the four-fifths screen signals. */
export const FOUR_FIFTHS = 0.8

/** z and two-sided p of the difference of two selection rates, pooled variance. Counts of people. */
export function selectionTest(
  first: { selected: number; people: number },
  second: { selected: number; people: number },
) {
  const z = twoRatesZ(
    { successes: first.selected, users: first.people },
    { successes: second.selected, users: second.people },
  )
  return { z, p: twoSided(z) }
}

/** The share of false alarms that base rate, precision and share of misses leave no choice about:
 *  FPR = π/(1−π) · (1−PPV)/PPV · (1−FNR). Above 1 such a system cannot exist. Source: Chouldechova, Big Data 5(2), 2017.
 *  @throws RangeError for a base rate of 1 or a precision of 0 */
export function forcedFalseAlarms({
  baseRate,
  precision,
  misses,
}: {
  baseRate: number
  precision: number
  misses: number
}): number {
  if (baseRate >= 1 || precision <= 0) throw new RangeError(`Base rate ${baseRate}, precision ${precision}`)
  return (baseRate / (1 - baseRate)) * ((1 - precision) / precision) * (1 - misses)
}

/** Definitions on the board. Equalised odds asks for two rates at once. */
export const DEFINITIONS = ['parity', 'opportunity', 'alarms', 'odds', 'predictive'] as const
export type Definition = (typeof DEFINITIONS)[number]

/** Rates that a definition wants equal. */
export const RATES_OF: Readonly<Record<Definition, readonly RateName[]>> = {
  parity: ['flagged'],
  opportunity: ['found'],
  alarms: ['falseAlarms'],
  odds: ['found', 'falseAlarms'],
  predictive: ['precision'],
}

export interface Light {
  /** Whether the gap as counted is within the tolerance; null when it cannot be counted. */
  readonly holds: boolean | null
  /** Whether the whole interval says so. */
  readonly isShown: boolean
}

/** The light of a definition at a tolerance 0..1. */
export function lightOf(
  definition: Definition,
  { comparison, tolerance }: { comparison: GroupComparison; tolerance: number },
): Light {
  const gaps = RATES_OF[definition].map((rate) => comparison.gaps[rate])
  const known = gaps.filter((gap) => gap !== null)
  if (known.length < gaps.length) return { holds: null, isShown: false }
  const limit = tolerance + 1e-9
  const holds = known.every(({ gap }) => Math.abs(gap) <= limit)
  const isShown = holds
    ? known.every(({ low, high }) => low >= -limit && high <= limit)
    : known.some(({ low, high }) => low > limit || high < -limit)
  return { holds, isShown }
}

/** How many definitions hold as counted, of five. */
export function heldOf(comparison: GroupComparison, tolerance: number): number {
  return DEFINITIONS.filter((definition) => lightOf(definition, { comparison, tolerance }).holds === true).length
}
