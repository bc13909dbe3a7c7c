import { expect, test } from 'vitest'
import {
  COMPAS,
  DEFINITIONS,
  FOUR_FIFTHS,
  RATES,
  RATES_OF,
  TOY,
  compareGroups,
  forcedFalseAlarms,
  gapOf,
  groupRates,
  heldOf,
  lightOf,
  paritiesRatio,
  selectionTest,
  type Definition,
  type Gap,
  type GroupComparison,
  type GroupOutcomes,
  type RateName,
} from '@/lib/labs/core/fairness-metrics'
import {
  LINES,
  dotsOf,
  fitModel,
  lineFor,
  mostHeld,
  outcomesAt,
  riskAt,
  scoreAt,
  type ScoreModel,
} from '@/lib/labs/core/fairness-model'

const EMPTY: GroupOutcomes = { tp: 0, fp: 0, fn: 0, tn: 0 }
const compare = (first: GroupOutcomes, second: GroupOutcomes) => compareGroups(groupRates(first), groupRates(second))

test('groupRates divide the cells of a table as their names say, and count one person as somebody', () => {
  const rates = groupRates({ tp: 1, fp: 2, fn: 3, tn: 6 })
  const shares = [rates.flagged, rates.found, rates.falseAlarms, rates.precision, rates.baseRate]
  expect(shares.map((rate) => rate?.share)).toEqual([3 / 12, 1 / 4, 2 / 8, 1 / 3, 4 / 12])
  expect(rates.size).toBe(12)
  const single = groupRates({ tp: 1, fp: 0, fn: 0, tn: 0 })
  expect(single).toMatchObject({ found: { share: 1 }, precision: { share: 1 }, falseAlarms: null, size: 1 })
  expect(groupRates({ tp: 2, fp: 0, fn: 0, tn: 3 }, 0.4)).toMatchObject({ found: null, size: 2 })
  expect(groupRates({ tp: 2, fp: 0, fn: 0, tn: 3 }, 0.4).flagged!.share).toBeCloseTo(0.4, 12)
})

test('compareGroups leaves out what cannot be counted in either group', () => {
  expect(compare(EMPTY, EMPTY)).toEqual({
    gaps: { flagged: null, found: null, falseAlarms: null, precision: null },
    ratio: null,
    odds: null,
  })
  expect(compare(EMPTY, TOY[0]).ratio).toBe(0)
  expect(compare(TOY[0], EMPTY).ratio).toBe(0)
  const onlyCases = { tp: 4, fp: 0, fn: 1, tn: 0 }
  const noCases = { tp: 0, fp: 1, fn: 0, tn: 4 }
  expect(compare(onlyCases, TOY[1])).toMatchObject({ gaps: { falseAlarms: null }, odds: null })
  expect(compare(TOY[0], noCases)).toMatchObject({ gaps: { found: null }, odds: null })
  expect(gapOf(groupRates(TOY[0]).found, null)).toBeNull()
})

test('the equalised-odds difference is the larger gap, whichever it is and whichever sign it has', () => {
  // Found .8 and .4, false alarms .2 and 1/15.
  expect(compare(TOY[1], TOY[0]).odds).toBeCloseTo(0.4, 12)
  const [many, few] = [
    { tp: 5, fp: 8, fn: 5, tn: 2 },
    { tp: 6, fp: 1, fn: 4, tn: 9 },
  ]
  expect(compare(many, few).odds).toBeCloseTo(0.7, 12)
  expect(compare(few, many).odds).toBeCloseTo(0.7, 12)
})

test('the four-fifths screen is four fifths, and one group without anybody selected is a ratio of 0', () => {
  expect(FOUR_FIFTHS).toBe(4 / 5)
  expect([paritiesRatio(0.3, 0), paritiesRatio(0, 0.3), paritiesRatio(0.3, 0.3)]).toEqual([0, 0, 1])
})

test('selectionTest of two equal rates shows nothing', () => {
  expect(selectionTest({ selected: 5, people: 10 }, { selected: 10, people: 20 })).toEqual({ z: 0, p: 1 })
})

test('forcedFalseAlarms names the figures that leave no answer, and lets pass what is just inside', () => {
  expect(() => forcedFalseAlarms({ baseRate: 1, precision: 0.7, misses: 0.3 })).toThrow('Base rate 1, precision 0.7')
  expect(forcedFalseAlarms({ baseRate: 0.75, precision: 0.25, misses: 0 })).toBeCloseTo(9, 12)
  expect(forcedFalseAlarms({ baseRate: 0.5, precision: 1, misses: 0.3 })).toBe(0)
})

test('each definition asks for the rates that the board writes beside it', () => {
  expect(DEFINITIONS.map((definition) => [definition, ...RATES_OF[definition]])).toEqual([
    ['parity', 'flagged'],
    ['opportunity', 'found'],
    ['alarms', 'falseAlarms'],
    ['odds', 'found', 'falseAlarms'],
    ['predictive', 'precision'],
  ])
})

