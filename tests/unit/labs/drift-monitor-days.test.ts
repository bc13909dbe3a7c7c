import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  ACTIONS,
  CASES,
  DAYS,
  LABELLED,
  QUALITY_LINE,
  REFERENCE_CASES,
  SCENARIOS,
  SEASON_DAYS,
  SIGNALS,
  USUAL_QUALITY,
  cutsOf,
  drawStream,
  isChanged,
  isVisible,
  lossOf,
  measureStream,
  monitorStream,
  sharesOf,
  signalRecord,
  windowOf,
  type Measure,
  type MonitorSettings,
  type MonitoredDay,
  type Scenario,
  type Signal,
  type Stream,
} from '@/lib/labs/core/drift-monitor'
import { ksDistance, ksLine, psi } from '@/lib/labs/core/drift-statistics'

const SETTINGS: MonitorSettings = { bins: 10, line: 0.1, alpha: 0.05, window: 1, fields: 20, delay: 7 }
const TENTHS = Array.from({ length: 10 }, () => 0.1)

test('the constants of the lab are those that lesson E4-2 prints', () => {
  const lesson = readFileSync('content/lessons/E4/E4-2.mdx', 'utf8')
  expect([DAYS, CASES, LABELLED, REFERENCE_CASES, USUAL_QUALITY, SEASON_DAYS]).toEqual([60, 300, 100, 1000, 0.92, 14])
  expect(lesson).toContain(`from photos that customers send: ${CASES} a day`)
  expect(lesson).toContain("The lab's reference of 1,000")
  expect(lesson).toContain(`on 7.7 of 20 days (23 of ${DAYS})`)
  expect(SCENARIOS).toEqual(['none', 'season', 'shift', 'scale', 'source', 'concept', 'release'])
  expect(ACTIONS).toEqual(['ignore', 'investigate', 'retrain', 'roll-back'])
  expect(SIGNALS).toEqual(['psi', 'ks', 'quality'])
  // 0.92 − 3·√(0.92·0.08/100) = 0.92 − 3·0.0271293
  expect(QUALITY_LINE).toBeCloseTo(0.838612, 6)
})

test('at size 0.5 the loss is the share of the lesson; it grows with the size, to 0.4 at most', () => {
  expect(SCENARIOS.map((scenario) => lossOf(scenario, 0.5))).toEqual([0, 0, 0.1, 0.08, 0.14, 0.16, 0.16])
  expect(lossOf('shift', 1)).toBeCloseTo(0.2, 12)
  // 0.16·1.25/0.5 = 0.4 exactly.
  expect([lossOf('concept', 1.24), lossOf('concept', 1.25), lossOf('concept', 2)]).toEqual([
    expect.closeTo(0.3968, 9),
    0.4,
    0.4,
  ])
})

test('a change begins on its first day and stays, except for a season of fourteen days', () => {
  const changed = (scenario: Scenario, days: readonly number[]) =>
    days.map((day) => isChanged({ scenario, start: 30 }, day))
  expect(changed('shift', [29, 30, 43, 44, 60])).toEqual([false, true, true, true, true])
  expect(changed('season', [29, 30, 43, 44, 60])).toEqual([false, true, true, false, false])
  expect(changed('none', [29, 30, 43, 44, 60])).toEqual([false, false, false, false, false])
})

