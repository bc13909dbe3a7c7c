/** Two tracks whose ways differ by less than this share are called nearly equal: the hours are known no better. */
const NEARLY_EQUAL = 0.05

/** A skill as an attempt leaves it. `levels` are the probabilities of levels 0–4; `cap` is the highest level that answers
 *  or evidence may state; `stepHours` are the hours to level 1, 2, 3 and 4 from the level before. */
export interface FitSkill {
  readonly id: string
  readonly levels: readonly number[]
  readonly cap: number
  readonly stepHours: readonly number[]
}

/** Expected hours left on a track, in order of the bank by skill. */
export interface TrackFit {
  readonly id: string
  readonly hours: number
  readonly hoursBySkill: Readonly<Record<string, number>>
}

/** The tracks, shortest way first. `lead` is how many hours the second is longer; `reasons` are the skills that make it
 *  so, `against` those that speak for the second, each with the hours it adds, most first. */
export interface TrackComparison {
  readonly tracks: readonly TrackFit[]
  readonly lead: number
  readonly isNearlyEqual: boolean
  readonly reasons: readonly { readonly skill: string; readonly hours: number }[]
  readonly against: readonly { readonly skill: string; readonly hours: number }[]
}

/** Which track is the shortest way from here. A step to level l is still open with P(level < l), so hours are expected
 *  hours and not those of a point level; levels above the cap have not been shown and are open whatever the answers
 *  suggest. `overhead` is the share added for reviews.
 *  @throws RangeError for fewer than two tracks. */
export function compareTracks({
  skills,
  tracks,
  overhead,
}: {
  skills: readonly FitSkill[]
  tracks: readonly { readonly id: string; readonly targets: Readonly<Record<string, number>> }[]
  overhead: number
}): TrackComparison {
  const fits = tracks
    .map(({ id, targets }): TrackFit => {
      const hoursBySkill = Object.fromEntries(
        skills.map((skill) => [skill.id, openHours(skill, targets[skill.id] ?? 0) * (1 + overhead)]),
      )
      return { id, hours: Object.values(hoursBySkill).reduce((sum, hours) => sum + hours, 0), hoursBySkill }
    })
    .sort((one, other) => one.hours - other.hours)
  const [best, second] = fits
  if (best === undefined || second === undefined) throw new RangeError('A comparison needs at least two tracks')
  const differences = skills
    .map(({ id }) => ({ skill: id, hours: second.hoursBySkill[id]! - best.hoursBySkill[id]! }))
    .sort((one, other) => Math.abs(other.hours) - Math.abs(one.hours))
  const lead = second.hours - best.hours
  return {
    tracks: fits,
    lead,
    isNearlyEqual: lead < NEARLY_EQUAL * best.hours,
    reasons: differences.filter(({ hours }) => hours > 0),
    against: differences.flatMap(({ skill, hours }) => (hours < 0 ? [{ skill, hours: -hours }] : [])),
  }
}

function openHours({ levels, cap, stepHours }: FitSkill, target: number): number {
  let hours = 0
  let below = 0
  for (let level = 1; level <= target; level += 1) {
    below += levels[level - 1] ?? 0
    hours += (level <= cap ? below : 1) * (stepHours[level - 1] ?? 0)
  }
  return hours
}
