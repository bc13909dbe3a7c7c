import { expect, test } from 'vitest'
import {
  DEMAND,
  KEYS,
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
  type KeyedReply,
} from '@/lib/labs/core/judge-agreement'
import {
  ANSWER_KEYS,
  TASK_RULE,
  TASK_TOLERANCE,
  judgeJudgement,
  judgeTask,
  readingOf,
  type JudgeTask,
} from '@/lib/labs/core/judge-agreement-task'
import {
  JUDGE_RULES,
  MIDDLE_WORDS,
  messageOf,
  passChance,
  pointsOf,
  runJudge,
  simulatePasses,
  type JudgeName,
} from '@/lib/labs/core/judge-simulation'
import { seededRandom } from '@/lib/shared/random'

const REPLY: KeyedReply = { id: 'Q01a', text: 'x', first: [], second: ['price'], settled: ['step', 'fact'] }

test('a reply is good by the key that is asked, if it fails none of the lines that count', () => {
  expect(KEYS.map((key) => isGood(REPLY, { key, lines: RUBRIC }))).toEqual([false, true, false])
  const settled = (...lines: (typeof RUBRIC)[number][]) => isGood(REPLY, { key: 'settled', lines })
  expect([settled('price', 'asked'), settled('price', 'step'), settled('fact'), settled()]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(isGood(REPLY, { key: 'second', lines: ['step', 'asked', 'fact'] })).toBe(true)
})

test('judgeTable counts each of the four answers to its own cell', () => {
  const people = [true, true, true, true, true, true, false, false, false, false]
  const judge = [true, true, true, true, false, false, true, false, false, false]
  expect(judgeTable(people, judge)).toEqual({ bothPass: 4, onlyPeople: 2, onlyJudge: 1, bothFail: 3 })
  expect(judgeTable([], [])).toEqual({ bothPass: 0, onlyPeople: 0, onlyJudge: 0, bothFail: 0 })
})

test('agreementOf leaves out a rate without replies, has no κ where all say the same, and refuses an empty table', () => {
  const table = { bothPass: 0, onlyPeople: 0, onlyJudge: 0, bothFail: 0 }
  expect(agreementOf({ ...table, bothPass: 5 })).toMatchObject({ raw: { share: 1 }, good: { share: 1 }, bad: null })
  expect(agreementOf({ ...table, bothPass: 5 }).kappa.value).toBeNaN()
  expect(agreementOf({ ...table, onlyJudge: 1 })).toMatchObject({ raw: { share: 0 }, good: null, bad: { share: 0 } })
  expect(() => agreementOf(table)).toThrow(RangeError)
  expect(shareOf(1, 1)).toMatchObject({ share: 1, high: 1 })
  // κ ± 1.96·√(.86 · .14 / 100) / .5.
  const { low, high } = agreementOf({ bothPass: 42, onlyPeople: 8, onlyJudge: 6, bothFail: 44 }).kappa
  expect([low, high].map((value) => value.toFixed(3))).toEqual(['0.584', '0.856'])
})

test('a judge no better than chance corrects nothing, and the refusal names its rates', () => {
  expect(() => correctedRate(0.5, { good: 0.75, bad: 0.25 })).toThrow('rates 0.75 and 0.25 tells nothing')
  expect(correctedRate(0.5, { good: 1, bad: 1 })).toBe(0.5)
  // Not cut: a judge that should pass at least 0.2 of bad replies passes 0.1.
  expect(correctedRate(0.1, { good: 0.8, bad: 0.8 })).toBeCloseTo(-1 / 6, 12)
})

test('the corrected interval is that of the delta method: 700 of 1,000 with 42 and 44 of 50 are .683 to .928', () => {
  // θ = .58/.72 = .8056. Variances .00021 + .8056² · .84 · .16/50 + .1944² · .88 · .12/50 = .0020342, over .72².
  const { share, low, high } = correctedInterval(
    { passed: 700, marked: 1000 },
    { good: 0.84, goodCount: 50, bad: 0.88, badCount: 50 },
  )
  expect(share).toBeCloseTo(0.80556, 5)
  expect(low).toBeCloseTo(0.68278, 4)
  expect(high).toBeCloseTo(0.92833, 4)
  // With other counts of good and bad labels: .00021 + .0017443 · 50/20 + .0000798 · 50/200 = .0045907.
  const uneven = correctedInterval(
    { passed: 700, marked: 1000 },
    { good: 0.84, goodCount: 20, bad: 0.88, badCount: 200 },
  )
  expect(uneven.high - uneven.share).toBeCloseTo((1.95996 * Math.sqrt(0.0045907)) / 0.72, 4)
})

test('a corrected rate outside of 0 and 1 is cut together with its interval', () => {
  const rates = { good: 0.8, goodCount: 50, bad: 0.8, badCount: 50 }
  expect(correctedInterval({ passed: 0, marked: 100 }, rates)).toMatchObject({ share: 0, low: 0 })
  expect(correctedInterval({ passed: 100, marked: 100 }, rates)).toMatchObject({ share: 1, high: 1 })
})

test('pullOfTenWords of one kind of reply is its own slope, also when the other kind is missing', () => {
  const point = (words: number, points: number, good: boolean) => ({ words, points, isGood: good })
  expect(pullOfTenWords([point(10, 4, false), point(30, 5, false)])).toBeCloseTo(0.5, 12)
  expect(pullOfTenWords([point(10, 6, true), point(30, 4, true)])).toBeCloseTo(-1, 12)
  // Both kinds: across 2 · 10 · 0.5 − 2 · 5 · 1 = 0 over unequal spans.
  const mixed = [point(10, 4, false), point(30, 5, false), point(20, 6, true), point(30, 4, true)]
  expect(pullOfTenWords(mixed)).toBeCloseTo(0, 12)
})

test('words are what stands between spaces, whatever spaces', () => {
  expect(['', '   ', ' one ', 'one two\n three\tfour'].map(wordCount)).toEqual([0, 0, 1, 4])
})

test('what we ask of a judge is 80% on both sides, nine winners of ten, and half a point for ten words', () => {
  expect(DEMAND).toEqual({ rate: 0.8, consistency: 0.9, pull: 0.5 })
  const agreement = agreementOf({ bothPass: 50, onlyPeople: 0, onlyJudge: 11, bothFail: 39 })
  expect(fitnessOf({ agreement, consistency: 1, pull: 0 })).toEqual({ marks: false, compares: false })
  const onlyGood = agreementOf({ bothPass: 9, onlyPeople: 1, onlyJudge: 0, bothFail: 0 })
  expect(fitnessOf({ agreement: onlyGood, consistency: 1, pull: 0 })).toEqual({ marks: false, compares: false })
})

/** A report whose rates stand exactly on the rule: 80% of 50 good replies, 80% of 40 bad ones, no bias. */
const REPORT: JudgeTask = {
  table: { bothPass: 40, onlyPeople: 10, onlyJudge: 8, bothFail: 32 },
  short: { passed: 4, bad: 20 },
  long: { passed: 4, bad: 20 },
  flips: 10,
  marked: 1000,
  passed: 500,
}
const reading = (change: Partial<JudgeTask> = {}) => readingOf({ ...REPORT, ...change })

test('readingOf gives agreement, κ, both rates and the corrected rate of a report', () => {
  const { raw, kappa, tpr, tnr, observed, corrected, gap } = reading()
  expect([raw, tpr, tnr, observed, gap]).toEqual([0.8, 0.8, 0.8, 0.5, 0])
  // Chance: (50 · 48 + 40 · 42) / 90² = 4080/8100.
  expect(kappa).toBeCloseTo((0.8 - 4080 / 8100) / (1 - 4080 / 8100), 12)
  expect(corrected).toBeCloseTo(0.5, 12)
})

test('a report on the limits of the rule allows both uses', () => {
  expect(TASK_RULE).toEqual({ rate: 0.8, longer: 0.15, flips: 10 })
  expect(reading()).toMatchObject({ bias: 'none', use: 'both' })
  // 3 of 20 more long replies: .15, in floating point not above it.
  expect(reading({ short: { passed: 0, bad: 20 }, long: { passed: 3, bad: 20 } })).toMatchObject({ bias: 'none' })
  expect(reading({ short: { passed: 8, bad: 20 }, long: { passed: 0, bad: 20 } }).gap).toBeCloseTo(-0.4, 12)
})

test('eleven flips allow marks alone, length allows nothing, and length is named before the order', () => {
  expect(reading({ flips: 11 })).toMatchObject({ bias: 'position', use: 'mark' })
  const long = { short: { passed: 2, bad: 20 }, long: { passed: 6, bad: 20 } }
  expect(reading(long)).toMatchObject({ bias: 'length', use: 'none' })
  expect(reading({ ...long, flips: 11 })).toMatchObject({ bias: 'length', use: 'none' })
})

test('a judge that is too weak on either side is of no use, biased or not', () => {
  const weak = [
    { bothPass: 39, onlyPeople: 11, onlyJudge: 8, bothFail: 32 },
    { bothPass: 40, onlyPeople: 10, onlyJudge: 9, bothFail: 31 },
  ]
  for (const table of weak) {
    expect(reading({ table })).toMatchObject({ bias: 'none', use: 'none' })
    expect(reading({ table, flips: 30 })).toMatchObject({ bias: 'position', use: 'none' })
  }
})

test('no task hangs on a hair', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const task = judgeTask(seed)
    const { bias, gap, tpr, tnr, observed, corrected, kappa, raw } = readingOf(task)
    expect(Math.abs(observed - corrected), `task ${seed}`).toBeGreaterThan(0.04)
    expect(corrected).toBeGreaterThan(0.05)
    expect(corrected).toBeLessThan(0.97)
    expect(raw - kappa).toBeGreaterThan(0.06)
    expect(Math.abs(gap - 0.15)).toBeGreaterThan(0.03)
    if (bias !== 'length') expect(Math.abs(gap)).toBeLessThan(0.12)
    for (const rate of [tpr, tnr]) expect(Math.abs(rate - 0.8)).toBeGreaterThan(0.01)
    expect(tpr + tnr).toBeGreaterThanOrEqual(1.25)
    if (bias === 'position') expect(task.flips).toBeGreaterThan(20)
    else expect(task.flips).toBeLessThan(8)
  }
})

