import { normalCdf, normalDensity, normalQuantile } from '@/lib/shared/normal'
import { normalDraw, seededRandom, type Random } from '@/lib/shared/random'
import { whole, type PassVerdict } from './verdict'

/** What a test is planned with; shares 0..1. */
export interface TestTerms {
  /** Success rate of the old prompt. */
  readonly base: number
  /** Smallest gain that is worth finding, as a share. */
  readonly effect: number
  /** Chance of a false winner that is accepted, two-sided. */
  readonly alpha: number
  /** Chance to find the smallest gain if it is there. */
  readonly power: number
}

/** Users in each group: (z₁₋α/₂·√(2p̄q̄) + z_power·√(p₁q₁ + p₂q₂))²/(p₂ − p₁)². The form of Evan Miller's calculator puts
 *  p₁q₁ in place of p̄q̄. Source: Fleiss, Statistical Methods for Rates and Proportions. */
export function usersPerGroup(
  { base, effect, alpha, power }: TestTerms,
  form: 'pooled' | 'from-baseline' = 'pooled',
): number {
  const raised = base + effect
  const middle = form === 'pooled' ? (base + raised) / 2 : base
  const under = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * middle * (1 - middle))
  const over = normalQuantile(power) * Math.sqrt(base * (1 - base) + raised * (1 - raised))
  return ((under + over) / effect) ** 2
}

/** Users in each group by the rule of thumb 16·p(1 − p)/d², made for 80% power at the 5% level. */
export function ruleOfThumb({ base, effect }: Pick<TestTerms, 'base' | 'effect'>): number {
  return (16 * base * (1 - base)) / effect ** 2
}

/** Chance that `users` in each group show a gain as significant: usersPerGroup solved for the power. */
export function powerAt({ base, effect, alpha }: Omit<TestTerms, 'power'>, users: number): number {
  const raised = base + effect
  const middle = (base + raised) / 2
  const line = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * middle * (1 - middle))
  return normalCdf((effect * Math.sqrt(users) - line) / Math.sqrt(base * (1 - base) + raised * (1 - raised)))
}

/** Successes among users of one group. */
export interface GroupCount {
  readonly successes: number
  readonly users: number
}

/** z of two rates with the pooled variance; 0 while all succeed or none. */
export function twoRatesZ(before: GroupCount, after: GroupCount): number {
  const pooled = (before.successes + after.successes) / (before.users + after.users)
  const variance = pooled * (1 - pooled) * (1 / before.users + 1 / after.users)
  return variance === 0 ? 0 : (after.successes / after.users - before.successes / before.users) / Math.sqrt(variance)
}

/** Two-sided p of a z. */
export function twoSided(z: number): number {
  return 2 * (1 - normalCdf(Math.abs(z)))
}

/** Gain with its 95% interval, by the normal approximation with unpooled variance. */
export function gainInterval(before: GroupCount, after: GroupCount): { gain: number; low: number; high: number } {
  const [p, q] = [before.successes / before.users, after.successes / after.users]
  const half = normalQuantile(0.975) * Math.sqrt((p * (1 - p)) / before.users + (q * (1 - q)) / after.users)
  return { gain: q - p, low: q - p - half, high: q - p + half }
}

/** McNemar's χ² with one degree of freedom for the same cases under two prompts: (b − c)²/(b + c). Only cases count on
 *  which the two differ. Source: McNemar, Psychometrika 12 (1947). */
export function mcNemar(onlyBefore: number, onlyAfter: number): { chi2: number; p: number } {
  const flips = onlyBefore + onlyAfter
  const chi2 = flips === 0 ? 0 : (onlyBefore - onlyAfter) ** 2 / flips
  return { chi2, p: twoSided(Math.sqrt(chi2)) }
}

/** Wald's sequential test of one rate: what a success and a failure add, and the bounds that end it.
 *  Source: Wald, Sequential Analysis (1947). */
