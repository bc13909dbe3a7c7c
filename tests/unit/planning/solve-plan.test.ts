import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { addDays } from '@/lib/planning/core/local-date'
import { bestWhereShort, solvePlan, solveWithout, valueAbove } from '@/lib/planning/core/solve-plan'
import type { Solution } from '@/lib/planning/core/solve-plan'
import type { KeptSet } from '@/lib/planning/core/keep-set'
import type { LevelProbabilities, PlanInput, PlanOverride } from '@/lib/planning/core/types'
import { monday, smallLesson, smallRoad, smallSkill } from '@/tests/support/small-road'

const hour = 6000
const tuesday = addDays(monday, 1)

/** The level below 1 is missing with this probability, else level 1 is held. */
const missing = (probability: number): LevelProbabilities => [probability, 1 - probability, 0, 0, 0]
const first = (id: string): PlanOverride => ({ kind: 'first', id })
const notNow = (id: string): PlanOverride => ({ kind: 'not-now', id })

/** Skills to reach a level, each with what is known about it. Until Monday evening there is one hour, until Tuesday evening there are two. */
function road(
  skills: Record<string, [target: number, probabilities: LevelProbabilities]>,
  rest: Partial<PlanInput> = {},
): PlanInput {
  const ids = Object.keys(skills)
  return smallRoad({
    skills: ids.map((id) => smallSkill(id)),
    stages: [{ id: 'basic', title: 'Basic', targets: Object.fromEntries(ids.map((id) => [id, skills[id]![0]])) }],
    levelProbabilities: Object.fromEntries(ids.map((id) => [id, skills[id]![1]])),
    ...rest,
  })
}

const best = (deadline: string): Partial<PlanInput> => ({ deadline, overflow: 'choose-best' })
const two = (rest: Partial<PlanInput> = {}) => road({ A: [1, missing(0.6)], B: [1, missing(0.9)] }, rest)

function ids({ graph }: Pick<Solution, 'graph'>, { kept }: Pick<KeptSet, 'kept'>): string[] {
  return graph.nodes.flatMap(({ id }, node) => (kept[node] ? [id] : []))
}
const chosen = (input: PlanInput): string[] => {
  const solution = solvePlan(input)
  return ids(solution, solution.chosen)
}
const goals = (input: PlanInput): string[] => chosen(input).filter((id) => id.startsWith('goal:'))
const orderOf = ({ graph, order }: Solution, as = order): string[] => as.map(({ node }) => graph.nodes[node]!.id)

test.each([0, -1, NaN])('%d hours a week are refused', (hoursPerWeek) => {
  expect(() => solvePlan(two({ hoursPerWeek }))).toThrow(new RangeError(`hours a week: ${hoursPerWeek}`))
})

test('without a date, or where everything is shown, all that is asked for is planned', () => {
  for (const input of [two(), two({ overflow: 'choose-best' }), two({ deadline: monday, overflow: 'run-over' })]) {
    const solution = solvePlan(input)
    expect(solution).toMatchObject({ budgetTicks: null, excluded: [], asked: { limitDay: null } })
    expect(solution.chosen).toBe(solution.all)
    expect(solution.input).toBe(input)
    expect(solution.leastChanged).toBe(solution.order)
    expect(ids(solution, solution.all)).toEqual(['practice:A:1', 'goal:A:1', 'practice:B:1', 'goal:B:1'])
  }
})

test('before a date the best that fits is planned', () => {
  expect(solvePlan(two(best(monday)))).toMatchObject({ budgetTicks: hour, asked: { limitDay: null } })
  expect(goals(two(best(monday)))).toEqual(['goal:B:1'])
  expect(goals(two(best(tuesday)))).toEqual(['goal:A:1', 'goal:B:1'])
  expect(goals(two(best(addDays(monday, -1))))).toEqual([])
})

/** One level that takes as many hours as said; twenty years have 7280. */
const long = (hours: number, rest: Partial<PlanInput> = {}) =>
  road(
    { A: [1, missing(1)] },
    { classes: { S: [hours, 1, 1, 1], M: [1, 1, 1, 1], L: [1, 1, 1, 1] }, beginnings: {}, ...rest },
  )

