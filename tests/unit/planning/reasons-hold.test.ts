import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { reach } from '@/lib/planning/core/contract-closure'
import { ticksOf, valueOf } from '@/lib/planning/core/keep-set'
import { workIdOf } from '@/lib/planning/core/plan-graph'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'
import { hoursOfTicks } from '@/lib/planning/core/ticks'
import type { Plan, PlanEntry, PlanInput } from '@/lib/planning/core/types'
import { readCurriculum } from '@/tests/support/real-curriculum'
import { anyLearner, inputOf } from '@/tests/support/simulated-learners'

const content = await readCurriculum()
const learners = fc.sample(anyLearner(content), { seed: 31, numRuns: 300 })
const made = learners.map((learner) => {
  const input = inputOf(content, learner)
  return { input, plan: buildPlan(input) }
})
const reasonsOf = ({ weeks }: Plan) => weeks.flatMap(({ entries }) => entries.flatMap(({ reason }) => reason ?? []))
/** Fifty plans as they come, and of the rest those with reasons that are not proven. */
const tried = made.filter(({ plan }, index) => index < 50 || reasonsOf(plan).some(({ isProven }) => !isProven))

/** Levels and milestones of a solved plan, with its hours and value. */
function outcomeOf({ graph, chosen: { kept } }: Solution) {
  const aims = graph.nodes.flatMap(({ id, isAim }, node) => (isAim && kept[node] ? [id] : []))
  const valueOfAim = new Map(aims.map((id) => [id, graph.nodes[graph.indexOf.get(id)!]!.value]))
  return { graph, aims, valueOfAim, hours: hoursOfTicks(ticksOf(graph, kept)), value: valueOf(graph, kept) }
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

/** What can be said of a plan without the entry that may not be the best one: nothing in it builds on the entry, and it loses no less. */
function expectUpperLimit(
  { nodeId, reason }: PlanEntry,
  { before, actual }: { before: ReturnType<typeof outcomeOf>; actual: ReturnType<typeof consequenceOf> },
): void {
  const { graph, aims, valueOfAim } = before
  const node = graph.nodes.findIndex(({ id, ...rest }) => id === nodeId || workIdOf({ id, ...rest }) === nodeId)
  const builtOnIt = reach(graph.dependants, [node])
  expect(reason!.lostGoals, nodeId).toEqual(
    expect.arrayContaining(aims.filter((id) => builtOnIt[graph.indexOf.get(id)!])),
  )
  expect(reason!.valueLost, nodeId).toBeGreaterThan(actual.valueLost - 1e-6)
  const lost = reason!.lostGoals.reduce((sum, id) => sum + (valueOfAim.get(id) ?? NaN), 0)
  expect(reason!.valueLost, nodeId).toBeLessThan(lost + 1e-6)
}

function expectStated({ nodeId, reason }: PlanEntry, actual: ReturnType<typeof consequenceOf>): void {
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

test.each(tried.map((each, index) => [index + 1, each] as const))(
  'each entry of plan %i has the stated consequence when it is removed',
  (_, { input, plan }) => {
    const entries = plan.weeks.flatMap((week) => week.entries.filter(({ reason }) => reason !== null))
    const before = outcomeOf(solvePlan(input))
    for (const entry of entries) {
      const actual = consequenceOf(input, before, entry.nodeId)
      if (entry.reason!.isProven) expectStated(entry, actual)
      else expectUpperLimit(entry, { before, actual })
      expectTold(entry)
    }
  },
)

test('where hours are short and reasons have to be searched for, nineteen of twenty are proven', () => {
  const short = made.filter(({ plan }) => plan.droppedGoals.some(({ because }) => because === 'hours'))
  const reasons = short.flatMap(({ plan }) => reasonsOf(plan))
  expect(short.length).toBeGreaterThan(40)
  expect(reasons.length).toBeGreaterThan(1500)
  expect(reasons.filter(({ isProven }) => isProven).length / reasons.length).toBeGreaterThan(0.95)
})
