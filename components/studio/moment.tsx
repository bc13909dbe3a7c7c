const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** "9 November 2026 at 14:05 UTC" for an ISO moment. */
export function momentInWords(moment: string): string {
  return `${FORMAT.format(new Date(moment))} UTC`
}

/** A moment as text that machines can read too. */
export function Moment({ at }: { at: string }) {
  return (
    <time className="num" dateTime={at}>
      {momentInWords(at)}
    </time>
  )
}
