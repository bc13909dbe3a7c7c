import { expect, test } from 'vitest'
import {
  LESSON_TERMS,
  answerWorth,
  bestPlan,
  blendedQuality,
  coverageOf,
  judgePlan,
  marginOfRule,
  planResult,
  rulesFor,
  rulesTask,
  zipfShares,
} from '@/lib/labs/core/rules-first'
import { SEEDS } from './predictions'

const FIFTY = zipfShares({ types: 50, exponent: 1 })

test('21 of fifty types carry 80% and ten carry 65.1%', () => {
  expect(rulesFor(FIFTY, 0.8)).toBe(21)
  expect(coverageOf(FIFTY, 10)).toBeCloseTo(0.651, 3)
})

test('a steeper curve reaches 80% with seven types and a flatter one with 34', () => {
  expect(rulesFor(zipfShares({ types: 50, exponent: 1.5 }), 0.8)).toBe(7)
  expect(rulesFor(zipfShares({ types: 50, exponent: 0.5 }), 0.8)).toBe(34)
})

test('blendedQuality gives 0.946 with the model and 0.974 with people', () => {
  const rules = { coverage: 0.8, precision: 0.97 }
  expect(blendedQuality({ ...rules, restQuality: 0.85 })).toBeCloseTo(0.946, 12)
  expect(blendedQuality({ ...rules, restQuality: 0.99 })).toBeCloseTo(0.974, 12)
})

test('a settled request is worth 1.70 and the table of lesson P1-2 is reproduced', () => {
  expect(answerWorth(0.97, LESSON_TERMS)).toBeCloseTo(1.7, 12)
  const printed = [
    [1, 3778, 60, 3718],
    [5, 756, 76, 8287],
    [10, 378, 96, 10_287],
    [21, 180, 140, 11_674],
    [24, 157, 152, 11_723],
    [25, 151, 156, 11_718],
    [30, 126, 176, 11_555],
    [50, 76, 256, 9100],
  ] as const
  for (const [rule, gain, cost, sum] of printed) {
    const margin = marginOfRule(FIFTY, { rule, terms: LESSON_TERMS })
    expect(Math.round(margin.gain)).toBe(gain)
    expect(margin.cost).toBe(cost)
    expect(Math.round(planResult(FIFTY, { plan: { rules: rule, rest: 'people' }, terms: LESSON_TERMS }).net)).toBe(sum)
  }
})

test('with people on the rest 24 rules are best, and 21 when a wrong answer costs 20', () => {
  const bestWithPeople = (wrongCost: number) => {
    const terms = { ...LESSON_TERMS, wrongCost }
    const nets = FIFTY.map((_, index) => planResult(FIFTY, { plan: { rules: index + 1, rest: 'people' }, terms }).net)
    return nets.indexOf(Math.max(...nets)) + 1
  }
  expect(bestWithPeople(8)).toBe(24)
  expect(bestWithPeople(20)).toBe(21)
})

test('shares add up to one and fall', () => {
  for (const seed of SEEDS) {
    const { shares } = rulesTask(seed)
    expect(coverageOf(shares, shares.length)).toBeCloseTo(1, 9)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
  }
})

test('bestPlan is never beaten', () => {
  for (const seed of SEEDS) {
    const { shares, terms } = rulesTask(seed)
    const best = bestPlan(shares, terms)
    for (const rest of ['people', 'model'] as const)
      for (let rules = 0; rules <= shares.length; rules += 1)
        expect(planResult(shares, { plan: { rules, rest }, terms }).net).toBeLessThanOrEqual(best.net + 1e-6)
  }
})

test('every task has a positive best plan, is passed by it and failed by no rule at all with people', () => {
  for (const seed of SEEDS) {
    const task = rulesTask(seed)
    const best = bestPlan(task.shares, task.terms)
    expect(best.net).toBeGreaterThan(0)
    expect(judgePlan({ plan: best, task }).passed).toBe(true)
    expect(judgePlan({ plan: { rules: 0, rest: 'people' }, task }).passed).toBe(false)
  }
})

test('the tasks ask for people in some and for the model in others', () => {
  const takers = new Set(SEEDS.map((seed) => bestPlan(rulesTask(seed).shares, rulesTask(seed).terms).rest))
  expect(takers).toEqual(new Set(['people', 'model']))
})

test('zipfShares refuses an empty list of types', () => {
  expect(() => zipfShares({ types: 0, exponent: 1 })).toThrow(RangeError)
})
