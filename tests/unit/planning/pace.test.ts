import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finishRange, weeksInWords } from '@/lib/planning/core/finish-range'
import { dayNumber } from '@/lib/planning/core/local-date'
import { estimatePace, leastMeasured } from '@/lib/planning/core/pace'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { realInput } from '@/tests/support/planning-fixture'

const entry = (ratio: number) => ({ estimateMinutes: 60, actualMinutes: 60 * ratio })

test('estimatePace without measurements is one, with the prior range', () => {
  const pace = estimatePace([])
  expect(pace).toMatchObject({ factor: 1, sampleSize: 0 })
  // exp(±1.2816 · 0.4)
  expect(pace.low).toBeCloseTo(0.599, 3)
  expect(pace.high).toBeCloseTo(1.67, 2)
  expect(pace.isKnown).toBe(false)
  expect(pace.sentence).toBe(
    'Your own pace shows once five lessons or labs are finished with their minutes; none is yet, so the estimates stand.',
  )
})

test('estimatePace follows the conjugate update on a case worked by hand', () => {
  // Four entries of ratio e^0.4: mean .4, squares 0, variance 5·.25/8 = .15625; precision 6.25 + 25.6 = 31.85; centre 10.24/31.85.
  const pace = estimatePace([1, 2, 3, 4].map(() => entry(Math.exp(0.4))))
  expect(Math.log(pace.factor)).toBeCloseTo(10.24 / 31.85, 9)
  expect(Math.log(pace.high / pace.low)).toBeCloseTo((2 * 1.2816) / Math.sqrt(31.85), 9)
  expect(pace).toMatchObject({ sampleSize: 4, estimateMinutes: 240, isKnown: false })
  expect(pace.sentence).toMatch(/; four are so far, so the estimates stand\.$/)
})

test('estimatePace goes by all minutes over all estimates, so that a long entry counts for its length', () => {
  // Minutes 60 over 50: log ln 1.2 = .18232; log ratios ln 2 and 0, squares .26095 + .03324; variance (1.25 + .29419)/6 = .25736;
  // effective entries 50² / (10² + 40²) = 1.47059; precision 6.25 + 5.71402 = 11.96402; centre 5.71402 · .18232 / 11.96402.
  const pace = estimatePace([
    { estimateMinutes: 10, actualMinutes: 20 },
    { estimateMinutes: 40, actualMinutes: 40 },
  ])
  expect(Math.log(pace.factor)).toBeCloseTo(0.087077, 5)
  expect(Math.log(pace.high / pace.factor)).toBeCloseTo(1.2816 / Math.sqrt(11.96402), 4)
})

test('estimatePace says "your pace" from five entries on, and not from four', () => {
  const times = (count: number) => estimatePace(Array.from({ length: count }, () => entry(1.5)))
  expect(leastMeasured).toBe(5)
  expect([times(4).isKnown, times(5).isKnown, times(6).isKnown]).toEqual([false, true, true])
  // Five entries of one length outweigh the assumption about everybody three to one.
  const own = 5 / 0.5 ** 2
  expect(own / (own + 1 / 0.4 ** 2)).toBeGreaterThan(0.75)
})

test('estimatePace narrows with more entries and stays between the extremes', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 1, maxLength: 40 }), (ratios) => {
      const pace = estimatePace(ratios.map(entry))
      expect(pace.low).toBeLessThan(pace.factor)
      expect(pace.high).toBeGreaterThan(pace.factor)
      expect(pace.factor).toBeGreaterThanOrEqual(Math.min(1, ...ratios) - 1e-9)
      expect(pace.factor).toBeLessThanOrEqual(Math.max(1, ...ratios) + 1e-9)
    }),
    { seed: 6 },
  )
  const width = (count: number) => {
    const { high, low } = estimatePace(Array.from({ length: count }, () => entry(1.2)))
    return high / low
  }
  expect(width(20)).toBeLessThan(width(3))
})

test('estimatePace lets no forgotten timer rule and refuses minutes that cannot be', () => {
  expect(estimatePace([entry(40)]).factor).toBe(estimatePace([entry(4)]).factor)
  expect(estimatePace([entry(0.01)]).factor).toBe(estimatePace([entry(0.25)]).factor)
  expect([0.01, 0.25, 3, 4, 40].map((ratio) => estimatePace([entry(ratio)]).actualMinutes)).toEqual([
    15, 15, 180, 240, 240,
  ])
})

test.each([
  [0, 5],
  [-1, 5],
  [60, 0],
  [60, -1],
  [NaN, 5],
])('estimatePace refuses %d minutes of which %d were needed', (estimateMinutes, actualMinutes) => {
  const refusal = new RangeError(`minutes ${estimateMinutes}, ${actualMinutes}`)
  expect(() => estimatePace([{ estimateMinutes, actualMinutes }])).toThrow(refusal)
})

test('estimatePace gives every field of a case worked by hand', () => {
  // One entry of ratio e^.4: log .4, variance 5 · .25 / 5 = .25, effective 1; precision 6.25 + 4; centre 4 · .4 / 10.25.
  const pace = estimatePace([entry(Math.exp(0.4))])
  const [centre, reach] = [1.6 / 10.25, 1.2816 / Math.sqrt(10.25)]
  expect(pace.factor).toBeCloseTo(Math.exp(centre), 12)
  expect(pace.low).toBeCloseTo(Math.exp(centre - reach), 12)
  expect(pace.high).toBeCloseTo(Math.exp(centre + reach), 12)
  expect(pace.actualMinutes).toBeCloseTo(60 * Math.exp(0.4), 9)
  expect(pace).toMatchObject({ sampleSize: 1, estimateMinutes: 60, isKnown: false })
  expect(pace.sentence).toBe(
    'Your own pace shows once five lessons or labs are finished with their minutes; one is so far, so the estimates stand.',
  )
})

