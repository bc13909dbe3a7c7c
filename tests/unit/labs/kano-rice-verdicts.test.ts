import { expect, test } from 'vitest'
import {
  ANSWERS,
  CATEGORIES,
  FEELINGS,
  LESSON_IDEAS,
  MOVES,
  kanoCategory,
  kanoCoefficients,
  kanoCounts,
  kanoVerdict,
  movesOf,
  rankIdeas,
  simulateAnswers,
  type Idea,
  type KanoCategory,
} from '@/lib/labs/core/kano-rice'
import { VALUE_TOLERANCE, judgeOrder, orderTask, type OrderTask } from '@/lib/labs/core/kano-rice-task'
import { SEEDS } from './predictions'

const NOBODY = { A: 0, O: 0, M: 0, I: 0, R: 0, Q: 0 }
const idea = (change: Partial<Idea>): Idea => ({
  name: 'X',
  reach: 10_000,
  impact: 1,
  confidence: 0.5,
  effort: 5,
  feasible: 0.5,
  ...change,
})
const money = { point: 0.01, week: 4, spike: 5, reliability: 1 }

test('the evaluation table has, with against without, the categories of the method', () => {
  expect(FEELINGS).toEqual(['like', 'expect', 'neutral', 'tolerate', 'dislike'])
  const rows = FEELINGS.map((_, withIt) => FEELINGS.map((__, without) => kanoCategory(withIt, without)).join(''))
  expect(rows).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'])
})

test('a pair outside the table is refused on each of its four sides, by its numbers', () => {
  for (const [withIt, without] of [
    [-1, 0],
    [5, 0],
    [0, -1],
    [0, 5],
  ] as const)
    expect(() => kanoCategory(withIt, without)).toThrow(new RangeError(`No answer ${withIt}, ${without}`))
})

test('answers are counted as often as they were given, row with it and column without', () => {
  const cells = FEELINGS.map(() => FEELINGS.map(() => 0))
  cells[0]![4] = 7
  cells[1]![4] = 5
  cells[4]![0] = 2
  expect(kanoCounts(cells)).toEqual({ ...NOBODY, O: 7, M: 5, R: 2 })
  expect(kanoCounts([])).toEqual(NOBODY)
})

test('a coefficient counts one-dimensional answers in both and indifferent ones in the sum alone', () => {
  expect(kanoCoefficients({ ...NOBODY, A: 1 })).toEqual({ better: 1, worse: -0 })
  expect(kanoCoefficients({ ...NOBODY, M: 1 })).toEqual({ better: 0, worse: -1 })
  expect(kanoCoefficients({ ...NOBODY, O: 1, I: 3 })).toEqual({ better: 0.25, worse: -0.25 })
})

test('a tie goes to the category that hurts more, and one answer more breaks it', () => {
  const order: KanoCategory[] = ['M', 'O', 'A', 'I', 'R', 'Q']
  for (const [place, first] of order.entries())
    for (const second of order.slice(place + 1)) {
      expect(kanoVerdict({ ...NOBODY, [first]: 20, [second]: 20 }), `${first} and ${second}`).toBe(first)
      expect(kanoVerdict({ ...NOBODY, [first]: 20, [second]: 21 }), `${first} below ${second}`).toBe(second)
    }
})

test('people of one category answer with all of its pairs and no other', () => {
  expect(ANSWERS).toBe(60)
  for (const category of CATEGORIES) {
    const cells = simulateAnswers({ ...NOBODY, [category]: 1 }, 3)
    for (const [withIt, row] of cells.entries())
      for (const [without, count] of row.entries())
        expect(count > 0, `${category}: ${withIt}, ${without}`).toBe(kanoCategory(withIt, without) === category)
  }
})

test('what the chances leave over counts as indifferent', () => {
  expect(kanoCounts(simulateAnswers(NOBODY, 1))).toEqual({ ...NOBODY, I: 60 })
})

test('a move hands on the terms it was computed from', () => {
  // 10,000 · 1 · 0.5 points at 0.01 are 50, five weeks at 4 are 20: 0.5 · 50 − 20, and 0.5 · 30 − 5 after a spike.
  const { chance, value, cost, values, best } = movesOf(idea({}), money)
  expect({ chance, value, cost, best }).toEqual({ chance: 0.5, value: 50, cost: 20, best: 'spike' })
  expect(values).toEqual({ build: 5, spike: 10, drop: 0 })
})

test('moves that are worth the same go to doing less', () => {
  // Half of 40 is the cost of 20, and a spike that costs 10 eats up half of the gain of 20.
  const even = movesOf(idea({ reach: 8000 }), { ...money, spike: 10 })
  expect([even.values.build, even.values.spike, even.best]).toEqual([0, 0, 'drop'])
  // At a certain plan a spike that costs nothing changes nothing.
  const sure = movesOf(idea({ feasible: 1 }), { ...money, spike: 0 })
  expect([sure.values.build, sure.values.spike, sure.best]).toEqual([30, 30, 'spike'])
})