export function sequentialTest({ base, effect, alpha, power }: TestTerms): {
  success: number
  failure: number
  lower: number
  upper: number
} {
  const raised = base + effect
  return {
    success: Math.log(raised / base),
    failure: Math.log((1 - raised) / (1 - base)),
    lower: Math.log((1 - power) / (1 - alpha)),
    upper: Math.log(power / alpha),
  }
}

/** Odd number of points of Simpson's rule across the region in which a test goes on. */
const POINTS = 81

/** Chance that a test without any difference crosses ±line at one of `looks` equally spaced looks, by recursion over the
 *  density of those that go on. Source: Armitage, McPherson and Rowe, JRSS A 132 (1969). */
export function falseWinnerChance(looks: number, line: number): number {
  let ends = [0]
  let masses = [1]
  let crossed = 0
  for (let look = 1; look <= looks; look += 1) {
    const reach = line * Math.sqrt(look)
    crossed += ends.reduce(
      (sum, end, index) => sum + masses[index]! * (normalCdf(end - reach) + normalCdf(-end - reach)),
      0,
    )
    const step = (2 * reach) / (POINTS - 1)
    const next = Array.from({ length: POINTS }, (_, index) => -reach + index * step)
    // Both halves are alike, and a step of more than 7 standard deviations does not happen.
    const half = next.slice(0, (POINTS + 1) / 2).map((value, index) => {
      const weight = (step / 3) * (index === 0 ? 1 : index % 2 === 1 ? 4 : 2)
      let density = 0
      for (let from = 0; from < ends.length && ends[from]! < value + 7; from += 1)
        density += masses[from]! * normalDensity(value - ends[from]!)
      return weight * density
    })
    masses = [...half, ...half.slice(0, -1).reverse()]
    ends = next
  }
  return crossed
}

const lines = new Map<string, number>()

/** Pocock's constant: the one line that keeps the chance of a false winner at α over all looks, found by the secant
 *  method. Source: Pocock, Biometrika 64 (1977). */
export function pocockLine(looks: number, alpha: number): number {
  const key = `${looks}/${alpha}`
  const known = lines.get(key)
  if (known !== undefined) return known
  const missOf = (line: number) => Math.log(falseWinnerChance(looks, line) / alpha)
  let [before, line] = [normalQuantile(1 - alpha / 2), normalQuantile(1 - alpha / 2) + 0.3]
  let missBefore = missOf(before)
  for (let round = 0; round < 12 && looks > 1 && Math.abs(missBefore) > 1e-7; round += 1) {
    const miss = missOf(line)
    const next = Math.abs(miss - missBefore) < 1e-14 ? line : line - (miss * (line - before)) / (miss - missBefore)
    ;[before, missBefore, line] = [line, miss, next]
  }
  lines.set(key, before)
  return before
}

/** Successes among so many trials: counted one by one where few are expected, else a rounded normal draw. */
function binomialDraw(random: Random, { trials, rate }: { trials: number; rate: number }): number {
  const variance = trials * rate * (1 - rate)
  if (variance < 9) {
    let successes = 0
    for (let trial = 0; trial < trials; trial += 1) if (random() < rate) successes += 1
    return successes
  }
  const drawn = Math.round(trials * rate + Math.sqrt(variance) * normalDraw(random))
  return Math.max(0, Math.min(trials, drawn))
}

/** Simulated tests, look by look: z of the two groups, and the sum of Wald's steps of the new prompt alone. */
export interface SimulatedTests {
  readonly runs: number
  readonly looks: number
  /** Run by run, each with all its looks. */
  readonly z: Float64Array
  readonly sum: Float64Array
}

export interface SimulationOptions {
  readonly terms: TestTerms
  readonly looks: number
  readonly seed: number
  readonly runs: number
  /** The gain that there is in truth. */
  readonly gain: number
}

