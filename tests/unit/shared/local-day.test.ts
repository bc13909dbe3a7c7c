import { expect, test } from 'vitest'
import { localDay } from '@/lib/shared/local-day'

test.each([
  // Summer time begins and ends in Berlin: its midnight is 23:00 UTC in winter and 22:00 UTC in summer.
  ['2026-03-28T22:59:59Z', 'Europe/Berlin', '2026-03-28'],
  ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
  ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  // The year ends at different moments.
  ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
  ['2027-01-01T10:59:59Z', 'Pacific/Pago_Pago', '2026-12-31'],
  ['2028-02-29T12:00:00Z', 'UTC', '2028-02-29'],
])('localDay of %s in %s is %s', (moment, zone, day) => {
  expect(localDay(moment, zone)).toBe(day)
  expect(localDay(Date.parse(moment), zone)).toBe(day)
})

test('localDay counts an unknown or empty zone as UTC', () => {
  for (const zone of ['Mars/Olympus', '', 'nonsense']) expect(localDay('2026-12-31T23:30:00Z', zone)).toBe('2026-12-31')
})
