import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  RUBRIC,
  agreementOf,
  correctedInterval,
  correctedRate,
  fitnessOf,
  isGood,
  judgeTable,
  pullOfTenWords,
  shareOf,
  wordCount,
  type JudgeTable,
  type RubricLine,
} from '@/lib/labs/core/judge-agreement'
import {
  ANSWER_KEYS,
  BIASES,
  TASK_TOLERANCE,
  USES,
  judgeJudgement,
  judgeTask,
  readingOf,
} from '@/lib/labs/core/judge-agreement-task'
import {
  JUDGES,
  messageOf,
  passChance,
  pointsOf,
  runJudge,
  simulatePasses,
  type JudgeName,
} from '@/lib/labs/core/judge-simulation'
import { drawCases } from '@/lib/labs/core/scored-case'
import { percent } from '@/lib/labs/core/verdict'
import { JudgedRepliesSchema } from '@/lib/labs/schemas'
import { seededRandom } from '@/lib/shared/random'
import { SEEDS } from './predictions'

const { answers, requests, rubric } = JudgedRepliesSchema.parse(
  parse(readFileSync('content/labs/L16-answers.yaml', 'utf8')),
)
const lesson = readFileSync('content/lessons/E2/E2-2.mdx', 'utf8')
const ALL = { key: 'settled', lines: RUBRIC } as const
const PEOPLE = answers.map((reply) => isGood(reply, ALL))

/** A judge on the hundred replies, as the lab shows it. */
function board(
  judge: JudgeName,
  { seed = 16, cut = 5.5, lines = RUBRIC }: { seed?: number; cut?: number; lines?: readonly RubricLine[] } = {},
) {
  const run = runJudge(judge, { replies: answers, seed })
  const people = answers.map((reply) => isGood(reply, { key: 'settled', lines }))
  const table = judgeTable(
    people,
    run.points.map((points) => points >= cut),
  )
  const pull = pullOfTenWords(
    answers.map(({ text }, place) => ({
      words: wordCount(text),
      points: run.points[place]!,
      isGood: people[place]!,
    })),
  )
  const kept = run.pairs.filter(({ isKept }) => isKept).length
  const agreement = agreementOf(table)
  return { table, agreement, pull, kept, fitness: fitnessOf({ agreement, consistency: kept / 100, pull }) }
}

test('[[42, 8], [6, 44]] has a raw agreement of 0.86 and κ 0.72', () => {
  const { raw, kappa, good, bad } = agreementOf({ bothPass: 42, onlyPeople: 8, onlyJudge: 6, bothFail: 44 })
  expect(raw.share).toBeCloseTo(0.86, 12)
  expect(kappa.value).toBeCloseTo(0.72, 12)
  expect([good!.share, bad!.share]).toEqual([0.84, 0.88])
})

test('TPR 0.84, TNR 0.88 and an observed rate of 0.70 give a corrected rate of 0.8056', () => {
  expect(correctedRate(0.7, { good: 0.84, bad: 0.88 })).toBeCloseTo(0.8056, 4)
  expect(() => correctedRate(0.7, { good: 0.4, bad: 0.6 })).toThrow(RangeError)
})

test('43 of 50 is 0.738 to 0.931 by Wilson, and 78 of 100 pairs keep their winner when 22 flip', () => {
  const { low, high } = shareOf(43, 50)!
  expect(low).toBeCloseTo(0.7381, 4)
  expect(high).toBeCloseTo(0.9305, 4)
  expect(shareOf(100 - 22, 100)!.share).toBeCloseTo(0.78, 12)
  // More from the known answers: 0.9105 of 872, and 930 of 1,000.
  expect(shareOf(794, 872)!.low).toBeCloseTo(0.8898, 4)
  expect(shareOf(794, 872)!.high).toBeCloseTo(0.9277, 4)
  expect(shareOf(930, 1000)!.low).toBeCloseTo(0.9125, 4)
  expect(shareOf(930, 1000)!.high).toBeCloseTo(0.9442, 4)
  expect(shareOf(0, 0)).toBeNull()
})

