import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTime, giveSign, startClock } from '@/lib/progress/core/study-clock'

type Step = { afterMs: number; kind: 'look' | 'sign' }

/** Active milliseconds of a page that comes into view at 0 and is looked at, and given signs, after each pause. */
function play(steps: readonly Step[]): number {
  let nowMs = 0
  let clock = startClock(nowMs)
  let total = 0
  for (const { afterMs, kind } of steps) {
    nowMs += afterMs
    const counted = kind === 'sign' ? giveSign(clock, nowMs) : countTime(clock, nowMs)
    clock = counted.clock
    total += counted.activeMs
  }
  return total
}

const look = (afterMs: number): Step => ({ afterMs, kind: 'look' })
const sign = (afterMs: number): Step => ({ afterMs, kind: 'sign' })

test.each<[string, Step[], number]>([
  ['counts from coming into view', [look(20_000)], 20_000],
  ['counts just up to a minute', [look(60_000)], 60_000],
  ['stands still a minute after the last sign', [look(60_001), look(600_000)], 60_000],
  ['runs on while signs come', [sign(50_000), sign(50_000), look(50_000)], 150_000],
  ['does not count the pause before a late sign', [sign(300_000), look(10_000)], 70_000],
  ['counts nothing twice', [look(10_000), look(0), sign(0), look(10_000)], 20_000],
])('the study clock %s', (_, steps, activeMs) => {
  expect(play(steps)).toBe(activeMs)
})

test('the study clock counts each moment once that lies within a minute after a sign, however often it is looked at', () => {
  const steps = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 200_000 }),
      kind: fc.constantFrom('look' as const, 'sign' as const),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(steps, (list) => {
      let nowMs = 0
      const signs = [0]
      for (const { afterMs, kind } of list) {
        nowMs += afterMs
        if (kind === 'sign') signs.push(nowMs)
      }
      // The union of [sign, sign + minute), cut at the end, counted independently.
      const expected = signs.reduce((sum, at, index) => sum + Math.min(60_000, (signs[index + 1] ?? nowMs) - at), 0)
      expect(play(list)).toBe(expected)
    }),
    { seed: 31 },
  )
})
