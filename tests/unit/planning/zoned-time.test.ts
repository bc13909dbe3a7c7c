import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays } from '@/lib/planning/core/local-date'
import { instantOf, timeOfDay } from '@/lib/planning/core/zoned-time'

const golden = readFileSync(fileURLToPath(new URL('../../fixtures/planning/local-times.csv', import.meta.url)), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, string])

test('instantOf agrees with another implementation around every change of clocks in both hemispheres', () => {
  expect(golden.length).toBeGreaterThan(300)
  const wrong = golden.filter(([timeZone, local, seconds]) => {
    const [date = '', time = ''] = local.split('T')
    return instantOf({ date, time, timeZone }) !== Number(seconds) * 1000
  })
  expect(wrong).toEqual([])
})

test('instantOf counts a skipped time from before the change and means the first of a time that comes twice', () => {
  const berlin = (date: string, time: string) =>
    new Date(instantOf({ date, time, timeZone: 'Europe/Berlin' })).toISOString()
  // 29 March 2026: 02:00 to 03:00 are skipped. 25 October 2026: they come twice.
  expect(berlin('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z')
  expect(berlin('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z')
  expect(timeOfDay(Date.parse('2026-03-29T01:30:00Z'), 'Europe/Berlin')).toBe('03:30')
  expect(berlin('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(berlin('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z')
})

test('a zone nobody knows counts as UTC, and what is no time is refused', () => {
  expect(instantOf({ date: '2026-03-29', time: '02:30', timeZone: 'Moon/Base' })).toBe(
    Date.parse('2026-03-29T02:30:00Z'),
  )
  expect(() => instantOf({ date: '2026-03-29', time: '25:00', timeZone: 'UTC' })).toThrow(RangeError)
  expect(() => instantOf({ date: '2026-02-30', time: 'noon', timeZone: 'UTC' })).toThrow(RangeError)
})

test('timeOfDay reads back what instantOf was given, except times that a change skips, which come later', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'),
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 0, max: 95 }),
      (timeZone, days, quarters) => {
        const time = `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
        const shown = timeOfDay(instantOf({ date: addDays('2026-01-01', days), time, timeZone }), timeZone)
        if (shown === time) return
        expect(shown > time).toBe(true)
        expect(['00', '01', '02']).toContain(time.slice(0, 2))
      },
    ),
    { seed: 7, numRuns: 2000 },
  )
})

test('what is no time is named', () => {
  expect(() => instantOf({ date: '2026-02-30', time: 'noon', timeZone: 'UTC' })).toThrow(
    /^not a local time: 2026-02-30 noon$/,
  )
})

test('timeOfDay has hours from 00 to 23 and drops the seconds', () => {
  const shown = ['2026-01-01T00:00:00Z', '2026-01-01T12:34:56Z', '2026-01-01T23:59:59Z'].map((instant) =>
    timeOfDay(Date.parse(instant), 'UTC'),
  )
  expect(shown).toEqual(['00:00', '12:34', '23:59'])
})

test('a platform that fails for another reason than the zone is not taken for one without the zone', () => {
  const broken = vi.spyOn(Intl, 'DateTimeFormat').mockImplementationOnce(function fail() {
    throw new TypeError('no zone data at all')
  })
  // A zone that no other test asks for: formatters are kept.
  expect(() => timeOfDay(0, 'Asia/Kabul')).toThrow('no zone data at all')
  broken.mockRestore()
  expect(timeOfDay(0, 'Asia/Kabul')).toBe('04:30')
})
