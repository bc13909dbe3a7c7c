import { normalQuantile } from '@/lib/shared/normal'
import { normalDraw, seededRandom, type Random } from '@/lib/shared/random'
import { finish, type InParts } from './in-parts'
import { pocockLine, sequentialTest, twoRatesZ, usersPerGroup, type TestTerms } from './prompt-test-statistics'

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
export function simulateTests(options: SimulationOptions): SimulatedTests {
  return finish(drawTests(options))
}

/** `simulateTests` in parts: yields the share that is drawn after every hundredth test, and returns them all. */
export function* drawTests({ terms, looks, seed, runs, gain }: SimulationOptions): InParts<SimulatedTests> {
  const random = seededRandom(seed)
  const users = Math.ceil(usersPerGroup(terms))
  const step = sequentialTest(terms)
  const z = new Float64Array(runs * looks)
  const sum = new Float64Array(runs * looks)
  for (let run = 0; run < runs; run += 1) {
    if (run > 0 && run % 100 === 0) yield run / runs
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

/** Simulated tests as the lab shows them. */
export interface TestsRead {
  /** All that were drawn. */
  readonly runs: number
  readonly terms: TestTerms
  /** The first of them, look by look. */
  readonly shown: SimulatedTests
  /** For each habit, in the order of HABITS: how those end that are shown, and the result of all. */
  readonly habits: readonly (HabitResult & { readonly endings: readonly Ending[] })[]
}

/** Reads tests under every habit and keeps the first `shown` of them. */
export function readTests(tests: SimulatedTests, { terms, shown }: { terms: TestTerms; shown: number }): TestsRead {
  const { runs, looks, z, sum } = tests
  const kept = Math.min(shown, runs)
  return {
    runs,
    terms,
    shown: { runs: kept, looks, z: z.slice(0, kept * looks), sum: sum.slice(0, kept * looks) },
    habits: HABITS.map((habit) => {
      const endings = endingsOf(tests, { habit, terms })
      return { endings: endings.slice(0, kept), ...habitResult(endings, { habit, looks }) }
    }),
  }
}

/** Terms of lesson E3-2. */
export const LESSON_TERMS: TestTerms = { base: 0.2, effect: 0.05, alpha: 0.05, power: 0.8 }

/** The tests of the lesson: 4,000 of them, ten looks, drawn with the seed that the other labs open with. */
export const LESSON_SEED = 7
export const ALL_RUNS = 4_000
