import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  healthTrend,
  isFlaggingSign,
  itemHealth,
  type ItemAnswer,
  type MeasuredItem,
} from '@/lib/assessment/core/item-health'
import { normalDraw, seededRandom } from '@/lib/shared/random'
import { required } from './build-test-bank'

const ITEM: MeasuredItem = {
  a: 1.4,
  b: 0,
  c: 0.1,
  type: 'single',
  options: ['A', 'B', 'C', 'D'].map((id) => ({ id, isRight: id === 'A' })),
}

function answer(changes: Partial<ItemAnswer> = {}): ItemAnswer {
  return {
    credit: 1,
    isDontKnow: false,
    ability: 0,
    abilityVariance: 0.3,
    elapsedMs: 60_000,
    replies: ['A'],
    at: 0,
    ...changes,
  }
}

/** Answers of learners by the curve of `truth`, one a day, with an even spread over the distractors. */
function simulate(
  count: number,
  { truth = ITEM, seed = 1 }: { truth?: MeasuredItem; seed?: number } = {},
): ItemAnswer[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const ability = 0.6 * normalDraw(random)
    const real = ability + Math.sqrt(0.3) * normalDraw(random)
    const isRight = random() < truth.c + (1 - truth.c) / (1 + Math.exp(-truth.a * (real - truth.b)))
    const wrong = ['B', 'C', 'D'][Math.floor(random() * 3)]!
    return answer({ credit: Number(isRight), ability, replies: [isRight ? 'A' : wrong], at: index })
  })
}

test('itemHealth says nothing but the count below thirty answers', () => {
  expect(itemHealth(ITEM, simulate(29))).toEqual({
    answers: 29,
    facility: null,
    dontKnowShare: null,
    discrimination: null,
    medianMs: null,
    replies: [],
    byLevel: [],
    drift: null,
    signs: [],
  })
  expect(itemHealth(ITEM, simulate(30)).facility).not.toBeNull()
})

test('itemHealth has facility, passes, the middle time and the shares of replies', () => {
  const answers = [
    ...Array.from({ length: 20 }, () => answer({ ability: 1, elapsedMs: 10_000 })),
    ...Array.from({ length: 12 }, () => answer({ credit: 0, ability: -1, replies: ['B'], elapsedMs: 30_000 })),
    ...Array.from({ length: 8 }, () =>
      answer({ credit: 0, isDontKnow: true, ability: -1, replies: [], elapsedMs: 50_000 }),
    ),
  ]
  const health = itemHealth(ITEM, answers)
  expect(health).toMatchObject({ answers: 40, facility: 0.5, dontKnowShare: 0.2, medianMs: 20_000 })
  expect(health.replies).toEqual([
    { id: 'A', isRight: true, share: 0.5, upperShare: 1 },
    { id: 'B', isRight: false, share: 0.3, upperShare: 0 },
    { id: 'C', isRight: false, share: 0, upperShare: 0 },
    { id: 'D', isRight: false, share: 0, upperShare: 0 },
  ])
  // Ability −1 is level 1 (−1.2 to −.4), ability 1 is level 3 (.4 to 1.2).
  expect(health.byLevel.map(({ answers: count, facility }) => [count, facility])).toEqual([
    [0, null],
    [20, 0],
    [0, null],
    [20, 1],
    [0, null],
  ])
})

test('the discrimination is the correlation of credit with ability, with Fisher’s 99 % band', () => {
  // Half of 40 right. Abilities 1, −1 shared 15 to 5 between right and wrong: r = (15·15 − 5·5) / 20² = .5.
  const of = (count: number, credit: number, ability: number) =>
    Array.from({ length: count }, () => answer({ credit, ability }))
  const { discrimination } = itemHealth(ITEM, [...of(15, 1, 1), ...of(5, 1, -1), ...of(5, 0, 1), ...of(15, 0, -1)])
  expect(discrimination?.value).toBeCloseTo(0.5, 12)
  const reach = 2.5758293 / Math.sqrt(37)
  expect(discrimination?.low).toBeCloseTo(Math.tanh(Math.atanh(0.5) - reach), 6)
  expect(discrimination?.high).toBeCloseTo(Math.tanh(Math.atanh(0.5) + reach), 6)
})

