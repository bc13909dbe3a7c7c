import { expect, test } from 'vitest'
import {
  ALL_RUNS,
  HABITS,
  LESSON_SEED,
  LESSON_TERMS,
  endingOf,
  endingsOf,
  habitResult,
  lineOf,
  simulateTests,
  type Habit,
} from '@/lib/labs/core/prompt-test'
import {
  falseWinnerChance,
  gainInterval,
  mcNemar,
  pocockLine,
  powerAt,
  ruleOfThumb,
  sequentialTest,
  twoRatesZ,
  twoSided,
  usersPerGroup,
} from '@/lib/labs/core/prompt-test-statistics'
import { judgeReading, plannedEnding, promptTestTask } from '@/lib/labs/core/prompt-test-task'
import { normalCdf, normalDensity, normalQuantile } from '@/lib/shared/normal'
import { SEEDS } from './predictions'

const NO_GAIN = simulateTests({ terms: LESSON_TERMS, looks: 10, seed: LESSON_SEED, runs: ALL_RUNS, gain: 0 })
const resultOf = (tests: typeof NO_GAIN, habit: Habit) =>
  habitResult(endingsOf(tests, { habit, terms: LESSON_TERMS }), { habit, looks: tests.looks })

test('20 to 25% needs 1,030 users in Evan Miller’s form and 1,094 pooled; the other published sizes follow', () => {
  expect(usersPerGroup(LESSON_TERMS, 'from-baseline')).toBeCloseTo(1030.2, 1)
  expect(usersPerGroup(LESSON_TERMS)).toBeCloseTo(1093.7, 1)
  expect(usersPerGroup({ ...LESSON_TERMS, base: 0.85, effect: 0.03 })).toBeCloseTo(2035.6, 1)
  expect(usersPerGroup({ ...LESSON_TERMS, base: 0.025, effect: 0.0025 })).toBeCloseTo(64_199, 0)
})

test('170 against 184 of 200 gives z = 2.194 and p = 0.0282', () => {
  const z = twoRatesZ({ successes: 170, users: 200 }, { successes: 184, users: 200 })
  expect(z).toBeCloseTo(2.1942, 4)
  expect(twoSided(z)).toBeCloseTo(0.0282, 4)
  expect(twoRatesZ({ successes: 0, users: 9 }, { successes: 0, users: 9 })).toBe(0)
})

test('Wald’s bounds are −1.558 and 2.773, and the steps for 0.80 against 0.85 are +0.0606 and −0.2877', () => {
  const { lower, upper, success, failure } = sequentialTest({ base: 0.8, effect: 0.05, alpha: 0.05, power: 0.8 })
  expect(lower).toBeCloseTo(-1.5581, 4)
  expect(upper).toBeCloseTo(2.7726, 4)
  expect(success).toBeCloseTo(0.06062, 5)
  expect(failure).toBeCloseTo(-0.28768, 5)
})

test('McNemar of 9 and 23 flips is 6.125, p = 0.0133, and no flips say nothing', () => {
  expect(mcNemar(9, 23).chi2).toBeCloseTo(6.125, 12)
  expect(mcNemar(9, 23).p).toBeCloseTo(0.0133, 4)
  expect(mcNemar(0, 0)).toEqual({ chi2: 0, p: 1 })
})

test('ten looks at 1.96 give 19.3% false winners, one look 5%, as Armitage, McPherson and Rowe published', () => {
  expect(falseWinnerChance(10, 1.96)).toBeCloseTo(0.193, 3)
  expect(falseWinnerChance(5, 1.96)).toBeCloseTo(0.142, 3)
  expect(falseWinnerChance(2, 1.96)).toBeCloseTo(0.083, 3)
  expect(falseWinnerChance(1, 1.959964)).toBeCloseTo(0.05, 5)
})

test('Pocock’s published constants are found', () => {
  for (const [looks, line] of [
    [2, 2.178],
    [3, 2.289],
    [4, 2.361],
    [5, 2.413],
    [10, 2.555],
    [20, 2.672],
  ] as const)
    expect(pocockLine(looks, 0.05)).toBeCloseTo(line, 3)
})