const seed = 6
const truth = readingOf(judgeTask(seed))
const judge = (change: Record<string, string | number>) =>
  judgeJudgement({
    seed,
    answer: {
      'answer-kappa': truth.kappa,
      'answer-rate': truth.corrected * 100,
      'answer-bias': truth.bias,
      'answer-use': truth.use,
      ...change,
    },
    data: null,
  })

test('κ may be off by 0.02 and the corrected rate by 1.5 points, and no more', () => {
  expect(TASK_TOLERANCE).toEqual({ kappa: 0.02, ratePoints: 1.5 })
  expect(ANSWER_KEYS).toEqual(['answer-kappa', 'answer-rate', 'answer-bias', 'answer-use'])
  for (const sign of [-1, 1]) {
    expect(judge({ 'answer-kappa': truth.kappa + sign * 0.02 }).passed).toBe(true)
    expect(judge({ 'answer-kappa': truth.kappa + sign * 0.0201 }).passed).toBe(false)
    expect(judge({ 'answer-rate': truth.corrected * 100 + sign * 1.5 }).passed).toBe(true)
    expect(judge({ 'answer-rate': truth.corrected * 100 + sign * 1.501 }).passed).toBe(false)
  }
})

test('the verdict tells what the judge of the task is worth, or how to reckon what is wrong', () => {
  const percent = (share: number) => `${(share * 100).toFixed(0)}%`
  expect(judge({})).toEqual({
    passed: true,
    because: `Kappa is ${truth.kappa.toFixed(2)}. The judge passes ${percent(truth.observed)}, and ${percent(truth.corrected)} are good. It passes ${percent(truth.tpr)} of the good replies and fails ${percent(truth.tnr)} of the bad ones.`,
  })
  expect(judge({ 'answer-kappa': '', 'answer-rate': '', 'answer-bias': '', 'answer-use': '' })).toEqual({
    passed: false,
    because:
      'Look again at kappa: take the agreement that chance would give off both sides of the fraction; the corrected rate: (passed + TNR − 1) ÷ (TPR + TNR − 1); the bias: compare long with short bad replies, and count the flips; the use: go through the written rule, condition by condition.',
  })
})

