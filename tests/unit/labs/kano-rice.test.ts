import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  ANSWERS,
  CATEGORIES,
  FEELINGS,
  LESSON_IDEAS,
  LESSON_MONEY,
  MOVES,
  adjustedScore,
  buildValue,
  kanoCategory,
  kanoCoefficients,
  kanoCounts,
  kanoVerdict,
  movesOf,
  rankIdeas,
  riceScore,
  simulateAnswers,
  spikeValue,
} from '@/lib/labs/core/kano-rice'
import { judgeOrder, orderTask } from '@/lib/labs/core/kano-rice-task'
import { SEEDS } from './predictions'

const lesson = readFileSync('content/lessons/P4/P4-1.mdx', 'utf8')
const TASKS = SEEDS.map(orderTask)

function rightAnswer(task: (typeof TASKS)[number]) {
  const { best, values } = movesOf(task.asked, task.money)
  return {
    first: [...task.ideas]
      .sort((a, b) => b.adjusted - a.adjusted)
      .slice(0, 3)
      .map(({ name }) => name),
    move: best as string,
    value: Number(values[best].toFixed(1)),
    category: kanoVerdict(kanoCounts(task.cells)) as string,
  }
}

test('2,000 people, impact 1, confidence 0.8 and 4 weeks score 400, and 180 with a chance of 45%', () => {
  const idea = { reach: 2000, impact: 1, confidence: 0.8, effort: 4, feasible: 0.45 }
  expect(riceScore(idea)).toBeCloseTo(400, 12)
  expect(adjustedScore(idea)).toBeCloseTo(180, 12)
})

test('30 attractive, 40 one-dimensional, 20 must-be and 10 indifferent answers give 0.70 and −0.60', () => {
  const { better, worse } = kanoCoefficients({ A: 30, O: 40, M: 20, I: 10, R: 5, Q: 3 })
  expect(better).toBeCloseTo(0.7, 12)
  expect(worse).toBeCloseTo(-0.6, 12)
  expect(kanoCoefficients({ A: 0, O: 0, M: 0, I: 0, R: 9, Q: 1 })).toEqual({ better: 0, worse: 0 })
})

test('value 300, cost 100, chance 0.4: building is worth 20, a spike of 10 first is worth 70', () => {
  const terms = { chance: 0.4, value: 300, cost: 100 }
  expect(buildValue(terms)).toBeCloseTo(20, 12)
  expect(spikeValue({ ...terms, spike: 10, reliability: 1 })).toBeCloseTo(70, 12)
  // Right on nine of ten good and bad plans: 0.4 · 0.9 · 200 − 0.6 · 0.1 · 100 − 10.
  expect(spikeValue({ ...terms, spike: 10, reliability: 0.9 })).toBeCloseTo(56, 12)
})

test('the evaluation table has one O, three A, three M, nine I, seven R and two Q', () => {
  const ones = FEELINGS.map(() => FEELINGS.map(() => 1))
  expect(kanoCounts(ones)).toEqual({ A: 3, O: 1, M: 3, I: 9, R: 7, Q: 2 })
  expect([kanoCategory(0, 4), kanoCategory(0, 2), kanoCategory(1, 4), kanoCategory(4, 0)]).toEqual(['O', 'A', 'M', 'R'])
  expect(() => kanoCategory(5, 0)).toThrow(RangeError)
})

test('simulated answers are sixty, the same for a seed, and near their chances over many seeds', () => {
  const { chances } = LESSON_IDEAS[0]!
  expect(simulateAnswers(chances, 4)).toEqual(simulateAnswers(chances, 4))
  const sums = { A: 0, O: 0, M: 0, I: 0, R: 0, Q: 0 }
  for (let seed = 1; seed <= 200; seed += 1) {
    const counts = kanoCounts(simulateAnswers(chances, seed))
    expect(CATEGORIES.reduce((sum, category) => sum + counts[category], 0)).toBe(ANSWERS)
    for (const category of CATEGORIES) sums[category] += counts[category]
  }
  for (const category of CATEGORIES)
    expect(Math.abs(sums[category] / (200 * ANSWERS) - chances[category])).toBeLessThan(0.02)
})

