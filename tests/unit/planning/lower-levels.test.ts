import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueOf } from '@/lib/planning/core/keep-set'
import { beginningsOf, isReward, lowestBeginnings, withLowerLevels } from '@/lib/planning/core/lower-levels'
import { addDays } from '@/lib/planning/core/local-date'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { scopeSkills } from '@/lib/planning/core/plan-scope'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { LevelProbabilities, PlanInput } from '@/lib/planning/core/types'
import { heldLevel } from '@/lib/planning/core/value-of-step'
import { monday, smallLesson, smallRoad, smallSkill } from '@/tests/support/small-road'

/** A probably holds 2 of 3 levels and may stand lower; B holds what A needs for its level 2, a level above its own target. */
const road = smallRoad({
  skills: [smallSkill('A', ['B', 1, 2]), smallSkill('B')],
  lessons: [
    smallLesson('A2-r', { prerequisites: ['A1-r', 'B1-r'] }),
    smallLesson('A1-r', { prerequisites: ['B1-r'] }),
    smallLesson('B1-r'),
  ],
  milestones: [{ id: 'M', title: 'M', stage: 'basic', hours: 0.5, moves: ['A'] }],
  stages: [{ id: 'basic', title: 'Basic', targets: { A: 3 } }],
  levelProbabilities: { A: [0.1, 0.2, 0.6, 0.1, 0], B: [0.3, 0.7, 0, 0, 0] },
})
const lowestOf = (input: PlanInput) => lowestBeginnings(scopeSkills(input))
const optionsOf = (input: PlanInput) =>
  withLowerLevels(buildPlanGraph(input), buildPlanGraph({ ...input, beginnings: lowestOf(input) }))

test('a skill may begin as low as a gap is not out of the question, and only those that can begin lower are named', () => {
  expect(lowestOf(road)).toEqual({ A: 0, B: 0 })
  expect(lowestOf({ ...road, levelProbabilities: { A: [0.019, 0.3, 0.581, 0.1, 0], B: [1, 0, 0, 0, 0] } })).toEqual({
    A: 1,
  })
})

test('levels below stand behind what is asked for, which stays as it is', () => {
  const asked = buildPlanGraph(road)
  const options = optionsOf(road)
  expect(options.nodes.slice(0, asked.nodes.length)).toEqual(asked.nodes)
  expect(options.needs.slice(0, asked.nodes.length)).toEqual(asked.needs)
  expect(options.scope).toEqual(asked.scope)
  const added = options.nodes.slice(asked.nodes.length)
  expect(added.map(({ id, value }) => [id, Math.round(value * 1e9) / 1e9])).toEqual([
    ['A1-r', 0],
    ['practice:A:1', 0],
    // Two levels up to the one held, for the tenth that stand at 0.
    ['goal:A:1', 0.26],
    ['A2-r', 0],
    ['practice:A:2', 0],
    ['goal:A:2', 0.26],
    ['B1-r', 0],
    ['practice:B:1', 0],
    // Nothing asks for B.
    ['goal:B:1', 0],
    // Level 3 for those who stand at 0 and at 1.
    ['goal:A:3:from:0', 0.13],
    ['goal:A:3:from:1', 0.26],
  ])
  expect(added.filter(isReward).map(({ id }) => id)).toEqual(['goal:A:3:from:0', 'goal:A:3:from:1'])
})

test('a level below needs its work and the level above it, and no other level that is probably held', () => {
  const { nodes, needs, indexOf, dependants } = optionsOf(road)
  const needsOf = (id: string) => needs[indexOf.get(id)!]!.map((need) => nodes[need]!.id)
  expect(needsOf('goal:A:1')).toEqual(['A1-r', 'practice:A:1', 'goal:A:2'])
  expect(needsOf('goal:A:2')).toEqual(['A2-r', 'practice:A:2'])
  expect(needsOf('practice:A:1')).toEqual(['A1-r'])
  expect(needsOf('practice:A:2')).toEqual(['A2-r'])
  // Neither the lessons of levels held, nor level 1 of A and B.
  expect([needsOf('A1-r'), needsOf('A2-r')]).toEqual([[], []])
  expect(needsOf('goal:A:3:from:0')).toEqual(['goal:A:3', 'goal:A:1'])
  expect(needsOf('goal:A:3:from:1')).toEqual(['goal:A:3', 'goal:A:2'])
  needs.forEach((list, node) => list.forEach((need) => expect(dependants[need]).toContain(node)))
})

test('what a level below needs and is not held is needed, though nothing else asks for it', () => {
  const options = optionsOf({ ...road, levelProbabilities: { ...road.levelProbabilities, B: [1, 0, 0, 0, 0] } })
  const needs = options.needs[options.indexOf.get('A2-r')!]!.map((need) => options.nodes[need]!.id)
  expect(needs).toEqual(['B1-r', 'goal:B:1'])
})

