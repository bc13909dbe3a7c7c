import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BATCH,
  FIRST_LABELS,
  SETTINGS,
  STRATEGIES,
  TASK_SETTINGS,
  boughtUntil,
  curveOf,
  entropyBits,
  guessedRight,
  labellingCost,
  labelsToReach,
  leastConfidence,
  marginOf,
  picksOf,
  type LearningCurvesFile,
  type Setting,
  type Strategy,
} from '@/lib/labs/core/active-learning'

const file = JSON.parse(readFileSync('public/labs/active-learning.v1.json', 'utf8')) as LearningCurvesFile
const lesson = readFileSync('content/lessons/T3/T3-3.mdx', 'utf8')
const meanOf = (setting: Setting, strategy: Strategy) => curveOf(file, { setting, strategy })
const at = (setting: Setting, strategy: Strategy, labels: number) =>
  meanOf(setting, strategy).find((point) => point.labels === labels)!.mean

test('0.5, 0.3 and 0.2 have least confidence 0.5, a margin of 0.2 and 1.4855 bits', () => {
  const p = [0.5, 0.3, 0.2]
  expect(leastConfidence(p)).toBeCloseTo(0.5, 12)
  expect(marginOf(p)).toBeCloseTo(0.2, 12)
  expect(entropyBits(p)).toBeCloseTo(1.4855, 4)
  // One sure answer, and a fair coin.
  expect([leastConfidence([1, 0]), marginOf([1, 0]), entropyBits([1, 0])]).toEqual([0, 1, 0])
  expect([leastConfidence([0.5, 0.5]), marginOf([0.5, 0.5]), entropyBits([0.5, 0.5])]).toEqual([0.5, 0, 1])
})

test('numbers that are no probabilities are refused', () => {
  for (const p of [[], [1], [0.5, 0.4], [1.2, -0.2], [Number.NaN, 1]])
    for (const score of [leastConfidence, marginOf, entropyBits]) expect(() => score(p)).toThrow(RangeError)
})

/** Means of eight seeds that were computed apart from this file, to three decimals. */
const KNOWN: Partial<Record<Strategy, number[]>> = {
  margin: [
    0.616, 0.768, 0.841, 0.877, 0.886, 0.91, 0.915, 0.92, 0.923, 0.936, 0.939, 0.94, 0.949, 0.948, 0.953, 0.954, 0.955,
    0.961, 0.961, 0.962,
  ],
  random: [
    0.616, 0.716, 0.767, 0.79, 0.82, 0.842, 0.861, 0.879, 0.888, 0.892, 0.896, 0.902, 0.905, 0.916, 0.919, 0.921, 0.925,
    0.93, 0.932, 0.932,
  ],
}

test('the clean curves are the known ones: 93% with 110 labels by the margin and 190 at random, 0.962 and 0.932 at the end', () => {
  for (const [strategy, known] of Object.entries(KNOWN))
    for (const [step, { mean }] of meanOf('clean', strategy as Strategy).entries())
      expect(Math.abs(mean - known[step]!)).toBeLessThan(0.00051)
  expect(labelsToReach(meanOf('clean', 'margin'), 0.93)).toBe(110)
  expect(labelsToReach(meanOf('clean', 'random'), 0.93)).toBe(190)
})

test('the file is whole: eight runs of twenty steps for each setting and strategy, and 8 × 8 values for each image', () => {
  expect(file.labels).toEqual(Array.from({ length: 20 }, (_, step) => 20 + 10 * step))
  for (const setting of [...SETTINGS, ...TASK_SETTINGS])
    for (const strategy of STRATEGIES) {
      const runs = file.right[setting][strategy]
      expect(runs.map((run) => run.length)).toEqual(Array<number>(8).fill(20))
      for (const count of runs.flat()) expect(count >= 0 && count <= file.test && Number.isInteger(count)).toBe(true)
      // All strategies of a run begin with the same twenty labels.
      expect(runs.map((run) => run[0])).toEqual(file.right[setting].random.map((run) => run[0]))
    }
  expect(file.digits).toHaveLength(file.pixels.length)
  for (const pixels of file.pixels) expect(pixels).toMatch(/^[0-9a-g]{64}$/)
  expect(file.licence).toBe('CC BY 4.0')
})