test('work that does not end in twenty years is bound by their last day, and by the date where only the best is kept', () => {
  const bound = (input: PlanInput) => {
    const { budgetTicks, asked } = solvePlan(input)
    return [budgetTicks, asked.limitDay]
  }
  const limitDay = addDays(monday, 7 * 1040 - 1)
  expect(bound(long(7280))).toEqual([null, null])
  expect(bound(long(7281))).toEqual([7280 * hour, limitDay])
  expect(bound(long(7281, { deadline: monday }))).toEqual([7280 * hour, limitDay])
  expect(bound(long(7281, best(monday)))).toEqual([hour, limitDay])
})

test('what is promised for this week need not end later', () => {
  const before = buildPlan(long(7280))
  // Seven hours are promised and no others are free in the first week.
  expect(solvePlan(long(7280, { previous: before })).asked.limitDay).toBeNull()
  expect(solvePlan(long(7281, { previous: before })).asked.limitDay).not.toBeNull()
})

test('the room before a date counts what is promised in it and not what is done, and is never below none', () => {
  const three = (rest: Partial<PlanInput>) => road({ A: [1, missing(1)], B: [1, missing(1)], C: [1, missing(1)] }, rest)
  const previous = buildPlan(three({}))
  const budget = (...finished: string[]) => solvePlan(three({ ...best(tuesday), previous, finished })).budgetTicks
  expect(budget()).toBe(2 * hour)
  expect(budget('practice:A:1')).toBe(hour)
  expect(budget('practice:A:1', 'practice:B:1')).toBe(0)
  expect(solvePlan(three({ ...best(monday), previous, finished: ['practice:A:1', 'practice:B:1'] })).budgetTicks).toBe(
    0,
  )
})

test('promised work that is not chosen gives its room back', () => {
  const rivals = (other: number, rest: Partial<PlanInput> = {}) =>
    road({ A: [1, missing(0.6)], B: [1, missing(other)] }, { ...best(monday), ...rest })
  const previous = buildPlan(rivals(0.5))
  expect(goals(rivals(0.5))).toEqual(['goal:A:1'])
  // A third more than .6, twice what a promise counts for.
  const { asked, room } = solvePlan(rivals(0.8, { previous }))
  expect(asked.room.frozen).toMatchObject({ promisedTicks: hour })
  expect(room.frozen).toMatchObject({ promisedTicks: 0, promised: [] })
  expect(goals(rivals(0.8, { previous }))).toEqual(['goal:B:1'])
})

test('a promised goal counts 15 % more, and no more than that', () => {
  const rivals = (other: number, rest: Partial<PlanInput> = {}) =>
    road({ A: [1, missing(0.6)], B: [1, missing(other)] }, { ...best(monday), ...rest })
  const previous = buildPlan(rivals(0.5))
  // .6 × 1.15 = .69
  expect(goals(rivals(0.68, { previous }))).toEqual(['goal:A:1'])
  expect(goals(rivals(0.7, { previous }))).toEqual(['goal:B:1'])
  expect(goals(rivals(0.68))).toEqual(['goal:B:1'])
})

/** Two skills that are to reach level 2 and stand at 0 or at 1; the steps take 1 and 2 h. */
const unsure = (probability: number, hours: number, rest: Partial<PlanInput> = {}) =>
  road(
    { A: [2, missing(probability)], B: [2, missing(probability)] },
    { hoursPerWeek: hours, ...best('2026-01-11'), ...rest },
  )

/** A and B to level 2, which each probably hold 1: surely not in the case of A. C is a gap. */
const oneUnsure = (hours: number, rest: Partial<PlanInput> = {}) =>
  road(
    { A: [2, missing(0.45)], B: [2, missing(0.05)], C: [1, missing(0.6)] },
    { hoursPerWeek: hours, ...best('2026-01-11'), ...rest },
  )

test('each skill of the best set begins where that closes the most steps', () => {
  // With 5 h for 6, each beginning by itself: both levels of A bring 1.2 × (.45 + .45 + .55) for 3 h, level 2 of B 1.2 × .95 for 2 h.
  expect(goals(oneUnsure(5))).toEqual(['goal:A:1', 'goal:A:2', 'goal:B:2'])
  expect(solvePlan(oneUnsure(5))).toMatchObject({ input: { beginnings: { A: 0 } }, asked: { input: oneUnsure(5) } })
  // Held for sure, as all skills are where nothing is chosen: .66 for C and 1.2 × (.55 + .95) for both levels 2.
  expect(goals(oneUnsure(5, { beginnings: {} }))).toEqual(['goal:A:2', 'goal:B:2', 'goal:C:1'])
})