/** A comparison with gaps given as [low, gap, high]; 0 without an interval where nothing is given. */
function gapsOf(given: Partial<Record<RateName, [number, number, number] | null>>): GroupComparison {
  const gaps = Object.fromEntries(
    RATES.map((rate): [RateName, Gap | null] => {
      const [low, gap, high] = given[rate] ?? [0, 0, 0]
      return [rate, given[rate] === null ? null : { low, gap, high }]
    }),
  ) as Record<RateName, Gap | null>
  return { gaps, ratio: null, odds: null }
}
const light = (definition: Definition, given: Parameters<typeof gapsOf>[0], tolerance = 0.05) =>
  lightOf(definition, { comparison: gapsOf(given), tolerance })

test('a gap holds up to the tolerance on both sides, and is shown when its whole interval stays within', () => {
  for (const sign of [1, -1]) {
    expect(light('parity', { flagged: [-0.05, sign * 0.05, 0.05] })).toEqual({ holds: true, isShown: true })
    expect(light('parity', { flagged: [-0.05, sign * 0.0501, 0.05] }).holds).toBe(false)
  }
  expect(light('parity', { flagged: [-0.0501, 0, 0.05] })).toEqual({ holds: true, isShown: false })
  expect(light('parity', { flagged: [-0.05, 0, 0.0501] })).toEqual({ holds: true, isShown: false })
})

test('a gap that does not hold is shown when its whole interval is outside', () => {
  expect(light('parity', { flagged: [0.0501, 0.2, 0.3] })).toEqual({ holds: false, isShown: true })
  expect(light('parity', { flagged: [0.05, 0.2, 0.3] })).toEqual({ holds: false, isShown: false })
  expect(light('parity', { flagged: [-0.3, -0.2, -0.0501] })).toEqual({ holds: false, isShown: true })
  expect(light('parity', { flagged: [-0.3, -0.2, -0.05] })).toEqual({ holds: false, isShown: false })
})

test('a billionth beyond the tolerance is a rounding error, for the gap and for both ends of its interval', () => {
  const edge = 0.05 + 1e-9
  for (const sign of [1, -1])
    expect(light('parity', { flagged: [-edge, sign * edge, edge] })).toEqual({ holds: true, isShown: true })
  expect(light('parity', { flagged: [edge, 0.2, 0.3] })).toEqual({ holds: false, isShown: false })
  expect(light('parity', { flagged: [-0.3, -0.2, -edge] })).toEqual({ holds: false, isShown: false })
})

test('equalised odds need both rates to hold and to be shown, and fail by either', () => {
  const [near, wide, far]: [number, number, number][] = [
    [-0.01, 0, 0.01],
    [-0.1, 0, 0.1],
    [0.1, 0.2, 0.3],
  ]
  expect(light('odds', { found: near!, falseAlarms: near! })).toEqual({ holds: true, isShown: true })
  expect(light('odds', { found: near!, falseAlarms: wide! })).toEqual({ holds: true, isShown: false })
  expect(light('odds', { found: near!, falseAlarms: far! })).toEqual({ holds: false, isShown: true })
  expect(light('odds', { found: far!, falseAlarms: wide! })).toEqual({ holds: false, isShown: true })
  expect(light('odds', { found: near!, falseAlarms: null })).toEqual({ holds: null, isShown: false })
})

test('heldOf counts what holds, and neither what fails nor what cannot be counted', () => {
  expect(heldOf(gapsOf({}), 0)).toBe(5)
  expect(heldOf(gapsOf({ precision: null }), 0)).toBe(4)
  expect(heldOf(gapsOf({ found: [0, 0.1, 0.2] }), 0.05)).toBe(3)
  expect(heldOf(gapsOf({ found: null, flagged: [0, 0.1, 0.2] }), 0.1)).toBe(3)
})

test('scoreAt and riskAt follow from Bayes’ rule: equal risk in the middle of two bells', () => {
  const even = { size: 100, baseRate: 0.5, separation: 2 }
  expect(scoreAt(0.5, even)).toBeCloseTo(1, 12)
  // ln(r/(1 − r)) = 1 for r = e/(1 + e): 1/2 + 1.
  expect(scoreAt(Math.E / (1 + Math.E), even)).toBeCloseTo(1.5, 12)
  // Odds 1 : 4 before and 1 : 4 at the middle.
  expect(riskAt(1, { ...even, baseRate: 0.2 })).toBeCloseTo(0.2, 12)
  expect(riskAt(2, { ...even, baseRate: 0.2 })).toBeCloseTo((0.25 * Math.E ** 2) / (1 + 0.25 * Math.E ** 2), 12)
})

test('outcomesAt the middle of two bells finds Φ(1) of the cases and flags Φ(−1) of the others', () => {
  const { tp, fp, fn, tn } = outcomesAt(0.25, { size: 1000, baseRate: 0.25, separation: 2 })
  expect(tp).toBeCloseTo(250 * 0.841344746, 5)
  expect(fn).toBeCloseTo(250 * 0.158655254, 5)
  expect(fp).toBeCloseTo(750 * 0.158655254, 5)
  expect(tn).toBeCloseTo(750 * 0.841344746, 5)
})

