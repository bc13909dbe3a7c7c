import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agreementTable,
  cohenKappa,
  confusions,
  disputedItems,
  fleissKappa,
  labelCounts,
  majorityRight,
} from '@/lib/labs/core/annotation-agreement'

const classes = 4

/** Fourteen raters, ten subjects, five classes: the table of Fleiss' kappa that statsmodels cites. */
const CLASSIC = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
]

test('Cohen’s kappa has the values of three known tables', () => {
  const classic = cohenKappa([
    [20, 5],
    [10, 15],
  ])
  expect(classic.kappa).toBeCloseTo(0.4, 12)
  expect([classic.items, classic.observed, classic.chance]).toEqual([50, 0.7, 0.5])
  const three = [
    [44, 5, 1],
    [7, 20, 3],
    [9, 5, 6],
  ]
  expect(cohenKappa(three).kappa).toBeCloseTo(0.4915, 4)
  const rare = cohenKappa([
    [90, 5],
    [5, 0],
  ])
  expect(rare.observed).toBe(0.9)
  expect(rare.kappa).toBeCloseTo(-0.0526, 4)
})

test('the range of kappa is the rough one of lesson T3-4: 42 of 60 agree, 0.54, about 0.37 to 0.72', () => {
  const { kappa, low, high } = cohenKappa([
    [18, 5, 1],
    [6, 12, 2],
    [1, 3, 12],
  ])
  expect([kappa, low, high].map((value) => value.toFixed(2))).toEqual(['0.54', '0.37', '0.72'])
})

test('kappa is not defined where both use one class only, and an empty or uneven table is refused', () => {
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]).kappa,
  ).toBeNaN()
  expect(() => cohenKappa([])).toThrow(RangeError)
  expect(() =>
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toThrow(RangeError)
  expect(() => cohenKappa([[1, 2]])).toThrow(RangeError)
  expect(() => fleissKappa([[1, 0]])).toThrow(RangeError)
  expect(() => fleissKappa([])).toThrow(RangeError)
  expect(() =>
    fleissKappa([
      [2, 1],
      [2, 2],
    ]),
  ).toThrow(RangeError)
  expect(
    fleissKappa([
      [3, 0],
      [3, 0],
    ]).kappa,
  ).toBeNaN()
})

test('Fleiss’ kappa of the classic table is 0.2099', () => {
  const { kappa, observed, chance } = fleissKappa(CLASSIC)
  expect(kappa).toBeCloseTo(0.2099, 4)
  expect(observed).toBeCloseTo(0.378, 3)
  expect(chance).toBeCloseTo(0.2128, 4)
})

test('a majority of three who are each right in 80% is right in 89.6%, of five in 94.2%', () => {
  expect(majorityRight(0.8, 3)).toBeCloseTo(0.896, 12)
  expect(majorityRight(0.8, 5)).toBeCloseTo(0.9421, 4)
  expect(majorityRight(0.8, 1)).toBeCloseTo(0.8, 12)
  expect(() => majorityRight(0.8, 4)).toThrow(RangeError)
})

const square = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
  .filter((table) => table.flat().some((count) => count > 0))

test('kappa never exceeds 1, changes sign with luck, and does not depend on who is first or how classes are ordered', () => {
  fc.assert(
    fc.property(square, (table) => {
      const { kappa, observed, chance } = cohenKappa(table)
      if (Number.isNaN(kappa)) return
      expect(kappa).toBeLessThanOrEqual(1 + 1e-12)
      expect(Math.sign(Math.round(kappa * 1e9))).toBe(Math.sign(Math.round(((observed - chance) * 1e9) / (1 - chance))))
      const turned = table.map((_, row) => table.map((each) => each[row]!))
      expect(cohenKappa(turned).kappa).toBeCloseTo(kappa, 9)
      const reversed = [...table].reverse().map((row) => [...row].reverse())
      expect(cohenKappa(reversed).kappa).toBeCloseTo(kappa, 9)
    }),
  )
})

test('kappa is 1 exactly when all agree, and independent habits give 0', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 5 }), (counts) => {
      expect(
        cohenKappa(counts.map((count, row) => counts.map((_, column) => (row === column ? count : 0)))).kappa,
      ).toBeCloseTo(1, 12)
      expect(cohenKappa(counts.map((row) => counts.map((column) => row * column))).kappa).toBeCloseTo(0, 12)
    }),
  )
})

test('a majority is right more often than one alone exactly above one half, and more people help', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (accuracy) => {
      const [one, three, five] = [1, 3, 5].map((people) => majorityRight(accuracy, people)) as [number, number, number]
      if (accuracy > 0.5) expect([three >= one, five >= three]).toEqual([true, true])
      if (accuracy < 0.5) expect([three <= one, five <= three]).toEqual([true, true])
      expect(majorityRight(1 - accuracy, 5)).toBeCloseTo(1 - five, 12)
    }),
  )
})

const labelled = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 })

test('with two people confusions count the differences, with three each disputed item counts two or three times', () => {
  fc.assert(
    fc.property(labelled, (rows) => {
      const people = [0, 1, 2].map((person) => rows.map((row) => row[person]!))
      const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0)
      const two = people.slice(0, 2)
      expect(sum(confusions(two, { classes }))).toBe(disputedItems(two).length)
      const table = agreementTable(two[0]!, two[1]!, { classes })
      expect(table.flat().reduce((total, count) => total + count, 0)).toBe(rows.length)
      const three = sum(confusions(people, { classes }))
      expect(three).toBeGreaterThanOrEqual(2 * disputedItems(people).length)
      expect(three).toBeLessThanOrEqual(3 * disputedItems(people).length)
      const { observed } = fleissKappa(labelCounts(people, { classes }))
      expect(observed).toBeCloseTo(1 - three / (3 * rows.length), 9)
    }),
  )
})