/** Draws whole tests of the planned size, whatever a look would have decided. */
export function simulateTests({ terms, looks, seed, runs, gain }: SimulationOptions): SimulatedTests {
  const random = seededRandom(seed)
  const users = Math.ceil(usersPerGroup(terms))
  const step = sequentialTest(terms)
  const z = new Float64Array(runs * looks)
  const sum = new Float64Array(runs * looks)
  for (let run = 0; run < runs; run += 1) {
    let [before, after, seen] = [0, 0, 0]
    for (let look = 0; look < looks; look += 1) {
      const next = Math.round((users * (look + 1)) / looks)
      const trials = next - seen
      before += binomialDraw(random, { trials, rate: terms.base })
      after += binomialDraw(random, { trials, rate: terms.base + gain })
      seen = next
      z[run * looks + look] = twoRatesZ({ successes: before, users: seen }, { successes: after, users: seen })
      sum[run * looks + look] = after * step.success + (seen - after) * step.failure
    }
  }
  return { runs, looks, z, sum }
}

export type Habit = 'one-look' | 'every-look' | 'pocock' | 'wald'
export const HABITS: readonly Habit[] = ['one-look', 'every-look', 'pocock', 'wald']

export type Winner = 'new' | 'old' | 'none'

/** How one test ends under a habit: after which look (from 1), and with which winner. */
export interface Ending {
  readonly look: number
  readonly winner: Winner
}

/** The line that z has to cross under a habit. */
export function lineOf(habit: Exclude<Habit, 'wald'>, { looks, alpha }: { looks: number; alpha: number }): number {
  return habit === 'pocock' ? pocockLine(looks, alpha) : normalQuantile(1 - alpha / 2)
}

/** Where a row of z ends when each value is held against the line; `first` is the first look that counts. */
export function endingOf(z: ArrayLike<number>, { line, first = 1 }: { line: number; first?: number }): Ending {
  for (let look = first; look <= z.length; look += 1) {
    const value = z[look - 1] ?? 0
    if (Math.abs(value) > line) return { look, winner: value > 0 ? 'new' : 'old' }
  }
  return { look: z.length, winner: 'none' }
}

/** Endings of all simulated tests under a habit. */
export function endingsOf(tests: SimulatedTests, { habit, terms }: { habit: Habit; terms: TestTerms }): Ending[] {
  const { looks, runs } = tests
  const rowOf = (values: Float64Array, run: number) => values.subarray(run * looks, (run + 1) * looks)
  const all = Array.from({ length: runs }, (_, run) => run)
  if (habit === 'wald') {
    const { lower, upper } = sequentialTest(terms)
    return all.map((run) => {
      const row = rowOf(tests.sum, run)
      const found = row.findIndex((sum) => sum >= upper || sum <= lower)
      if (found === -1) return { look: looks, winner: 'none' }
      return { look: found + 1, winner: row[found]! >= upper ? 'new' : 'old' }
    })
  }
  const line = lineOf(habit, { looks, alpha: terms.alpha })
  return all.map((run) => endingOf(rowOf(tests.z, run), { line, first: habit === 'one-look' ? looks : 1 }))
}

/** What a habit does over many tests. Wald's test has one group, and `old` there only means that the gain is refused. */
export interface HabitResult {
  /** Share of tests in which a winner is announced. */
  readonly winners: number
  /** Share of tests in which the new prompt wins. */
  readonly found: number
  /** Mean share of the planned looks that a test takes. */
  readonly length: number
}

/** Winners, finds and length of all endings. */
export function habitResult(
  endings: readonly Ending[],
  { habit, looks }: { habit: Habit; looks: number },
): HabitResult {
  const share = (of: (ending: Ending) => boolean) => endings.filter(of).length / endings.length
  const found = share(({ winner }) => winner === 'new')
  return {
    winners: habit === 'wald' ? found : share(({ winner }) => winner !== 'none'),
    found,
    length: endings.reduce((sum, { look }) => sum + look, 0) / endings.length / looks,
  }
}

/** Terms of lesson E3-2. */
export const LESSON_TERMS: TestTerms = { base: 0.2, effect: 0.05, alpha: 0.05, power: 0.8 }

/** The tests of the lesson: 4,000 of them, ten looks, drawn with the seed that the other labs open with. */
export const LESSON_SEED = 7
export const ALL_RUNS = 4_000

export type PlannedReading = 'one-look' | 'pocock'