test('the discrimination is unknown where everybody got the same', () => {
  const { discrimination, signs } = itemHealth(
    ITEM,
    Array.from({ length: 60 }, (_, index) => answer({ ability: index / 60 })),
  )
  expect(discrimination).toBeNull()
  expect(signs).toContain('almost-all-right')
  expect(signs).not.toContain('never-separates')
})

test('a sound item carries no sign that takes it out', () => {
  const taken = Array.from(
    { length: 200 },
    (_, seed) => itemHealth(ITEM, simulate(150, { seed: seed + 1 })).signs,
  ).filter((signs) => signs.some(isFlaggingSign))
  expect(taken).toEqual([])
})

test('an item that everybody guesses never separates, from fifty answers on', () => {
  const coin = { ...ITEM, a: 1e-9 }
  const share = (count: number) =>
    Array.from(
      { length: 60 },
      (_, seed) => itemHealth(ITEM, simulate(count, { truth: coin, seed: seed + 1 })).signs,
    ).filter((signs) => signs.includes('never-separates')).length / 60
  expect(share(49)).toBe(0)
  expect(share(200)).toBeGreaterThan(0.2)
  // With the key the wrong way round it is plain at once.
  const turned = simulate(80).map((each) => ({ ...each, credit: 1 - each.credit }))
  expect(itemHealth(ITEM, turned).signs).toContain('never-separates')
})

test('the key is in doubt when those who know most prefer a distractor', () => {
  const misled = simulate(120).map((each) => ({
    ...each,
    credit: 0,
    replies: [each.ability > 0 ? 'C' : (each.replies[0] ?? 'B')],
  }))
  expect(itemHealth(ITEM, misled).signs).toContain('key-in-doubt')
  // In a question with several keys a single distractor says little.
  expect(itemHealth({ ...ITEM, type: 'multi' }, misled).signs).not.toContain('key-in-doubt')
})

test('an item drifts when the newest learners know it better than their ability lets expect', () => {
  const before = simulate(120)
  const leaked = simulate(60, { truth: { ...ITEM, b: -2.5 }, seed: 2 }).map((each) => ({ ...each, at: each.at + 1000 }))
  const { drift, signs } = itemHealth(ITEM, [...leaked, ...before])
  expect(drift?.change).toBeGreaterThan(0.25)
  expect(drift?.z).toBeGreaterThan(3.5)
  expect(signs).toContain('drift')
})

test('stronger learners are no drift', () => {
  const before = simulate(120)
  const later = simulate(400, { seed: 2 })
    .filter(({ ability }) => ability > 0.2)
    .slice(0, 60)
    .map((each) => ({ ...each, at: each.at + 1000 }))
  const { drift, signs } = itemHealth(ITEM, [...before, ...later])
  expect(Math.abs(required(drift).z)).toBeLessThan(3)
  expect(signs).not.toContain('drift')
})

test('a distractor hardly anybody chooses is idle, and passes do not hide it', () => {
  const answers = simulate(100).map((each) => (each.replies[0] === 'D' ? { ...each, replies: ['B'] } : each))
  expect(itemHealth(ITEM, answers).signs).toContain('idle-distractor')
  expect(itemHealth(ITEM, simulate(100)).signs).not.toContain('idle-distractor')
})

test('numbers that were given are listed by how often, at most six', () => {
  const given = [...Array.from({ length: 20 }, () => '20'), ...'abcdefghij'.split('').map((_, index) => String(index))]
  const answers = given.map((reply) => answer({ replies: [reply], credit: Number(reply === '20') }))
  const options = [...new Set(given)].map((id) => ({ id, isRight: id === '20' }))
  const { replies } = itemHealth({ ...ITEM, type: 'numeric', options }, answers)
  expect(replies).toHaveLength(6)
  expect(replies[0]).toMatchObject({ id: '20', isRight: true, share: 20 / 30 })
})

