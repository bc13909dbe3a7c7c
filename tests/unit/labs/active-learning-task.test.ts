import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  STRATEGIES,
  TASK_SETTINGS,
  curveOf,
  type CurvePoint,
  type LearningCurvesFile,
  type Strategy,
} from '@/lib/labs/core/active-learning'
import { COST_TOLERANCE, judgeActiveLearning, labellingTask, waysOf } from '@/lib/labs/core/active-learning-task'
import { SEEDS } from './predictions'

const file = JSON.parse(readFileSync('public/labs/active-learning.v1.json', 'utf8')) as LearningCurvesFile

const judge = (seed: number, answer: Record<string, string | number | boolean>) =>
  judgeActiveLearning({ seed, answer, data: file })

function rightAnswer(seed: number) {
  const ways = waysOf(labellingTask(seed, file))
  const cheapest = ways.filter(({ cost }) => cost !== null).sort((a, b) => a.cost! - b.cost!)[0]!
  return {
    'answer-saved': String(ways[0]!.labels! - ways[2]!.labels!),
    'answer-way': cheapest.strategy as string,
    'answer-cost': cheapest.cost!.toFixed(2),
  }
}

test('every task is passed by the saving, the cheapest way and its cost, and failed by each naive answer', () => {
  for (const seed of [...SEEDS, 951, 952, 953]) {
    const answer = rightAnswer(seed)
    expect(judge(seed, answer), `task ${seed}`).toMatchObject({ passed: true })
    for (const way of STRATEGIES)
      if (way !== answer['answer-way'])
        expect(judge(seed, { ...answer, 'answer-way': way }).because).toMatch(/cheapest way/)
    expect(judge(seed, { ...answer, 'answer-saved': 0 }).because).toMatch(/labels saved/)
    expect(judge(seed, { ...answer, 'answer-cost': Number(answer['answer-cost']) + 1 }).because).toMatch(/its cost/)
    // What the lab shows for its opening state.
    expect(judge(seed, { 'answer-saved': 80, 'answer-way': 'margin', 'answer-cost': 310 }).passed).toBe(false)
    expect(labellingTask(seed, file).runs).toHaveLength(4)
  }
  const winners = SEEDS.map((seed) => rightAnswer(seed)['answer-way'])
  const atRandom = winners.filter((way) => way === 'random').length
  expect(atRandom).toBeGreaterThan(10)
  expect(atRandom).toBeLessThan(30)
})

test('an answer that is missing or malformed does not pass', () => {
  for (const seed of [1, 951])
    for (const answer of [
      {},
      { 'answer-saved': '', 'answer-way': '', 'answer-cost': '' },
      { 'answer-saved': true, 'answer-way': 3, 'answer-cost': 'cheap' },
      { ...rightAnswer(seed), 'answer-cost': 'NaN' },
      { ...rightAnswer(seed), 'answer-way': '' },
    ])
      expect(judge(seed, answer).passed).toBe(false)
})

test('waysOf prices each way at its first labels on target, and has none where a curve ends below', () => {
  const curve = (...means: number[]): CurvePoint[] =>
    means.map((mean, step) => ({ labels: 20 + 10 * step, mean, low: mean, high: mean }))
  const curves = {
    random: curve(0.5, 0.6, 0.7, 0.8),
    confidence: curve(0.5, 0.7, 0.8, 0.9),
    margin: curve(0.8, 0.8, 0.8, 0.8),
    entropy: curve(0.5, 0.6, 0.7, 0.79),
  }
  expect(waysOf({ curves, target: 0.8, prices: { label: 1, round: 5 } })).toEqual([
    { strategy: 'random', labels: 50, cost: 50 },
    { strategy: 'confidence', labels: 40, cost: 50 },
    { strategy: 'margin', labels: 20, cost: 20 },
    { strategy: 'entropy', labels: null, cost: null },
  ])
})

test('a task takes four runs of another setting, a target in half per cents, and one way that is clearly cheapest', () => {
  const seen = { settings: new Set<string>(), labels: new Set<number>(), rounds: new Set<number>() }
  for (const seed of SEEDS) {
    const task = labellingTask(seed, file)
    seen.settings.add(task.setting)
    seen.labels.add(task.prices.label)
    seen.rounds.add(task.prices.round)
    expect(new Set(task.runs).size).toBe(4)
    for (const run of task.runs) expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(run)
    for (const strategy of STRATEGIES)
      expect(task.curves[strategy]).toEqual(curveOf(file, { setting: task.setting, strategy, runs: task.runs }))
    expect(task.target * 200).toBeCloseTo(Math.round(task.target * 200), 9)
    const ways = waysOf(task)
    const [first, second] = ways.flatMap(({ cost }) => (cost === null ? [] : [cost])).sort((a, b) => a - b)
    expect(second!).toBeGreaterThanOrEqual(1.05 * first!)
    expect(ways[0]!.labels!).toBeGreaterThan(ways[2]!.labels! + 10)
  }
  expect(seen).toEqual({
    settings: new Set(TASK_SETTINGS),
    labels: new Set([0.1, 0.2, 0.5, 1]),
    rounds: new Set([0, 1, 2, 5, 10]),
  })
})

