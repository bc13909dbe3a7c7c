const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "9 November 2026" for "2026-11-09". */
export function dateInWords(localDate: string): string {
  return FORMAT.format(new Date(`${localDate}T00:00:00Z`))
}
