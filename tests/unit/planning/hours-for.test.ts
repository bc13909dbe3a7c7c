import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { hoursByStage, hoursFor, stepHours } from '@/lib/planning/core/hours-for'
import { domain } from '@/tests/support/planning-fixture'

const rows = readFileSync(fileURLToPath(new URL('../../fixtures/planning/hours.csv', import.meta.url)), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

test('the table of hours has all nine ways', () => {
  expect(rows.map((row) => Number(row[5]))).toEqual([464, 542, 628, 524, 572, 668, 529, 578, 673])
})

test.each(rows)('hoursFor and hoursByStage give the checked hours for %s from %s', (track, background, ...cells) => {
  const { prior } = domain.backgrounds[background]!
  const { targets } = domain.tracks[track]!
  const inOrder = domain.stages.map(({ id }) => targets[id]!)
  const common = { skills: domain.skills, classes: domain.classes, prior, reviewOverhead: domain.reviewOverhead }
  const stages = hoursByStage({ ...common, targets: inOrder })
  const total = hoursFor({ ...common, target: inOrder[2]! })
  // The table rounds half to even, one cell at a time: an exact half may stand one below.
  const shown = [...stages, total]
  shown.forEach((hours, index) => expect(Math.abs(hours - Number(cells[index]))).toBeLessThanOrEqual(0.5 + 1e-9))
  expect(stages.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(total, 9)
})

test('hoursFor counts nothing where the prior reaches the target', () => {
  const one = { skills: [{ id: 'a', size: 'M' as const }], classes: domain.classes, reviewOverhead: 0.1 }
  expect(hoursFor({ ...one, prior: { a: 3 }, target: { a: 2 } })).toBe(0)
  expect(hoursFor({ ...one, prior: { a: 2 }, target: { a: 2 } })).toBe(0)
  expect(hoursFor({ ...one, prior: { a: 1 }, target: { a: 2 } })).toBeCloseTo(7.7, 12)
  expect(hoursFor({ ...one, prior: {}, target: { a: 4 } })).toBeCloseTo(1.1 * (4 + 7 + 14 + 24), 12)
})

test('stepHours refuses levels outside one to four', () => {
  expect(stepHours({ classes: domain.classes, size: 'S', level: 4 })).toBe(16)
  for (const level of [0, 5]) {
    const refusal = new RangeError(`no step ends at level ${level}`)
    expect(() => stepHours({ classes: domain.classes, size: 'S', level })).toThrow(refusal)
  }
})

const small = {
  skills: [
    { id: 'a', size: 'S' as const },
    { id: 'b', size: 'M' as const },
  ],
  classes: { S: [1, 2, 3, 4], M: [2, 4, 6, 8], L: [3, 6, 9, 12] } as const,
  reviewOverhead: 0.5,
}

test('hoursFor sums the steps of all skills and adds the reviews', () => {
  // a from 1 to 3 takes 2 + 3, b from 0 to 2 takes 2 + 4; half as much again for reviews.
  expect(hoursFor({ ...small, prior: { a: 1 }, target: { a: 3, b: 2 } })).toBe(11 * 1.5)
  expect(hoursFor({ ...small, prior: {}, target: {} })).toBe(0)
})

test('hoursByStage begins each stage where the one before ended, or higher where more is held', () => {
  // a is held at 2: the first stage asks for 1 and takes nothing away; the second takes 3 and 4.
  const targets = [{ a: 1, b: 1 }, { a: 4, b: 1 }, { b: 3 }]
  expect(hoursByStage({ ...small, prior: { a: 2 }, targets })).toEqual([2 * 1.5, (3 + 4) * 1.5, (4 + 6) * 1.5])
  expect(hoursByStage({ ...small, prior: { a: 2 }, targets: [] })).toEqual([])
})

test('hoursByStage leaves the levels it is given as they are', () => {
  const prior = { a: 0 }
  hoursByStage({ ...small, prior, targets: [{ a: 2 }] })
  expect(prior).toEqual({ a: 0 })
})
