import * as z from 'zod'
import { maxWeeks } from './core/week-calendar'

/** Weeks ahead that the plan shows at first, and how many each further click adds. A whole road at once weighs four times as much as what is read of it. */
const SHOWN_AHEAD = 8
const MORE_AHEAD = 52

/** Which weeks a visit of the plan shows: so many from the current one on, and those behind on request. */
export interface WeeksShown {
  readonly ahead: number
  readonly isBehindShown: boolean
}

const WeeksSchema = z.coerce.number().int().min(SHOWN_AHEAD).max(maxWeeks).catch(SHOWN_AHEAD)

/** What an address asks for; anything else is what the plan shows at first. */
export function readWeeksShown({ weeks, behind }: { weeks?: unknown; behind?: unknown }): WeeksShown {
  return { ahead: WeeksSchema.parse(weeks), isBehindShown: behind === 'all' }
}

/** The address of the plan with these weeks. */
export function planAddress({ ahead, isBehindShown }: WeeksShown): string {
  const query = new URLSearchParams()
  if (ahead > SHOWN_AHEAD) query.set('weeks', String(ahead))
  if (isBehindShown) query.set('behind', 'all')
  return query.size === 0 ? '/plan' : `/plan?${query}`
}

/** The same with a year of weeks more. */
export function withMoreAhead(shown: WeeksShown): WeeksShown {
  return { ...shown, ahead: Math.min(maxWeeks, shown.ahead + MORE_AHEAD) }
}

/** The plan as it was shown where a form was sent from, so that nothing folds up under the learner's hand. `referer` is the page's full address, null where it is not said. */
export function planAddressFrom(referer: string | null): string {
  const url = referer !== null && URL.canParse(referer) ? new URL(referer) : null
  return url?.pathname === '/plan' ? planAddress(readWeeksShown(Object.fromEntries(url.searchParams))) : '/plan'
}