test('hours to spare go to levels whose gap is least unlikely, and none to those that are held as good as sure', () => {
  expect(goals(oneUnsure(7))).toEqual(['goal:A:1', 'goal:A:2', 'goal:B:1', 'goal:B:2', 'goal:C:1'])
  const sure = oneUnsure(7, { levelProbabilities: { A: missing(0.02), B: missing(0.019), C: missing(0.6) } })
  expect(goals(sure)).toEqual(['goal:A:1', 'goal:A:2', 'goal:B:2', 'goal:C:1'])
})

test('the best set begins where it always does when nothing is gained lower', () => {
  const input = two(best(monday))
  expect(solvePlan(input).input).toBe(input)
})

test('beginning lower gives up nothing that was asked for first', () => {
  // In 2.5 h both levels 1 bring 1.2 × 2 × .45 = 1.08, level 2 of B alone 1.2 × .55 = .66; with level 1 it takes 3 h.
  expect(goals(unsure(0.45, 2.5))).toEqual(['goal:A:1', 'goal:B:1'])
  expect(goals(unsure(0.45, 2.5, { overrides: [first('goal:B:2')] }))).toEqual(['goal:B:2'])
})

test('nor one of several things asked for first', () => {
  const three = (overrides: PlanOverride[]) =>
    road(
      { A: [2, missing(0.45)], B: [2, missing(0.45)], C: [1, missing(0.5)] },
      { hoursPerWeek: 4.5, ...best('2026-01-11'), overrides },
    )
  // Level 2 of both takes 4 h. With level 1 of A there is no room for both levels of B.
  expect(goals(three([first('goal:A:2'), first('goal:B:2')]))).toEqual(['goal:A:2', 'goal:B:2'])
  expect(goals(three([first('goal:A:2')]))).toContain('goal:A:1')
})

test('a what-if question begins where the plan does', () => {
  // In 3.5 h both levels of A. Without its level 2, B still begins at level 1.
  expect(goals(unsure(0.3, 3.5))).toEqual(['goal:A:1', 'goal:A:2'])
  expect(goals(unsure(0.3, 3.5, { without: ['goal:A:2'] }))).toEqual(['goal:A:1', 'goal:B:2'])
  const plain = two({ ...best(monday), without: ['goal:B:1'] })
  expect(goals(plain)).toEqual(['goal:A:1'])
  expect(solvePlan(plain).input).toBe(plain)
})

const lessons = ['A1-1', 'A1-2', 'B1-1', 'B1-2'].map((id) => smallLesson(id))

test('what is asked for first stands before the rest: a skill as its levels, an entry as itself', () => {
  const order = (...words: PlanOverride[]) => {
    const { graph, order: entries } = solvePlan(two({ lessons, overrides: words }))
    return entries.map(({ node, tier, density }) => [
      graph.nodes[node]!.id,
      tier,
      Math.round(density * hour * 1e6) / 1e6,
    ])
  }
  expect(order()).toEqual([
    ['B1-1', 1, 0.99],
    ['B1-2', 1, 0.99],
    ['A1-1', 1, 0.66],
    ['A1-2', 1, 0.66],
  ])
  const firstA = order(first('A'))
  expect(firstA.slice(0, 3)).toEqual([
    ['A1-1', 0, 1],
    ['A1-2', 0, 1],
    ['B1-1', 1, 0.99],
  ])
  expect(order(first('goal:A:1'))).toEqual(firstA)
  // Half an hour for one lesson.
  expect(order(first('A1-2'))[0]).toEqual(['A1-2', 0, 2])
  expect(
    order(first('A1-2'))
      .slice(1)
      .map(([id]) => id),
  ).toEqual(['A1-1', 'B1-1', 'B1-2'])
})