test('a move has to be worth more than a rounding error before it is better', () => {
  const gaining = (gain: number) =>
    movesOf(idea({ reach: 1, confidence: 1, effort: 1, feasible: 1 }), { ...money, point: 1 + gain, week: 1, spike: 9 })
      .best
  expect([gaining(0), gaining(5e-10), gaining(2e-9)]).toEqual(['drop', 'drop', 'build'])
})

test('ideas with equal scores keep their order, and the others theirs in the list', () => {
  const ranked = rankIdeas([
    idea({ name: 'second', reach: 2000 }),
    idea({ name: 'third', reach: 2000 }),
    idea({ name: 'unsure', reach: 3000, feasible: 0.1 }),
    idea({ name: 'last', reach: 100 }),
  ])
  expect(ranked.map(({ name, riceRank, adjustedRank }) => [name, riceRank, adjustedRank])).toEqual([
    ['second', 2, 1],
    ['third', 3, 2],
    ['unsure', 1, 3],
    ['last', 4, 4],
  ])
  expect([ranked[2]?.rice, ranked[2]?.adjusted]).toEqual([300, 30])
})

test('the chances of each idea of the lesson sum to 1, with 3% reverse and 2% questionable but for one', () => {
  for (const { name, chances } of LESSON_IDEAS) {
    expect(CATEGORIES.reduce((sum, category) => sum + chances[category], 0)).toBeCloseTo(1, 12)
    expect([chances.R, chances.Q], name).toEqual([name === 'Voice at night' ? 0.28 : 0.03, 0.02])
  }
})

test('no place, no move and no category of a task hangs on a small difference', () => {
  for (const seed of SEEDS) {
    const { ideas, asked, money: terms, cells } = orderTask(seed)
    const places = [...ideas].sort((a, b) => a.adjustedRank - b.adjustedRank)
    for (const place of [0, 1, 2])
      expect(places[place]!.adjusted / places[place + 1]!.adjusted, `seed ${seed}`).toBeGreaterThan(1.03)
    expect(places.slice(0, 3).some(({ riceRank }) => riceRank > 3)).toBe(true)
    const { values, cost, best } = movesOf(asked, terms)
    for (const move of MOVES)
      if (move !== best) expect(values[best] - values[move], `seed ${seed}`).toBeGreaterThan(0.05 * cost)
    expect(asked.feasible).toBeLessThan(1)
    const [most, next] = Object.values(kanoCounts(cells)).sort((a, b) => b - a)
    expect(most! - next!).toBeGreaterThan(2)
  }
})

/** Four ideas of which the last comes first with feasibility; a spike on it is worth 10. */
const TASK: OrderTask = {
  ideas: rankIdeas([
    idea({ name: 'C', feasible: 0.3 }),
    idea({ name: 'D', feasible: 0.2 }),
    idea({ name: 'B', feasible: 0.4 }),
    idea({ name: 'A' }),
  ]),
  money,
  asked: rankIdeas([idea({ name: 'A' })])[0]!,
  cells: simulateAnswers({ ...NOBODY, M: 1 }, 1),
}
const RIGHT = { first: ['A', 'B', 'C'], move: 'spike', value: 10, category: 'M' }
const judged = (change: Partial<typeof RIGHT>) => judgeOrder({ answer: { ...RIGHT, ...change }, task: TASK })

test('the verdict on a right answer names the three, the move with its value, and the chance', () => {
  expect(judged({})).toEqual({
    passed: true,
    because: 'A, B, C come first; spike is worth €10.0 thousand on idea A, with a chance of 50%.',
  })
})

test('a stated value may be half a thousand away, and no more', () => {
  expect(VALUE_TOLERANCE).toBe(0.5)
  expect([9.49, 9.5, 10.5, 10.51].map((value) => judged({ value }).passed)).toEqual([false, true, true, false])
})

test('each of the three places is judged, in its order', () => {
  for (const first of [['B', 'A', 'C'], ['A', 'C', 'B'], ['A', 'B', 'D'], ['A', 'B'], []])
    expect(judged({ first })).toEqual({
      passed: false,
      because: 'Look again at the first three: multiply each RICE score by the chance that a model can do it.',
    })
})

test('the value is judged only of the right move', () => {
  expect(judged({ move: 'build', value: 99 }).because).toBe(
    'Look again at the move on idea A: another one is worth more.',
  )
  expect(judged({ value: 99 }).because).toBe(
    'Look again at the value of the move: weigh both outcomes, and the errors of the spike.',
  )
})

test('everything that is wrong is named, one after the other', () => {
  expect(judged({ first: [], move: 'drop', category: 'A' }).because).toBe(
    'Look again at the first three: multiply each RICE score by the chance that a model can do it; the move on idea A: another one is worth more; the Kano category: look each pair up and count.',
  )
})
