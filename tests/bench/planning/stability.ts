import { buildPlan } from '@/lib/planning/core/build-plan'
import { addDays } from '@/lib/planning/core/local-date'
import { replan } from '@/lib/planning/core/replan'
import type { LevelProbabilities, Plan, PlanInput } from '@/lib/planning/core/types'
import { hashText, seededRandom } from '@/lib/shared/random'
import { around, realInput } from '@/tests/support/planning-fixture'

/** Replans after a missed week. Shares are 0–1; `valueKept` compares with a plan made afresh. */
export interface StabilityLine {
  readonly plans: number
  readonly promised: number
  readonly moved: number
  readonly share: number
  readonly valueKept: number
}

const WAYS = ['platform', 'native', 'aiplus'].flatMap((track) =>
  ['technical', 'traditional_pm', 'zero_base'].map((background) => ({ track, background })),
)
const MONDAY = '2026-09-28'
const WEEKS_DONE = 2

/** Two weeks done, the third missed, and every probability changed by up to 5 %: once with everything to be done, once with the best set by a deadline. */
export function measureStability({ seed, rounds }: { seed: number; rounds: number }): {
  everything: StabilityLine
  bestByDeadline: StabilityLine
} {
  return {
    everything: measure({ seed, rounds, change: {} }),
    bestByDeadline: measure({
      seed,
      rounds,
      change: { overflow: 'choose-best', deadline: addDays(MONDAY, 7 * 26 - 1) },
    }),
  }
}

function measure({
  seed,
  rounds,
  change,
}: {
  seed: number
  rounds: number
  change: Partial<PlanInput>
}): StabilityLine {
  let [plans, promised, moved, kept, fresh] = [0, 0, 0, 0, 0]
  for (let round = 0; round < rounds; round += 1) {
    for (const way of WAYS) {
      const input = { ...realInput({ ...way, stages: 2, levels: (level) => around(level, 0.6) }), ...change }
      const before = buildPlan(input)
      const after = afterMissedWeek(input, before, hashText(`${seed}:${round}:${way.track}:${way.background}`))
      const { plan, movement } = replan(before, after)
      const again = buildPlan(after)
      const end = Math.max(lastWeek(plan), lastWeek(again)) + 1
      plans += 1
      promised += movement.promised
      moved += movement.moved + movement.dropped
      kept += earned(plan, end)
      fresh += earned(again, end)
    }
  }
  return { plans, promised, moved, share: moved / promised, valueKept: kept / fresh }
}

function afterMissedWeek(input: PlanInput, before: Plan, seed: number): PlanInput {
  const hoursDone = new Map<string, number>()
  const later = new Set<string>()
  for (const { index, entries } of before.weeks) {
    for (const { nodeId, hours } of entries) {
      if (index > WEEKS_DONE) later.add(nodeId)
      else hoursDone.set(nodeId, (hoursDone.get(nodeId) ?? 0) + hours)
    }
  }
  return {
    ...input,
    finished: [...hoursDone.keys()].filter((id) => !later.has(id)),
    progressMinutes: Object.fromEntries(
      [...hoursDone].flatMap(([id, hours]) => (later.has(id) ? [[id, 60 * hours]] : [])),
    ),
    today: addDays(MONDAY, 7 * (WEEKS_DONE + 1)),
    levelProbabilities: shaken(input.levelProbabilities, seed),
  }
}

function shaken(probabilities: PlanInput['levelProbabilities'], seed: number): Record<string, LevelProbabilities> {
  const random = seededRandom(seed)
  return Object.fromEntries(
    Object.entries(probabilities).map(([skill, old]) => {
      const weights = old.map((share) => share * (0.95 + 0.1 * random()))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      return [skill, weights.map((weight) => weight / total) as unknown as LevelProbabilities]
    }),
  )
}

/** Value times the weeks one has it: later goals count less. */
function earned({ goals }: Plan, end: number): number {
  return goals.reduce((sum, { value, weekIndex }) => sum + (weekIndex === null ? 0 : value * (end - weekIndex)), 0)
}

function lastWeek({ weeks }: Plan): number {
  return weeks.at(-1)?.index ?? 0
}