test('items that somebody left out are not compared', () => {
  expect(agreementTable([0, null, 2], [0, 1, null], { classes: 3 })).toEqual([
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ])
  // The second list ends earlier.
  expect(agreementTable([0, 1], [0], { classes: 2 })).toEqual([
    [1, 0],
    [0, 0],
  ])
  expect(
    labelCounts(
      [
        [0, null],
        [0, 1],
      ],
      { classes },
    ),
  ).toEqual([[2, 0, 0, 0]])
  expect(labelCounts([], { classes })).toEqual([])
  expect(disputedItems([])).toEqual([])
})

test('a table is read by the first labeller’s class and then the second’s', () => {
  expect(agreementTable([0, 1, 1, 2], [0, 2, 2, 1], { classes: 3 })).toEqual([
    [1, 0, 0],
    [0, 0, 2],
    [0, 1, 0],
  ])
  expect(agreementTable([], [], { classes: 2 })).toEqual([
    [0, 0],
    [0, 0],
  ])
})

test('the rough range of kappa is 1.96 standard errors to either side, and ends at 1', () => {
  // p_o = 0.7, p_e = 0.5, n = 50: 1.96·√(0.21/50)/0.5 = 0.254045.
  const { kappa, low, high } = cohenKappa([
    [20, 5],
    [10, 15],
  ])
  expect(kappa - low).toBeCloseTo(0.254045, 6)
  expect(high - kappa).toBeCloseTo(0.254045, 6)
  // 59 of 60: kappa 0.9667, and 0.0648 more would be beyond 1.
  const near = cohenKappa([
    [30, 1],
    [0, 29],
  ])
  expect(near.high).toBe(1)
  expect(near.low).toBeLessThan(near.kappa)
  expect(
    cohenKappa([
      [2, 0],
      [0, 3],
    ]),
  ).toMatchObject({ items: 5, observed: 1, kappa: 1, low: 1, high: 1 })
})

test('a table that is refused is echoed, also when only its last row is short', () => {
  expect(() => cohenKappa([[1, 2], [3]])).toThrow(new RangeError('No square table of items: [[1,2],[3]]'))
  expect(() => cohenKappa([[0]])).toThrow(new RangeError('No square table of items: [[0]]'))
})

test('Fleiss’ kappa of two items and three people is the one by hand', () => {
  // Three of three agree on the first, one of three couples on the second: (1 + 1/3)/2 = 2/3. Shares 5/6 and 1/6.
  const { observed, chance, kappa } = fleissKappa([
    [3, 0],
    [2, 1],
  ])
  expect(observed).toBeCloseTo(2 / 3, 12)
  expect(chance).toBeCloseTo(26 / 36, 12)
  expect(kappa).toBeCloseTo((24 / 36 - 26 / 36) / (10 / 36), 12)
  // Two people are enough.
  expect(
    fleissKappa([
      [2, 0],
      [0, 2],
    ]),
  ).toEqual({ observed: 1, chance: 0.5, kappa: 1 })
})

test('Fleiss’ kappa asks for the same number of labels for each item, and for two', () => {
  const refused = new RangeError('Each item needs the same number of labels, at least two')
  for (const counts of [
    [],
    [[1, 0]],
    [
      [1, 1],
      [2, 1],
    ],
    [
      [2, 1],
      [1, 1],
    ],
  ])
    expect(() => fleissKappa(counts)).toThrow(refused)
})

test('labelCounts keep the order of items and leave out those that anybody left out', () => {
  expect(
    labelCounts(
      [
        [0, 1, 2, null],
        [0, 2, null, 1],
        [1, 2, 2, 1],
      ],
      { classes: 3 },
    ),
  ).toEqual([
    [2, 1, 0],
    [0, 1, 2],
  ])
  // The second list ends earlier.
  expect(labelCounts([[0, 1], [0]], { classes: 2 })).toEqual([[2, 0]])
})

test('a majority is always right with people who are, never with people who are not, and even with a coin', () => {
  for (const people of [1, 3, 5, 7])
    expect([0, 0.5, 1].map((accuracy) => majorityRight(accuracy, people))).toEqual([
      0,
      expect.closeTo(0.5, 12) as number,
      1,
    ])
  // a³ + 3a²(1 − a) for a = 0.9.
  expect(majorityRight(0.9, 3)).toBeCloseTo(0.729 + 0.243, 12)
  for (const people of [0, 2]) expect(() => majorityRight(0.9, people)).toThrow(`No majority rule for ${people}`)
})

test('confusions list every pair of classes, the most frequent first and equals in the order of the classes', () => {
  const people = [
    [0, 0, 1, 2, 3, 2],
    [1, 1, 2, 1, 3, 2],
  ]
  expect(confusions(people, { classes })).toEqual([
    { pair: [0, 1], count: 2 },
    { pair: [1, 2], count: 2 },
    { pair: [0, 2], count: 0 },
    { pair: [0, 3], count: 0 },
    { pair: [1, 3], count: 0 },
    { pair: [2, 3], count: 0 },
  ])
  const later = confusions([...people.map((labels) => [...labels, 1]), [0, 0, 2, 2, 3, 2, 3]], { classes })
  expect(later.slice(0, 3)).toEqual([
    { pair: [0, 1], count: 4 },
    { pair: [1, 2], count: 4 },
    { pair: [1, 3], count: 2 },
  ])
})

test('an item is disputed when one differs, and when somebody or everybody left it out', () => {
  expect(
    disputedItems([
      [0, 1, null, null, 2],
      [0, 2, 1, null, 2],
      [0, 1, 1, null, 2],
    ]),
  ).toEqual([1, 2, 3])
})
