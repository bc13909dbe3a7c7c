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