test('a drawn stream has sixty full days, a sorted reference and counts of right answers', () => {
  const stream = drawStream({ scenario: 'source', size: 0.7, seed: 11 })
  expect(stream).toMatchObject({ scenario: 'source', size: 0.7 })
  expect(stream.days.map(({ length }) => length)).toEqual(Array<number>(60).fill(300))
  expect(stream.right).toHaveLength(60)
  expect(stream.right.every((count) => Number.isInteger(count) && count >= 0 && count <= 100)).toBe(true)
  expect([...stream.reference]).toEqual([...stream.reference].sort((a, b) => a - b))
  expect(stream.reference).toHaveLength(1000)
  // A code for "missing" in 0.4·0.7 = 28% of the values, from the day of the change on.
  const codes = stream.days.map((day) => day.filter((value) => value === -1).length)
  expect(codes.slice(0, stream.start - 1).every((count) => count === 0)).toBe(true)
  const after = codes.slice(stream.start - 1)
  expect(after.reduce((sum, count) => sum + count, 0) / (300 * after.length)).toBeCloseTo(0.28, 1)
  // Right answers: 92%, and 0.14·0.7/0.5 = 19.6 points fewer with the change.
  const meanOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / counts.length
  expect(Math.abs(meanOf(stream.right.slice(0, stream.start - 1)) - 92)).toBeLessThan(2)
  expect(Math.abs(meanOf(stream.right.slice(stream.start - 1)) - 72.4)).toBeLessThan(3.5)
})

test('every change begins on one of the days 26 to 35', () => {
  const starts = Array.from({ length: 60 }, (_, seed) => drawStream({ scenario: 'none', size: 0.5, seed }).start)
  expect([...new Set(starts)].sort((a, b) => a - b)).toEqual([26, 27, 28, 29, 30, 31, 32, 33, 34, 35])
})

test('the values of a day have the mean and the spread of their scenario', () => {
  const moments = (scenario: Scenario) => {
    const { days, start } = drawStream({ scenario, size: 0.5, seed: 3 })
    const values = days.slice(start - 1, start + SEASON_DAYS - 1).flatMap((day) => [...day])
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
    return [mean, spread] as const
  }
  // 4,200 values: the standard error of a mean is 0.015, of the widest spread 0.016.
  for (const [scenario, mean, spread] of [
    ['none', 0, 1],
    ['season', 0.5, 1],
    ['shift', 0.5, 1],
    ['scale', 0, 1.5],
    ['concept', 0, 1],
    ['release', 0, 1],
  ] as const) {
    const seen = moments(scenario)
    expect(Math.abs(seen[0] - mean), scenario).toBeLessThan(0.07)
    expect(Math.abs(seen[1] - spread), scenario).toBeLessThan(0.07)
  }
})

test('cutsOf takes the values at equal parts of a sorted sample, none of an empty one', () => {
  expect(cutsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)).toEqual([3, 5, 7, 9])
  expect(cutsOf([1, 2, 3], 2)).toEqual([2])
  expect(cutsOf([1, 2, 3], 1)).toEqual([])
  expect(cutsOf([], 3)).toEqual([Infinity, Infinity])
})

test('sharesOf counts a value on a cut to the part above it', () => {
  expect(sharesOf([1, 2, 2, 3], [2])).toEqual([0.25, 0.75])
  expect(sharesOf([0, 1.9, 2, 4.9, 5, 9, 9, 9], [2, 5])).toEqual([0.25, 0.25, 0.5])
  expect(sharesOf([1, 2], [])).toEqual([1])
})

const dayOf = (value: (index: number) => number) => Float64Array.from({ length: CASES }, (_, index) => value(index))

test('a window holds the last days in order, and fewer at the start', () => {
  const days = [1, 2, 3, 4].map((value) => dayOf(() => value))
  const seen = (day: number, window: number) => {
    const cases = windowOf({ days }, { day, window })
    return [cases.length, ...new Set(cases)]
  }
  expect(seen(4, 3)).toEqual([900, 2, 3, 4])
  expect(seen(2, 3)).toEqual([600, 1, 2])
  expect(seen(1, 3)).toEqual([300, 1])
  expect(seen(3, 1)).toEqual([300, 3])
})

/** Sixty days around a reference of 0, 0.001 … 0.999, of which cuts are 0.1 … 0.9. */
const built = (given: Partial<Stream>): Stream => ({
  scenario: 'shift',
  size: 0.5,
  start: 30,
  reference: Float64Array.from({ length: REFERENCE_CASES }, (_, index) => index / REFERENCE_CASES),
  days: Array.from({ length: DAYS }, () => dayOf((index) => (299 - index) / CASES)),
  right: Array.from({ length: DAYS }, () => 92),
  ...given,
})