test('simulated tests agree with the 19.6 and 4.9% of the reference run within chance', () => {
  // Two binomial errors at 4,000 runs: 1.3 and 0.7 points.
  expect(Math.abs(resultOf(NO_GAIN, 'every-look').winners - 0.196)).toBeLessThan(0.014)
  expect(Math.abs(resultOf(NO_GAIN, 'one-look').winners - 0.049)).toBeLessThan(0.008)
  expect(Math.abs(resultOf(NO_GAIN, 'pocock').winners - 0.05)).toBeLessThan(0.008)
  expect(resultOf(NO_GAIN, 'wald').winners).toBeLessThan(0.05)
})

test('a smaller gain, more power and a smaller α each need more users', () => {
  const users = usersPerGroup(LESSON_TERMS)
  expect(usersPerGroup({ ...LESSON_TERMS, effect: 0.025 })).toBeGreaterThan(3.7 * users)
  expect(usersPerGroup({ ...LESSON_TERMS, power: 0.9 })).toBeGreaterThan(users)
  expect(usersPerGroup({ ...LESSON_TERMS, alpha: 0.01 })).toBeGreaterThan(users)
})

test('the power of the planned size is the planned power, and it grows with the gain', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    const { terms } = promptTestTask(seed)
    const users = usersPerGroup(terms)
    expect(powerAt(terms, users)).toBeCloseTo(terms.power, 9)
    expect(powerAt({ ...terms, effect: terms.effect / 2 }, users)).toBeLessThan(terms.power)
  }
})

test('z changes its sign with the groups, and the interval is centred on the gain', () => {
  const [a, b] = [
    { successes: 40, users: 120 },
    { successes: 66, users: 150 },
  ]
  expect(twoRatesZ(a, b)).toBeCloseTo(-twoRatesZ(b, a), 12)
  const { gain, low, high } = gainInterval(a, b)
  expect((low + high) / 2).toBeCloseTo(gain, 12)
  expect(low).toBeLessThan(gain)
})

test('more looks never make false winners rarer, and Pocock’s line rises with them', () => {
  const chances = [1, 2, 4, 8, 16].map((looks) => falseWinnerChance(looks, 1.96))
  expect(chances).toEqual([...chances].sort((a, b) => a - b))
  const lines = [1, 2, 4, 8, 16].map((looks) => pocockLine(looks, 0.05))
  expect(lines).toEqual([...lines].sort((a, b) => a - b))
  expect(lines[0]).toBeCloseTo(1.96, 3)
})

test('who stops at every look finds a real gain most often, and Pocock pays in power', () => {
  const real = simulateTests({ terms: LESSON_TERMS, looks: 10, seed: LESSON_SEED, runs: 1000, gain: 0.05 })
  const found = (habit: Habit) => resultOf(real, habit).found
  expect(found('every-look')).toBeGreaterThan(found('one-look'))
  expect(found('pocock')).toBeLessThan(found('one-look'))
  expect(Math.abs(found('one-look') - 0.8)).toBeLessThan(0.04)
  expect(resultOf(real, 'one-look').length).toBe(1)
})

test('the same seed draws the same tests, and the first of many are the few', () => {
  const few = simulateTests({ terms: LESSON_TERMS, looks: 10, seed: LESSON_SEED, runs: 5, gain: 0 })
  expect(few.z).toEqual(NO_GAIN.z.slice(0, 50))
  for (const habit of HABITS)
    for (const { look } of endingsOf(few, { habit, terms: LESSON_TERMS })) {
      expect(look).toBeGreaterThanOrEqual(1)
      expect(look).toBeLessThanOrEqual(10)
    }
})

test('every task is passed by its plan and failed by the first low p, the rule of thumb and the other decision', () => {
  const decisions = new Set<string>()
  for (const seed of SEEDS) {
    const task = promptTestTask(seed)
    const { look, winner } = plannedEnding(task)
    const decision = winner === 'new' ? 'new' : 'old'
    decisions.add(`${task.plan} ${decision}`)
    const users = Math.ceil(usersPerGroup(task.terms))
    const passes = (answer: Partial<Parameters<typeof judgeReading>[0]['answer']>) =>
      judgeReading({ answer: { users, look, decision, ...answer }, task }).passed
    expect(passes({}), `task ${seed}`).toBe(true)
    const hasty = endingOf(task.z, { line: lineOf('every-look', { looks: task.looks, alpha: task.terms.alpha }) })
    expect(passes({ look: hasty.look })).toBe(false)
    expect(passes({ users: ruleOfThumb(task.terms) })).toBe(false)
    expect(passes({ decision: decision === 'new' ? 'old' : 'new' })).toBe(false)
  }
  expect(decisions.size).toBe(4)
})

