import { expect, test } from 'vitest'
import { hoursOfTicks, studyHoursOfTicks, ticksPerStudyMinute } from '@/lib/planning/core/ticks'

test('a minute of study takes a hundred ticks and its share of reviews, in whole ticks', () => {
  expect([0, 0.1, 0.25].map(ticksPerStudyMinute)).toEqual([100, 110, 125])
})

test('an hour of the week is 6000 ticks, an hour of study the more the more reviews it brings', () => {
  expect(hoursOfTicks(9000)).toBe(1.5)
  expect(studyHoursOfTicks(9000, 0)).toBe(1.5)
  expect(studyHoursOfTicks(13_200, 0.1)).toBe(2)
})
