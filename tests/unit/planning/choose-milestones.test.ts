import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseMilestones } from '@/lib/planning/core/choose-milestones'
import { keepAll, ticksOf } from '@/lib/planning/core/keep-set'
import { addDays } from '@/lib/planning/core/local-date'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { ticksUntil } from '@/lib/planning/core/room'
import type { PlanInput, PlanMilestone } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { around, certain, domain, realInput } from '@/tests/support/planning-fixture'

const members = domain.milestones['shared_practice']!
const withGroup = (rest: Partial<PlanInput> = {}) => {
  const input = realInput({ stages: 2, levels: certain })
  const others = input.milestones.filter(({ id }) => !members.some((member) => member.id === id))
  return { ...input, milestones: [...others, ...members], ...rest }
}
const choose = (preferred: string[] = [], count = 1, input = withGroup()) =>
  chooseMilestones(input, {
    group: 'MX',
    count,
    members: input.milestones.filter(({ id }) => id.startsWith('MX')),
    preferred: new Set(preferred),
  })

test('the planner picks what costs the fewest hours beyond the plan', () => {
  const { options, chosen, chosenBy } = choose()
  const least = Math.min(...options.map(({ hoursOnTop }) => hoursOnTop))
  expect(options[0]).toMatchObject({ id: chosen[0], hoursOnTop: least })
  expect(chosenBy).toBe('plan')
  for (const { hours, hoursInside, hoursOnTop } of options) {
    expect(hoursInside + hoursOnTop).toBeCloseTo(hours, 9)
    expect(hoursInside).toBeGreaterThanOrEqual(0)
  }
})

test('hours inside are those of levels the plan has anyway', () => {
  const inside = (moves: string[]) => {
    const own: PlanMilestone = { id: 'MX9', title: 'Own', stage: 'specialisation', hours: 400, moves }
    const input = withGroup({ milestones: [own] })
    return chooseMilestones(input, { group: 'MX', count: 1, members: [own], preferred: new Set() }).options[0]!
      .hoursInside
  }
  expect(inside([])).toBe(0)
  expect(inside(['E1', 'P1'])).toBeGreaterThan(inside(['E1']))
})

test('the learner’s word, or work that is done, comes before the cheapest', () => {
  const last = choose().options.at(-1)!.id
  expect(choose([last])).toMatchObject({ chosen: [last], chosenBy: 'learner' })
  expect(choose([last], 2).chosen).toEqual([last, choose().options[0]!.id])
})

/** A small road with three milestones that stand for each other, and hours that are short. */
const smallRoad = fc
  .record({
    sizes: fc.array(fc.constantFrom('S' as const, 'M' as const), { minLength: 4, maxLength: 4 }),
    levels: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
    targets: fc.array(fc.constantFrom(1, 1, 2), { minLength: 4, maxLength: 4 }),
    needs: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    moves: fc.array(fc.subarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    hours: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
    weeks: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ sizes, levels, targets, needs, moves, hours, weeks }): PlanInput => {
    const idOf = (index: number) => `T${index + 1}`
    return realInput({
      skills: sizes.map((size, index) => ({
        id: idOf(index),
        title: idOf(index),
        size,
        prerequisites: needs[index - 1] ? [{ skill: idOf(index - 1), level: 1, forLevel: 1 }] : [],
      })),
      lessons: [],
      milestones: moves.map((skills, index) => ({
        id: `MX${index + 1}`,
        title: `Milestone ${index + 1}`,
        stage: 'basic',
        hours: hours[index]!,
        moves: skills.map(idOf),
        lessons: [],
      })),
      levelProbabilities: Object.fromEntries(
        levels.map((level, index) => [idOf(index), around(Math.min(level / 10, targets[index]! - 0.6), 0.5)]),
      ),
      hoursPerWeek: 3,
      deadline: addDays('2026-09-27', 7 * weeks),
      overflow: 'choose-best',
      beginnings: {},
    })
  })
  .map((input) => ({ ...input, stages: [{ ...input.stages[0]!, targets: targetsOf(input) }] }))

