import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'

const skills = [
  { id: 'x', area: 'A' },
  { id: 'y', area: 'A' },
  { id: 'z', area: 'B' },
]

test('buildPrior puts means in the middle of the background levels, missing ones at level 0', () => {
  const { mean, skillIds } = buildPrior({ skills, levels: { x: 3, y: 1.5 } })
  expect(skillIds).toEqual(['x', 'y', 'z'])
  expect(mean[0]).toBeCloseTo(0.8, 12)
  expect(mean[1]).toBeCloseTo(-0.4, 12)
  expect(mean[2]).toBe(-1.6)
})

test('buildPrior knows nothing without a background', () => {
  expect(buildPrior({ skills, levels: null }).mean).toEqual([0, 0, 0])
})

test('buildPrior correlates .5 within and .25 across areas', () => {
  expect(buildPrior({ skills, levels: null }).covariance).toEqual([1, 0.5, 1, 0.25, 0.25, 1])
})

test('buildPrior scales the covariance by the spread', () => {
  const structure = { sd: 2, within: 0.4, across: 0.1 }
  expect(buildPrior({ skills, levels: null, structure }).covariance).toEqual([4, 1.6, 4, 0.4, 0.4, 4])
})

test.each([
  { sd: 0, within: 0.5, across: 0.25 },
  { sd: 1, within: 1, across: 0.25 },
  { sd: 1, within: 0.2, across: 0.25 },
  { sd: 1, within: 0.5, across: -0.1 },
])('buildPrior refuses the structure %o', (structure) => {
  const { sd, within, across } = structure
  const refused = new RangeError(`Impossible prior structure: sd ${sd}, within ${within}, across ${across}`)
  expect(() => buildPrior({ skills, levels: null, structure })).toThrow(refused)
})

test('buildPrior takes areas that have nothing in common, and areas that mean nothing', () => {
  const covarianceOf = (within: number, across: number) =>
    buildPrior({ skills, levels: null, structure: { sd: 1, within, across } }).covariance
  expect(covarianceOf(0.5, 0)).toEqual([1, 0.5, 1, 0, 0, 1])
  expect(covarianceOf(0.3, 0.3)).toEqual([1, 0.3, 1, 0.3, 0.3, 1])
})

test.each([-1, 5])('buildPrior refuses the background level %f', (level) => {
  const refused = new RangeError(`Background level of x must be 0 to 4, got ${level}`)
  expect(() => buildPrior({ skills, levels: { x: level } })).toThrow(refused)
})

test('buildPrior takes the ends of the scale, 0 and 4, as background levels', () => {
  const { mean } = buildPrior({ skills, levels: { x: 0, y: 4 } })
  expect(mean[0]).toBeCloseTo(-1.6, 12)
  expect(mean[1]).toBeCloseTo(1.6, 12)
})

test('buildPrior keeps the structure it was built with, for the attempt after', () => {
  expect(buildPrior({ skills, levels: null }).structure).toEqual({ sd: 1, within: 0.5, across: 0.25 })
})