test('measures compare each window with the reference', () => {
  const low = dayOf(() => 0.05)
  const even = dayOf((index) => (299 - index) / CASES)
  const measures = measureStream(built({ days: [even, low, even] }), { bins: 10, window: 1 })
  expect(measures.map(({ cases }) => cases)).toEqual([300, 300, 300])
  expect(measures[0]!.psi).toBeCloseTo(0, 9)
  // Just before one of the 300 steps two of the thousand are ahead of it.
  expect(measures[0]!.distance).toBeLessThan(0.004)
  expect(measures[1]!.psi).toBeCloseTo(psi(TENTHS, [1, ...Array<number>(9).fill(0)]), 12)
  // At 0.05 all of the day is there and 51 of the thousand.
  expect(measures[1]!.distance).toBeCloseTo(0.949, 12)
  const two = measureStream(built({ days: [even, low, even] }), { bins: 10, window: 2 })
  expect(two.map(({ cases }) => cases)).toEqual([300, 600, 600])
  expect(two[1]!.psi).toBeCloseTo(psi(TENTHS, [0.55, ...Array<number>(9).fill(0.05)]), 12)
  expect(two[2]!).toEqual(two[1]!)
})

test('PSI and the test ring above their lines, not on them', () => {
  const distanceLine = ksLine(0.05, { n: 1000, m: 600 })
  const measures: Measure[] = [
    { psi: 0.1, distance: distanceLine, cases: 600 },
    { psi: 0.1001, distance: distanceLine - 1e-6, cases: 600 },
    { psi: 0.0999, distance: distanceLine + 1e-6, cases: 600 },
  ]
  const days = monitorStream(built({}), { settings: SETTINGS, seed: 1, measures })
  expect(days.map(({ alarms }) => [alarms.psi, alarms.ks])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ])
  expect(days.map(({ day, psi: shown, distance }) => ({ psi: shown, distance, day }))).toEqual(
    measures.map(({ psi: shown, distance }, index) => ({ psi: shown, distance, day: index + 1 })),
  )
  expect(days[0]!.distanceLine).toBe(distanceLine)
})

test('left to itself monitorStream measures the stream with its own settings', () => {
  const stream = built({ days: [dayOf(() => 0.05), dayOf((index) => index / CASES)] })
  const settings = { ...SETTINGS, bins: 5, window: 2 }
  expect(monitorStream(stream, { settings, seed: 1 })).toEqual(
    monitorStream(stream, { settings, seed: 1, measures: measureStream(stream, settings) }),
  )
})

test('quality is known after its delay, and rings below 83.9 of 100', () => {
  const right = [84, 83, 92, 100, 0]
  const measures = right.map(() => ({ psi: 0, distance: 0, cases: CASES }))
  const seen = (delay: number) =>
    monitorStream(built({ right }), { settings: { ...SETTINGS, delay }, seed: 1, measures }).map(
      ({ quality, alarms }) => [quality, alarms.quality],
    )
  expect(seen(0)).toEqual([
    [0.84, false],
    [0.83, true],
    [0.92, false],
    [1, false],
    [0, true],
  ])
  expect(seen(2)).toEqual([
    [null, false],
    [null, false],
    [0.84, false],
    [0.83, true],
    [0.92, false],
  ])
})

test('the fields without change ring as often as their level says, and the watched field is not one of them', () => {
  const measures = Array.from({ length: 2000 }, () => ({ psi: 0, distance: 0, cases: CASES }))
  const mean = (fields: number, alpha: number) =>
    monitorStream(built({}), { settings: { ...SETTINGS, fields, alpha }, seed: 5, measures }).reduce(
      (sum, { otherAlarms }) => sum + otherAlarms / measures.length,
      0,
    )
  expect(mean(1, 1)).toBe(0)
  expect(mean(20, 1)).toBeCloseTo(19, 9)
  expect(mean(20, 0)).toBe(0)
  // 19 fields at 5%: 0.95 a day, with a standard error of 0.021.
  expect(Math.abs(mean(20, 0.05) - 0.95)).toBeLessThan(0.08)
})

