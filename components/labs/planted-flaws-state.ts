import {
  FLAWS,
  coverage,
  flawEase,
  repaired,
  runAttack,
  severity,
  waysToShow,
  type Attack,
  type Flaw,
  type Repair,
} from '@/lib/labs/core/planted-flaws'
import { CONCERT_HALL, HALL_IMPACT } from '@/lib/labs/core/planted-flaws-hall'
import type { FlawState } from './planted-flaws-pictures'
import type { LabState } from './use-lab-inputs'

/** Impact of each flaw, 1 to 5. */
export type Impacts = Readonly<Record<Flaw, number>>

/** Impacts as the learner judges them; ours until then. */
export function impactsOf(lab: LabState): Impacts {
  return Object.fromEntries(
    FLAWS.map((flaw) => [flaw, Math.min(5, Math.max(1, Math.round(lab.number(`impact${flaw}`, HALL_IMPACT[flaw]))))]),
  ) as Record<Flaw, number>
}

const EASE_AT_FIRST = Object.fromEntries(
  FLAWS.map((flaw) => [flaw, flawEase(flaw, { system: CONCERT_HALL })]),
) as Record<Flaw, number>

/** All that follows from the log, the repairs and the judged impacts. */
export function stateOf({
  log,
  repairs,
  impacts,
}: {
  log: readonly Attack[]
  repairs: Readonly<Record<Flaw, Repair>>
  impacts: Impacts
}) {
  const system = repaired(CONCERT_HALL, repairs)
  const newest = log.at(-1)
  // What was shown once stays found, also after its repair.
  const { found } = coverage(log, CONCERT_HALL)
  const ways = Object.fromEntries(FLAWS.map((flaw) => [flaw, waysToShow(flaw, system)])) as Record<Flaw, Attack[]>
  const states = Object.fromEntries(
    FLAWS.map((flaw) => [flaw, !found.includes(flaw) ? 'unknown' : ways[flaw].length > 0 ? 'open' : 'held']),
  ) as Record<Flaw, FlawState>
  return {
    system,
    found,
    states,
    last: newest === undefined ? null : runAttack(newest, system),
    working: log.filter((each) => runAttack(each, system).shows.length > 0).length,
    rows: FLAWS.map((flaw) => ({
      flaw,
      isFound: found.includes(flaw),
      before: severity(impacts[flaw], EASE_AT_FIRST[flaw]),
      now: severity(impacts[flaw], flawEase(flaw, { system, attacks: ways[flaw] })),
      ways: ways[flaw].length,
    })),
  }
}
