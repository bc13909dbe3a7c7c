import { expect, test } from 'vitest'
import {
  LESSON_TERMS,
  answerWorth,
  bestPlan,
  blendedQuality,
  coverageOf,
  judgePlan,
  judgeRulesFirst,
  marginOfRule,
  planResult,
  rulesFor,
  rulesTask,
  upkeepOf,
  zipfShares,
  type RuleTerms,
} from '@/lib/labs/core/rules-first'
import { INCOMPLETE } from '@/lib/labs/core/verdict'
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
  expect(() => zipfShares({ types: 0, exponent: 1 })).toThrow(new RangeError('0 types'))
  expect(zipfShares({ types: 1, exponent: 2 })).toEqual([1])
})

test('zipfShares fall by 1/rank to the power of the exponent and are alike at exponent 0', () => {
  // Weights 1, 1/4, 1/9: sum 49/36.
  const squared = zipfShares({ types: 3, exponent: 2 })
  for (const [index, wanted] of [36 / 49, 9 / 49, 4 / 49].entries()) expect(squared[index]).toBeCloseTo(wanted, 12)
  expect(zipfShares({ types: 4, exponent: 0 })).toEqual([0.25, 0.25, 0.25, 0.25])
})

test('rulesFor takes a share that is just reached, one rule more above it, and all types if none reaches it', () => {
  const shares = [0.7, 0.1, 0.15, 0.05]
  // 0.7 + 0.1 is 0.7999999999999999 in floating point.
  expect([0.8, 0.801, 0.7, 0.1, 0, 1.1].map((share) => rulesFor(shares, share))).toEqual([2, 3, 1, 1, 1, 4])
  expect(coverageOf(shares, 0)).toBe(0)
  expect(coverageOf(shares, 2)).toBeCloseTo(0.8, 12)
  expect(coverageOf(shares, 9)).toBeCloseTo(1, 12)
})

/** Rules are worth €1 a request, the model €1.50 less 10 cents. */
const SMALL: RuleTerms = {
  requests: 1000,
  precision: 0.9,
  settledGain: 2,
  wrongCost: 8,
  ruleCost: 10,
  pairCost: 1,
  peopleQuality: 0.99,
  modelQuality: 0.95,
  modelCost: 5,
  modelRunCost: 0.1,
}
const THREE = [0.5, 0.3, 0.2]

test('each new rule costs itself and its pair with every earlier one', () => {
  expect([0, 1, 2, 3, 4].map((rules) => upkeepOf(rules, SMALL))).toEqual([0, 10, 21, 33, 46])
  const second = marginOfRule(THREE, { rule: 2, terms: SMALL })
  expect(second.gain).toBeCloseTo(300, 9)
  expect(second.cost).toBe(11)
  expect(marginOfRule(THREE, { rule: 4, terms: SMALL })).toEqual({ gain: 0, cost: 13 })
})

test('planResult adds the model on the rest: 779 from two rules, and 200 × 1.40 − 5 = 275 more', () => {
  const people = planResult(THREE, { plan: { rules: 2, rest: 'people' }, terms: SMALL })
  expect(people).toMatchObject({ rules: 2, rest: 'people', coverage: 0.8 })
  expect(people.net).toBeCloseTo(779, 9)
  expect(people.quality).toBeCloseTo(0.8 * 0.9 + 0.2 * 0.99, 12)
  const model = planResult(THREE, { plan: { rules: 2, rest: 'model' }, terms: SMALL })
  expect(model.net).toBeCloseTo(779 + 275, 9)
  expect(model.quality).toBeCloseTo(0.8 * 0.9 + 0.2 * 0.95, 12)
})

test('lesson P1-2 prints what the model brings on the rest: 1,607 requests, about €370, and 19 rules with it', () => {
  const plan = (rest: 'people' | 'model', wrongCost = 8) =>
    planResult(FIFTY, { plan: { rules: 24, rest }, terms: { ...LESSON_TERMS, wrongCost } })
  expect(Math.round(10_000 * (1 - plan('model').coverage))).toBe(1607)
  expect(answerWorth(0.85, LESSON_TERMS) - LESSON_TERMS.modelRunCost).toBeCloseTo(0.48, 12)
  expect(Math.round((plan('model').net - plan('people').net) / 10)).toBe(37)
  expect(LESSON_TERMS).toMatchObject({ modelCost: 400, modelQuality: 0.85, peopleQuality: 0.99 })
  expect(bestPlan(FIFTY, LESSON_TERMS)).toMatchObject({ rules: 19, rest: 'model' })
  expect(answerWorth(0.85, { ...LESSON_TERMS, wrongCost: 20 }) - LESSON_TERMS.modelRunCost).toBeCloseTo(-1.32, 12)
  expect(bestPlan(FIFTY, { ...LESSON_TERMS, wrongCost: 20 })).toMatchObject({ rules: 21, rest: 'people' })
})

