import { normalCdf, normalDensity, normalQuantile } from '@/lib/shared/normal'

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
