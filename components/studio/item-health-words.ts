import type { HealthSign } from '@/lib/assessment/core/item-health'

const SIGN_WORDS: Record<HealthSign, string> = {
  'never-separates': 'never separates levels',
  'key-in-doubt': 'key in doubt',
  drift: 'drifts',
  'almost-all-right': 'almost all right',
  'almost-none-right': 'almost none right',
  'idle-distractor': 'idle distractor',
}

/** A sign as a few words. */
export function signWords(sign: HealthSign): string {
  return SIGN_WORDS[sign]
}

/** A share 0–1 in percent: "62 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** A time as minutes and seconds: "1 min 5 s". */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

/** A correlation with its sign: "+.31". */
export function correlation(value: number): string {
  const text = Math.abs(value).toFixed(2).replace(/^0/, '')
  return value < 0 ? `−${text}` : `+${text}`
}
