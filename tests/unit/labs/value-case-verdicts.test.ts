import { expect, test } from 'vitest'
import {
  bestDecision,
  judgeValue,
  judgeValueCase,
  simulateValue,
  valueTask,
  type ValueCase,
  type ValueDecision,
  type ValueTask,
} from '@/lib/labs/core/value-case'
import { INCOMPLETE } from '@/lib/labs/core/verdict'
import { SEEDS } from './predictions'

const exactly = (value: number) => ({ low: value, likely: value, high: value })
/** All is known: 80 comes back in the one year. */
const certain = (investment: number): ValueCase => ({
  ...{ investment: exactly(investment), benefit: exactly(200), adoption: exactly(0.5), runCost: exactly(20) },
  ...{ years: 1, rate: 0, correlation: 0, failure: 0 },
})
const taskOf = (investment: number, trialCost = 10): ValueTask => ({ terms: certain(investment), trialCost, seed: 1 })
const judge = (task: ValueTask, decision: ValueDecision, lossShare: number) => judgeValue({ decision, lossShare, task })

test('a case above nought is built and one at or below it is left, as long as a trial costs more than it tells', () => {
  expect(bestDecision(taskOf(79)).decision).toBe('build')
  expect(bestDecision(taskOf(80)).decision).toBe('leave')
  expect(bestDecision(taskOf(81)).decision).toBe('leave')
  expect(bestDecision(taskOf(79, 0)).decision).toBe('build')
})

test('a trial is paid for when perfect information is worth more than its price, not when it is worth as much', () => {
  const task = valueTask(SEEDS.find((seed) => bestDecision(valueTask(seed)).decision === 'learn')!)
  const { perfectInformation, mean } = simulateValue(task.terms, { seed: task.seed })
  const plain = mean > 0 ? 'build' : 'leave'
  const decision = (trialCost: number) => bestDecision({ ...task, trialCost }).decision
  expect([perfectInformation - 0.001, perfectInformation, perfectInformation + 0.001].map(decision)).toEqual([
    'learn',
    plain,
    plain,
  ])
})

test('the verdict states expected value, losses, and perfect information beside the price of the trial', () => {
  expect(judge(taskOf(50), 'build', 0)).toEqual({
    passed: true,
    because:
      'Expected value €30 thousand, a loss in 0% of the draws, perfect information worth €0 thousand against a trial of €10 thousand.',
  })
  expect(judge(taskOf(1280), 'leave', 1)).toEqual({
    passed: true,
    because:
      'Expected value −€1,200 thousand, a loss in 100% of the draws, perfect information worth €0 thousand against a trial of €10 thousand.',
  })
})

test('the chance of a loss may be ten points away and no more', () => {
  expect([0.1, 0.11].map((loss) => judge(taskOf(50), 'build', loss).passed)).toEqual([true, false])
  expect([0.9, 0.89].map((loss) => judge(taskOf(90), 'leave', loss).passed)).toEqual([true, false])
  expect(judge(taskOf(50), 'build', 0.42).because).toMatch(
    / The decision is right; your 42% is more than 10 points away[.]$/,
  )
})

test('another decision is answered with the better one in words, even beside the right chance of a loss', () => {
  const says = (task: ValueTask, decision: ValueDecision, lossShare: number) => {
    const { passed, because } = judge(task, decision, lossShare)
    expect(passed).toBe(false)
    return because.split('thousand. ').at(-1)
  }
  expect(says(taskOf(50), 'leave', 0)).toBe('The better decision is to build.')
  expect(says(taskOf(90), 'build', 1)).toBe('The better decision is to leave it.')
  expect(says(taskOf(90), 'learn', 0)).toBe('The better decision is to leave it.')
  const learn = valueTask(SEEDS.find((seed) => bestDecision(valueTask(seed)).decision === 'learn')!)
  expect(says(learn, 'build', bestDecision(learn).spread.lossShare)).toBe(
    'The better decision is to pay for the trial first.',
  )
})

test('the ranges of every task are in order, and shares stay shares', () => {
  for (const seed of SEEDS) {
    const { terms, trialCost } = valueTask(seed)
    for (const { low, likely, high } of [terms.investment, terms.benefit, terms.adoption, terms.runCost]) {
      expect(low).toBeGreaterThan(0)
      expect(low).toBeLessThan(likely)
      expect(high).toBeGreaterThan(likely)
    }
    expect(terms.adoption.high).toBeLessThanOrEqual(0.95)
    expect([10, 30, 60]).toContain(trialCost)
  }
})

test('losses are handed in as draws of 100, and an answer without a known decision or a number is incomplete', () => {
  const { decision, spread } = bestDecision(valueTask(2))
  const answer = { 'answer-decision': decision, 'answer-loss': spread.lossShare * 100 }
  const says = (change: object) => judgeValueCase({ seed: 2, answer: { ...answer, ...change }, data: null })
  expect(says({}).passed).toBe(true)
  expect(says({ 'answer-loss': spread.lossShare * 100 + 11 }).passed).toBe(false)
  for (const choice of ['build', 'leave', 'learn']) expect(says({ 'answer-decision': choice })).not.toEqual(INCOMPLETE)
  for (const change of [{ 'answer-decision': 'wait' }, { 'answer-loss': '' }, { 'answer-loss': 'few' }])
    expect(says(change)).toEqual(INCOMPLETE)
})

test('a case worth exactly nothing has no minus sign', () => {
  expect(judge(taskOf(80), 'leave', 0).because).toMatch(/^Expected value €0 thousand, a loss in 0% of the draws, /)
  expect(judge(taskOf(81), 'leave', 1).because).toMatch(/^Expected value −€1 thousand, a loss in 100% of the draws, /)
})