const FREE = { ...SMALL, requests: 100, precision: 1, settledGain: 1, wrongCost: 0, ruleCost: 0, pairCost: 0 }

test('bestPlan may take every rule or none, and ties go to fewer rules and to people', () => {
  expect(bestPlan(THREE, { ...FREE, modelCost: 1000 })).toMatchObject({ rules: 3, rest: 'people' })
  expect(bestPlan(THREE, { ...SMALL, ruleCost: 5000 })).toMatchObject({ rules: 0, rest: 'model' })
  const nothing = { ...FREE, settledGain: 0, modelCost: 0, modelRunCost: 0 }
  expect(bestPlan(THREE, nothing)).toMatchObject({ rules: 0, rest: 'people', net: 0 })
})

test('a plan passes from 95% of the best on, and the verdict names both plans', () => {
  const judge = (first: number) =>
    judgePlan({
      plan: { rules: 1, rest: 'people' },
      task: { shares: [first, 1 - first], terms: { ...FREE, modelCost: 1000 } },
    })
  const best = 'The best brings €100, with 2 rules and people for the rest.'
  expect(judge(0.95)).toEqual({
    passed: true,
    because: `Your plan brings €95 a month. ${best} You reached 95%.`,
  })
  expect(judge(0.94)).toEqual({
    passed: false,
    because: `Your plan brings €94 a month. ${best} You reached 94.0%; 95% is asked.`,
  })
  const lost = judgePlan({
    plan: { rules: 1, rest: 'people' },
    task: { shares: THREE, terms: { ...SMALL, ruleCost: 5000 } },
  })
  expect(lost.passed).toBe(false)
  expect(lost.because).toMatch(
    /^Your plan brings €-4,500 a month[.] .* 0 rules and the model .* You reached 0[.]0%; 95% is asked[.]$/,
  )
})

test('where nothing pays, people answering everything pass and a plan that loses does not', () => {
  const task = { shares: THREE, terms: { ...SMALL, ruleCost: 5000, modelCost: 9000 } }
  expect(judgePlan({ plan: { rules: 0, rest: 'people' }, task })).toMatchObject({
    passed: true,
    because: expect.stringMatching(/You reached 100%[.]$/) as string,
  })
  expect(judgePlan({ plan: { rules: 1, rest: 'people' }, task })).toMatchObject({
    passed: false,
    because: expect.stringMatching(/You reached 0[.]0%; 95% is asked[.]$/) as string,
  })
})

test('a plan is handed in as a number of rules from none to all types, rounded, and whoever takes the rest', () => {
  const seed = 3
  const task = rulesTask(seed)
  const judge = (rules: number | string, rest = 'model') =>
    judgeRulesFirst({ seed, answer: { 'answer-rules': rules, 'answer-rest': rest }, data: null })
  const of = (rules: number, rest: 'people' | 'model' = 'model') => judgePlan({ plan: { rules, rest }, task })
  expect(judge(0)).toEqual(of(0))
  expect(judge(0, 'people')).toEqual(of(0, 'people'))
  expect(judge(task.shares.length)).toEqual(of(task.shares.length))
  expect([judge('6.6'), judge(7.4)]).toEqual([of(7), of(7)])
  for (const rules of [-1, task.shares.length + 1, '', 'many']) expect(judge(rules)).toEqual(INCOMPLETE)
  expect(judge(5, 'nobody')).toEqual(INCOMPLETE)
})

test('a plan that just misses 95% of the best does not read like 95%', () => {
  const task = { shares: [0.946, 0.054], terms: { ...FREE, modelCost: 1000 } }
  expect(judgePlan({ plan: { rules: 1, rest: 'people' }, task })).toEqual({
    passed: false,
    because:
      'Your plan brings €95 a month. The best brings €100, with 2 rules and people for the rest. You reached 94.6%; 95% is asked.',
  })
})