test('a skill begins below the lowest level that is kept, of those probably held', () => {
  const options = optionsOf(road)
  const keep = (...ids: string[]) =>
    beginningsOf(
      options,
      Uint8Array.from(options.nodes, ({ id }) => (ids.includes(id) ? 1 : 0)),
    )
  expect(keep('goal:A:3', 'goal:A:3:from:0')).toEqual({})
  expect(keep('goal:A:2', 'goal:A:3')).toEqual({ A: 1 })
  expect(keep('goal:A:1', 'goal:A:2', 'goal:B:1', 'A1-r')).toEqual({ A: 0, B: 0 })
})

const anySkill = fc.record({
  weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
  target: fc.integer({ min: 1, max: 3 }),
  size: fc.constantFrom('S' as const, 'M' as const),
  needsBefore: fc.boolean(),
})

/** Up to four skills whose level 2 may need level 1 of the skill before. */
const anyRoad = fc.array(anySkill, { minLength: 2, maxLength: 4 }).map((skills): PlanInput => {
  const ids = skills.map((_, index) => 'ABCD'[index]!)
  const probabilitiesOf = (weights: readonly number[]): LevelProbabilities => {
    const [a, b, c, d] = weights.map((weight) => weight + 0.01) as [number, number, number, number]
    const sum = a + b + c + d
    return [a / sum, b / sum, c / sum, d / sum, 0]
  }
  return smallRoad({
    skills: skills.map(({ size, needsBefore }, index) => ({
      ...smallSkill(
        ids[index]!,
        ...(needsBefore && index > 0 ? [[ids[index - 1]!, 1, 2] as [string, number, number]] : []),
      ),
      size,
    })),
    stages: [
      { id: 'basic', title: 'Basic', targets: Object.fromEntries(skills.map(({ target }, i) => [ids[i]!, target])) },
    ],
    levelProbabilities: Object.fromEntries(skills.map(({ weights }, i) => [ids[i]!, probabilitiesOf(weights)])),
    overflow: 'choose-best',
  })
})

/** Levels `from + 1 … to` of a skill. */
interface Span {
  readonly from: number
  readonly to: number
}

/** What a learner may plan of a skill: levels above the one probably held, or, from a lower beginning on, levels at least up to it, or any where `isFree`. */
function spansOf({ levelProbabilities, stages }: PlanInput, id: string, isFree: boolean): Span[] {
  const probabilities = levelProbabilities[id]!
  const target = stages[0]!.targets[id]!
  const held = heldLevel(probabilities, 0.5)
  const spans: Span[] = [{ from: held, to: held }]
  for (let from = heldLevel(probabilities, 0.02); from <= held; from += 1) {
    const least = isFree ? from + 1 : Math.max(from + 1, Math.min(held, target))
    for (let to = least; to <= target; to += 1) spans.push({ from, to })
  }
  return spans
}

/** The most expected level steps, a tenth more for each level asked, that any spans within the hours close. */
function mostByTrying(input: PlanInput, hours: number, isFree: boolean): number {
  const { skills, classes, stages, levelProbabilities } = input
  let most = 0
  const tryFrom = (index: number, spans: Span[]): void => {
    if (index < skills.length) {
      for (const span of spansOf(input, skills[index]!.id, isFree)) tryFrom(index + 1, [...spans, span])
      return
    }
    let [cost, value] = [0, 0]
    const hasNeeds = skills.every(({ id, size, prerequisites }, own) => {
      const { from, to } = spans[own]!
      for (let level = from + 1; level <= to; level += 1) cost += classes[size][level - 1]!
      levelProbabilities[id]!.forEach((p, level) => {
        if (level >= from && level < to) value += (1 + stages[0]!.targets[id]! / 10) * p * (to - level)
      })
      return prerequisites.every((need) => {
        const other = spans[skills.findIndex((skill) => skill.id === need.skill)]!
        return need.forLevel <= from || need.forLevel > to || need.level <= other.to
      })
    })
    if (hasNeeds && cost <= hours) most = Math.max(most, value)
  }
  tryFrom(0, [])
  return most
}

test('beginnings are the best of all with levels up to the one held, and mostly of all: every span of levels is tried', () => {
  let [lower, mixed, best] = [0, 0, 0]
  const runs = 300
  fc.assert(
    fc.property(anyRoad, fc.integer({ min: 2, max: 16 }), (road, hours) => {
      // An hour a day.
      const input = { ...road, deadline: addDays(monday, hours - 1) }
      const { graph, chosen, input: planned } = solvePlan(input)
      expect(chosen.proven).toBe(true)
      const value = valueOf(graph, chosen.kept)
      expect(value).toBeGreaterThan(mostByTrying(input, hours, false) - 1e-9)
      const most = mostByTrying(input, hours, true)
      expect(value).toBeLessThan(most + 1e-9)
      if (value > most - 1e-9) best += 1
      const begunLower = Object.keys(planned.beginnings ?? {}).length
      if (begunLower > 0) lower += 1
      if (begunLower > 0 && begunLower < Object.keys(lowestOf(input)).length) mixed += 1
    }),
    { seed: 11, numRuns: runs },
  )
  // These probabilities have any shape; what is believed of a learner has one top, where the two hardly differ.
  expect(best / runs).toBeGreaterThan(0.8)
  expect(lower).toBeGreaterThan(100)
  expect(mixed).toBeGreaterThan(50)
})
