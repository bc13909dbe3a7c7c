/** Small helpers for the planner's sentences (British English). */

/** A title inside a sentence: "Prompt systems" becomes "prompt systems", "AI product …" and "ML …" stay. */
export function inSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

/** Numbers up to twelve in words. */
export function inWords(count: number): string {
  return small[count] ?? String(count)
}

/** "one goal", "three goals". */
export function counted(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

/** Hours below this are none in words: `hoursText` would say 0.0. */
export const leastHoursSaid = 0.05

/** Hours with one decimal: "13.2 h". */
export function hoursText(hours: number): string {
  return `${hours.toFixed(1)} h`
}

/** Hours and minutes: "9 h 15 min", "8 h", "45 min". Rounded to the minute. */
export function clockText(hours: number): string {
  const minutes = Math.round(hours * 60)
  const whole = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [whole > 0 ? `${whole} h` : '', rest > 0 || whole === 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

/** A probability in words a person counts with: "81 in 100". Never 0 or 100, which no estimate earns. */
export function inHundred(probability: number): string {
  const count = Math.round(100 * probability)
  if (count >= 100) return 'More than 99 in 100'
  if (count <= 0) return 'Fewer than 1 in 100'
  return `${count} in 100`
}
