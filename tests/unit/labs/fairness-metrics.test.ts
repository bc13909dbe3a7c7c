import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DEFINITIONS } from '@/lib/labs/core/fairness-metrics'
import {
  COMPAS,
  RATES,
  TOY,
  compareGroups,
  forcedFalseAlarms,
  gapOf,
  groupRates,
  heldOf,
  lightOf,
  paritiesRatio,
  selectionTest,
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
import {
  ANSWER_KEYS,
  TASK_LINES,
  fairnessTask,
  judgeFairness,
  outcomesOf,
  passingLines,
  resultOf,
} from '@/lib/labs/core/fairness-metrics-task'
import { percent } from '@/lib/labs/core/verdict'
import { SEEDS } from './predictions'

const lesson = readFileSync('content/lessons/G1/G1-2.mdx', 'utf8')
const share = (outcomes: GroupOutcomes, rate: RateName | 'baseRate') => groupRates(outcomes)[rate]!.share
const compare = ([first, second]: readonly [GroupOutcomes, GroupOutcomes]) =>
  compareGroups(groupRates(first), groupRates(second))
const FITS = COMPAS.map(fitModel)
const MODELS = [FITS[0]!.model, FITS[1]!.model] as const

test('48 of 80 against 12 of 40 are 0.60 and 0.30, ratio 0.50, z −3.10, p 0.0019', () => {
  expect(paritiesRatio(48 / 80, 12 / 40)).toBeCloseTo(0.5, 12)
  const { z, p } = selectionTest({ selected: 48, people: 80 }, { selected: 12, people: 40 })
  expect(z).toBeCloseTo(-3.0984, 4)
  expect(p).toBeCloseTo(0.0019, 4)
  expect(paritiesRatio(0, 0)).toBeNull()
})

test('the published counts give the rates of Dressel and Farid, table 2: 44.8 and 23.5, 28.0 and 47.7, 63.8 and 67.0', () => {
  const [first, second] = COMPAS
  expect(COMPAS.map((group) => (share(group, 'falseAlarms') * 100).toFixed(1))).toEqual(['44.8', '23.5'])
  expect(COMPAS.map((group) => ((1 - share(group, 'found')) * 100).toFixed(1))).toEqual(['28.0', '47.7'])
  expect([first, second].map(({ tp, fp, fn, tn }) => (((tp + tn) / (tp + fp + fn + tn)) * 100).toFixed(1))).toEqual([
    '63.8',
    '67.0',
  ])
  // To the rounding of the published rates: gaps .213 and .197, equalised-odds difference .213.
  const { gaps, odds, ratio } = compare(COMPAS)
  expect(Math.abs(gaps.falseAlarms!.gap - 0.213)).toBeLessThan(0.001)
  expect(Math.abs(gaps.found!.gap - 0.197)).toBeLessThan(0.001)
  expect(odds).toBe(gaps.falseAlarms!.gap)
  expect(ratio).toBeCloseTo(0.5916, 4)
})

test('the toy pair has equal precision 0.80, parity ratio 0.40, parity gap 0.30 and equalised-odds difference 0.40', () => {
  const { gaps, odds, ratio } = compare(TOY)
  expect(TOY.map((group) => share(group, 'precision'))).toEqual([0.8, 0.8])
  expect(TOY.map((group) => share(group, 'flagged'))).toEqual([0.5, 0.2])
  expect(TOY.map((group) => share(group, 'found'))).toEqual([0.8, 0.4])
  expect(share(TOY[1], 'falseAlarms')).toBeCloseTo(0.0667, 4)
  expect(gaps.precision!.gap).toBe(0)
  expect([gaps.flagged!.gap, ratio, odds]).toEqual([0.3, 0.4, 0.4])
})

test('base rates .5 and .3 with precision .7 and misses .3 force false alarms of .300 and .129', () => {
  const forced = (baseRate: number) => forcedFalseAlarms({ baseRate, precision: 0.7, misses: 0.3 })
  expect(forced(0.5)).toBeCloseTo(0.3, 12)
  expect(forced(0.3)).toBeCloseTo(0.1286, 4)
  expect(() => forced(1)).toThrow(RangeError)
  expect(() => forcedFalseAlarms({ baseRate: 0.5, precision: 0, misses: 0 })).toThrow(RangeError)
})

test('gapOf gives the interval of Newcombe’s example: 56 of 70 less 48 of 80 is 0.0524 to 0.3339', () => {
  // Newcombe (1998), table II, comparison (a), method 10.
  const rates = groupRates({ tp: 56, fp: 0, fn: 14, tn: 0 })
  const others = groupRates({ tp: 48, fp: 0, fn: 32, tn: 0 })
  const { gap, low, high } = gapOf(rates.found, others.found)!
  expect(gap).toBeCloseTo(0.2, 12)
  expect(low).toBeCloseTo(0.0524, 4)
  expect(high).toBeCloseTo(0.3339, 4)
  expect(gapOf(null, others.found)).toBeNull()
})

test('groupRates are null where nobody can be counted, and counting fewer people only widens the interval', () => {
  const { precision, found } = groupRates({ tp: 0, fp: 0, fn: 5, tn: 5 })
  expect(precision).toBeNull()
  expect(found!.share).toBe(0)
  const all = groupRates(COMPAS[0]).found!
  const few = groupRates(COMPAS[0], 0.05).found!
  expect(few.share).toBeCloseTo(all.share, 12)
  expect(few.high - few.low).toBeGreaterThan(4 * (all.high - all.low))
})

test('lightOf tells holding from not, and shown from not shown', () => {
  const comparison = compare(COMPAS)
  const light = (definition: (typeof DEFINITIONS)[number]) => lightOf(definition, { comparison, tolerance: 0.05 })
  expect(light('parity')).toEqual({ holds: false, isShown: true })
  expect(light('odds')).toEqual({ holds: false, isShown: true })
  expect(light('predictive')).toEqual({ holds: true, isShown: false })
  expect(heldOf(comparison, 0.05)).toBe(1)
  const few = compareGroups(groupRates(TOY[0], 0.1), groupRates(TOY[1], 0.1))
  expect(lightOf('alarms', { comparison: few, tolerance: 0.05 })).toEqual({ holds: false, isShown: false })
  const none = compareGroups(groupRates({ tp: 0, fp: 0, fn: 5, tn: 5 }), groupRates(TOY[1]))
  expect(lightOf('predictive', { comparison: none, tolerance: 0.05 })).toEqual({ holds: null, isShown: false })
})

test('fitModel gives back every published count at its line, and refuses flags that are no better than chance', () => {
  for (const group of [...COMPAS, ...TOY]) {
    const { model, line } = fitModel(group)
    const again = outcomesAt(line, model)
    for (const cell of ['tp', 'fp', 'fn', 'tn'] as const) expect(again[cell]).toBeCloseTo(group[cell], 6)
  }
  expect(() => fitModel({ tp: 10, fp: 20, fn: 30, tn: 20 })).toThrow(RangeError)
})

test('at most four of five definitions hold on the published groups at five points', () => {
  expect(mostHeld(MODELS, 0.05)).toBe(4)
  const one = { size: 1000, baseRate: 0.4, separation: 1.4 }
  expect(mostHeld([one, one], 0.01)).toBe(5)
})

test('dotsOf stand for a group: a hundred, in its base rate, flagged about as often as by the counts', () => {
  for (const [index, { model, line }] of FITS.entries()) {
    const dots = dotsOf(model)
    expect(dots).toHaveLength(100)
    expect(dots.filter(({ happened }) => happened).length).toBe(Math.round(model.baseRate * 100))
    const flagged = dots.filter(({ risk }) => risk >= line).length
    expect(Math.abs(flagged / 100 - share(COMPAS[index]!, 'flagged'))).toBeLessThan(0.015)
  }
})

const models = fc.record({
  size: fc.integer({ min: 50, max: 5000 }),
  baseRate: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  separation: fc.double({ min: 0.3, max: 3, noNaN: true }),
}) satisfies fc.Arbitrary<ScoreModel>
const lines = fc.double({ min: 0.05, max: 0.95, noNaN: true })

test('outcomesAt keep the people and the cases, whatever the line', () => {
  fc.assert(
    fc.property(models, lines, (model, line) => {
      const { tp, fp, fn, tn } = outcomesAt(line, model)
      expect(tp + fp + fn + tn).toBeCloseTo(model.size, 6)
      expect((tp + fn) / model.size).toBeCloseTo(model.baseRate, 9)
      expect(riskAt(scoreAt(line, model), model)).toBeCloseTo(line, 9)
    }),
  )
})

test('a higher line never flags, finds or alarms more, and never makes flags less often right', () => {
  fc.assert(
    fc.property(models, lines, lines, (model, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)].map((line) => outcomesAt(line, model))
      expect(high!.tp).toBeLessThanOrEqual(low!.tp + 1e-9)
      expect(high!.fp).toBeLessThanOrEqual(low!.fp + 1e-9)
      fc.pre(high!.tp + high!.fp > 1e-3)
      expect(high!.tp / (high!.tp + high!.fp)).toBeGreaterThanOrEqual(low!.tp / (low!.tp + low!.fp) - 1e-6)
    }),
  )
})

