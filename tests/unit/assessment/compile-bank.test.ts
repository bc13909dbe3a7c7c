import { expect, test } from 'vitest'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { buildItem, buildSingleSkillBank } from './build-test-bank'

test('compileBank keeps published parameters as they are', () => {
  const compiled = compileBank(buildSingleSkillBank([buildItem('i', { a: 2, b: 1.5, c: 0.2 })]))
  expect([compiled.a[0], compiled.b[0], compiled.c[0]]).toEqual([2, 1.5, 0.2])
})

test('compileBank shrinks author guesses towards their mean and flattens their curves', () => {
  const bank = buildSingleSkillBank([
    buildItem('easy', { a: 1.2, b: -1, parameters: 'author' }),
    buildItem('hard', { a: 1.2, b: 0, parameters: 'author' }),
    buildItem('known', { b: 3 }),
  ])
  const compiled = compileBank(bank)
  // σ_b = .8: factor 1/(1 + .64); mean of the author items −.5. The error left has variance .64/1.64 = .39:
  // a is 1.2/√(1 + 1.44·.39/1.702²) = 1.098.
  expect(compiled.b[0]).toBeCloseTo(-0.5 - 0.5 / 1.64, 12)
  expect(compiled.b[1]).toBeCloseTo(-0.5 + 0.5 / 1.64, 12)
  expect(compiled.a[0]).toBeCloseTo(1.2 / Math.sqrt(1 + (1.44 * 0.64) / 1.64 / 1.702 ** 2), 12)
  expect(compiled.b[2]).toBe(3)
})

test('compileBank puts variants into one family', () => {
  const { familyOf, familyCount } = compileBank(
    buildSingleSkillBank([buildItem('i'), buildItem('j', { variantOf: 'i' }), buildItem('k')]),
  )
  expect(familyCount).toBe(2)
  expect(familyOf[0]).toBe(familyOf[1])
  expect(familyOf[0]).not.toBe(familyOf[2])
})

test('compileBank weighs items by how seldom they were shown', () => {
  const { exposureWeight } = compileBank(buildSingleSkillBank([buildItem('i'), buildItem('j', { timesShown: 3 })]))
  expect([...exposureWeight]).toEqual([1, 0.25])
})

test('compileBank works once per bank', () => {
  const bank = buildSingleSkillBank([buildItem('i')])
  expect(compileBank(bank)).toBe(compileBank(bank))
})

test('compileBank knows a variant of an item that stands further back, and numbers skills and areas as they come', () => {
  const { familyOf, familyCount, skillOf, areaOf, skillIndex, itemIndex } = compileBank({
    version: 'mixed',
    skills: [
      { id: 'x', area: 'A' },
      { id: 'y', area: 'B' },
    ],
    items: [
      buildItem('i', { skill: 'y', area: 'B' }),
      buildItem('k'),
      buildItem('j', { skill: 'y', area: 'B', variantOf: 'i' }),
      buildItem('l', { variantOf: 'k' }),
    ],
  })
  expect([...familyOf]).toEqual([0, 1, 0, 1])
  expect(familyCount).toBe(2)
  expect([...skillOf]).toEqual([1, 0, 1, 0])
  // Areas by the items that name them first: B, then A.
  expect([...areaOf]).toEqual([0, 1, 0, 1])
  expect([...skillIndex]).toEqual([
    ['x', 0],
    ['y', 1],
  ])
  expect([...itemIndex]).toEqual([
    ['i', 0],
    ['k', 1],
    ['j', 2],
    ['l', 3],
  ])
})

test('compileBank takes an item that nobody can guess', () => {
  expect(compileBank(buildSingleSkillBank([buildItem('i', { c: 0 })])).c[0]).toBe(0)
})

const outOfRange = (a: number, b: number, c: number) => `Item i has parameters out of range: a ${a}, b ${b}, c ${c}`

test.each([
  ['a repeated id', [buildItem('i'), buildItem('i')], 'The id i occurs twice in the bank'],
  ['an unknown skill', [buildItem('i', { skill: 'y' })], 'Item i names the unknown skill y'],
  ['another area than its skill', [buildItem('i', { area: 'B' })], 'Item i stands in area B, its skill does not'],
  ['no discrimination', [buildItem('i', { a: 0 })], outOfRange(0, 0, 0.05)],
  ['an infinite discrimination', [buildItem('i', { a: Infinity })], outOfRange(Infinity, 0, 0.05)],
  ['no difficulty', [buildItem('i', { b: Number.NaN })], outOfRange(1.4, Number.NaN, 0.05)],
  ['certain guessing', [buildItem('i', { c: 1 })], outOfRange(1.4, 0, 1)],
  ['negative guessing', [buildItem('i', { c: -0.1 })], outOfRange(1.4, 0, -0.1)],
])('compileBank refuses a bank with %s', (_, items, message) => {
  expect(() => compileBank(buildSingleSkillBank(items))).toThrow(new Error(message))
})
