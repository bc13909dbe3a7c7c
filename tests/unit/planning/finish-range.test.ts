import { expect, test } from 'vitest'
import { finishRange, weeksInWords } from '@/lib/planning/core/finish-range'
import { addDays } from '@/lib/planning/core/local-date'
import type { PlanInput } from '@/lib/planning/core/types'
import { shortRoad } from '@/tests/support/short-road'

/** Seven hours a week, one on each day, from Monday 2026-09-28 on: an hour is 6,000 ticks. */
function range(
  remainingHours: number,
  {
    pace = { factor: 1, low: 1, high: 1 },
    ...rest
  }: Partial<PlanInput> & { pace?: { factor: number; low: number; high: number } } = {},
) {
  return finishRange({ input: shortRoad({ hoursPerWeek: 7, ...rest }), remainingHours, pace })
}

test('the three days are those of the fast end, the middle and the slow end of the pace', () => {
  // Ten hours: eight, ten and fifteen of them at an hour a day.
  expect(range(10, { pace: { low: 0.8, factor: 1, high: 1.5 } })).toEqual({
    earliest: '2026-10-05',
    expected: '2026-10-07',
    latest: '2026-10-12',
    weeks: { earliest: 2, latest: 3 },
  })
})

test('hours that fill a day or a week end on it, and the smallest part more ends on the next', () => {
  const day = (hours: number) => range(hours).expected
  expect([day(1), day(1 + 0.5 / 6_000), day(7), day(7 + 0.5 / 6_000)]).toEqual([
    '2026-09-28',
    '2026-09-29',
    '2026-10-04',
    '2026-10-05',
  ])
})

test('a pause has no day on which anything ends, however little is left', () => {
  const pauses = ['2026-09-28']
  expect(range(1, { pauses })).toMatchObject({ expected: '2026-10-05', weeks: { earliest: 2, latest: 2 } })
  expect(range(1e-12, { pauses }).expected).toBe('2026-10-05')
})

test('weeks count from the current one, whatever its day', () => {
  // On Thursday four hours of the week are left.
  expect(range(4, { today: '2026-10-01' })).toMatchObject({ expected: '2026-10-04', weeks: { earliest: 1, latest: 1 } })
  expect(range(5, { today: '2026-10-01' })).toMatchObject({ expected: '2026-10-05', weeks: { earliest: 2, latest: 2 } })
})

test('twenty years hold 1,040 weeks and no hour more', () => {
  const whole = range(1_040 * 7)
  expect(whole).toMatchObject({ expected: addDays('2026-09-28', 1_040 * 7 - 1), weeks: { earliest: 1_040 } })
  expect(range(1_040 * 7 + 1)).toEqual({
    earliest: null,
    expected: null,
    latest: null,
    weeks: { earliest: null, latest: null },
  })
  const slow = range(1_040 * 7, { pace: { low: 0.5, factor: 1, high: 1.1 } })
  expect(slow).toMatchObject({ latest: null, weeks: { earliest: 520, latest: null } })
  expect(weeksInWords(slow)).toBe('520 weeks or more')
})

test.each<[string | null, number | null, number | null]>([
  ['26–27 weeks', 26, 27],
  ['about 26 weeks', 26, 26],
  ['1–2 weeks', 1, 2],
  ['about a week', 1, 1],
  ['900 weeks or more', 900, null],
  [null, null, null],
])('weeks in words: %s', (words, earliest, latest) => {
  expect(weeksInWords({ weeks: { earliest, latest } })).toBe(words)
})