test('false alarms are what base rate, precision and misses force, at every line', () => {
  fc.assert(
    fc.property(models, lines, (model, line) => {
      const { tp, fp, fn, tn } = outcomesAt(line, model)
      fc.pre(tp > 1e-6 && fp > 1e-6)
      const forced = forcedFalseAlarms({
        baseRate: model.baseRate,
        precision: tp / (tp + fp),
        misses: fn / (tp + fn),
      })
      expect(forced / (fp / (fp + tn))).toBeCloseTo(1, 6)
    }),
  )
})

test('comparing the other way round turns the sign of every gap and keeps ratio and odds', () => {
  const outcomes = fc.record({ tp: count(), fp: count(), fn: count(), tn: count() })
  fc.assert(
    fc.property(outcomes, outcomes, (first, second) => {
      const [there, back] = [compare([first, second]), compare([second, first])]
      for (const rate of RATES) {
        expect(back.gaps[rate]!.gap).toBeCloseTo(-there.gaps[rate]!.gap, 12)
        expect(back.gaps[rate]!.low).toBeCloseTo(-there.gaps[rate]!.high, 12)
        expect(there.gaps[rate]!.low).toBeLessThanOrEqual(there.gaps[rate]!.gap)
      }
      expect(back.ratio).toBeCloseTo(there.ratio!, 12)
      expect(back.odds).toBeCloseTo(there.odds!, 12)
      expect(heldOf(compare([first, first]), 0)).toBe(5)
    }),
  )
})