function targetsOf({ levelProbabilities }: PlanInput): Record<string, number> {
  // Whoever probably stands below level 1 is asked for 1, everybody else for 2.
  return Object.fromEntries(Object.entries(levelProbabilities).map(([id, levels]) => [id, levels[0] >= 0.5 ? 1 : 2]))
}

/** The most valuable closed set within the hours, by trying all; null where all of it fits. */
function bestByTrying(input: PlanInput): number | null {
  const graph = buildPlanGraph(input)
  const budget = ticksUntil(
    { calendar: buildWeekCalendar(input), frozen: null },
    { deadline: input.deadline!, hoursPerWeek: input.hoursPerWeek },
  )
  if (ticksOf(graph, keepAll(graph, []).kept) <= budget) return null
  const needs = graph.needs.map((list) => list.reduce((mask, need) => mask | (1 << need), 0))
  let best = 0
  for (let set = 0; set < 1 << graph.nodes.length; set += 1) {
    let [ticks, value, isClosed] = [0, 0, true]
    for (let node = 0; isClosed && node < needs.length; node += 1) {
      if ((set & (1 << node)) === 0) continue
      isClosed = (set & needs[node]!) === needs[node]
      ticks += graph.nodes[node]!.ticks
      value += graph.nodes[node]!.value
    }
    if (isClosed && ticks <= budget) best = Math.max(best, value)
  }
  return best
}

test('where hours are short, the pick is the one with the most valuable plan: every set of every alternative is tried', () => {
  let [tried, notCheapest] = [0, 0]
  for (const input of fc.sample(smallRoad, { seed: 4, numRuns: 60 })) {
    const group = input.milestones
    const values = new Map(group.map((own) => [own.id, bestByTrying({ ...input, milestones: [own] })]))
    const { chosen, decidedBy, options } = chooseMilestones(input, {
      group: 'MX',
      count: 1,
      members: group,
      preferred: new Set(),
    })
    if (values.get(options[0]!.id) === null) {
      expect(chosen).toEqual([options[0]!.id])
      continue
    }
    tried += 1
    const most = Math.max(...[...values.values()].map((value) => value ?? Infinity))
    expect(values.get(chosen[0]!) ?? Infinity).toBeCloseTo(most, 6)
    expect(decidedBy).toBe(chosen[0] === options[0]!.id ? 'hours' : 'value')
    if (decidedBy === 'value') notCheapest += 1
  }
  expect(tried).toBeGreaterThan(30)
  expect(notCheapest).toBeGreaterThan(3)
})

test('where everything is shown, or all of it fits, hours decide', () => {
  const short = withGroup({ deadline: '2026-12-20' })
  expect(choose([], 1, short)).toMatchObject({ decidedBy: 'hours', chosen: choose().chosen })
  const fits = withGroup({ deadline: '2029-12-20', overflow: 'choose-best' })
  expect(choose([], 1, fits)).toMatchObject({ decidedBy: 'hours', chosen: choose().chosen })
})

test('two of three are chosen together', () => {
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const
  let [tried, notCheapest] = [0, 0]
  for (const input of fc.sample(smallRoad, { seed: 5, numRuns: 40 })) {
    const group = input.milestones
    const { chosen, options } = choose([], 2, input)
    const valueOf = (ids: readonly string[]) =>
      bestByTrying({ ...input, milestones: group.filter(({ id }) => ids.includes(id)) })
    const cheapest = options.slice(0, 2).map(({ id }) => id)
    if (valueOf(cheapest) === null) {
      expect(chosen).toEqual(cheapest)
      continue
    }
    tried += 1
    const most = Math.max(...pairs.map(([one, two]) => valueOf([group[one]!.id, group[two]!.id]) ?? Infinity))
    expect(chosen).toHaveLength(2)
    expect(valueOf(chosen) ?? Infinity).toBeCloseTo(most, 6)
    if (chosen.join() !== cheapest.join()) notCheapest += 1
  }
  expect(tried).toBeGreaterThan(20)
  expect(notCheapest).toBeGreaterThan(2)
  expect(choose([], 5).chosen).toHaveLength(3)
})