test('picked images are twenty and then ten a round, none twice, with the likelier guess first', () => {
  for (const setting of SETTINGS)
    for (const strategy of STRATEGIES) {
      const rounds = picksOf(file, { setting, strategy })
      expect(rounds.map((round) => round.length)).toEqual([20, ...Array<number>(19).fill(10)])
      const all = rounds.flat()
      expect(new Set(all.map(({ image }) => image)).size).toBe(210)
      for (const { guess } of rounds.slice(1).flat()) expect(guess!.p[0]).toBeGreaterThanOrEqual(guess!.p[1])
      expect(rounds[0]!.every(({ guess }) => guess === null)).toBe(true)
      const { picks, byDigit, wrong } = boughtUntil(rounds, 19)
      expect([picks, byDigit.reduce((sum, count) => sum + count, 0)]).toEqual([210, 210])
      if (setting === 'clean') expect(wrong).toBe(0)
      expect(guessedRight(rounds, 0)).toBeNaN()
    }
  // The margin asks in its first clean rounds where its two guesses are closest.
  const leads = picksOf(file, { setting: 'clean', strategy: 'margin' })[1]!.map(
    ({ guess }) => guess!.p[0] - guess!.p[1],
  )
  expect(Math.max(...leads)).toBeLessThan(0.1)
})

const chances = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 10 })
  .map((weights) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0)))

test('scores of doubt stay within their bounds and do not depend on the order of the classes', () => {
  fc.assert(
    fc.property(chances, (p) => {
      const classes = p.length
      expect(leastConfidence(p)).toBeGreaterThanOrEqual(0)
      expect(leastConfidence(p)).toBeLessThanOrEqual(1 - 1 / classes + 1e-12)
      expect(marginOf(p)).toBeGreaterThanOrEqual(0)
      expect(marginOf(p)).toBeLessThanOrEqual(1)
      expect(entropyBits(p)).toBeLessThanOrEqual(Math.log2(classes) + 1e-9)
      const turned = [...p].reverse()
      expect(marginOf(turned)).toBeCloseTo(marginOf(p), 12)
      expect(entropyBits(turned)).toBeCloseTo(entropyBits(p), 9)
    }),
  )
})

test('with two classes all three scores put the cases into the same order', () => {
  const pair = fc.double({ min: 0.5, max: 1, noNaN: true })
  fc.assert(
    fc.property(pair, pair, (a, b) => {
      if (Math.abs(a - b) < 1e-6) return
      const [sure, unsure] = [Math.max(a, b), Math.min(a, b)].map((p) => [p, 1 - p]) as [number[], number[]]
      expect(leastConfidence(unsure)).toBeGreaterThan(leastConfidence(sure))
      expect(marginOf(unsure)).toBeLessThan(marginOf(sure))
      expect(entropyBits(unsure)).toBeGreaterThan(entropyBits(sure))
    }),
  )
})

test('a higher target never needs fewer labels, and a mean lies between its lowest and highest run', () => {
  const where = fc.tuple(fc.constantFrom(...SETTINGS, ...TASK_SETTINGS), fc.constantFrom(...STRATEGIES))
  const target = fc.double({ min: 0.3, max: 1, noNaN: true })
  fc.assert(
    fc.property(where, target, target, ([setting, strategy], a, b) => {
      const curve = curveOf(file, { setting, strategy })
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
        (each) => labelsToReach(curve, each) ?? Number.POSITIVE_INFINITY,
      ) as [number, number]
      expect(low).toBeLessThanOrEqual(high)
      for (const point of curve) {
        expect(point.mean).toBeGreaterThanOrEqual(point.low - 1e-12)
        expect(point.mean).toBeLessThanOrEqual(point.high + 1e-12)
      }
      expect(curveOf(file, { setting, strategy, runs: [2] }).every((point) => point.low === point.high)).toBe(true)
    }),
  )
})

