/** Local times of a time zone as instants (ms since 1970), by the zone data of the platform. */

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Formatter of a zone's wall clock; an unknown zone counts as UTC. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const make = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  let format: Intl.DateTimeFormat
  try {
    format = make(timeZone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    format = make('UTC')
  }
  formats.set(timeZone, format)
  return format
}

/** What a zone's clock shows at an instant, read as if it were UTC. */
function wallClockMs(instantMs: number, timeZone: string): number {
  const parts = Object.fromEntries(
    wallClock(timeZone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The time of day, `HH:MM`, that a zone's clock shows at an instant. */
export function timeOfDay(instantMs: number, timeZone: string): string {
  return new Date(wallClockMs(instantMs, timeZone)).toISOString().slice(11, 16)
}

/** The instant of a local date and time, ms since 1970. A time that a clock change skips is counted from before the change (02:30 becomes 03:30), of a time that comes twice the first is meant: RFC 5545, section 3.3.5.
 *  @throws RangeError for a date or time that cannot be. */
export function instantOf({ date, time, timeZone }: { date: string; time: string; timeZone: string }): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(asUtc)) throw new RangeError(`not a local time: ${date} ${time}`)
  // Zones change their clocks at most once within two days.
  const offsetAt = (at: number): number => wallClockMs(at, timeZone) - at
  const [byBefore, byAfter] = [asUtc - offsetAt(asUtc - DAY_MS), asUtc - offsetAt(asUtc + DAY_MS)]
  // Where both show the time, it comes twice: the clock went back, and the offset before the change gives the first.
  if (wallClockMs(byBefore, timeZone) === asUtc) return byBefore
  return wallClockMs(byAfter, timeZone) === asUtc ? byAfter : byBefore
}