test('the verdict says what the plan asked for', () => {
  const task = promptTestTask(1)
  expect(judgeReading({ answer: { users: 10, look: 99, decision: 'new' }, task }).because).toMatch(
    /The formula asks for .* users in each group/,
  )
})

test('the figures of lesson E3-2 are those of the lab', () => {
  const shown = (share: number, digits = 1) => (share * 100).toFixed(digits)
  expect(shown(resultOf(NO_GAIN, 'every-look').winners)).toBe('20.2')
  expect(shown(resultOf(NO_GAIN, 'one-look').winners)).toBe('5.0')
  const twenty = simulateTests({ terms: LESSON_TERMS, looks: 20, seed: LESSON_SEED, runs: ALL_RUNS, gain: 0 })
  expect(shown(resultOf(twenty, 'every-look').winners)).toBe('24.6')
  const real = simulateTests({ terms: LESSON_TERMS, looks: 10, seed: LESSON_SEED, runs: ALL_RUNS / 4, gain: 0.05 })
  expect([shown(resultOf(real, 'pocock').found, 0), shown(resultOf(real, 'one-look').found, 0)]).toEqual(['66', '78'])
  expect(
    [1, 2, 3, 5, 10, 20].map((looks) => shown(falseWinnerChance(looks, lineOf('one-look', { looks, alpha: 0.05 })))),
  ).toEqual(['5.0', '8.3', '10.7', '14.2', '19.3', '24.8'])
  expect([5, 10].map((looks) => pocockLine(looks, 0.05).toFixed(2))).toEqual(['2.41', '2.56'])
  expect(Math.ceil(usersPerGroup({ ...LESSON_TERMS, effect: 0.025 }))).toBe(4202)
  expect(ruleOfThumb(LESSON_TERMS)).toBeCloseTo(1024, 9)
  expect(shown(powerAt({ ...LESSON_TERMS, effect: 0.025 }, 1094), 0)).toBe('30')
  expect(Math.ceil(usersPerGroup({ ...LESSON_TERMS, base: 0.62, effect: 0.04 }))).toBe(2260)
  const looks = [
    [452, 276, 300, '1.66'],
    [904, 556, 600, '2.16'],
    [1356, 837, 878, '1.63'],
    [1808, 1118, 1161, '1.48'],
    [2260, 1401, 1441, '1.23'],
  ] as const
  for (const [users, before, after, z] of looks)
    expect(twoRatesZ({ successes: before, users }, { successes: after, users }).toFixed(2)).toBe(z)
  const { low, high } = gainInterval({ successes: 1401, users: 2260 }, { successes: 1441, users: 2260 })
  expect([shown(low), shown(high)]).toEqual(['-1.0', '4.6'])
})

test('a false winner over two looks has the chance that an integral over the first look gives', () => {
  // 1 − ∫ φ(x)·[Φ(c√2 − x) − Φ(−c√2 − x)] dx from −c to c, by the midpoint rule.
  for (const line of [1, 1.96, 2.178]) {
    const [steps, reach] = [4000, line * Math.SQRT2]
    const width = (2 * line) / steps
    let inside = 0
    for (let step = 0; step < steps; step += 1) {
      const x = -line + (step + 0.5) * width
      inside += width * normalDensity(x) * (normalCdf(reach - x) - normalCdf(-reach - x))
    }
    expect(falseWinnerChance(2, line)).toBeCloseTo(1 - inside, 6)
  }
  expect(falseWinnerChance(0, 1.96)).toBe(0)
  expect(falseWinnerChance(3, 9)).toBeCloseTo(0, 12)
})

test('Pocock’s line is found for other levels as well, and with it the chance of a false winner is the level', () => {
  for (const [looks, alpha, line] of [
    [2, 0.1, 1.875],
    [5, 0.1, 2.122],
    [10, 0.1, 2.27],
    [2, 0.01, 2.772],
    [5, 0.01, 2.986],
    [10, 0.01, 3.117],
  ] as const) {
    expect(pocockLine(looks, alpha)).toBeCloseTo(line, 3)
    expect(Math.abs(falseWinnerChance(looks, pocockLine(looks, alpha)) / alpha - 1)).toBeLessThan(2e-7)
    expect(pocockLine(looks, alpha)).toBe(pocockLine(looks, alpha))
  }
  expect(pocockLine(1, 0.1)).toBe(normalQuantile(0.95))
})