test('points are 5.5 in the middle, 1.5 a standard deviation, and never below 1 or above 10', () => {
  expect([-4, -3, -2, 0, 1, 3, 4].map(pointsOf)).toEqual([1, 1, 2.5, 5.5, 7, 10, 10])
})

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const replyOf = (id: string, count: number, isGoodReply: boolean): KeyedReply => ({
  id,
  text: words(count),
  first: [],
  second: [],
  settled: isGoodReply ? [] : ['price'],
})

test('the chance of a pass is Φ of the pull of the judge, its ten words and the cut', () => {
  expect(JUDGE_RULES).toEqual({
    steady: { pull: 1.4, perTenWords: 0, ifFirst: 0 },
    wordy: { pull: 1.1, perTenWords: 0.9, ifFirst: 0 },
    first: { pull: 1.4, perTenWords: 0, ifFirst: 1.2 },
  })
  expect(MIDDLE_WORDS).toBe(31)
  const chance = (judgeName: JudgeName, count: number, isGoodReply: boolean, cut = 5.5) =>
    passChance(replyOf('Q01a', count, isGoodReply), { judge: judgeName, cut })
  // Φ(1.4), Φ(−1.4), Φ(1.4 − 1); Φ(1.1), Φ(1.1 + 0.9), Φ(−1.1 + 1.8), Φ(−1.1 − 0.9).
  expect(chance('steady', 50, true)).toBeCloseTo(0.919243, 6)
  expect(chance('first', 12, false)).toBeCloseTo(0.080757, 6)
  expect(chance('steady', 31, true, 7)).toBeCloseTo(0.655422, 6)
  expect(chance('wordy', 31, true)).toBeCloseTo(0.864334, 6)
  expect(chance('wordy', 41, true)).toBeCloseTo(0.97725, 6)
  expect(chance('wordy', 51, false)).toBeCloseTo(0.758036, 6)
  expect(chance('wordy', 21, false)).toBeCloseTo(0.02275, 6)
})