test('an entry that is not for now moves to the end of its stage, a goal or skill out of the plan', () => {
  const solve = (...words: PlanOverride[]) => solvePlan(two({ lessons, overrides: words }))
  const entry = solve(notNow('B1-1'))
  expect(orderOf(entry)).toEqual(['B1-2', 'A1-1', 'A1-2', 'B1-1'])
  expect(entry.excluded).toEqual([])
  for (const id of ['goal:B:1', 'B']) {
    const left = solve(notNow(id))
    expect(left.excluded).toEqual([left.graph.indexOf.get('goal:B:1')])
    expect(orderOf(left)).toEqual(['A1-1', 'A1-2'])
  }
})

test('a milestone is named by its own name or by that of its work', () => {
  const milestones = [{ id: 'MB', title: 'MB', stage: 'basic', hours: 0.5, moves: ['A'] }]
  const solve = (rest: Partial<PlanInput>) => solvePlan(two({ milestones, ...rest }))
  const at = solve({}).graph.indexOf.get('MB')
  expect(solve({ overrides: [notNow('work:MB')] }).excluded).toEqual([at])
  expect(solve({ overrides: [notNow('MB')] }).excluded).toEqual([at])
  expect(solve({ without: ['MB', 'goal:B:1'] }).excluded).toEqual([solve({}).graph.indexOf.get('goal:B:1'), at])
  expect(orderOf(solve({ overrides: [first('MB')] })).slice(0, 2)).toEqual(['practice:A:1', 'MB'])
})

test('skills to meet early and the groups of the first stage order the plan', () => {
  const near = (rest: Partial<PlanInput>) =>
    orderOf(solvePlan(road({ A: [1, missing(0.6)], B: [1, missing(0.8)] }, rest)))
  expect(near({})).toEqual(['practice:B:1', 'practice:A:1'])
  // .6 × 1.5 = .9
  expect(near({ frontLoad: ['A'] })).toEqual(['practice:A:1', 'practice:B:1'])
  expect(near({ phases: [['A']] })).toEqual(['practice:A:1', 'practice:B:1'])
  expect(near({ phases: [['B'], ['A']] })).toEqual(['practice:B:1', 'practice:A:1'])
})

test('a promised order stays until other work is worth 15 % more, and the least forced change is known beside it', () => {
  const pair = (own: number, rest: Partial<PlanInput> = {}) =>
    road({ A: [1, missing(own)], B: [1, missing(0.7)] }, rest)
  const previous = buildPlan(pair(0.6))
  const [ab, ba] = [
    ['practice:A:1', 'practice:B:1'],
    ['practice:B:1', 'practice:A:1'],
  ]
  const orders = (input: PlanInput) => {
    const solution = solvePlan(input)
    return [orderOf(solution), orderOf(solution, solution.leastChanged)]
  }
  expect(orders(pair(0.75))).toEqual([ab, ab])
  expect(orders(pair(0.75, { previous }))).toEqual([ba, ba])
  expect(orders(pair(1, { previous }))).toEqual([ab, ba])
})

test('a plan in which nothing was promised binds no order', () => {
  // Three readings worth more than a lab, which is brought forward all the same to mix the kinds.
  const input = two({
    levelProbabilities: { A: missing(0.9), B: missing(0.5) },
    lessons: [
      ...[1, 2, 3].map((index) => smallLesson(`A1-${index}`, { minutes: 20 })),
      smallLesson('B1-1', { kind: 'lab', minutes: 60 }),
    ],
  })
  const mixed = ['A1-1', 'A1-2', 'B1-1', 'A1-3']
  expect(orderOf(solvePlan(input))).toEqual(mixed)
  const nothing = buildPlan({ ...input, stages: [] })
  expect(nothing.order).toEqual([])
  const again = solvePlan({ ...input, previous: nothing })
  expect([orderOf(again), orderOf(again, again.leastChanged)]).toEqual([mixed, mixed])
})

test('an entry asked for first brings its whole level into the best set', () => {
  // 1.5 h: all of A leaves half an hour; half of A and B would be worth more than it brings.
  const input = { ...two({ lessons, hoursPerWeek: 1.5, ...best('2026-01-11') }) }
  expect(goals(input)).toEqual(['goal:B:1'])
  expect(chosen({ ...input, overrides: [first('A1-1')] })).toEqual(['A1-1', 'A1-2', 'goal:A:1'])
  expect(chosen({ ...input, overrides: [first('goal:A:1')] })).toEqual(['A1-1', 'A1-2', 'goal:A:1'])
  expect(chosen({ ...input, overrides: [first('A')] })).toEqual(['A1-1', 'A1-2', 'goal:A:1'])
})

