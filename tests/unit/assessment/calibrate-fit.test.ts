import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerEvidence, fitItem, type ItemPrior } from '@/lib/assessment/core/calibrate-fit'
import { DONT_KNOW, likelihood } from '@/lib/assessment/core/match-moments'

const PRIOR: ItemPrior = { logA: Math.log(1.2), logASd: 0.4, b: 0.3, bSd: 0.8, c: 0.1 }
const credits = fc.oneof(fc.constantFrom(0, 1, DONT_KNOW), fc.double({ min: 0, max: 1, noNaN: true }))
const evidence = fc.record({
  credit: credits,
  slip: fc.constantFrom(0, 0.05),
  cavity: fc.record({
    mean: fc.double({ min: -2, max: 2, noNaN: true }),
    variance: fc.double({ min: 0.05, max: 1.2, noNaN: true }),
  }),
})

test('fitItem without answers gives the prior back', () => {
  const { a, b, logASd, bSd, answers } = fitItem(PRIOR, [])
  expect([a, b, answers]).toEqual([1.2, 0.3, 0])
  expect(logASd).toBeCloseTo(0.4, 12)
  expect(bSd).toBeCloseTo(0.8, 12)
})

test('answerEvidence integrates the likelihood over the cavity', () => {
  // Independent: Simpson's rule with 4,000 steps over ±8 standard deviations.
  const curve = { a: 1.5, b: -0.4, c: 0.2 }
  for (const credit of [0, 0.5, 1, DONT_KNOW]) {
    const cavity = { mean: 0.7, variance: 0.5 }
    const sd = Math.sqrt(cavity.variance)
    const steps = 4000
    let sum = 0
    for (let index = 0; index <= steps; index += 1) {
      const z = -8 + (16 * index) / steps
      const weight = index === 0 || index === steps ? 1 : index % 2 === 1 ? 4 : 2
      const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
      sum += weight * density * likelihood(credit, cavity.mean + sd * z, { ...curve, slip: 0.05 })
    }
    const integral = (sum * 16) / steps / 3
    expect(answerEvidence({ credit, cavity, slip: 0.05 }, curve).log).toBeCloseTo(Math.log(integral), 6)
  }
})

test('answerEvidence slopes are those of its own value', () => {
  fc.assert(
    fc.property(
      evidence,
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (answer, logA, b) => {
        const at = (dLogA: number, dB: number) =>
          answerEvidence(answer, { a: Math.exp(logA + dLogA), b: b + dB, c: 0.15 }).log
        const { byLogA, byB } = answerEvidence(answer, { a: Math.exp(logA), b, c: 0.15 })
        const step = 1e-5
        expect(byLogA).toBeCloseTo((at(step, 0) - at(-step, 0)) / (2 * step), 5)
        expect(byB).toBeCloseTo((at(0, step) - at(0, -step)) / (2 * step), 5)
      },
    ),
  )
})

test('fitItem stands at the top of the posterior: no point around it is more probable', () => {
  const logPosterior = (answers: readonly Parameters<typeof answerEvidence>[0][], logA: number, b: number) =>
    answers.reduce((sum, answer) => sum + answerEvidence(answer, { a: Math.exp(logA), b, c: PRIOR.c }).log, 0) -
    0.5 * ((logA - PRIOR.logA) / PRIOR.logASd) ** 2 -
    0.5 * ((b - PRIOR.b) / PRIOR.bSd) ** 2
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 1, maxLength: 40 }), (answers) => {
      const { a, b } = fitItem(PRIOR, answers)
      const top = logPosterior(answers, Math.log(a), b)
      for (const [dLogA, dB] of [
        [0.02, 0],
        [-0.02, 0],
        [0, 0.02],
        [0, -0.02],
        [0.2, 0.3],
        [-0.2, 0.3],
        [0.2, -0.3],
        [-0.3, -0.2],
      ] as const)
        expect(logPosterior(answers, Math.log(a) + dLogA, b + dB)).toBeLessThan(top)
    }),
    { numRuns: 60 },
  )
})

test('fitItem moves b up by wrong answers, down by right ones, and is surer the more there are', () => {
  const cavity = { mean: 0.3, variance: 0.3 }
  const given = (credit: number, count: number) => Array.from({ length: count }, () => ({ credit, cavity, slip: 0 }))
  expect(fitItem(PRIOR, given(0, 5)).b).toBeGreaterThan(PRIOR.b)
  expect(fitItem(PRIOR, given(DONT_KNOW, 5)).b).toBeGreaterThan(PRIOR.b)
  expect(fitItem(PRIOR, given(1, 5)).b).toBeLessThan(PRIOR.b)
  const mixed = (count: number) => [...given(0, count), ...given(1, count)]
  expect(fitItem(PRIOR, mixed(50)).bSd).toBeLessThan(fitItem(PRIOR, mixed(10)).bSd)
})

test('fitItem stays finite for a sharp item and learners far from it, without slips', () => {
  const far = (mean: number, credit: number) => ({ credit, slip: 0, cavity: { mean, variance: 0.8 } })
  const answers = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? far(9, 1) : far(-9, 0)))
  const prior = { ...PRIOR, logA: Math.log(8), c: 0 }
  const fitted = fitItem(prior, [...answers, far(9, 0.5)])
  expect(Object.values(fitted).every(Number.isFinite)).toBe(true)
})