test('unequal groups weigh by their size, and where all succeed or none nothing differs', () => {
  // Pooled 50/150 = 1/3; variance 1/3·2/3·(1/50 + 1/100) = 1/150.
  const [before, after] = [
    { successes: 10, users: 50 },
    { successes: 40, users: 100 },
  ]
  expect(twoRatesZ(before, after)).toBeCloseTo(0.2 * Math.sqrt(150), 12)
  expect(twoRatesZ({ successes: 9, users: 9 }, { successes: 5, users: 5 })).toBe(0)
  const { gain, low, high } = gainInterval(before, after)
  expect(gain).toBeCloseTo(0.2, 12)
  // √(0.2·0.8/50 + 0.4·0.6/100) = √0.0056.
  expect(high - gain).toBeCloseTo(1.959964 * Math.sqrt(0.0056), 6)
  expect(gain - low).toBeCloseTo(1.959964 * Math.sqrt(0.0056), 6)
})

test('two-sided p is the same for both signs and 1 for no difference; McNemar does not ask which prompt is first', () => {
  expect(twoSided(0)).toBe(1)
  expect(twoSided(-1.959964)).toBeCloseTo(0.05, 6)
  expect(twoSided(1.959964)).toBeCloseTo(0.05, 6)
  expect(mcNemar(23, 9)).toEqual(mcNemar(9, 23))
  expect(mcNemar(5, 5)).toEqual({ chi2: 0, p: 1 })
})

test('a prompt that always fails against one that always succeeds has z = √(2n) after n users', () => {
  const terms = { ...LESSON_TERMS, base: 0, effect: 0.5 }
  const users = Math.ceil(usersPerGroup(terms))
  const { z, looks, runs } = simulateTests({ terms, looks: 3, seed: 1, runs: 2, gain: 1 })
  expect([looks, runs, z.length]).toEqual([3, 2, 6])
  const reached = [1, 2, 3].map((look) => Math.round((users * look) / 3))
  ;[...reached, ...reached].forEach((seen, place) => expect(z[place]).toBeCloseTo(Math.sqrt(2 * seen), 9))
})

test('Wald’s sum adds its step for each success and each failure of the new prompt alone', () => {
  const users = Math.ceil(usersPerGroup(LESSON_TERMS))
  const { success, failure } = sequentialTest(LESSON_TERMS)
  const always = simulateTests({ terms: LESSON_TERMS, looks: 4, seed: 1, runs: 1, gain: 0.8 }).sum
  const never = simulateTests({ terms: LESSON_TERMS, looks: 4, seed: 1, runs: 1, gain: -0.2 }).sum
  for (const [place, seen] of [1, 2, 3, 4].map((look) => Math.round((users * look) / 4)).entries()) {
    expect(always[place]).toBeCloseTo(seen * success, 9)
    expect(never[place]).toBeCloseTo(seen * failure, 9)
  }
})

test('a rounded normal draw never gives fewer than no successes or more than all', () => {
  // Some 920 users a look and a rate of 0.01 or 0.99: a variance just above 9, so that one draw in 1,500 leaves the range.
  const rare = { base: 0.01, effect: 0.002, alpha: 0.05, power: 0.8 }
  const often = { ...rare, base: 0.988 }
  for (const [terms, gain] of [
    [rare, 0],
    [often, 0.002],
  ] as const) {
    const looks = Math.floor(usersPerGroup(terms) / 915)
    const users = Math.round(Math.ceil(usersPerGroup(terms)) / looks)
    expect(users * 0.01 * 0.99).toBeGreaterThan(9)
    const { sum } = simulateTests({ terms, looks, seed: 3, runs: 20_000, gain })
    const { success, failure } = sequentialTest(terms)
    const first = sum.filter((_, place) => place % looks === 0)
    const successes = first.map((value) => (value - users * failure) / (success - failure))
    expect(Math.min(...successes)).toBeGreaterThanOrEqual(-1e-6)
    expect(Math.max(...successes)).toBeLessThanOrEqual(users + 1e-6)
    const extreme = gain === 0 ? Math.min(...successes) : users - Math.max(...successes)
    expect(extreme).toBeCloseTo(0, 6)
  }
})