test('pullOfTenWords finds a slope within kinds and is not misled by longer good replies', () => {
  const at = (words: number, isGood: boolean, slope: number) => ({
    words,
    isGood,
    points: (isGood ? 7 : 3) + (slope * words) / 10,
  })
  const marked = (slope: number) => [20, 30, 40].flatMap((w) => [at(w + 30, true, slope), at(w, false, slope)])
  expect(pullOfTenWords(marked(0))).toBeCloseTo(0, 12)
  expect(pullOfTenWords(marked(0.9))).toBeCloseTo(0.9, 12)
  expect(pullOfTenWords([])).toBe(0)
  expect(pullOfTenWords([at(20, true, 1), at(20, true, 1)])).toBe(0)
})

test('fitnessOf asks both rates, then length, then order, and includes its limits', () => {
  const agreement = agreementOf({ bothPass: 40, onlyPeople: 10, onlyJudge: 10, bothFail: 40 })
  expect(fitnessOf({ agreement, consistency: 0.9, pull: -0.5 })).toEqual({ marks: true, compares: true })
  expect(fitnessOf({ agreement, consistency: 0.89, pull: 0 })).toEqual({ marks: true, compares: false })
  expect(fitnessOf({ agreement, consistency: 1, pull: 0.51 })).toEqual({ marks: false, compares: false })
  const weak = agreementOf({ bothPass: 39, onlyPeople: 11, onlyJudge: 0, bothFail: 50 })
  expect(fitnessOf({ agreement: weak, consistency: 1, pull: 0 }).marks).toBe(false)
  const onlyBad = agreementOf({ bothPass: 0, onlyPeople: 0, onlyJudge: 1, bothFail: 9 })
  expect(onlyBad.good).toBeNull()
  expect(fitnessOf({ agreement: onlyBad, consistency: 1, pull: 0 }).marks).toBe(false)
})

const cells = fc.integer({ min: 1, max: 400 })
const tables = fc.record({ bothPass: cells, onlyPeople: cells, onlyJudge: cells, bothFail: cells })

test('κ and raw agreement do not change when people and judge change places, and κ is never above raw agreement', () => {
  fc.assert(
    fc.property(tables, (table: JudgeTable) => {
      const there = agreementOf(table)
      const back = agreementOf({ ...table, onlyPeople: table.onlyJudge, onlyJudge: table.onlyPeople })
      expect(back.kappa.value).toBeCloseTo(there.kappa.value, 12)
      expect(back.raw.share).toBe(there.raw.share)
      expect(there.kappa.value).toBeLessThanOrEqual(there.raw.share + 1e-12)
    }),
  )
})

const rate = fc.double({ min: 0.55, max: 1, noNaN: true })

test('correctedRate undoes the errors of a judge, and rises with what the judge passes', () => {
  fc.assert(
    fc.property(rate, rate, fc.double({ min: 0, max: 1, noNaN: true }), (good, bad, truth) => {
      const observed = truth * good + (1 - truth) * (1 - bad)
      expect(correctedRate(observed, { good, bad })).toBeCloseTo(truth, 9)
      expect(correctedRate(observed + 0.01, { good, bad })).toBeGreaterThan(truth)
    }),
  )
})

test('correctedInterval stays within 0 and 1, holds its rate, and narrows with more labels', () => {
  fc.assert(
    fc.property(rate, rate, fc.integer({ min: 0, max: 1000 }), (good, bad, passed) => {
      const at = (count: number) =>
        correctedInterval({ passed, marked: 1000 }, { good, bad, goodCount: count, badCount: count })
      const [few, many] = [at(30), at(300)]
      for (const { low, share, high } of [few, many]) {
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(share)
        expect(share).toBeLessThanOrEqual(high)
      }
      expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-12)
    }),
  )
})