test('coefficients stay between 0 and 1, and a spike that tells nothing is never worth more than deciding at once', () => {
  for (const { cells, ideas, money } of TASKS) {
    const { better, worse } = kanoCoefficients(kanoCounts(cells))
    expect(better).toBeGreaterThanOrEqual(0)
    expect(better).toBeLessThanOrEqual(1)
    expect(worse).toBeGreaterThanOrEqual(-1)
    expect(worse).toBeLessThanOrEqual(0)
    for (const idea of ideas) {
      const { values } = movesOf(idea, { ...money, reliability: 0.5 })
      expect(values.spike).toBeLessThan(Math.max(values.build, 0))
      const [worseSpike, betterSpike] = [0.7, 0.9].map(
        (reliability) => movesOf(idea, { ...money, reliability }).values.spike,
      )
      if (movesOf(idea, money).value > movesOf(idea, money).cost) expect(betterSpike).toBeGreaterThan(worseSpike!)
    }
  }
})

test('ranks are a permutation, and equal chances change no place', () => {
  for (const { ideas } of TASKS) {
    expect(ideas.map(({ adjustedRank }) => adjustedRank).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    for (const idea of rankIdeas(ideas.map((each) => ({ ...each, feasible: 0.5 }))))
      expect(idea.adjustedRank).toBe(idea.riceRank)
  }
})

test('every task is passed by the right answer and failed by the order of plain RICE', () => {
  for (const [index, task] of TASKS.entries()) {
    const answer = rightAnswer(task)
    expect(judgeOrder({ answer, task }), `task ${index + 1}`).toMatchObject({ passed: true })
    const plain = [...task.ideas]
      .sort((a, b) => b.rice - a.rice)
      .slice(0, 3)
      .map(({ name }) => name)
    expect(judgeOrder({ answer: { ...answer, first: plain }, task }).because).toMatch(/first three/)
    const other = MOVES.find((move) => move !== answer.move)!
    expect(judgeOrder({ answer: { ...answer, move: other }, task }).because).toMatch(/the move on idea/)
    expect(judgeOrder({ answer: { ...answer, value: answer.value + 1 }, task }).because).toMatch(/value of the move/)
    expect(judgeOrder({ answer: { ...answer, category: 'R' }, task }).because).toMatch(/Kano category/)
  }
  expect(new Set(TASKS.map((task) => rightAnswer(task).move))).toEqual(new Set(MOVES))
  expect(new Set(TASKS.map((task) => rightAnswer(task).category)).size).toBe(4)
})

test('the figures printed in lesson P4-1 are the lab’s', () => {
  for (const [index, idea] of rankIdeas(LESSON_IDEAS).entries()) {
    expect(lesson).toContain(
      `| ${idea.name} | ${Math.round(idea.rice)} | ${idea.riceRank} | ${Math.round(idea.feasible * 100)} | ${Math.round(idea.adjusted)} | ${idea.adjustedRank} |`,
    )
    const { value, cost, values, best } = movesOf(idea, LESSON_MONEY)
    const counts = kanoCounts(simulateAnswers(LESSON_IDEAS[index]!.chances, 17 + index))
    const { better, worse } = kanoCoefficients(counts)
    if (lesson.includes(`| ${idea.name} | €`))
      expect(lesson).toContain(
        `| ${idea.name} | €${value.toFixed(1)} | €${cost.toFixed(0)} | ${signed(values.build)} | ${signed(values.spike)} | ${best} |`,
      )
    if (lesson.includes(`| ${idea.name} (`))
      expect(lesson).toContain(
        `| ${idea.name} (${kanoVerdict(counts)}) | ${counts.A} | ${counts.O} | ${counts.M} | ${counts.I} | ${better.toFixed(2)} | −${Math.abs(worse).toFixed(2)} |`,
      )
  }
  expect(lesson.match(/\| €/g)?.length).toBeGreaterThanOrEqual(5)
})

const signed = (value: number) => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`