test('inputs show what moves inputs; answers show what costs right answers', () => {
  const visible = (signal: Signal) => SCENARIOS.filter((scenario) => isVisible(scenario, signal))
  expect(visible('psi')).toEqual(['season', 'shift', 'scale', 'source'])
  expect(visible('ks')).toEqual(visible('psi'))
  expect(visible('quality')).toEqual(['shift', 'scale', 'source', 'concept', 'release'])
})

/** Sixty days on which one signal rings on some. */
const rung = (signal: Signal, on: readonly number[]): MonitoredDay[] =>
  Array.from({ length: DAYS }, (_, index) => ({
    day: index + 1,
    psi: 0,
    distance: 0,
    distanceLine: 0,
    otherAlarms: 0,
    quality: null,
    alarms: { psi: false, ks: false, quality: false, [signal]: on.includes(index + 1) },
  }))
const recordOf = (scenario: Scenario, signal: Signal, on: readonly number[]) =>
  signalRecord(built({ scenario }), { days: rung(signal, on), signal })

test('alarms before the change are false, the first from its day on finds it, and harm is counted until then', () => {
  // Days 5 and 29 of 29 clean ones; found on day 33, after three days of 300 cases with a tenth lost.
  const { falseAlarms, delay, harmed } = recordOf('shift', 'psi', [5, 29, 33, 40])
  expect(falseAlarms).toBeCloseTo((20 * 2) / 29, 12)
  expect(delay).toBe(3)
  expect(harmed).toBeCloseTo(90, 9)
  expect(recordOf('shift', 'ks', [30])).toMatchObject({ falseAlarms: 0, delay: 0, harmed: 0 })
  expect(recordOf('shift', 'quality', [29])).toMatchObject({ delay: null })
})

test('without an alarm the harm lasts until the last day', () => {
  // Days 30 to 60 are 31 days of 30 more wrong answers.
  expect(recordOf('shift', 'psi', []).harmed).toBeCloseTo(930, 9)
  expect(recordOf('shift', 'psi', [60]).harmed).toBeCloseTo(900, 9)
  expect(recordOf('season', 'psi', []).harmed).toBe(0)
})

test('a signal that cannot see the change rings by chance only', () => {
  const { falseAlarms, delay, harmed } = recordOf('concept', 'psi', [5, 40, 41])
  expect(falseAlarms).toBeCloseTo(1, 12)
  expect(delay).toBeNull()
  expect(harmed).toBeCloseTo(31 * 300 * 0.16, 9)
  expect(recordOf('season', 'quality', [35])).toMatchObject({ delay: null, harmed: 0 })
  expect(recordOf('none', 'ks', [35])).toMatchObject({ delay: null, harmed: 0 })
})

test('a day that enters and one that leaves give what counting the whole window gives, to the bit', () => {
  for (const scenario of SCENARIOS)
    for (const [window, bins] of [
      [1, 10],
      [3, 7],
      [7, 20],
    ] as const) {
      const stream = drawStream({ scenario, size: 0.8, seed: window * 31 + bins })
      const cuts = cutsOf(stream.reference, bins)
      const usual = sharesOf(stream.reference, cuts)
      measureStream(stream, { bins, window }).forEach((measure, index) => {
        const cases = windowOf(stream, { day: index + 1, window })
        const moved = psi(usual, sharesOf(cases, cuts))
        expect(measure).toEqual({
          psi: moved,
          distance: ksDistance(stream.reference, cases.sort()),
          cases: cases.length,
        })
      })
    }
})
