import { localDay } from '@/lib/shared/local-day'

/** The calendar day it is now, YYYY-MM-DD, in a time zone. */
export function todayIn(timeZone: string): string {
  return localDay(Date.now(), timeZone)
}