export interface PromptTestTask {
  readonly terms: TestTerms
  readonly looks: number
  readonly plan: PlannedReading
  /** z at each look. */
  readonly z: readonly number[]
}

/** What the plan says about the looks of a task. */
export function plannedEnding({ terms, looks, plan, z }: PromptTestTask): Ending {
  return endingOf(z, {
    line: lineOf(plan, { looks, alpha: terms.alpha }),
    first: plan === 'one-look' ? looks : 1,
  })
}

/** How far an answer for the users may lie from the formula. */
export const USERS_TOLERANCE = 0.02

/** A test to plan and to read. It is drawn until a look before its end crosses the everyday line, so that stopping there
 *  is wrong, and until the rule of thumb misses the users. */
export function promptTestTask(seed: number): PromptTestTask {
  const random = seededRandom(seed)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  // Plan and outcome come first and stay, so that easily accepted ones do not push the others out.
  const plan = pick<PlannedReading>(['one-look', 'pocock'])
  const hasWinner = random() < 0.5
  for (;;) {
    const terms: TestTerms = {
      base: pick([0.08, 0.12, 0.2, 0.35, 0.6, 0.75, 0.85]),
      effect: pick([0.02, 0.03, 0.04, 0.06]),
      alpha: pick([0.01, 0.05, 0.1]),
      power: pick([0.8, 0.9]),
    }
    const looks = pick([4, 5, 6, 8])
    const gain = terms.effect * pick([0, 0.5, 1])
    const z = Array.from(
      simulateTests({ terms, looks, seed: Math.floor(random() * 2 ** 31), runs: 1, gain }).z,
      (value) => Math.round(value * 100) / 100,
    )
    const task = { terms, looks, plan, z }
    const hasty = endingOf(z, { line: lineOf('every-look', { looks, alpha: terms.alpha }) })
    const isClear = z.every((value) =>
      (['one-look', 'pocock'] as const).every(
        (each) => Math.abs(Math.abs(value) - lineOf(each, { looks, alpha: terms.alpha })) > 0.02,
      ),
    )
    const thumbMisses = Math.abs(ruleOfThumb(terms) / usersPerGroup(terms) - 1) > 2 * USERS_TOLERANCE
    const right = plannedEnding(task)
    if (isClear && thumbMisses && hasty.look < right.look && (right.winner === 'new') === hasWinner) return task
  }
}

/** A plan and a reading, as the learner answers. */
export interface PromptTestAnswer {
  readonly users: number
  /** Look after which the test ends, from 1. */
  readonly look: number
  readonly decision: 'new' | 'old'
}

/** Passed when users, end and decision all follow from the plan. */
export function judgePromptTest({ answer, task }: { answer: PromptTestAnswer; task: PromptTestTask }): PassVerdict {
  const users = Math.ceil(usersPerGroup(task.terms))
  const right = plannedEnding(task)
  const decision = right.winner === 'new' ? 'new' : 'old'
  const line = lineOf(task.plan, { looks: task.looks, alpha: task.terms.alpha })
  const wrong = [
    ...(Math.abs(answer.users / users - 1) > USERS_TOLERANCE
      ? [`the formula asks for ${whole(users)} users in each group, you planned ${whole(answer.users)}`]
      : []),
    ...(answer.look !== right.look
      ? [
          task.plan === 'one-look'
            ? `the plan has one reading, at look ${task.looks}`
            : `with ${task.looks} looks the line is ${line.toFixed(2)}, so the test ends at look ${right.look}`,
        ]
      : []),
    ...(answer.decision !== decision
      ? [
          right.winner === 'none'
            ? 'the line is not crossed when it counts, so the old prompt stays'
            : right.winner === 'new'
              ? 'the new prompt crosses the line, so it is rolled out'
              : 'the new prompt is worse, so the old one stays',
        ]
      : []),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `${whole(users)} users in each group; the line is ${line.toFixed(2)}, and the test ends at look ${right.look}, not at the first high z.`,
      }
    : { passed: false, because: `${wrong.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}
