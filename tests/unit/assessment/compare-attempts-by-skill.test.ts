import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { compareAttempts, type Change } from '@/lib/assessment/core/compare-attempts'
import { LEVEL_WIDTH } from '@/lib/assessment/core/level-scale'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank } from '@/lib/assessment/core/types'
import { normalCdf } from '@/lib/shared/normal'
import { buildItem, buildSeededBank, required, sameTarget } from './build-test-bank'
import { drawAbilities, simulateAttempt } from './simulate-attempt'

/** Skills x and y of area A and z of area B, four items each. */
const triple: Bank = {
  version: 'triple',
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'A' },
    { id: 'z', area: 'B' },
  ],
  items: ['x', 'y', 'z'].flatMap((skill) =>
    Array.from({ length: 4 }, (_, index) =>
      buildItem(`${skill}${index}`, { skill, area: skill === 'z' ? 'B' : 'A', b: index / 2 - 1 }),
    ),
  ),
}
const unknown = buildPrior({ skills: triple.skills, levels: { x: 2, y: 1, z: 3 } })
const begin = (prior = unknown) => startAssessment(triple, prior, { seed: 1, targets: {}, slip: 0.05 })
const attempt = (answers: Record<string, number>, start = unknown) =>
  Object.entries(answers).reduce(
    (state, [id, score]) => recordAnswer(triple, state, id, { kind: 'scored', score }),
    begin(start),
  )
const Z80 = 1.2815515655446004

test('compareAttempts without later answers leaves to skills, areas and the whole what time and study can move', () => {
  // At 730 days, one half-life, 1 − (1/2)² = .75 of the structure comes back: .75 on the diagonal, .375 within, .1875
  // across. Study of z by .8 adds 1.25 · .64 = .8 to its variance. Variances of the means:
  // A (.75 + .75 + 2 · .375)/4 = .5625; all three (3 · .75 + .8 + 2 · (.375 + .1875 + .1875))/9 = 4.55/9.
  const { skills, areas, whole } = compareAttempts(triple, {
    before: begin(),
    after: begin(),
    elapsedDays: 730,
    studyGains: { z: 0.8 },
  })
  const variances = [...skills, ...areas, whole].map(({ high }) => ((high * LEVEL_WIDTH) / Z80) ** 2)
  const expected = [0.75, 0.75, 1.55, 0.5625, 1.55, 4.55 / 9]
  variances.forEach((variance, index) => expect(variance).toBeCloseTo(required(expected[index]), 9))
  expect([...skills, ...areas, whole].map(({ id }) => id)).toEqual(['x', 'y', 'z', 'A', 'B', ''])
  // The middles of levels 2, 1 and 3 are drawn at 2.5, 1.5 and 3.5.
  const befores = [...skills, ...areas, whole].map(({ before }) => Number(before.toFixed(9)))
  expect(befores).toEqual([2.5, 1.5, 3.5, 2, 3.5, 2.5])
})

test('compareAttempts says of an area and of the whole the mean over their skills', () => {
  const { skills, areas, whole } = compareAttempts(triple, {
    before: attempt({ x0: 1, x1: 0, y0: 1, z1: 0 }),
    after: attempt({ x2: 1, x3: 1, z2: 1, z3: 0 }),
    elapsedDays: 400,
    studyGains: { x: 0.8, z: 0.4 },
  })
  const [x, y, z] = skills as readonly [Change, Change, Change]
  for (const field of ['before', 'after', 'change'] as const) {
    expect(areas[0]?.[field]).toBeCloseTo((x[field] + y[field]) / 2, 10)
    expect(areas[1]?.[field]).toBeCloseTo(z[field], 10)
    expect(whole[field]).toBeCloseTo((x[field] + y[field] + z[field]) / 3, 10)
  }
  for (const { before, after, change, low, high, riseProbability } of [...skills, ...areas, whole]) {
    expect(after - before).toBeCloseTo(change, 10)
    // The middle of the band is the change; its width tells the spread, and both the chance of a rise.
    expect((low + high) / 2).toBeCloseTo(change, 10)
    expect(riseProbability).toBeCloseTo(normalCdf((change * 2 * Z80) / (high - low)), 9)
  }
  // Three of four later answers in x and z were right, and x was studied more.
  expect(x.riseProbability).toBeGreaterThan(0.6)
})

test('compareAttempts lets later answers speak of their own skill first', () => {
  const before = attempt({ x0: 0, y0: 0, z0: 0, x1: 0, y1: 0, z1: 0 })
  for (const [index, skill] of ['x', 'y', 'z'].entries()) {
    const after = attempt({ [`${skill}2`]: 1, [`${skill}3`]: 1 })
    const studyGains = { x: 0.8, y: 0.8, z: 0.8 }
    const { skills } = compareAttempts(triple, { before, after, elapsedDays: 0, studyGains })
    const changes = skills.map(({ change }) => change)
    expect(changes.indexOf(Math.max(...changes))).toBe(index)
    // Without idleness only study moves skills, each by itself, and the other skills were hardly asked after.
    for (const [other, change] of changes.entries()) if (other !== index) expect(change).toBeCloseTo(0, 9)
  }
})

test('compareAttempts goes by the later answers and not by what the later attempt believed at first', () => {
  const before = attempt({ x0: 0, x1: 0, y0: 1, z1: 0 })
  const answers = { x2: 1, x3: 1, y2: 1, z2: 1, z3: 0 }
  const changesFrom = (levels: Record<string, number>) => {
    const after = attempt(answers, buildPrior({ skills: triple.skills, levels }))
    return compareAttempts(triple, { before, after, elapsedDays: 200, studyGains: { x: 0.8 } }).skills
  }
  const high = changesFrom({ x: 4, y: 4, z: 4 })
  changesFrom({}).forEach(({ change }, index) => {
    expect(Math.abs(change - required(high[index]).change)).toBeLessThan(0.01)
  })
})

test('compareAttempts calls nothing a change that rounding left on a day on which nothing could change', () => {
  const bank = buildSeededBank()
  for (let seed = 0; seed < 6; seed += 1) {
    const simulated = (from: number) =>
      simulateAttempt({
        bank,
        settings: { seed: from, targets: sameTarget(bank, 2), questionCount: 12 },
        abilities: drawAbilities(bank, from),
      })
    const input = { before: simulated(seed), after: simulated(seed + 50), elapsedDays: 0, studyGains: {} }
    const { skills, areas, whole } = compareAttempts(bank, input)
    for (const { verdict, riseProbability } of [...skills, ...areas, whole])
      expect([verdict, riseProbability]).toEqual(['no-real-change', 0.5])
  }
})
