import fc from 'fast-check'
import { expect, test } from 'vitest'
import { missingSteps, roadHours, type RoadStep } from '@/lib/progress/core/road-hours'

const step = fc.record({
  skill: fc.constantFrom('E1', 'T2', 'B3'),
  level: fc.integer({ min: 1, max: 4 }),
  hours: fc.integer({ min: 1, max: 30 }),
  isHeld: fc.boolean(),
  finishedHours: fc.integer({ min: 0, max: 40 }),
})

test('roadHours on a case worked by hand', () => {
  const steps: RoadStep[] = [
    { skill: 'E1', level: 1, hours: 4, isHeld: true, finishedHours: 0 }, // held: 4 of 4
    { skill: 'E1', level: 2, hours: 7, isHeld: false, finishedHours: 2 }, // 2 of 7
    { skill: 'T1', level: 1, hours: 3, isHeld: false, finishedHours: 9 }, // more than there is: 3 of 3
  ]
  // 9 of 14 hours, a tenth more for reviews.
  expect(roadHours(steps, 0.1).done).toBeCloseTo(9.9, 9)
  expect(roadHours(steps, 0.1).total).toBeCloseTo(15.4, 9)
  expect(missingSteps(steps)).toEqual([{ skill: 'E1', level: 2, hours: 5 }])
})

test('roadHours of an empty road is nothing', () => {
  expect(roadHours([], 0.1)).toEqual({ done: 0, total: 0 })
  expect(missingSteps([])).toEqual([])
})

test('roadHours lies between nothing and everything, grows with what is finished, and agrees with missingSteps', () => {
  fc.assert(
    fc.property(fc.array(step), fc.nat(5), (steps, more) => {
      const { done, total } = roadHours(steps, 0.1)
      expect(done).toBeGreaterThanOrEqual(0)
      expect(done).toBeLessThanOrEqual(total + 1e-9)
      const further = steps.map((each) => ({ ...each, finishedHours: each.finishedHours + more }))
      expect(roadHours(further, 0.1).done).toBeGreaterThanOrEqual(done)
      const missing = missingSteps(steps)
      expect(missing.reduce((sum, { hours }) => sum + hours, 0) * 1.1).toBeCloseTo(total - done, 6)
      expect(missing.map(({ hours }) => hours)).toEqual(
        missing.map(({ hours }) => hours).sort((one, other) => other - one),
      )
    }),
    { seed: 12 },
  )
})