test('fitModel refuses flags that are just as good as chance', () => {
  expect(() => fitModel({ tp: 10, fp: 20, fn: 10, tn: 20 })).toThrow('no better than chance')
  expect(fitModel({ tp: 11, fp: 20, fn: 9, tn: 20 }).model.separation).toBeGreaterThan(0)
})

test('lines can be drawn from 5% to 95% in steps of half a percent', () => {
  expect(LINES).toHaveLength(181)
  expect([LINES[0], LINES[1], LINES[90], LINES.at(-1)]).toEqual([0.05, 0.055, 0.5, 0.95])
})

test('lineFor passes over lines at which nobody can be counted, and takes the lowest of equal ones', () => {
  const few = { size: 8, baseRate: 0.3, separation: 1 }
  const line = lineFor('precision', { target: 1, model: few })
  const flagged = (at: number) => outcomesAt(at, few).tp + outcomesAt(at, few).fp
  expect(flagged(line)).toBeGreaterThanOrEqual(1)
  expect(flagged(LINES[LINES.indexOf(line) + 1]!)).toBeLessThan(1)
  expect(lineFor('precision', { target: 1, model: { ...few, size: 0.5 } })).toBe(0.05)
})

test('mostHeld finds what trying out every second line finds, if 10% to 90% of a group are flagged', () => {
  const sensible = (model: ScoreModel) =>
    LINES.filter((_, step) => step % 2 === 0)
      .map((line) => outcomesAt(line, model))
      .filter(({ tp, fp }) => (tp + fp) / model.size >= 0.1 && (tp + fp) / model.size <= 0.9)
      .map((outcomes) => groupRates(outcomes))
  const tried = ([first, second]: readonly [ScoreModel, ScoreModel], tolerance: number) => {
    const others = sensible(second)
    const counts = sensible(first).flatMap((one) => others.map((other) => heldOf(compareGroups(one, other), tolerance)))
    return Math.max(0, ...counts)
  }
  const model = (baseRate: number, separation: number): ScoreModel => ({ size: 1000, baseRate, separation })
  const pairs = [
    [model(0.5, 1.5), model(0.3, 1.1)],
    [model(0.3, 0.6), model(0.12, 2.2)],
    [model(0.85, 1.6), model(0.6, 1.6)],
  ] as const
  for (const pair of pairs)
    for (const tolerance of [0, 0.01, 0.03, 0.08, 0.15]) expect(mostHeld(pair, tolerance)).toBe(tried(pair, tolerance))
})

test('mostHeld is five for two groups that are alike, without any tolerance', () => {
  const one = { size: 1000, baseRate: 0.4, separation: 1.4 }
  expect(mostHeld([one, one], 0)).toBe(5)
})

test('mostHeld tries whole percents alone, between which one definition more may hold', () => {
  const pair = [
    { size: 1000, baseRate: 0.5, separation: 0.8 },
    { size: 1000, baseRate: 0.3, separation: 1.1 },
  ] as const
  expect(mostHeld(pair, 0.001)).toBe(1)
  // Both flag 11.9% of all, and raise false alarms alike within a tenth of a point.
  const [one, other] = [outcomesAt(0.735, pair[0]), outcomesAt(0.595, pair[1])]
  expect(heldOf(compare(one, other), 0.001)).toBe(2)
})

test('mostHeld is 0 for a group of whom every line flags less than a tenth', () => {
  const rare = { size: 1000, baseRate: 0.001, separation: 1 }
  expect(mostHeld([rare, rare], 1)).toBe(0)
  const nearlyAll = { size: 1000, baseRate: 0.999, separation: 1 }
  expect(mostHeld([nearlyAll, nearlyAll], 1)).toBe(0)
})

test('dots stand at the middles of equal shares of both bells, those for whom it happens first', () => {
  const model = { size: 1000, baseRate: 0.5, separation: 2 }
  const [hit, miss, ...none] = dotsOf(model, 2)
  expect(none).toEqual([])
  expect(hit).toMatchObject({ happened: true })
  expect(hit!.risk).toBeCloseTo(riskAt(2, model), 9)
  expect(miss).toMatchObject({ happened: false })
  expect(miss!.risk).toBeCloseTo(riskAt(0, model), 9)
  // Quartiles of a bell stand 0.6745 from its middle.
  const four = dotsOf(model, 4).map(({ risk }) => scoreAt(risk, model))
  for (const [index, wanted] of [2 - 0.67449, 2 + 0.67449, -0.67449, 0.67449].entries())
    expect(four[index]).toBeCloseTo(wanted, 4)
})

test('the published counts are those of 3,696 and 2,454 defendants, the toy pair’s of 100 each', () => {
  expect([...COMPAS, ...TOY].map((group) => groupRates(group).size)).toEqual([3696, 2454, 100, 100])
})
