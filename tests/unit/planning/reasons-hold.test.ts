import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { ticksOf, valueOf } from '@/lib/planning/core/keep-set'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'
import { hoursOfTicks } from '@/lib/planning/core/ticks'
import type { PlanEntry, PlanInput } from '@/lib/planning/core/types'
import { readCurriculum } from '@/tests/support/real-curriculum'
import { anyLearner, inputOf } from '@/tests/support/simulated-learners'

const content = await readCurriculum()
const learners = fc.sample(anyLearner(content), { seed: 31, numRuns: 50 })

/** Levels and milestones of a solved plan, with its hours and value. */
function outcomeOf({ graph, chosen: { kept } }: Solution) {
  const aims = graph.nodes.flatMap(({ id, isAim }, node) => (isAim && kept[node] ? [id] : []))
  return { aims, hours: hoursOfTicks(ticksOf(graph, kept)), value: valueOf(graph, kept) }
}

/** What really happens without an entry, found by planning from the start. */
function consequenceOf(input: PlanInput, before: ReturnType<typeof outcomeOf>, nodeId: string) {
  const after = outcomeOf(solvePlan({ ...input, without: [nodeId] }))
  return {
    lostGoals: before.aims.filter((id) => !after.aims.includes(id)).sort(),
    hoursSaved: before.hours - after.hours,
    valueLost: before.value - after.value,
  }
}

function expectStated({ nodeId, reason }: PlanEntry, actual: ReturnType<typeof consequenceOf>): void {
  // A search that was stopped may state too much, never too little, and says so.
  if (!reason!.isProven) return expect(reason!.valueLost, nodeId).toBeGreaterThan(actual.valueLost - 1e-6)
  expect([...reason!.lostGoals].sort(), nodeId).toEqual(actual.lostGoals)
  expect(reason!.hoursSaved, nodeId).toBeCloseTo(actual.hoursSaved, 6)
  expect(reason!.valueLost, nodeId).toBeCloseTo(actual.valueLost, 6)
}

/** The figures that a sentence names have to be those of the reason. */
function expectTold({ nodeId, reason }: PlanEntry): void {
  const saved = /(\d+\.\d) h/.exec(reason!.sentence)
  if (saved) expect(saved[1], nodeId).toBe(reason!.hoursSaved.toFixed(1))
  const chance = /^(?:You asked for this first\. )?(\d+) in 100 that/.exec(reason!.sentence)
  if (chance) expect(Number(chance[1]), nodeId).toBe(Math.round(100 * reason!.gapProbability!))
}

test.each(learners.map((learner, index) => [index + 1, learner] as const))(
  'each entry of plan %i has the stated consequence when it is removed',
  (_, learner) => {
    const input = inputOf(content, learner)
    const entries = buildPlan(input).weeks.flatMap((week) => week.entries.filter(({ reason }) => reason !== null))
    const before = outcomeOf(solvePlan(input))
    for (const entry of entries) {
      expectStated(entry, consequenceOf(input, before, entry.nodeId))
      expectTold(entry)
    }
  },
)

test('of the reasons that were searched for, nine of ten are proven', () => {
  const reasons = learners.flatMap((learner) =>
    buildPlan(inputOf(content, learner)).weeks.flatMap(({ entries }) => entries.flatMap(({ reason }) => reason ?? [])),
  )
  expect(reasons.filter(({ isProven }) => isProven).length / reasons.length).toBeGreaterThan(0.9)
})