test('correctedInterval covers the truth in about 95% of simulated studies', () => {
  const random = seededRandom(5)
  const draw = (trials: number, chance: number) => {
    let hits = 0
    for (let trial = 0; trial < trials; trial += 1) if (random() < chance) hits += 1
    return hits
  }
  const [truth, good, bad] = [0.6, 0.88, 0.85]
  let covered = 0
  for (let study = 0; study < 600; study += 1) {
    const passed = draw(800, truth * good + (1 - truth) * (1 - bad))
    const rates = { good: draw(80, good) / 80, goodCount: 80, bad: draw(80, bad) / 80, badCount: 80 }
    const { low, high } = correctedInterval({ passed, marked: 800 }, rates)
    if (low <= truth && truth <= high) covered += 1
  }
  expect(covered / 600).toBeGreaterThan(0.92)
  expect(covered / 600).toBeLessThan(0.98)
})

test('a hundred replies of 15 to 60 words, five to each of twenty messages, keyed on four lines', () => {
  expect(answers).toHaveLength(100)
  expect(new Set(answers.map(({ id }) => id)).size).toBe(100)
  for (const { id } of requests) expect(answers.filter((reply) => messageOf(reply) === id)).toHaveLength(5)
  expect(new Set(answers.map(({ text }) => text)).size).toBe(100)
  for (const { text } of answers) {
    expect(wordCount(text)).toBeGreaterThanOrEqual(15)
    expect(wordCount(text)).toBeLessThanOrEqual(60)
  }
  expect(rubric.map(({ id }) => id)).toEqual([...RUBRIC])
})

test('the two keys agree on 90 of 100 replies, κ 0.79, and each of the other ten is settled with a reason', () => {
  const [first, second] = (['first', 'second'] as const).map((key) =>
    answers.map((reply) => isGood(reply, { key, lines: RUBRIC })),
  )
  const { raw, kappa } = agreementOf(judgeTable(first!, second!))
  expect(raw.share).toBe(0.9)
  expect(kappa.value).toBeCloseTo(0.7853, 4)
  for (const [place, reply] of answers.entries()) {
    const isDisputed = first![place] !== second![place]
    expect(reply.why !== undefined, reply.id).toBe(isDisputed)
    if (!isDisputed) expect(new Set(reply.settled)).toEqual(new Set([...reply.first, ...reply.second]))
  }
  expect(PEOPLE.filter(Boolean)).toHaveLength(31)
})

test('a run is the same for a seed, stays within 1 and 10 points, and pairs each reply with one to the same message', () => {
  for (const judge of JUDGES) {
    const run = runJudge(judge, { replies: answers, seed: 3 })
    expect(runJudge(judge, { replies: answers, seed: 3 })).toEqual(run)
    expect(Math.min(...run.points)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...run.points)).toBeLessThanOrEqual(10)
    expect(run.pairs).toHaveLength(100)
    for (const { first, second } of run.pairs) {
      expect(first).not.toBe(second)
      expect(messageOf({ id: first })).toBe(messageOf({ id: second }))
    }
  }
  expect(pointsOf(0)).toBe(5.5)
})

test('over forty seeds each judge shows its own bias and no other', () => {
  const mean = (judge: JudgeName, of: (result: ReturnType<typeof board>) => number) =>
    SEEDS.reduce((sum, seed) => sum + of(board(judge, { seed })), 0) / SEEDS.length
  for (const judge of ['steady', 'first'] as const) expect(Math.abs(mean(judge, ({ pull }) => pull))).toBeLessThan(0.1)
  expect(mean('wordy', ({ pull }) => pull)).toBeGreaterThan(1.1)
  expect(mean('first', ({ kept }) => kept)).toBeLessThan(70)
  for (const judge of ['steady', 'wordy'] as const) expect(mean(judge, ({ kept }) => kept)).toBeGreaterThan(88)
})