test('chosen labels cost a round for each ten after the first twenty; random ones do not', () => {
  const prices = { label: 2, round: 10 }
  expect(labellingCost('margin', { labels: 110, prices })).toBeCloseTo(310, 12)
  expect(labellingCost('random', { labels: 190, prices })).toBeCloseTo(380, 12)
  expect(labellingCost('entropy', { labels: 20, prices })).toBeCloseTo(40, 12)
  expect(labellingCost('margin', { labels: 10, prices })).toBeCloseTo(20, 12)
  expect(labellingCost('margin', { labels: 25, prices })).toBeCloseTo(60, 12)
})

test('lesson T3-3 prints the curves of the lab', () => {
  const tenth = (value: number) => (Math.round(value * 1000) / 10).toFixed(1)
  for (const labels of [20, 40, 60, 80, 110, 150, 190, 210])
    expect(lesson).toContain(
      `| ${labels} | ${(['random', 'margin', 'confidence', 'entropy'] as const).map((each) => tenth(at('clean', each, labels))).join(' | ')} |`,
    )
  const names: Record<Setting, string> = {
    clean: 'all right',
    'scattered-10': '10% wrong, scattered',
    'alike-10': '10% wrong, look-alikes',
    'alike-20': '20% wrong, look-alikes',
  }
  for (const setting of SETTINGS) {
    const [random, margin] = (['random', 'margin'] as const).map((strategy) =>
      Math.round(at(setting, strategy, 110) * 1000),
    ) as [number, number]
    const wrong = (['random', 'margin'] as const).map(
      (strategy) => boughtUntil(picksOf(file, { setting, strategy }), 9).wrong,
    )
    expect(lesson).toContain(
      `| ${names[setting]} | ${(random / 10).toFixed(1)} | ${(margin / 10).toFixed(1)} | ${((margin - random) / 10).toFixed(1)} | ${wrong.join(' | ')} |`,
    )
  }
})

test('lesson T3-3 prints how many labels each way needs', () => {
  const names = {
    random: 'at random',
    margin: 'smallest margin',
    confidence: 'least confidence',
    entropy: 'largest entropy',
  }
  for (const strategy of STRATEGIES) {
    const needed = [0.93, 0.88].map((target) => labelsToReach(meanOf('clean', strategy), target))
    expect(lesson).toContain(`| ${names[strategy]} | ${needed.join(' | ')} |`)
  }
})