function count() {
  return fc.integer({ min: 1, max: 900 })
}

test('lineFor comes as near to a target as a drawable line can', () => {
  for (const rate of RATES) {
    const target = share(COMPAS[0], rate)
    const line = lineFor(rate, { target, model: MODELS[1] })
    expect(LINES).toContain(line)
    expect(Math.abs(share(outcomesAt(line, MODELS[1]), rate) - target)).toBeLessThan(0.006)
  }
})

/** An answer that keeps every rule of a task. */
function rightAnswer(seed: number) {
  const task = fairnessTask(seed)
  const lines = passingLines(task)[0]!
  const { ratio, odds } = resultOf(task, lines)
  return {
    'answer-rate': task.policy.rate,
    'answer-first': String(TASK_LINES[lines[0]]),
    'answer-second': String(TASK_LINES[lines[1]]),
    'answer-ratio': ratio.toFixed(2),
    'answer-odds': (odds * 100).toFixed(0),
  }
}

test('every task is passed by the right answer, and by no line that is the same for both', () => {
  for (const seed of [...SEEDS, ...SEEDS.map((each) => 1100 + each)]) {
    const task = fairnessTask(seed)
    const answer = rightAnswer(seed)
    expect(judgeFairness({ seed, answer, data: null }), `task ${seed}`).toMatchObject({ passed: true })
    for (const [place, line] of TASK_LINES.entries()) {
      const { ratio, odds } = resultOf(task, [place, place])
      const same = {
        ...answer,
        'answer-first': line,
        'answer-second': line,
        'answer-ratio': ratio,
        'answer-odds': odds * 100,
      }
      expect(judgeFairness({ seed, answer: same, data: null }).passed).toBe(false)
    }
  }
  expect(new Set(SEEDS.map((seed) => fairnessTask(seed).policy.rate))).toEqual(new Set(RATES))
})

test('a task is failed by another rate, ratio or odds difference, and each is named', () => {
  for (const seed of SEEDS) {
    const answer = rightAnswer(seed)
    const judge = (change: Record<string, unknown>) =>
      judgeFairness({ seed, answer: { ...answer, ...change }, data: null })
    const other = RATES.find((rate) => rate !== answer['answer-rate'])!
    expect(judge({ 'answer-rate': other }).because).toMatch(/another rate/)
    expect(judge({ 'answer-ratio': Number(answer['answer-ratio']) + 0.05 }).because).toMatch(/four-fifths ratio/)
    expect(judge({ 'answer-odds': Number(answer['answer-odds']) + 3 }).because).toMatch(/equalised-odds/)
    expect(judge({ 'answer-first': '65', 'answer-second': '15' }).passed).toBe(false)
  }
})

test('an answer that is missing or malformed does not pass and does not throw', () => {
  const [, ...rest] = ANSWER_KEYS
  const broken = [
    {},
    { 'answer-first': 'abc', 'answer-second': true },
    { 'answer-first': 1e9, 'answer-second': -1 },
    { ...rightAnswer(3), 'answer-ratio': '' },
    Object.fromEntries(rest.map((key) => [key, ''])),
  ]
  for (const answer of broken) expect(judgeFairness({ seed: 3, answer, data: null }).passed).toBe(false)
  expect(judgeFairness({ seed: 0, answer: {}, data: null }).passed).toBe(false)
})

