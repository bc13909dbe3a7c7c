const maxLetters = 24

/** Words that cannot end a label. */
const connecting = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'under',
  'with',
])

/**
 * A label of 1 to 24 letters for a title that has no short form of its own: the title itself if it is short enough, otherwise its
 * words up to the first comma, colon or "and", shortened at a word where even these are too long. Empty only for an empty title.
 */
export function shortLabel(title: string): string {
  const whole = title.trim().replace(/\s+/g, ' ')
  if (whole.length <= maxLetters) return whole
  const head = whole.split(/[,:;]|\sand\s/)[0]?.trim() ?? ''
  const start = head === '' ? whole : head
  if (start.length <= maxLetters) return start
  const words: string[] = []
  for (const word of start.split(' ')) {
    if ([...words, word].join(' ').length > maxLetters) break
    words.push(word)
  }
  while (words.length > 1 && connecting.has((words.at(-1) ?? '').toLowerCase())) words.pop()
  return words.length > 0 ? words.join(' ') : `${start.slice(0, maxLetters - 1)}…`
}