test('lesson T3-3 prints what the picked images show, and what the ways cost', () => {
  const [random, margin] = (['random', 'margin'] as const).map((strategy) =>
    picksOf(file, { setting: 'clean', strategy }),
  ) as [ReturnType<typeof picksOf>, ReturnType<typeof picksOf>]
  expect([guessedRight(margin, 9), guessedRight(random, 9)].map((share) => Math.round(share * 90))).toEqual([41, 79])
  expect(at('clean', 'margin', 110).toFixed(3)).toBe('0.936')
  expect(boughtUntil(margin, 9).byDigit[8]).toBe(22)
  expect(boughtUntil(margin, 9).byDigit[0]).toBe(6)
  expect(boughtUntil(random, 9).byDigit[8]).toBe(3)
  for (const [target, saved] of [
    [0.88, '100 | 60 | 40'],
    [0.9, '130 | 70 | 60'],
    [0.93, '190 | 110 | 80'],
  ] as const) {
    const reached = (['random', 'margin'] as const).map((strategy) => labelsToReach(meanOf('clean', strategy), target)!)
    expect([...reached, reached[0]! - reached[1]!].join(' | ')).toBe(saved)
    expect(lesson).toContain(`| ${Math.round(target * 100)}% | ${saved} |`)
  }
  expect([labelsToReach(meanOf('clean', 'random'), 0.95), labelsToReach(meanOf('clean', 'margin'), 0.95)]).toEqual([
    null,
    160,
  ])
  // Every run of the margin is ahead of every run of the random choice at 110 labels.
  const runs = (['margin', 'random'] as const).map((strategy) => meanOf('clean', strategy)[9]!)
  expect([runs[0]!.low, runs[0]!.high, runs[1]!.low, runs[1]!.high].map((value) => value.toFixed(3))).toEqual([
    '0.923',
    '0.958',
    '0.841',
    '0.920',
  ])
  // 80 labels saved at €2 against nine rounds.
  expect((80 * 2) / 9).toBeCloseTo(17.78, 2)
  const reached = (setting: Setting, target: number) =>
    (['random', 'margin'] as const).map((strategy) => labelsToReach(meanOf(setting, strategy), target))
  expect([reached('alike-10', 0.9), reached('clean', 0.9), reached('alike-10', 0.91)]).toEqual([
    [200, 120],
    [130, 70],
    [null, 150],
  ])
  const scores = [
    [0.5, 0.3, 0.2],
    [0.49, 0.48, 0.03],
    [0.4, 0.2, 0.2, 0.2],
  ].map((p) => `${leastConfidence(p).toFixed(2)} | ${marginOf(p).toFixed(2)} | ${entropyBits(p).toFixed(2)}`)
  for (const row of scores) expect(lesson).toContain(row)
})

test('four ways to choose, four settings in the lab and four others in its tasks', () => {
  expect(STRATEGIES).toEqual(['random', 'confidence', 'margin', 'entropy'])
  expect(SETTINGS).toEqual(['clean', 'scattered-10', 'alike-10', 'alike-20'])
  expect(TASK_SETTINGS).toEqual(['scattered-5', 'scattered-15', 'alike-5', 'alike-15'])
  expect(file.labels.slice(0, 2)).toEqual([FIRST_LABELS, FIRST_LABELS + BATCH])
  expect([FIRST_LABELS, BATCH]).toEqual([20, 10])
})

test('probabilities may miss a sum of 1 by a millionth and may be zero; what is refused is echoed', () => {
  expect(leastConfidence([0.5, 0.5 + 9e-7])).toBeCloseTo(0.5, 5)
  expect(marginOf([0.4, 0.6 - 9e-7])).toBeCloseTo(0.2, 5)
  expect(entropyBits([0, 0.5, 0.5, 0])).toBe(1)
  for (const p of [
    [0.5, 0.5 + 1.1e-6],
    [0.5, 0.5 - 1.1e-6],
  ])
    expect(() => leastConfidence(p)).toThrow(RangeError)
  expect(() => marginOf([0.5, 0.4])).toThrow(new RangeError('No probabilities: 0.5, 0.4'))
})

test('scores find the two largest wherever they stand, and leave what they are given', () => {
  const p = [0.1, 0.2, 0.4, 0.3]
  expect(marginOf(p)).toBeCloseTo(0.1, 12)
  expect(leastConfidence(p)).toBeCloseTo(0.6, 12)
  expect(p).toEqual([0.1, 0.2, 0.4, 0.3])
  // Eight equal classes are three bits, a quarter and three quarters 2 − 0.75·log₂ 3.
  expect(entropyBits(Array<number>(8).fill(0.125))).toBeCloseTo(3, 12)
  expect(entropyBits([0.25, 0.75])).toBeCloseTo(2 - 0.75 * Math.log2(3), 12)
})

