import type { HoursClasses, SizeClass } from '@/lib/planning/core/types'

/** Hours of one level step, reviews not included. `level` is the level the step ends at, 1 to 4.
 *  @throws RangeError for another level. */
export function stepHours({ classes, size, level }: { classes: HoursClasses; size: SizeClass; level: number }): number {
  const hours = classes[size][level - 1]
  if (hours === undefined) throw new RangeError(`no step ends at level ${level}`)
  return hours
}

/** What `hoursFor` reads. `prior` and `target` are levels 0 to 4 by skill id; a missing skill is 0. */
export interface HoursForInput {
  readonly skills: readonly { readonly id: string; readonly size: SizeClass }[]
  readonly classes: HoursClasses
  readonly prior: Readonly<Record<string, number>>
  readonly target: Readonly<Record<string, number>>
  readonly reviewOverhead: number
}

/** Hours from the levels in `prior` to the levels in `target`, reviews included (not rounded). Levels above the target cost nothing.
 *  Every page that states hours uses this function. */
export function hoursFor({ skills, classes, prior, target, reviewOverhead }: HoursForInput): number {
  let hours = 0
  for (const { id, size } of skills) {
    for (let level = (prior[id] ?? 0) + 1; level <= (target[id] ?? 0); level += 1) {
      hours += stepHours({ classes, size, level })
    }
  }
  return hours * (1 + reviewOverhead)
}

/** Hours of each stage in order, each starting where the stage before ended (or higher, where the prior is higher). Sums to `hoursFor` of the whole. */
export function hoursByStage(
  input: Omit<HoursForInput, 'target'> & { readonly targets: readonly Readonly<Record<string, number>>[] },
): number[] {
  const held: Record<string, number> = { ...input.prior }
  return input.targets.map((target) => {
    const hours = hoursFor({ ...input, prior: held, target })
    for (const [skill, level] of Object.entries(target)) held[skill] = Math.max(held[skill] ?? 0, level)
    return hours
  })
}