test('few expected successes are counted one by one with the mean and the variance of the binomial distribution', () => {
  // Eighty looks of some fourteen users: a variance of 2.2 in each, so that every user is drawn.
  const { sum } = simulateTests({ terms: LESSON_TERMS, looks: 80, seed: 5, runs: 8000, gain: 0 })
  const users = Math.round(Math.ceil(usersPerGroup(LESSON_TERMS)) / 80)
  const { success, failure } = sequentialTest(LESSON_TERMS)
  const drawn = Array.from({ length: 8000 }, (_, run) => (sum[run * 80]! - users * failure) / (success - failure))
  const mean = drawn.reduce((total, value) => total + value, 0) / drawn.length
  const variance = drawn.reduce((total, value) => total + (value - mean) ** 2, 0) / drawn.length
  expect(Math.abs(mean - users * 0.2)).toBeLessThan(4 * Math.sqrt((users * 0.16) / 8000))
  expect(variance / (users * 0.16)).toBeCloseTo(1, 1)
})

test('a test ends at the first look whose z is beyond the line, not on it, and the sign names the winner', () => {
  expect(endingOf([1, 2, 2.01, 3], { line: 2 })).toEqual({ look: 3, winner: 'new' })
  expect(endingOf([1, -2, -2.01, 3], { line: 2 })).toEqual({ look: 3, winner: 'old' })
  expect(endingOf([2.5, 1, -3], { line: 2, first: 2 })).toEqual({ look: 3, winner: 'old' })
  expect(endingOf([2.5], { line: 2 })).toEqual({ look: 1, winner: 'new' })
  expect(endingOf([2, -2], { line: 2 })).toEqual({ look: 2, winner: 'none' })
  expect(endingOf([], { line: 2 })).toEqual({ look: 0, winner: 'none' })
})

test('each habit reads the same tests in its own way', () => {
  const { lower, upper } = sequentialTest(LESSON_TERMS)
  // Lines at four looks: 1.96 at every look, Pocock’s 2.36.
  const tests = {
    ...{ runs: 3, looks: 4 },
    z: Float64Array.from([2, 1, 2.4, 1.9, 0, -2.1, 1, 2.3, 1, 1, 1, 1]),
    sum: Float64Array.from([0, upper, lower, 9, upper - 0.01, lower, upper, 0, 0, lower + 0.01, upper - 0.01, 0]),
  }
  const ends = (habit: Habit) =>
    endingsOf(tests, { habit, terms: LESSON_TERMS }).map(({ look, winner }) => `${look} ${winner}`)
  expect(ends('one-look')).toEqual(['4 none', '4 new', '4 none'])
  expect(ends('every-look')).toEqual(['1 new', '2 old', '4 none'])
  expect(ends('pocock')).toEqual(['3 new', '4 none', '4 none'])
  expect(ends('wald')).toEqual(['2 new', '2 old', '4 none'])
  expect(lineOf('one-look', { looks: 4, alpha: 0.1 })).toBe(normalQuantile(0.95))
  expect(lineOf('every-look', { looks: 4, alpha: 0.1 })).toBe(normalQuantile(0.95))
  expect(lineOf('pocock', { looks: 4, alpha: 0.1 })).toBe(pocockLine(4, 0.1))
})

test('a habit announces both winners, save Wald’s test, in which a refused gain is none', () => {
  const endings = [
    { look: 1, winner: 'new' },
    { look: 2, winner: 'old' },
    { look: 4, winner: 'none' },
    { look: 4, winner: 'none' },
  ] as const
  // (1 + 2 + 4 + 4)/4 of four looks.
  const length = 2.75 / 4
  expect(habitResult(endings, { habit: 'every-look', looks: 4 })).toEqual({ winners: 0.5, found: 0.25, length })
  expect(habitResult(endings, { habit: 'wald', looks: 4 })).toEqual({ winners: 0.25, found: 0.25, length })
})

test('with one look or none there is nothing to correct: Pocock’s line is the everyday one', () => {
  for (const looks of [0, 1]) expect(pocockLine(looks, 0.05)).toBe(normalQuantile(0.975))
})