test('estimatePace calls less than five percent about as long', () => {
  const end = (actual: number, estimate = 20) => {
    const each = { estimateMinutes: estimate, actualMinutes: actual }
    return estimatePace([each, each, each, each, each]).sentence.replace(/^.* were estimated: /, '')
  }
  expect([19.2, 20.8].map((actual) => end(actual))).toEqual(['about as long.', 'about as long.'])
  expect([19, 21].map((actual) => end(actual))).toEqual(['5% less.', '5% more.'])
  // Half a minute and six tenths both round to one in the sum of five.
  expect([end(0.12, 0.1), end(0.1, 0.12)]).toEqual(['20% more.', '17% less.'])
})

test('estimatePace says in one sentence what was taken and what was estimated', () => {
  const sentence = (ratio: number, count: number) =>
    estimatePace(Array.from({ length: count }, () => entry(ratio))).sentence
  const took = (count: string, actual: number, estimate: number) =>
    `The ${count} lessons and labs you finished took ${actual} minutes where ${estimate} were estimated`
  expect(sentence(1, 6)).toBe(`${took('six', 360, 360)}: about as long.`)
  expect(sentence(1.2, 12)).toBe(`${took('twelve', 864, 720)}: 20% more.`)
  expect(sentence(0.7, 30)).toBe(`${took('30', 1260, 1800)}: 30% less.`)
  expect(estimatePace([entry(1)]).sentence).toMatch(/; one is so far, so the estimates stand\.$/)
})

test('finishRange brackets the plan and agrees with it at the pace of the estimates', () => {
  const input = realInput({ pauses: ['2026-W52'] })
  const plan = buildPlan(input)
  const range = finishRange({ input, remainingHours: plan.remainingHours, pace: { factor: 1, low: 0.8, high: 1.3 } })
  expect(range.expected).toBe(plan.finishDate)
  expect(range.earliest! < plan.finishDate!).toBe(true)
  expect(range.latest! > plan.finishDate!).toBe(true)
})

test('finishRange tells weeks on a case worked by hand', () => {
  // 80 hours at 8 a week from a Monday: ten weeks at the estimates, 72 hours are nine, 104 are thirteen; a pause adds its week.
  const at = (pauses: string[]) =>
    finishRange({
      input: realInput({ pauses }),
      remainingHours: 80,
      pace: { factor: 1, low: 0.9, high: 1.3 },
    })
  expect(at([])).toEqual({
    earliest: '2026-11-29',
    expected: '2026-12-06',
    latest: '2026-12-27',
    weeks: { earliest: 9, latest: 13 },
  })
  expect(weeksInWords(at([]))).toBe('9–13 weeks')
  expect(at(['2026-10-12']).weeks).toEqual({ earliest: 10, latest: 14 })
})

test('finishRange keeps the order of the paces, and its weeks hold its days', () => {
  const ratio = fc.double({ min: 0.3, max: 3, noNaN: true })
  const pauses = fc.array(
    fc.integer({ min: 0, max: 60 }).map((week) => `2027-W${String((week % 52) + 1).padStart(2, '0')}`),
  )
  fc.assert(
    fc.property(
      fc.array(ratio, { maxLength: 30 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 2, max: 80 }).map((quarters) => quarters / 4),
      fc.integer({ min: 0, max: 6 }),
      pauses,
      (ratios, remainingHours, hoursPerWeek, weekStart, paused) => {
        const input = realInput({ hoursPerWeek, weekStart, pauses: paused, today: '2026-10-01' })
        const pace = estimatePace(ratios.map(entry))
        const { earliest, expected, latest, weeks } = finishRange({ input, remainingHours, pace })
        if (earliest === null || expected === null || latest === null) return
        expect(earliest <= expected && expected <= latest).toBe(true)
        for (const [day, count] of [
          [earliest, weeks.earliest],
          [latest, weeks.latest],
        ] as const) {
          const today = dayNumber(input.today)
          expect(count).toBeGreaterThanOrEqual(1)
          // From the first day of this week to the last of week `count`.
          expect(dayNumber(day)).toBeGreaterThanOrEqual(today)
          expect(dayNumber(day) - today).toBeLessThan(7 * (count ?? 0))
          expect(dayNumber(day) - today).toBeGreaterThan(7 * (count ?? 0) - 14)
        }
      },
    ),
    { seed: 33 },
  )
})

test('weeksInWords names one number where there is one, and an open end', () => {
  expect(weeksInWords({ weeks: { earliest: 26, latest: 30 } })).toBe('26–30 weeks')
  expect(weeksInWords({ weeks: { earliest: 26, latest: 26 } })).toBe('about 26 weeks')
  expect(weeksInWords({ weeks: { earliest: 1, latest: 1 } })).toBe('about a week')
  expect(weeksInWords({ weeks: { earliest: 900, latest: null } })).toBe('900 weeks or more')
  expect(weeksInWords({ weeks: { earliest: null, latest: null } })).toBeNull()
})

test('finishRange is open where the end lies beyond twenty years', () => {
  const input = realInput({ hoursPerWeek: 0.25 })
  expect(finishRange({ input, remainingHours: 600, pace: { factor: 1, low: 1, high: 1 } })).toEqual({
    earliest: null,
    expected: null,
    latest: null,
    weeks: { earliest: null, latest: null },
  })
})
