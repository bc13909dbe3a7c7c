import { expect, test } from 'vitest'
import { planAddress, planAddressFrom, readWeeksShown, withMoreAhead } from '@/lib/planning/weeks-shown'

const first = { ahead: 8, isBehindShown: false }

test('at first the plan shows eight weeks, and none that are behind', () => {
  expect(readWeeksShown({})).toEqual(first)
  expect(planAddress(first)).toBe('/plan')
})

test.each(['7', '-1', '8.5', 'all', '1041', ['60', '8'], null])(
  'weeks=%s asks for nothing the plan can show',
  (weeks) => {
    expect(readWeeksShown({ weeks, behind: 'some' })).toEqual(first)
  },
)

test('an address says again what it was made of, at both ends of the range', () => {
  for (const ahead of [8, 9, 60, 1040])
    for (const isBehindShown of [false, true]) {
      const shown = { ahead, isBehindShown }
      const { searchParams } = new URL(planAddress(shown), 'http://milepost.test')
      expect(readWeeksShown(Object.fromEntries(searchParams))).toEqual(shown)
    }
})

test('each click adds a year, up to the longest plan', () => {
  expect(withMoreAhead(first)).toEqual({ ahead: 60, isBehindShown: false })
  expect(withMoreAhead({ ahead: 1000, isBehindShown: true })).toEqual({ ahead: 1040, isBehindShown: true })
})

test('a form sent from an open plan leads back to it, and from anywhere else to the plan as it shows at first', () => {
  expect(planAddressFrom('http://milepost.test/plan?weeks=60&behind=all&check=x')).toBe('/plan?weeks=60&behind=all')
  for (const referer of [
    null,
    '',
    'plan?weeks=60',
    'http://milepost.test/today?weeks=60',
    'http://milepost.test/plan?weeks=1e9',
  ])
    expect(planAddressFrom(referer)).toBe('/plan')
})