test('counts of a task fall with the line and never exceed the cases', () => {
  for (const seed of SEEDS)
    for (const group of fairnessTask(seed).groups)
      for (const [place] of TASK_LINES.entries()) {
        const { tp, fp, fn, tn } = outcomesOf(group, place)
        for (const cell of [tp, fp, fn, tn]) expect(cell).toBeGreaterThanOrEqual(0)
        if (place > 0) expect(group.flagged[place]!).toBeLessThanOrEqual(group.flagged[place - 1]!)
      }
})

/** Two-sided p of Fisher's exact test for counts of people: all tables with the same margins that are no likelier. */
function fisher([one, first]: [number, number], [other, second]: [number, number]): number {
  const ways = (n: number, k: number) =>
    Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1)
  const chosen = one + other
  const weigh = (k: number) => ways(first, k) * ways(second, chosen - k)
  const tables = Array.from({ length: chosen + 1 }, (_, k) => (k > first || chosen - k > second ? 0 : weigh(k)))
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0)
  return sum(tables.filter((weight) => weight <= weigh(one) * (1 + 1e-9))) / sum(tables)
}

const points = (value: number) => Math.round(value * 100)

test('lesson G1-2 prints the rates, gaps and intervals that the lab counts', () => {
  const { gaps, ratio } = compare(COMPAS)
  const rows = [
    ['Flagged, of all', 'flagged'],
    ['Flagged, of those charged again', 'found'],
    ['Flagged, of those not charged', 'falseAlarms'],
    ['Charged again, of those flagged', 'precision'],
  ] as const
  for (const [name, rate] of rows) {
    const { gap, low, high } = gaps[rate]!
    const [first, second] = COMPAS.map((group) => percent(share(group, rate), 1))
    expect(lesson).toContain(
      `| ${name} | ${first} | ${second} | ${points(gap)} points (${Math.abs(points(low))} to ${points(high)}) |`,
    )
  }
  expect(ratio!.toFixed(2)).toBe('0.59')
  expect(COMPAS.map((group) => percent(share(group, 'baseRate'), 1))).toEqual(['51.4%', '39.4%'])
  const few = gapOf(groupRates(COMPAS[0], 0.05).flagged, groupRates(COMPAS[1], 0.05).flagged)!
  expect([points(few.low), points(few.high)]).toEqual([13, 34])
  const forced = forcedFalseAlarms({
    baseRate: share(COMPAS[1], 'baseRate'),
    precision: share(COMPAS[0], 'precision'),
    misses: 1 - share(COMPAS[0], 'found'),
  })
  expect(points(forced)).toBe(27)
  for (const base of [10, 20, 30, 40, 50, 60])
    expect(lesson).toContain(
      `| ${base} | ${(forcedFalseAlarms({ baseRate: base / 100, precision: 0.7, misses: 0.3 }) * 100).toFixed(1)} |`,
    )
  expect(lesson).toContain(`p = ${fisher([48, 80], [12, 40]).toFixed(3)}`)
  expect(lesson).toContain(`p = ${fisher([6, 10], [3, 10]).toFixed(2)}`)
})

test('lesson G1-2 prints what one line and two ways of closing the gap cost', () => {
  expect(FITS.map(({ line }) => points(line))).toEqual([47, 46])
  const one = MODELS.map((model) => points(share(outcomesAt(0.46, model), 'falseAlarms')))
  expect(one).toEqual([48, 23])
  const perThousand = ({ tp, fp, fn, tn }: GroupOutcomes) => {
    const size = (tp + fp + fn + tn) / 1000
    return [Math.round(fp / size), Math.round(fn / size)] as const
  }
  const row = (name: string, texts: readonly [string, string], pair: readonly [GroupOutcomes, GroupOutcomes]) => {
    const [[a, m], [b, n]] = [perThousand(pair[0]), perThousand(pair[1])]
    expect(lesson).toContain(`| ${name} | ${texts[0]} | ${texts[1]} | ${a} | ${b} | ${m} | ${n} |`)
    return compare(pair)
  }
  row('As published', ['47%', '46%'], COMPAS)
  const target = (group: 0 | 1) => share(COMPAS[group], 'falseAlarms')
  const more = lineFor('falseAlarms', { target: target(0), model: MODELS[1] })
  const fewer = lineFor('falseAlarms', { target: target(1), model: MODELS[0] })
  const up = row('More White defendants flagged', ['47%', percent(more, 1)], [COMPAS[0], outcomesAt(more, MODELS[1])])
  const down = row('Fewer Black defendants flagged', [percent(fewer), '46%'], [outcomesAt(fewer, MODELS[0]), COMPAS[1]])
  expect([up, down].map((comparison) => heldOf(comparison, 0.05))).toEqual([4, 4])
  expect([up, down].map(({ gaps }) => points(gaps.precision!.gap))).toEqual([11, 10])
})
