import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { reach } from '@/lib/planning/core/contract-closure'
import { dayNumber, weekStartOf } from '@/lib/planning/core/local-date'
import { workIdOf } from '@/lib/planning/core/plan-graph'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import { ticksPerStudyMinute } from '@/lib/planning/core/ticks'
import type { Plan, PlanEntry, PlanInput, PlanWeek } from '@/lib/planning/core/types'
import { readCurriculum } from '@/tests/support/real-curriculum'
import { expectSoundOrder } from '@/tests/support/sound-order'
import { afterSomeWeeks, anyEvents, anyLearner, inputOf } from '@/tests/support/simulated-learners'

const content = await readCurriculum()
const tiny = 1e-6

/** Hours a week, reviews and pauses: nothing is ever more than the learner has, and no week is left half empty before the last. */
function expectWithinHours(input: PlanInput, plan: Plan): void {
  const paused = new Set(input.pauses.map((day) => weekStartOf(dayNumber(day), input.weekStart)))
  const open = plan.weeks.filter(({ end }) => end >= input.today && end >= input.startDate)
  const lastFilled = open.findLastIndex(({ entries }) => entries.some(({ hours }) => hours > 0))
  let openHours = 0
  open.forEach((week, position) => {
    const promised = input.previous?.weeks.find(({ start }) => start === week.start)?.capacityHours ?? 0
    const most = week.frozen ? Math.max(promised, input.hoursPerWeek) : input.hoursPerWeek
    const study = week.entries.reduce((sum, { hours }) => sum + hours, 0)
    const done = week.entries.reduce((sum, entry) => sum + (entry.done ? entry.hours : 0), 0)
    expect(week.usedHours).toBeLessThanOrEqual(week.capacityHours + tiny)
    expect(week.capacityHours).toBeLessThanOrEqual(most + tiny)
    expect(week.usedHours).toBeCloseTo(study * (1 + input.reviewOverhead), 4)
    expect(study + week.reviewHours).toBeCloseTo(week.usedHours, 6)
    openHours += week.usedHours - done * (1 + input.reviewOverhead)
    const isPaused = paused.has(dayNumber(week.start))
    expect(week.paused).toBe(isPaused)
    if (isPaused) expect(week.entries).toEqual([])
    else if (position < lastFilled && !week.frozen) expect(week.usedHours).toBeCloseTo(week.capacityHours, 4)
  })
  expect(openHours).toBeCloseTo(plan.remainingHours, 3)
  expect(plan.totalHours).toBeCloseTo(plan.remainingHours + plan.finishedHours, 6)
  const isInTime = input.deadline === null || plan.finishDate === null || plan.finishDate <= input.deadline
  expect(plan.fits).toBe(isInTime)
  if (!plan.fits) expect(plan.relaxations).not.toBeNull()
}

function isFinished(input: PlanInput, { nodeId }: PlanEntry): boolean {
  return input.finished.includes(nodeId) || input.finished.includes(nodeId.replace(/^work:/, ''))
}

/** What the learner said is done: finished, known and skipped work is gone, postponed levels are named, and what is asked first comes first. */
function expectObedient(input: PlanInput, plan: Plan): void {
  const open = plan.weeks.flatMap(({ entries }) => entries.filter(({ done }) => !done))
  const goals = new Set(plan.goals.map(({ id }) => id))
  for (const entry of open) if (entry.kind !== 'milestone') expect(isFinished(input, entry), entry.nodeId).toBe(false)
  for (const { kind, id } of input.overrides) {
    if (kind === 'known' || kind === 'skip') {
      expect(
        open.some(({ nodeId, skill }) => nodeId === id || skill === id),
        `${kind} ${id}`,
      ).toBe(false)
      expect(goals.has(id), `${kind} ${id}`).toBe(false)
      expect(
        plan.goals.some(({ skill }) => skill === id),
        `${kind} ${id}`,
      ).toBe(false)
    }
    if (kind === 'not-now')
      expect(goals.has(id) || plan.goals.some(({ skill }) => skill === id), `not now ${id}`).toBe(false)
  }
}

/** The highest level that is more likely held than not, or said to be known; written apart from the planner. */
function heldOf(input: PlanInput, skill: string): number {
  const says = (id: string) => input.overrides.some((word) => word.kind === 'known' && word.id === id)
  if (says(skill)) return 4
  const shares = input.levelProbabilities[skill]!
  const levels = [1, 2, 3, 4]
  const likely = levels.filter((level) => shares.slice(0, level).reduce((sum, share) => sum + share, 0) < 0.5)
  return Math.max(0, ...likely, ...levels.filter((level) => says(`goal:${skill}:${level}`)))
}