test('healthTrend cuts the answers into equal stretches in the order of time', () => {
  const answers = simulate(100)
  const points = healthTrend(ITEM, answers.toReversed())
  expect(points).toHaveLength(10)
  expect(points.map(({ answers: count }) => count)).toEqual(Array.from({ length: 10 }, () => 10))
  expect(points.map(({ from }) => from)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
  expect(required(points[0]).facility).toBeCloseTo(
    answers.slice(0, 10).reduce((sum, { credit }) => sum + credit, 0) / 10,
  )
  expect(healthTrend(ITEM, simulate(29))).toEqual([])
  expect(healthTrend(ITEM, simulate(200))).toHaveLength(12)
})

test('what is expected of learners is the curve flattened by the doubt about them', () => {
  // Doubt none: the curve itself. Much doubt: half of what is above guessing.
  const at = (ability: number, abilityVariance: number) =>
    required(
      healthTrend(
        ITEM,
        Array.from({ length: 30 }, () => answer({ ability, abilityVariance })),
      )[0],
    ).expected
  expect(at(1, 0)).toBeCloseTo(0.1 + 0.9 / (1 + Math.exp(-1.4)), 12)
  expect(at(1, 1e9)).toBeCloseTo(0.55, 3)
})

test('itemHealth does not depend on the order of answers, and shares lie in 0 to 1', () => {
  const answers = fc.array(
    fc.record({
      credit: fc.constantFrom(0, 0.5, 1),
      isDontKnow: fc.boolean(),
      ability: fc.double({ min: -3, max: 3, noNaN: true }),
      abilityVariance: fc.double({ min: 0, max: 1, noNaN: true }),
      elapsedMs: fc.integer({ min: 0, max: 600_000 }),
      replies: fc.subarray(['A', 'B', 'C', 'D']),
      at: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { minLength: 30, maxLength: 80 },
  )
  fc.assert(
    fc.property(answers, (given) => {
      const distinct = given.map((each, index) => ({ ...each, at: each.at * 100 + index }))
      const health = itemHealth(ITEM, distinct)
      const back = itemHealth(ITEM, distinct.toReversed())
      expect(back.signs).toEqual(health.signs)
      expect(back.facility).toBeCloseTo(required(health.facility), 12)
      for (const { share, upperShare } of health.replies)
        for (const value of [share, upperShare]) expect(value >= 0 && value <= 1).toBe(true)
      const r = health.discrimination
      if (r !== null) expect(r.low <= r.value && r.value <= r.high).toBe(true)
    }),
    { numRuns: 50 },
  )
})

/** So many equal answers. */
const times = (count: number, changes: Partial<ItemAnswer> = {}) => Array.from({ length: count }, () => answer(changes))

/** Answers in another order than that of time, the same for every run. */
const mixed = <T>(list: readonly T[]): T[] => list.map((_, index) => required(list[(index * 37) % list.length]))

const signsOf = (answers: readonly ItemAnswer[], item: MeasuredItem = ITEM) => itemHealth(item, answers).signs

test.each([
  ['never-separates', true],
  ['key-in-doubt', true],
  ['drift', true],
  ['almost-all-right', false],
  ['almost-none-right', false],
  ['idle-distractor', false],
] as const)('the sign %s takes an item out: %s', (sign, isFlagging) => {
  expect(isFlaggingSign(sign)).toBe(isFlagging)
})

test('the middle time is the one in the middle, or half way between two, in any order of answers', () => {
  const taking = (count: number) =>
    mixed(Array.from({ length: count }, (_, index) => answer({ elapsedMs: index + 1, at: index })))
  expect(itemHealth(ITEM, taking(31)).medianMs).toBe(16)
  expect(itemHealth(ITEM, taking(30)).medianMs).toBe(15.5)
})

test('the discrimination is the same wherever on the scale the learners stand, and has both signs', () => {
  // As above, r = .5, two units higher; and turned round.
  const of = (count: number, credit: number, ability: number) => times(count, { credit, ability })
  const along = [...of(15, 1, 3), ...of(5, 1, 1), ...of(5, 0, 3), ...of(15, 0, 1)]
  expect(itemHealth(ITEM, along).discrimination?.value).toBeCloseTo(0.5, 12)
  const against = [...of(15, 0, 3), ...of(5, 0, 1), ...of(5, 1, 3), ...of(15, 1, 1)]
  expect(itemHealth(ITEM, against).discrimination?.value).toBeCloseTo(-0.5, 12)
})

test('a perfect correlation still has a band, since nothing is that sure', () => {
  const perfect = (credit: number) => [...times(20, { credit, ability: 1 }), ...times(20, { credit: 1 - credit })]
  const [edge, reach] = [Math.atanh(0.999999), 2.5758293 / Math.sqrt(37)]
  const up = required(itemHealth(ITEM, perfect(1)).discrimination)
  expect(up.value).toBeCloseTo(1, 12)
  expect(up.low).toBeCloseTo(Math.tanh(edge - reach), 9)
  expect(up.high).toBeCloseTo(Math.tanh(edge + reach), 9)
  const down = required(itemHealth(ITEM, perfect(0)).discrimination)
  expect(down.value).toBeCloseTo(-1, 12)
  expect(down.low).toBeCloseTo(-up.high, 12)
  expect(down.high).toBeCloseTo(-up.low, 12)
})

test('the discrimination is unknown where all learners stand at the same place', () => {
  expect(itemHealth(ITEM, [...times(20), ...times(20, { credit: 0 })]).discrimination).toBeNull()
})

test('a level begins with its cut', () => {
  const below = 1e-9
  const answers = [
    ...times(2, { ability: -1.2 - below, credit: 0 }),
    ...times(5, { ability: -1.2 }),
    ...times(1, { ability: -0.4 - below, credit: 0 }),
    ...times(6, { ability: -0.4 }),
    ...times(1, { ability: 0.4 - below, credit: 0 }),
    ...times(7, { ability: 0.4 }),
    ...times(3, { ability: 1.2 - below, credit: 0 }),
    ...times(5, { ability: 1.2 }),
  ]
  expect(itemHealth(ITEM, answers).byLevel).toEqual([
    { answers: 2, facility: 0 },
    { answers: 6, facility: 5 / 6 },
    { answers: 7, facility: 6 / 7 },
    { answers: 10, facility: 0.7 },
    { answers: 5, facility: 1 },
  ])
})

test('options keep their order, and the upper half has everybody from the middle learner on', () => {
  // 31 learners, one after the other in ability; the upper half are the middle one and the 15 above.
  const answers = Array.from({ length: 31 }, (_, index) =>
    answer({ ability: index / 10, replies: [index === 15 ? 'C' : index > 15 ? 'A' : 'D'] }),
  )
  const options = ['D', 'C', 'B', 'A'].map((id) => ({ id, isRight: id === 'A' }))
  expect(itemHealth({ ...ITEM, options }, mixed(answers)).replies).toEqual([
    { id: 'D', isRight: false, share: 15 / 31, upperShare: 0 },
    { id: 'C', isRight: false, share: 1 / 31, upperShare: 1 / 16 },
    { id: 'B', isRight: false, share: 0, upperShare: 0 },
    { id: 'A', isRight: true, share: 15 / 31, upperShare: 15 / 16 },
  ])
})

test('numbers given equally often are listed in the order of their figures', () => {
  const given = { '8': 3, '20': 18, '10': 3, '9': 3, '7': 3 }
  const answers = Object.entries(given).flatMap(([reply, count]) => times(count, { replies: [reply] }))
  const options = ['8', '20', '10', '9', '7'].map((id) => ({ id, isRight: id === '20' }))
  const { replies } = itemHealth({ ...ITEM, type: 'numeric', options }, answers)
  expect(replies.map(({ id, share }) => [id, share])).toEqual([
    ['20', 0.6],
    ['10', 0.1],
    ['7', 0.1],
    ['8', 0.1],
    ['9', 0.1],
  ])
})

/** Answers of learners of whom half are expected to be right: in the older two thirds half are, in the newest third `right`
 *  and half of the credit of `half`. So the change is (right + half / 2) / newest − 1/2, and its variance
 *  (1/newest + 1/(2 newest)) / 4. */
const FAIR: MeasuredItem = { a: 1, b: 0, c: 0, type: 'ordering', options: [] }
function inTime(newest: number, { right, half = 0 }: { right: number; half?: number }): ItemAnswer[] {
  const newer = [
    ...times(right, { credit: 1 }),
    ...times(half, { credit: 0.5 }),
    ...times(newest - right - half, { credit: 0 }),
  ]
  const all = [...times(newest, { credit: 1 }), ...times(newest, { credit: 0 }), ...newer]
  return mixed(all.map((each, at) => ({ ...each, at })))
}

test('drift needs a change of more than 3.5 standard deviations, up or down', () => {
  // Newest 24: variance (1/24 + 1/48) / 4 = 1/64, one sd .125. Right 22.5: change .4375, 3.5 sd.
  expect(itemHealth(FAIR, inTime(24, { right: 22, half: 1 })).drift).toEqual({ change: 0.4375, z: 3.5 })
  expect(signsOf(inTime(24, { right: 22, half: 1 }), FAIR)).toEqual([])
  expect(signsOf(inTime(24, { right: 23 }), FAIR)).toEqual(['drift'])
  expect(itemHealth(FAIR, inTime(24, { right: 1, half: 1 })).drift).toEqual({ change: -0.4375, z: -3.5 })
  expect(signsOf(inTime(24, { right: 1, half: 1 }), FAIR)).toEqual([])
  expect(signsOf(inTime(24, { right: 1 }), FAIR)).toEqual(['drift'])
})

test('drift needs a change of more than .15, however sure it is', () => {
  // Newest 220: one sd √(.75/440) = .0413. Right 143: change 143/220 − 1/2 = .15, 3.63 sd.
  const atLimit = required(itemHealth(FAIR, inTime(220, { right: 143 })).drift)
  expect(atLimit.change).toBe(0.15)
  expect(atLimit.z).toBeCloseTo(0.15 / Math.sqrt(0.75 / 440), 9)
  expect(signsOf(inTime(220, { right: 143 }), FAIR)).toEqual([])
  expect(signsOf(inTime(220, { right: 144 }), FAIR)).toEqual(['drift'])
  expect(signsOf(inTime(220, { right: 77 }), FAIR)).toEqual([])
  expect(signsOf(inTime(220, { right: 76 }), FAIR)).toEqual(['drift'])
})

test('drift is judged from sixty answers on, so that the newest third has twenty', () => {
  const sixty = inTime(20, { right: 20 })
  // Change .5 with a variance of (1/20 + 1/40) / 4.
  expect(itemHealth(FAIR, sixty).drift?.z).toBeCloseTo(0.5 / Math.sqrt(0.075 / 4), 9)
  expect(itemHealth(FAIR, sixty.slice(1)).drift).toBeNull()
})

test('drift measures each answer from what was to be expected of its learner', () => {
  // a = 2, variance 6/π: √(1 + π/8 · 4 · 6/π) = 2. One unit above b: .2 + .8/(1 + e^(−2/2)); on b: .2 + .8/2 = .6.
  const item: MeasuredItem = { ...FAIR, a: 2, b: 0.5, c: 0.2 }
  const learner = { abilityVariance: 6 / Math.PI }
  const older = times(40, { ...learner, ability: 1.5, at: 1 })
  const newest = times(20, { ...learner, ability: 0.5, credit: 0, at: 2 })
  const above = 0.2 + 0.8 / (1 + Math.exp(-1))
  const { drift } = itemHealth(item, mixed([...older, ...newest]))
  expect(drift?.change).toBeCloseTo(-0.6 - (1 - above), 12)
  expect(drift?.z).toBeCloseTo((above - 1.6) / Math.sqrt((above * (1 - above)) / 40 + 0.24 / 20), 9)
})

/** Fifty answers, half of them right, half of the learners strong; `strong` of the right ones are: r = (2 strong − 25) / 25. */
const halfRight = (strong: number) =>
  [
    ...times(25 - strong, { ability: -1 }),
    ...times(strong, { ability: 1 }),
    ...times(25 - strong, { ability: 1, credit: 0, replies: ['B'] }),
    ...times(strong, { ability: -1, credit: 0, replies: ['C'] }),
  ].map((each, index) => (index % 5 === 0 && each.credit === 0 ? { ...each, replies: ['D'] } : each))

test('an item never separates when the whole band of its discrimination lies below .15', () => {
  // The band reaches 2.576/√47 = .376 up: from r = −.28 to .088, from r = −.2 to .171.
  expect(itemHealth(ITEM, halfRight(9)).discrimination?.high).toBeCloseTo(0.0877, 3)
  expect(signsOf(halfRight(9))).toEqual(['never-separates'])
  expect(itemHealth(ITEM, halfRight(10)).discrimination?.high).toBeCloseTo(0.1713, 3)
  expect(signsOf(halfRight(10))).toEqual([])
})

test('below fifty answers no item is said never to separate', () => {
  // r = −.6 with one answer less.
  expect(signsOf(halfRight(5))).toContain('never-separates')
  expect(signsOf(halfRight(5).slice(1))).toEqual([])
})

/** Of 32 strong learners so many gave each reply; 32 weak ones all found the key. */
const upperReplies = (counts: Record<string, number>) => [
  ...times(32, { ability: -1 }),
  ...Object.entries(counts).flatMap(([id, count]) =>
    times(count, { ability: 1, credit: Number(id === 'A'), replies: [id] }),
  ),
]

test.each([
  // 20 − 5 = 15 = 3 √25.
  [{ A: 5, C: 20, B: 7 }, false],
  // 21 − 5 = 16 > 3 √26 = 15.3, 20 − 4 = 16 > 3 √24 = 14.7.
  [{ A: 5, C: 21, B: 6 }, true],
  [{ A: 4, C: 20, B: 8 }, true],
  // Two distractors are not one: 14 − 4 = 10 < 3 √18 = 12.7.
  [{ A: 4, C: 14, B: 14 }, false],
  [{ A: 32 }, false],
])('the key is in doubt from three sd of the difference of counts on: %j %s', (counts, isInDoubt) => {
  expect(signsOf(upperReplies(counts)).includes('key-in-doubt')).toBe(isInDoubt)
})

test.each(['multi', 'ordering', 'numeric'] as const)('the key of a question of type %s is never in doubt', (type) => {
  expect(signsOf(upperReplies({ C: 32 }), { ...ITEM, type })).not.toContain('key-in-doubt')
})

test('the key is in doubt from fifty answers on', () => {
  // 25 − 0 > 3 √25 = 15.
  const fifty = [...times(25, { ability: -1 }), ...times(25, { ability: 1, credit: 0, replies: ['C'] })]
  expect(signsOf(fifty)).toContain('key-in-doubt')
  expect(signsOf(fifty.slice(1))).toEqual([])
})

test.each([
  [57, []],
  [58, ['almost-all-right']],
  [60, ['almost-all-right']],
  [30, []],
  [6, []],
  [5, ['almost-none-right']],
  [0, ['almost-none-right']],
])('of sixty answers %i right: %j, the limits being more than .95 and less than .1', (right, signs) => {
  const inTurn = mixed([...times(right), ...times(60 - right, { credit: 0 })]).map((each, at) => ({ ...each, at }))
  expect(signsOf(inTurn, FAIR)).toEqual(signs)
})

test('that almost all or almost none are right is said from thirty answers on', () => {
  expect(signsOf([...times(29), ...times(1, { credit: 0 })])).toEqual(['almost-all-right'])
  expect(signsOf([...times(28, { credit: 0 }), ...times(2)])).toEqual(['almost-none-right'])
})

/** Answers with so many replies of each kind; `pass` stands for "I don't know". All learners stand at one place. */
const replying = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([id, count]) =>
    times(count, id === 'pass' ? { credit: 0.5, isDontKnow: true, replies: [] } : { credit: 0.5, replies: [id] }),
  )

test.each([
  // Three in a hundred are the limit.
  [{ A: 60, B: 20, C: 17, D: 3 }, false],
  [{ A: 60, B: 20, C: 18, D: 2 }, true],
  // Where half pass, it is three in a hundred of the other half: 1.5.
  [{ A: 30, B: 10, C: 8, D: 2, pass: 50 }, false],
  [{ A: 30, B: 10, C: 9, D: 1, pass: 50 }, true],
  // A key that nobody chooses is no idle distractor.
  [{ A: 0, B: 40, C: 31, D: 29 }, false],
  [{ A: 100 }, true],
  // Fifty answers are needed.
  [{ A: 30, B: 10, C: 10 }, true],
  [{ A: 29, B: 10, C: 10 }, false],
])('a distractor is idle below three in a hundred of those who choose: %j %s', (counts, isIdle) => {
  expect(signsOf(replying(counts)).includes('idle-distractor')).toBe(isIdle)
  expect(signsOf(replying(counts), { ...ITEM, type: 'multi' }).includes('idle-distractor')).toBe(isIdle)
})

test.each(['ordering', 'numeric'] as const)('a question of type %s has no idle distractors', (type) => {
  expect(signsOf(replying({ A: 100 }), { ...ITEM, type })).toEqual([])
})

test('several signs are named with the gravest first', () => {
  // Nobody is right: strong learners choose C, weak ones B, nobody D.
  const nobody = Array.from({ length: 64 }, (_, index) =>
    answer({ credit: 0, ability: index % 2, replies: [index % 2 === 1 ? 'C' : 'B'] }),
  )
  expect(signsOf(nobody)).toEqual(['key-in-doubt', 'almost-none-right', 'idle-distractor'])
  expect(signsOf(times(64))).toEqual(['almost-all-right', 'idle-distractor'])
  // The weak are right in the older two thirds, everybody is wrong in the newest third.
  const turned = Array.from({ length: 90 }, (_, at) => {
    const isStrong = at % 2 === 1
    const isRight = !isStrong && at < 60
    return answer({ at, credit: Number(isRight), ability: isStrong ? 1 : -1, replies: [isRight ? 'A' : 'C'] })
  })
  expect(signsOf(turned)).toEqual(['never-separates', 'key-in-doubt', 'drift', 'idle-distractor'])
})

test('healthTrend says of each stretch its ends, its size, what was reached and what was to be expected', () => {
  // 35 answers in three stretches: cuts at 35/3 = 11.7 and 23.3, rounded. Learners and curve as in the test of drift.
  const item: MeasuredItem = { ...FAIR, a: 2, b: 0.5, c: 0.2 }
  const answers = Array.from({ length: 35 }, (_, at) =>
    answer({ at, ability: at < 23 ? 1.5 : 0.5, abilityVariance: 6 / Math.PI, credit: at < 12 ? 1 : 0.5 }),
  )
  const points = healthTrend(item, mixed(answers))
  expect(points.map(({ from, to, answers: count, facility }) => [from, to, count, facility])).toEqual([
    [0, 11, 12, 1],
    [12, 22, 11, 0.5],
    [23, 34, 12, 0.5],
  ])
  const above = 0.2 + 0.8 / (1 + Math.exp(-1))
  expect(required(points[0]).expected).toBeCloseTo(above, 12)
  expect(required(points[1]).expected).toBeCloseTo(above, 12)
  expect(required(points[2]).expected).toBeCloseTo(0.6, 12)
})

test.each([
  [30, 3],
  [39, 3],
  [40, 4],
  [119, 11],
  [120, 12],
  [130, 12],
])('healthTrend parts %i answers into %i stretches', (count, stretches) => {
  expect(healthTrend(ITEM, times(count))).toHaveLength(stretches)
})
