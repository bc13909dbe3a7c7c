import type { KeyName, RubricLine } from '@/lib/labs/core/judge-agreement'
import type { JudgeName } from '@/lib/labs/core/judge-simulation'

export const JUDGE_NAMES: Readonly<Record<JudgeName, string>> = {
  steady: 'The steady judge',
  wordy: 'The judge that likes length',
  first: 'The judge that likes the first',
}

export const KEY_NAMES: Readonly<Record<KeyName, string>> = {
  settled: 'as settled',
  first: 'first key',
  second: 'second key',
}

export const LINE_NAMES: Readonly<Record<RubricLine, string>> = {
  price: 'prices and rules',
  step: 'next step',
  asked: 'every question',
  fact: 'nothing invented',
}

/** "next step, nothing invented", or what it means that no line is named. */
export function failedText(lines: readonly RubricLine[]): string {
  return lines.length === 0 ? 'passes' : `fails on ${lines.map((line) => LINE_NAMES[line]).join(', ')}`
}

/** −0.3 with a real minus. */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : ''}${text}`
}