test('passChance falls with the cut, and simulatePasses come near to what the chances say', () => {
  const reply = answers[0]!
  const chances = [3, 5.5, 8].map((cut) => passChance(reply, { judge: 'wordy', cut }))
  expect(chances[0]).toBeGreaterThan(chances[1]!)
  expect(chances[1]).toBeGreaterThan(chances[2]!)
  const [good, bad] = [true, false].map((wanted) => answers.filter((_, place) => PEOPLE[place] === wanted))
  const given = { judge: 'steady', cut: 5.5, marked: 4000, seed: 2, good: good!, bad: bad! } as const
  // Φ(1.4) = 0.919 for good replies and 0.081 for bad ones.
  expect(Math.abs(simulatePasses({ ...given, truth: 1 }) / 4000 - 0.919)).toBeLessThan(0.015)
  expect(Math.abs(simulatePasses({ ...given, truth: 0 }) / 4000 - 0.081)).toBeLessThan(0.015)
  expect(simulatePasses({ ...given, truth: 1, good: [] })).toBe(0)
})

function rightAnswer(seed: number) {
  const { kappa, corrected, bias, use } = readingOf(judgeTask(seed))
  return {
    'answer-kappa': kappa.toFixed(2),
    'answer-rate': (corrected * 100).toFixed(1),
    'answer-bias': bias as string,
    'answer-use': use as string,
  }
}

test('every task is passed by the right answer and failed by raw agreement, the observed rate, another bias or use', () => {
  for (const seed of [...SEEDS, ...SEEDS.map((each) => 1600 + each)]) {
    const answer = rightAnswer(seed)
    const { raw, observed } = readingOf(judgeTask(seed))
    const judge = (change: Record<string, unknown>) =>
      judgeJudgement({ seed, answer: { ...answer, ...change }, data: null })
    expect(judge({}), `task ${seed}`).toMatchObject({ passed: true })
    expect(judge({ 'answer-kappa': raw }).because).toMatch(/kappa/)
    expect(judge({ 'answer-rate': observed * 100 }).because).toMatch(/corrected rate/)
    for (const bias of BIASES)
      if (bias !== answer['answer-bias']) expect(judge({ 'answer-bias': bias }).because).toMatch(/the bias/)
    for (const use of USES)
      if (use !== answer['answer-use']) expect(judge({ 'answer-use': use }).because).toMatch(/the use/)
    expect(judge({ 'answer-kappa': Number(answer['answer-kappa']) + TASK_TOLERANCE.kappa + 0.01 }).passed).toBe(false)
  }
  expect(new Set(SEEDS.map((seed) => rightAnswer(seed)['answer-bias']))).toEqual(new Set(BIASES))
  expect(new Set(SEEDS.map((seed) => rightAnswer(seed)['answer-use']))).toEqual(new Set(USES))
})

test('an answer that is missing or malformed does not pass and does not throw', () => {
  for (const answer of [
    {},
    Object.fromEntries(ANSWER_KEYS.map((key) => [key, ''])),
    { 'answer-kappa': 'abc', 'answer-rate': true, 'answer-bias': 3, 'answer-use': 'both' },
    { ...rightAnswer(4), 'answer-rate': '' },
  ])
    expect(judgeJudgement({ seed: 4, answer, data: null }).passed).toBe(false)
  expect(judgeJudgement({ seed: 0, answer: {}, data: null }).passed).toBe(false)
})

test('counts of a task add up, and its short and long bad replies are all its bad replies', () => {
  for (const seed of SEEDS) {
    const { table, short, long, passed, marked } = judgeTask(seed)
    expect(short.bad + long.bad).toBe(table.onlyJudge + table.bothFail)
    expect(short.passed + long.passed).toBe(table.onlyJudge)
    expect(passed).toBeLessThanOrEqual(marked)
  }
})

const shareText = (value: number) => percent(value)

