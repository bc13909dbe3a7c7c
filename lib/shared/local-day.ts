/** The calendar day, YYYY-MM-DD, at a moment (ISO, or ms since 1970) in a time zone; an unknown zone counts as UTC. */
export function localDay(moment: string | number, timeZone: string): string {
  const at = typeof moment === 'string' ? Date.parse(moment) : moment
  const format = (zone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  try {
    return format(timeZone)
  } catch (error) {
    if (error instanceof RangeError) return format('UTC')
    throw error
  }
}
