import type { Background, ContentGraph, Track } from '@/lib/content/core/graph'
import { hoursFor } from '@/lib/planning/core/hours-for'

/** Weekly hours for which the months are stated. */
export const weeklyHours = [6, 8, 10] as const
/** The whole road is meant to fit into this many months. */
export const promisedMonths = 18
const weeksPerMonth = 52 / 12

/** What one track takes from one starting point. */
export interface HoursRow {
  track: Track
  background: Background
  hours: number
  /** One entry for each of `weeklyHours`. */
  months: { value: number; fits: boolean }[]
}

/** Months of 52/12 weeks that so many hours take at so many hours a week. Not rounded. */
export function monthsFor({ hours, hoursPerWeek }: { hours: number; hoursPerWeek: number }): number {
  return hours / (hoursPerWeek * weeksPerMonth)
}

/** Hours and months to the end of the senior stage, for each track and starting point. Empty without hours in the content. */
export function hoursRows(content: ContentGraph, tracks: Iterable<Track> = content.tracks.values()): HoursRow[] {
  const { hours: assumptions } = content
  if (assumptions === null) return []
  return [...tracks].flatMap((track) =>
    [...content.backgrounds.values()].map((background) => {
      const hours = hoursFor({
        skills: [...content.skills.values()],
        classes: assumptions.classes,
        reviewOverhead: assumptions.reviewOverhead,
        prior: background.prior,
        target: track.targets.senior,
      })
      const months = weeklyHours.map((hoursPerWeek) => {
        const value = monthsFor({ hours, hoursPerWeek })
        return { value, fits: value <= promisedMonths }
      })
      return { track, background, hours, months }
    }),
  )
}