test('lesson E2-2 prints the three judges as the lab opens with them', () => {
  const names: Record<JudgeName, string> = { steady: 'Steady', wordy: 'Likes length', first: 'Likes the first' }
  for (const judge of JUDGES) {
    const { agreement, pull, kept, fitness } = board(judge)
    const points = `${pull < 0 ? '−' : ''}${Math.abs(pull).toFixed(1)}`
    expect(lesson).toContain(
      `| ${names[judge]} | ${Math.round(agreement.raw.share * 100)} | ${agreement.kappa.value.toFixed(2)} | ${shareText(agreement.good!.share)} | ${shareText(agreement.bad!.share)} | ${kept} | ${points} |`,
    )
    expect(fitness.marks).toBe(judge !== 'wordy')
    expect(fitness.compares).toBe(judge === 'steady')
  }
  expect(board('wordy').table).toEqual({ bothPass: 27, onlyPeople: 4, onlyJudge: 19, bothFail: 50 })
})

test('lesson E2-2 prints the stricter lines, the long bad replies and the reply with 8.9 points', () => {
  for (const cut of [4.5, 5.5, 6.5, 7.5]) {
    const { good, bad } = board('wordy', { cut }).agreement
    expect(lesson).toContain(`| ${cut} points | ${shareText(good!.share)} | ${shareText(bad!.share)} |`)
  }
  for (let cut = 2; cut <= 9; cut += 0.25) {
    const { good, bad } = board('wordy', { cut }).agreement
    expect(good!.share >= 0.8 && bad!.share >= 0.8).toBe(false)
  }
  const { points } = runJudge('wordy', { replies: answers, seed: 16 })
  const bad = answers.flatMap(({ id, text }, place) =>
    PEOPLE[place] ? [] : [{ id, text, isLong: wordCount(text) > 40, points: points[place]! }],
  )
  const count = (isLong: boolean) => bad.filter((reply) => reply.isLong === isLong)
  const passed = (isLong: boolean) => count(isLong).filter((reply) => reply.points >= 5.5).length
  expect([count(true).length, passed(true), count(false).length, passed(false)]).toEqual([19, 12, 50, 7])
  const shown = bad.find(({ id }) => id === 'Q09b')!
  expect(shown.points.toFixed(1)).toBe('8.9')
  expect(lesson).toContain(`> "${shown.text}"`)
})

test('lesson E2-2 prints what is passed, corrected and labelled', () => {
  const [good, bad] = [true, false].map((wanted) => answers.filter((_, place) => PEOPLE[place] === wanted))
  const reported = (judge: JudgeName, truth: number) =>
    simulatePasses({ judge, cut: 5.5, truth, marked: 2000, seed: 16, good: good!, bad: bad! })
  const corrected = (judge: JudgeName, size = 100) => {
    const places = drawCases(
      answers.map((_, place) => place),
      { size, seed: 1 },
    )
    const { points } = runJudge(judge, { replies: answers, seed: 16 })
    const table = judgeTable(
      places.map((place) => PEOPLE[place]!),
      places.map((place) => points[place]! >= 5.5),
    )
    const rates = agreementOf(table)
    const goodCount = table.bothPass + table.onlyPeople
    return correctedInterval(
      { passed: reported(judge, 0.6), marked: 2000 },
      { good: rates.good!.share, goodCount, bad: rates.bad!.share, badCount: size - goodCount },
    )
  }
  const whole = (value: number) => Math.round(value * 100)
  for (const [name, judge] of [
    ['Steady', 'steady'],
    ['Likes length', 'wordy'],
  ] as const) {
    const { share, low, high } = corrected(judge)
    expect(lesson).toContain(
      `| ${name} | ${shareText(reported(judge, 0.6) / 2000)} | ${shareText(share)} | ${whole(low)} to ${whole(high)} |`,
    )
  }
  expect((['steady', 'wordy'] as const).map((judge) => whole(reported(judge, 0.2) / 2000))).toEqual([24, 34])
  const few = corrected('steady', 30)
  expect([whole(few.low), whole(few.high)]).toEqual([38, 72])
  const without = board('steady', { lines: ['price', 'step', 'asked'] })
  expect(without.agreement.kappa.value.toFixed(2)).toBe('0.50')
  for (const truth of [10, 30, 50, 70, 90])
    expect(lesson).toContain(`| ${truth} | ${(truth * 0.84 + (100 - truth) * 0.12).toFixed(1)} |`)
})