test('a milestone asked for first is in the best set with all it needs', () => {
  // A quarter of the hour of A, so A and its milestone bring .6 × 1.25 = .75, less than B.
  const milestones = [{ id: 'MB', title: 'MB', stage: 'basic', hours: 0.25, moves: ['A'] }]
  const input = two({ milestones, ...best(monday), overrides: [first('MB')] })
  expect(goals({ ...input, overrides: [] })).toEqual(['goal:B:1'])
  expect(chosen(input)).toEqual(['practice:A:1', 'goal:A:1', 'MB'])
})

test('a lesson outside the levels of the plan is asked for first in vain where hours are short', () => {
  const outside = smallLesson('C3-1', { minutes: 60 })
  const input = two({
    skills: ['A', 'B', 'C'].map((id) => smallSkill(id)),
    lessons: [smallLesson('A1-1', { prerequisites: ['C3-1'] }), outside],
    ...best(monday),
  })
  expect(chosen(input)).toEqual(['practice:B:1', 'goal:B:1'])
  expect(chosen({ ...input, overrides: [first('C3-1')] })).toEqual(['practice:B:1', 'goal:B:1'])
})

test('bestWhereShort says what the best set is worth, and nothing where all of it fits or is shown', () => {
  expect(bestWhereShort(two())).toBeNull()
  expect(bestWhereShort(two(best(tuesday)))).toBeNull()
  expect(bestWhereShort(two({ deadline: monday, overflow: 'run-over' }))).toBeNull()
  expect(bestWhereShort(two(best(monday)))).toEqual({ beginnings: {}, value: 0.9 * 1.1 })
})

test('bestWhereShort says from where the plan begins and weighs what is promised', () => {
  const short = unsure(0.3, 3.5)
  // Levels 1 and 2 of A: 1.2 × .3 and 1.2 × 1.
  const lower = bestWhereShort(short)!
  expect(lower.beginnings).toEqual({ A: 0 })
  expect(lower.value).toBeCloseTo(1.56, 12)
  // Level 2 of one, for those who hold level 1.
  const usual = { ...short, beginnings: {} }
  expect(bestWhereShort(usual)!.value).toBeCloseTo(0.84, 12)
  expect(bestWhereShort({ ...usual, previous: buildPlan(usual) })!.value).toBeCloseTo(0.84 * 1.15, 12)
})

test('valueAbove gives the value of the best set where that is more, and no limit where all of it fits', () => {
  const short = { ...unsure(0.3, 3.5), beginnings: { A: 0 } }
  const { value } = bestWhereShort(short)!
  expect(valueAbove(short, value - 0.01)).toBe(value)
  expect(valueAbove(short, value)).toBeNull()
  expect(valueAbove({ ...two(best(tuesday)), beginnings: {} }, 100)).toBe(Infinity)
  const previous = buildPlan(short)
  expect(valueAbove({ ...short, previous }, value * 1.14)).toBeCloseTo(value * 1.15, 12)
})

test('the plan without a node leaves out what needs it, and what was left out before', () => {
  const without = (input: PlanInput, id: string) => {
    const solution = solvePlan(input)
    return ids(solution, solveWithout(solution, { node: solution.graph.indexOf.get(id)!, searchLimit: 100 }))
  }
  const three = (rest: Partial<PlanInput> = {}) =>
    road({ A: [1, missing(0.6)], B: [1, missing(0.9)], C: [1, missing(0.7)] }, rest)
  expect(without(three(), 'practice:B:1')).toEqual(['practice:A:1', 'goal:A:1', 'practice:C:1', 'goal:C:1'])
  expect(without(three({ overrides: [notNow('goal:A:1')] }), 'practice:B:1')).toEqual(['practice:C:1', 'goal:C:1'])
  expect(without(three(best(monday)), 'practice:B:1')).toEqual(['practice:C:1', 'goal:C:1'])
  expect(without(three({ ...best(monday), overrides: [notNow('C')] }), 'practice:B:1')).toEqual([
    'practice:A:1',
    'goal:A:1',
  ])
})