/** Every level between what is held and what the stages ask is planned, or named as left out, or waived by the learner. */
function expectCovered(input: PlanInput, plan: Plan): void {
  const named = new Set([...plan.goals, ...plan.droppedGoals].map(({ id }) => id))
  const waived = new Set(input.overrides.flatMap(({ kind, id }) => (kind === 'skip' ? [id] : [])))
  for (const { id: skill } of input.skills) {
    const target = Math.max(0, ...input.stages.map(({ targets }) => targets[skill] ?? 0))
    for (let level = heldOf(input, skill) + 1; level <= target; level += 1) {
      const goal = `goal:${skill}:${level}`
      expect(named.has(goal) || waived.has(skill) || waived.has(goal), goal).toBe(true)
    }
  }
  const stones = plan.weeks.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'milestone'))
  for (const { id, moves, stage } of input.milestones) {
    const isSettled = input.finished.includes(id) || input.overrides.some((word) => word.id === id)
    const isMoved = plan.goals.some((goal) => moves.includes(goal.skill) && goal.stage === stage)
    if (isSettled || !isMoved) continue
    const isNamed = [...stones.map(({ nodeId }) => nodeId), ...plan.openMilestones.map((open) => open.id)].includes(id)
    expect(isNamed, id).toBe(true)
  }
}

/** The current week stays as it was promised, apart from what is finished, taken out or moved, and from what cannot begin yet because a week was missed. */
function expectFrozen(input: PlanInput, plan: Plan): void {
  const current = plan.weeks.find(({ frozen }) => frozen)
  if (!current) return
  const promised = input.previous!.weeks.find(({ start }) => start === current.start)!
  const lacksGround = groundOf(input, promised)
  const planned = new Set(plan.weeks.flatMap(({ entries }) => entries.map(({ nodeId }) => nodeId)))
  const moved = new Set(input.overrides.flatMap(({ kind, id }) => (kind === 'move' ? [id] : [])))
  for (const entry of promised.entries.filter(({ hours }) => hours > 0)) {
    if (!planned.has(entry.nodeId) || moved.has(entry.nodeId) || lacksGround(entry.nodeId)) continue
    const kept = current.entries.find(({ nodeId }) => nodeId === entry.nodeId)
    expect(kept, entry.nodeId).toBeDefined()
    if (isFinished(input, entry)) expect(kept!.done).toBe(true)
    const isCut = kept!.hours < entry.hours - tiny
    if (isCut) expect(hoursAfter(plan, current, entry.nodeId)).toBe(0)
  }
}

/** Tells whether work needs other work that is neither done nor wholly promised in the same week. */
function groundOf(input: PlanInput, week: PlanWeek): (nodeId: string) => boolean {
  const { graph } = solvePlan(input)
  const hoursOf = new Map(week.entries.map(({ nodeId, hours }) => [nodeId, hours]))
  const isMissing = graph.nodes.map((node) => {
    const hours = node.ticks / (ticksPerStudyMinute(input.reviewOverhead) * 60)
    return hours > (hoursOf.get(workIdOf(node)) ?? 0) + tiny
  })
  return (nodeId) => {
    const index = graph.nodes.findIndex((node) => workIdOf(node) === nodeId)
    return (
      index >= 0 && reach(graph.needs, [index]).some((isNeeded, need) => isNeeded && need !== index && isMissing[need])
    )
  }
}

function hoursAfter(plan: Plan, { index }: PlanWeek, nodeId: string): number {
  const later = plan.weeks.filter((week) => week.index > index).flatMap(({ entries }) => entries)
  return later.reduce((sum, entry) => sum + (entry.nodeId === nodeId ? entry.hours : 0), 0)
}

function expectAll(input: PlanInput, plan: Plan): void {
  expectWithinHours(input, plan)
  expectSoundOrder(input, plan)
  expectObedient(input, plan)
  expectCovered(input, plan)
  expectFrozen(input, plan)
}

/** Two thousand plans are pure computation; on two slow cores with other work beside it they took 200 s. */
const LONG_MS = 600_000

test(
  'the plan of any of 1,000 learners keeps prerequisites, hours, pauses and words, covers every gap, and comes out the same again',
  () => {
    fc.assert(
      fc.property(anyLearner(content), (learner) => {
        const input = inputOf(content, learner)
        const plan = buildPlan(input)
        expectAll(input, plan)
        expect(JSON.stringify(buildPlan(structuredClone(input)))).toBe(JSON.stringify(plan))
      }),
      { seed: 41, numRuns: 1000 },
    )
  },
  LONG_MS,
)

test('the plan of any of 200 learners some weeks later keeps the same promises and the current week', () => {
  fc.assert(
    fc.property(anyLearner(content), anyEvents(content), (learner, events) => {
      const before = buildPlan(inputOf(content, learner))
      const input = afterSomeWeeks({ content, learner, before, events })
      expectAll(input, buildPlan(input))
    }),
    { seed: 43, numRuns: 200 },
  )
})
