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
  expect(() => stepHours({ classes: domain.classes, size: 'S', level: 0 })).toThrow(RangeError)
  expect(() => stepHours({ classes: domain.classes, size: 'S', level: 5 })).toThrow(RangeError)
})