test('a curve is the mean, the lowest and the highest share of right answers over the runs taken', () => {
  const runs = [
    [10, 40],
    [20, 30],
    [60, 50],
  ]
  const small = { test: 100, labels: [20, 30], right: { ...file.right, clean: { ...file.right.clean, margin: runs } } }
  expect(curveOf(small, { setting: 'clean', strategy: 'margin' })).toEqual([
    { labels: 20, mean: expect.closeTo(0.3, 12) as number, low: 0.1, high: 0.6 },
    { labels: 30, mean: expect.closeTo(0.4, 12) as number, low: 0.3, high: 0.5 },
  ])
  expect(curveOf(small, { setting: 'clean', strategy: 'margin', runs: [2, 1] })).toEqual([
    { labels: 20, mean: expect.closeTo(0.4, 12) as number, low: 0.2, high: 0.6 },
    { labels: 30, mean: expect.closeTo(0.4, 12) as number, low: 0.3, high: 0.5 },
  ])
})

test('a target is reached at the first mean that shows the same tenth of a per cent', () => {
  const curve = [0.8, 0.9294, 0.9296, 0.95, 0.9].map((mean, step) => ({
    labels: 20 + 10 * step,
    mean,
    low: 0,
    high: 1,
  }))
  expect([0.8, 0.929, 0.93, 0.95, 0.9504, 0.951].map((target) => labelsToReach(curve, target))).toEqual([
    20,
    30,
    40,
    50,
    50,
    null,
  ])
  expect(labelsToReach([], 0.5)).toBeNull()
})

test('a round begins with the first label beyond the ones before it', () => {
  const prices = { label: 0.5, round: 4 }
  expect([20, 21, 30, 31].map((labels) => labellingCost('confidence', { labels, prices }))).toEqual([
    10, 14.5, 19, 23.5,
  ])
  expect(labellingCost('random', { labels: 31, prices })).toBe(15.5)
})

const shown = {
  digits: [3, 8, 5, 0],
  shown: {
    ...file.shown,
    clean: { ...file.shown.clean, margin: ['0,3;1,3', '2,5,5,6,51,48', '3,8,6,0,40,39;1,8,8,3,90,5'] },
  },
}
const rounds = picksOf(shown, { setting: 'clean', strategy: 'margin' })

test('picks are read as image, label, two guesses and their chances in per cent; the start has no guess', () => {
  expect(rounds).toEqual([
    [
      { image: 0, digit: 3, given: 3, guess: null },
      { image: 1, digit: 8, given: 3, guess: null },
    ],
    [{ image: 2, digit: 5, given: 5, guess: { first: 5, second: 6, p: [0.51, 0.48] } }],
    [
      { image: 3, digit: 0, given: 8, guess: { first: 6, second: 0, p: [0.4, 0.39] } },
      { image: 1, digit: 8, given: 8, guess: { first: 8, second: 3, p: [0.9, 0.05] } },
    ],
  ])
})

test('what was bought until a round counts that round, by true digit and with its wrong labels', () => {
  expect([0, 1, 2].map((round) => boughtUntil(rounds, round))).toEqual([
    { picks: 2, byDigit: [0, 0, 0, 1, 0, 0, 0, 0, 1, 0], wrong: 1 },
    { picks: 3, byDigit: [0, 0, 0, 1, 0, 1, 0, 0, 1, 0], wrong: 1 },
    { picks: 5, byDigit: [1, 0, 0, 1, 0, 1, 0, 0, 2, 0], wrong: 2 },
  ])
})

test('a guess is right when its first class is the true digit, whatever label was given', () => {
  expect(guessedRight(rounds, 0)).toBeNaN()
  expect(guessedRight(rounds, 1)).toBe(1)
  expect(guessedRight(rounds, 2)).toBeCloseTo(2 / 3, 12)
})

test('an image that was picked without a guess counts as guessed wrongly', () => {
  const blind = [[], [{ image: 0, digit: 3, given: 3, guess: null }]]
  expect(guessedRight(blind, 1)).toBe(0)
  expect(guessedRight([...blind, rounds[1]!], 2)).toBe(0.5)
})