test('a stated cost may be off by half a euro to either side, and no more', () => {
  expect(COST_TOLERANCE).toBe(0.5)
  for (const seed of [1, 5, 20, 40]) {
    const answer = rightAnswer(seed)
    // These costs are whole euros, so that the edge is exact.
    const cost = Number(answer['answer-cost'])
    for (const side of [-1, 1]) {
      expect(judge(seed, { ...answer, 'answer-cost': cost + side * 0.5 }).passed).toBe(true)
      expect(judge(seed, { ...answer, 'answer-cost': cost + side * 0.501 }).passed).toBe(false)
    }
  }
})

test('the saving has to be exact', () => {
  for (const off of [-10, -1, 1, 10]) {
    const answer = rightAnswer(1)
    expect(judge(1, { ...answer, 'answer-saved': Number(answer['answer-saved']) + off }).passed).toBe(false)
  }
})

/** In task 1 the random choice needs 120 labels at €0.10, the margin 90 and seven rounds at €10. In task 20 the random
 *  choice needs 90 at €1, the margin 60 and four rounds at €1. */
test('a verdict that passes prints the saving, the cheapest way, its cost and its labels', () => {
  expect(judge(1, rightAnswer(1))).toEqual({
    passed: true,
    because: 'The margin saves 30 labels, and the random choice is still cheapest: €12.00 for 120 labels.',
  })
  expect(judge(20, rightAnswer(20))).toEqual({
    passed: true,
    because: 'The margin saves 30 labels, and margin is cheapest: €64.00 for 60 labels.',
  })
  // Task 12: 60 labels at €0.50 and four rounds at €1, where the random choice needs 100.
  expect(judge(12, rightAnswer(12)).because).toBe(
    'The margin saves 40 labels, and margin is cheapest: €34.00 for 60 labels.',
  )
})

test('a verdict that fails says of each part how to look again, and of the cost only for the right way', () => {
  const saved = (target: string) => `the labels saved: find the first row of each column with ${target} or more`
  const cost = 'its cost: all labels, and a round for each ten after the first twenty unless they are random'
  const random = 'the cheapest way: fewer labels are not cheaper when each ten of them cost a round'
  const chosen = 'the cheapest way: price every column, labels and rounds'
  const said = (seed: number, change: Record<string, string | number>) =>
    judge(seed, { ...rightAnswer(seed), ...change }).because
  expect(said(1, { 'answer-saved': 31 })).toBe(`Look again at ${saved('90.0%')}.`)
  expect(said(20, { 'answer-saved': 31 })).toBe(`Look again at ${saved('76.5%')}.`)
  expect(said(1, { 'answer-cost': 79 })).toBe(`Look again at ${cost}.`)
  expect(said(1, { 'answer-way': 'margin', 'answer-cost': 79 })).toBe(`Look again at ${random}.`)
  expect(said(20, { 'answer-way': 'random', 'answer-cost': 90 })).toBe(`Look again at ${chosen}.`)
  expect(said(1, { 'answer-saved': 0, 'answer-cost': '' })).toBe(`Look again at ${saved('90.0%')}; ${cost}.`)
  expect(judge(20, {}).because).toBe(`Look again at ${saved('76.5%')}; ${chosen}.`)
})

/** The file with ways that never learn in some settings: all chosen ways, the margin alone, the entropy alone. */
const lamed: typeof file = {
  ...file,
  right: {
    ...file.right,
    'alike-5': { ...file.right['alike-5'], ...lame('confidence', 'margin', 'entropy') },
    'alike-15': { ...file.right['alike-15'], ...lame('margin') },
    'scattered-5': { ...file.right['scattered-5'], ...lame('entropy') },
  },
}
function lame(...strategies: Strategy[]) {
  const never = Array.from({ length: 8 }, () => Array.from({ length: 20 }, () => 0))
  return Object.fromEntries(strategies.map((strategy) => [strategy, never]))
}

test('a setting is drawn again when its margin, or every chosen way, ends below the target', () => {
  const settings = SEEDS.map((seed) => labellingTask(seed, lamed).setting)
  expect(new Set(settings)).toEqual(new Set(['scattered-5', 'scattered-15']))
})

test('a way that ends below the target is never the cheapest, and neither a task nor its verdict trips over it', () => {
  const withNone = SEEDS.filter((seed) => labellingTask(seed, lamed).setting === 'scattered-5')
  expect(withNone.length).toBeGreaterThan(5)
  for (const seed of withNone) {
    const ways = waysOf(labellingTask(seed, lamed))
    expect(ways[3]).toEqual({ strategy: 'entropy', labels: null, cost: null })
    const [first, second] = ways.flatMap(({ cost }) => (cost === null ? [] : [cost])).sort((a, b) => a - b)
    expect(second!).toBeGreaterThanOrEqual(1.05 * first!)
    const cheapest = ways.find(({ cost }) => cost === first)!
    const answer = {
      'answer-saved': ways[0]!.labels! - ways[2]!.labels!,
      'answer-way': cheapest.strategy,
      'answer-cost': first!,
    }
    expect(judgeActiveLearning({ seed, answer, data: lamed })).toMatchObject({ passed: true })
  }
})