test('replies are compared in a ring with the next one to the same message', () => {
  const replies = ['Q01a', 'Q02a', 'Q01b', 'Q01c', 'Q02b'].map((id) => replyOf(id, 31, true))
  const { pairs } = runJudge('steady', { replies, seed: 1 })
  expect(pairs.map(({ first, second }) => `${first} ${second}`)).toEqual([
    'Q01a Q01b',
    'Q02a Q02b',
    'Q01b Q01c',
    'Q01c Q01a',
    'Q02b Q02a',
  ])
  expect(messageOf({ id: 'Q10e' })).toBe('Q10')
})

test('passes are drawn from the good replies as often as the truth says, and none from an empty kind', () => {
  const given = { judge: 'wordy', cut: 5.5, marked: 2000, seed: 4 } as const
  const [good, bad] = [[replyOf('Q01a', 131, true)], [replyOf('Q01b', 1, false)]]
  // Chances Φ(10) and Φ(−3.8): what passes is what is good.
  const passes = (truthOf: number) => simulatePasses({ ...given, truth: truthOf, good, bad })
  expect([passes(0), passes(1)]).toEqual([0, 2000])
  expect(Math.abs(passes(0.3) / 2000 - 0.3)).toBeLessThan(0.03)
  const share = (kinds: { good: KeyedReply[]; bad: KeyedReply[] }) =>
    simulatePasses({ ...given, truth: 0.3, ...kinds }) / 2000
  expect(share({ good: [], bad })).toBe(0)
  expect(Math.abs(share({ good, bad: [] }) - 0.3)).toBeLessThan(0.03)
})

test('a reply of an empty kind takes one chance and never passes', () => {
  const good = [replyOf('Q01a', 31, true), replyOf('Q01b', 31, true), replyOf('Q01c', 51, true)]
  const random = seededRandom(4 * 7907 + 17)
  const chances = good.map((reply) => passChance(reply, { judge: 'wordy', cut: 7 }))
  let passed = 0
  for (let reply = 0; reply < 500; reply += 1) {
    const chance = random() < 0.3 ? chances[Math.floor(random() * 3)]! : 0
    if (random() < chance) passed += 1
  }
  expect(simulatePasses({ judge: 'wordy', cut: 7, truth: 0.3, marked: 500, seed: 4, good, bad: [] })).toBe(passed)
})
