import type { Definition, Gap, RateName } from '@/lib/labs/core/fairness-metrics'

export const DEFINITION_NAMES: Readonly<Record<Definition, string>> = {
  parity: 'Same share flagged (parity)',
  opportunity: 'Same share found (equal opportunity)',
  alarms: 'Same share of false alarms',
  odds: 'Both of these (equalised odds)',
  predictive: 'Flags right equally often (predictive parity)',
}

export const RATE_NAMES: Readonly<Record<RateName, string>> = {
  flagged: 'Share flagged',
  found: 'Share found',
  falseAlarms: 'False alarms',
  precision: 'Flags that are right',
}

/** What each rate is a share of, for the task. */
export const RATE_OPTIONS: readonly { value: RateName; label: string }[] = [
  { value: 'flagged', label: 'flagged, of all' },
  { value: 'found', label: 'flagged, of those for whom it happens' },
  { value: 'falseAlarms', label: 'flagged, of those for whom it does not happen' },
  { value: 'precision', label: 'right, of those flagged' },
]

export type CaseName = 'compas' | 'toy' | 'own'

export interface CaseWords {
  readonly groups: readonly [string, string]
  /** Short names for the sliders. */
  readonly short: readonly [string, string]
  readonly happened: string
}

export const CASE_WORDS: Readonly<Record<CaseName, CaseWords>> = {
  compas: {
    groups: ['Black defendants', 'White defendants'],
    short: ['Black', 'White'],
    happened: 'charged again within two years',
  },
  toy: { groups: ['Group A', 'Group B'], short: ['A', 'B'], happened: 'it happened' },
  own: { groups: ['Group A', 'Group B'], short: ['A', 'B'], happened: 'it happened' },
}

/** +24 or −3, in points. */
export function points(share: number): string {
  const rounded = Math.round(share * 100)
  return rounded === 0 ? '0' : `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)}`
}

/** "+24 (22 to 26)" */
export function gapText(gap: Gap | null): string {
  return gap === null ? 'cannot be counted' : `${points(gap.gap)} (${points(gap.low)} to\u00a0${points(gap.high)})`
}
