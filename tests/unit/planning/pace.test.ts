import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finishRange } from '@/lib/planning/core/finish-range'
import { estimatePace } from '@/lib/planning/core/pace'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { realInput } from '@/tests/support/planning-fixture'

const entry = (ratio: number) => ({ estimateMinutes: 60, actualMinutes: 60 * ratio })

test('estimatePace without measurements is one, with the prior range', () => {
  const pace = estimatePace([])
  expect(pace).toMatchObject({ factor: 1, sampleSize: 0 })
  // exp(±1.2816 · 0.4)
  expect(pace.low).toBeCloseTo(0.599, 3)
  expect(pace.high).toBeCloseTo(1.67, 2)
  expect(pace.sentence).toBe('Nothing measured yet, so the estimates stand as they are.')
})

test('estimatePace follows the conjugate update on a case worked by hand', () => {
  // Four entries of ratio e^0.4: mean .4, squares 0, variance 5·.25/8 = .15625; precision 6.25 + 25.6 = 31.85; centre 10.24/31.85.
  const pace = estimatePace([1, 2, 3, 4].map(() => entry(Math.exp(0.4))))
  expect(Math.log(pace.factor)).toBeCloseTo(10.24 / 31.85, 9)
  expect(Math.log(pace.high / pace.low)).toBeCloseTo((2 * 1.2816) / Math.sqrt(31.85), 9)
  expect(pace.sentence).toBe('Your four measured entries point to about 38% more time than estimated.')
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
  expect(() => estimatePace([{ estimateMinutes: 0, actualMinutes: 5 }])).toThrow(RangeError)
  expect(estimatePace([entry(1)]).sentence).toBe('Your one measured entry points to the pace of the estimates.')
  expect(estimatePace(Array.from({ length: 30 }, () => entry(0.7))).sentence).toMatch(
    /^Your 30 measured entries point to about \d+% less/,
  )
})

test('finishRange brackets the plan and agrees with it at the pace of the estimates', () => {
  const input = realInput({ pauses: ['2026-W52'] })
  const plan = buildPlan(input)
  const range = finishRange({ input, remainingHours: plan.remainingHours, pace: { factor: 1, low: 0.8, high: 1.3 } })
  expect(range.expected).toBe(plan.finishDate)
  expect(range.earliest! < plan.finishDate!).toBe(true)
  expect(range.latest! > plan.finishDate!).toBe(true)
})

test('finishRange is open where the end lies beyond twenty years', () => {
  const input = realInput({ hoursPerWeek: 0.25 })
  expect(finishRange({ input, remainingHours: 600, pace: { factor: 1, low: 1, high: 1 } })).toEqual({
    earliest: null,
    expected: null,
    latest: null,
  })
})