test('answerEvidence finds a right answer from above an item as likely as a wrong one from as far below', () => {
  // Without guesses and slips the curve is symmetric about b, and so the nodes must be about the mean.
  const curve = { a: 1.7, b: 0.4, c: 0 }
  const at = (credit: number, mean: number) => answerEvidence({ credit, slip: 0, cavity: { mean, variance: 2 } }, curve)
  for (const distance of [0.2, 1, 3]) {
    const [right, wrong] = [at(1, 0.4 + distance), at(0, 0.4 - distance)]
    expect(right.log).toBeCloseTo(wrong.log, 12)
    expect(right.byLogA).toBeCloseTo(wrong.byLogA, 12)
    expect(right.byB).toBeCloseTo(-wrong.byB, 12)
  }
})

type Answers = readonly Parameters<typeof answerEvidence>[0][]

/** `count` answers of one credit from learners about one ability. */
const from = (mean: number, credit: number, count: number, variance = 0.3): Answers =>
  Array.from({ length: count }, () => ({ credit, slip: 0, cavity: { mean, variance } }))

/** Newton's step that is left at a point, and the standard deviations there, by second differences of the log posterior. */
function curvatureAt(prior: ItemPrior, answers: Answers, { a, b }: { a: number; b: number }) {
  const step = 1e-3
  const at = (dLogA: number, dB: number) => {
    const [logA, difficulty] = [Math.log(a) + dLogA * step, b + dB * step]
    const curve = { a: Math.exp(logA), b: difficulty, c: prior.c }
    return (
      answers.reduce((sum, answer) => sum + answerEvidence(answer, curve).log, 0) -
      0.5 * ((logA - prior.logA) / prior.logASd) ** 2 -
      0.5 * ((difficulty - prior.b) / prior.bSd) ** 2
    )
  }
  const gradient = [(at(1, 0) - at(-1, 0)) / (2 * step), (at(0, 1) - at(0, -1)) / (2 * step)] as const
  const aa = (2 * at(0, 0) - at(1, 0) - at(-1, 0)) / step ** 2
  const bb = (2 * at(0, 0) - at(0, 1) - at(0, -1)) / step ** 2
  const ab = (at(1, -1) + at(-1, 1) - at(1, 1) - at(-1, -1)) / (4 * step ** 2)
  const determinant = aa * bb - ab * ab
  return {
    logAStep: (bb * gradient[0] - ab * gradient[1]) / determinant,
    bStep: (aa * gradient[1] - ab * gradient[0]) / determinant,
    logASd: Math.sqrt(bb / determinant),
    bSd: Math.sqrt(aa / determinant),
  }
}

const SHARP: ItemPrior = { ...PRIOR, logA: Math.log(3), c: 0.25 }
const NO_GUESS: ItemPrior = { ...PRIOR, c: 0 }

test.each<[string, ItemPrior, Answers]>([
  ['those above right, those below wrong', NO_GUESS, [...from(1.5, 1, 10), ...from(-0.9, 0, 10)]],
  ['those above wrong, those below right', NO_GUESS, [...from(1.5, 0, 10), ...from(-0.9, 1, 10)]],
  ['much clearer than the prior', NO_GUESS, [...from(-1, 0, 100, 0.1), ...from(1, 1, 100)]],
  ['only learners above the item', PRIOR, [...from(2.2, 1, 24), ...from(2.2, 0, 6), ...from(1.4, 1, 10)]],
  ['only learners below the item', PRIOR, [...from(-1.8, 1, 12), ...from(-1.8, 0, 20)]],
  ['ten right from far below', PRIOR, from(-4, 1, 10)],
  ['sixty right from far below', PRIOR, from(-3, 1, 60)],
  ['a hundred right from below, a sharp item', SHARP, from(-3, 1, 100, 0.1)],
  ['sixty wrong from far above', PRIOR, from(4, 0, 60, 0.1)],
  ['those far below wrong, those above right', PRIOR, [...from(-3, 0, 40, 1), ...from(2, 1, 40, 0.1)]],
  ['the better the learner the worse the answer', PRIOR, [...from(-2, 1, 40, 0.1), ...from(2, 0, 40, 0.1)]],
  ['passes and half credit', PRIOR, [...from(1, DONT_KNOW, 20), ...from(0, 0.5, 10), ...from(0.5, 1, 30)]],
])('fitItem ends at the top and states the spread there: %s', (_, prior, answers) => {
  const fitted = fitItem(prior, answers)
  const { logAStep, bStep, logASd, bSd } = curvatureAt(prior, answers, fitted)
  // The search ends when a step is below 1e-5.
  expect(Math.abs(logAStep)).toBeLessThan(2e-5)
  expect(Math.abs(bStep)).toBeLessThan(2e-5)
  expect(Math.abs(fitted.logASd / logASd - 1)).toBeLessThan(0.001)
  expect(Math.abs(fitted.bSd / bSd - 1)).toBeLessThan(0.001)
  expect(fitted.answers).toBe(answers.length)
})

test('fitItem learns of a alone from answers that lie evenly about b', () => {
  const evenly = [...from(PRIOR.b + 1.2, 1, 10), ...from(PRIOR.b - 1.2, 0, 10)]
  const { a, b } = fitItem(NO_GUESS, evenly)
  expect(b).toBeCloseTo(PRIOR.b, 6)
  expect(a).toBeGreaterThan(1.5)
})
