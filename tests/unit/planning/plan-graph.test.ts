import { expect, test } from 'vitest'
import { buildPlanGraph, workIdOf } from '@/lib/planning/core/plan-graph'
import type { LevelProbabilities, PlanInput, PlanMilestone } from '@/lib/planning/core/types'
import { smallLesson, smallRoad, smallSkill } from '@/tests/support/small-road'

/** A stone of the basic stage for one hour of work on skill A. */
const stone = (rest: Partial<PlanMilestone> = {}): PlanMilestone => ({
  id: 'M',
  title: 'Stone M',
  stage: 'basic',
  hours: 1,
  moves: ['A'],
  ...rest,
})
const basic = (targets: Record<string, number>) => [{ id: 'basic', title: 'Basic', targets }]
const held = (level: number) => [0, 1, 2, 3, 4].map((at) => (at === level ? 1 : 0)) as unknown as LevelProbabilities

/** One level of skill A: an hour, half of it a lesson. */
function oneStep(rest: Partial<PlanInput> = {}): PlanInput {
  return smallRoad({ skills: [smallSkill('A')], lessons: [smallLesson('A1-r')], stages: basic({ A: 1 }), ...rest })
}
const idsOf = (input: PlanInput) => buildPlanGraph(input).nodes.map(({ id }) => id)
const ticksOf = (input: PlanInput) =>
  Object.fromEntries(buildPlanGraph(input).nodes.map(({ id, ticks }) => [id, ticks]))
/** Ids of what a node needs directly. */
function needsOf(input: PlanInput, id: string) {
  const { nodes, needs, indexOf } = buildPlanGraph(input)
  return needs[indexOf.get(id)!]!.map((need) => nodes[need]!.id)
}

/** Two levels of A in two stages, level 1 of B because level 2 of A needs it, and a stone for the second level. */
const road = smallRoad({
  skills: [smallSkill('A', ['B', 1, 2]), smallSkill('B')],
  lessons: [
    smallLesson('A1-r'),
    smallLesson('A2-p', { minutes: 60, kind: 'project' }),
    smallLesson('B1-l', { minutes: 20, kind: 'lab', prerequisites: ['A1-r', 'unknown'] }),
  ],
  stages: [...basic({ A: 1 }), { id: 'senior', title: 'Senior', targets: { A: 2 } }],
  milestones: [stone({ stage: 'senior', hours: 1.5 })],
  levelProbabilities: { A: [0.5, 0.25, 0.25, 0, 0] },
})

test('buildPlanGraph lists the work and goals of each step, then the milestones, with all that is known of them', () => {
  const lesson = { title: '', value: 0, stage: 0, gapProbability: null, isAim: false, suggestion: null }
  expect(buildPlanGraph(road).nodes).toEqual([
    { ...lesson, id: 'A1-r', kind: 'reading', title: 'Lesson A1-r', skill: 'A', level: 1, ticks: 3000 },
    {
      ...lesson,
      id: 'practice:A:1',
      kind: 'practice',
      title: 'Practice: Skill A to level 1',
      skill: 'A',
      level: 1,
      ticks: 3000,
      suggestion: 'Work on a case of your own, until you reach level 1 without help.',
    },
    // 1.2 for the target 2, times P(level 0).
    {
      id: 'goal:A:1',
      kind: 'goal',
      title: 'Skill A at level 1',
      skill: 'A',
      level: 1,
      ticks: 0,
      value: 0.6,
      stage: 0,
      gapProbability: 0.5,
      isAim: true,
      suggestion: null,
    },
    { ...lesson, id: 'A2-p', kind: 'project', title: 'Lesson A2-p', skill: 'A', level: 2, ticks: 6000 },
    // Of the two hours the project takes one and the stone half of one: 1.5 h less the project that builds it.
    {
      ...lesson,
      id: 'practice:A:2',
      kind: 'practice',
      title: 'Practice: Skill A to level 2',
      skill: 'A',
      level: 2,
      ticks: 3000,
      suggestion: 'Do “Lesson A2-p” again with material from your own work, until you reach level 2 without help.',
    },
    // 1.2 · (P(level 0) + P(level 1)), of the second stage.
    {
      id: 'goal:A:2',
      kind: 'goal',
      title: 'Skill A at level 2',
      skill: 'A',
      level: 2,
      ticks: 0,
      value: expect.closeTo(0.9, 12) as number,
      stage: 1,
      gapProbability: 0.75,
      isAim: true,
      suggestion: null,
    },
    { ...lesson, id: 'B1-l', kind: 'lab', title: 'Lesson B1-l', skill: 'B', level: 1, ticks: 2000 },
    {
      ...lesson,
      id: 'practice:B:1',
      kind: 'practice',
      title: 'Practice: Skill B to level 1',
      skill: 'B',
      level: 1,
      ticks: 4000,
      suggestion: 'Do “Lesson B1-l” again with material from your own work, until you reach level 1 without help.',
    },
    // No stage asks for B: no aim, no value, and the last stage.
    {
      id: 'goal:B:1',
      kind: 'goal',
      title: 'Skill B at level 1',
      skill: 'B',
      level: 1,
      ticks: 0,
      value: 0,
      stage: 1,
      gapProbability: 1,
      isAim: false,
      suggestion: null,
    },
    // Half an hour of the two of the step, so a quarter of its value .9.
    {
      id: 'M',
      kind: 'milestone',
      title: 'Stone M',
      skill: null,
      level: null,
      ticks: 3000,
      value: expect.closeTo(0.225, 12) as number,
      stage: 1,
      gapProbability: null,
      isAim: true,
      suggestion: null,
    },
  ])
})

test('work needs the level below, the prerequisites of its step and named lessons; practice the lessons; goals all', () => {
  const graph = buildPlanGraph(road)
  const ids = graph.nodes.map(({ id }) => id)
  expect(Object.fromEntries(ids.map((id) => [id, needsOf(road, id)]))).toEqual({
    'A1-r': [],
    'practice:A:1': ['A1-r'],
    'goal:A:1': ['A1-r', 'practice:A:1'],
    'A2-p': ['goal:A:1', 'goal:B:1'],
    'practice:A:2': ['goal:A:1', 'goal:B:1', 'A2-p'],
    'goal:A:2': ['goal:A:1', 'goal:B:1', 'A2-p', 'practice:A:2'],
    'B1-l': ['A1-r'],
    'practice:B:1': ['B1-l'],
    'goal:B:1': ['B1-l', 'practice:B:1'],
    M: ['goal:A:2', 'A2-p'],
  })
  expect([...graph.indexOf]).toEqual(ids.map((id, index) => [id, index]))
  expect(graph.dependants[ids.indexOf('A1-r')]!.map((node) => ids[node])).toEqual(['practice:A:1', 'goal:A:1', 'B1-l'])
  expect([...graph.scope.keys()]).toEqual(['A', 'B'])
  expect([graph.finishedTicks, graph.milestonesOnTop]).toEqual([0, []])
})

test('a need named twice is one need, and needs in a circle are refused', () => {
  const lessons = (...prerequisites: string[]) => [smallLesson('A1-q'), smallLesson('A1-r', { prerequisites })]
  expect(needsOf(oneStep({ lessons: lessons('A1-q', 'A1-q') }), 'A1-r')).toEqual(['A1-q'])
  expect(() => buildPlanGraph(oneStep({ lessons: lessons('A1-r') }))).toThrow('needs form a cycle through node 1')
})

test('titles of steps take the short title of a skill where there is one', () => {
  const skills = [{ ...smallSkill('A'), shortTitle: 'Short A' }]
  expect(buildPlanGraph(oneStep({ skills })).nodes.map(({ title }) => title)).toEqual([
    'Lesson A1-r',
    'Practice: Short A to level 1',
    'Short A at level 1',
  ])
})

test('a step that its lessons fill has no practice', () => {
  const lessons = [smallLesson('A1-r', { minutes: 60 })]
  expect(idsOf(oneStep({ lessons }))).toEqual(['A1-r', 'goal:A:1'])
  expect(idsOf(oneStep({ lessons: [] }))).toEqual(['practice:A:1', 'goal:A:1'])
})

test('an hour takes its reviews along, in whole ticks', () => {
  // 110 ticks a minute: (30 − 12.345) · 110 = 1942.05 are left, 12.345 · 110 = 1357.95 are done.
  const input = oneStep({ reviewOverhead: 0.1, progressMinutes: { 'A1-r': 12.345 } })
  expect(ticksOf(input)).toEqual({ 'A1-r': 1942, 'practice:A:1': 3300, 'goal:A:1': 0 })
  expect(buildPlanGraph(input).finishedTicks).toBe(1358)
})

test.each([
  [-5, 3000, 0],
  [0, 3000, 0],
  [10, 2000, 1000],
  [30, 0, 3000],
  [45, 0, 3000],
])('of %d minutes on a lesson of 30, %d ticks are left and %d done', (minutes, left, done) => {
  const input = oneStep({ progressMinutes: { 'A1-r': minutes } })
  expect([ticksOf(input)['A1-r'], buildPlanGraph(input).finishedTicks]).toEqual([left, done])
})

test('what is finished, known or skipped leaves, and only what is finished counts as done', () => {
  const rest = ['practice:A:1', 'goal:A:1']
  const finished = oneStep({ finished: ['A1-r'], progressMinutes: { 'A1-r': 12 } })
  expect([idsOf(finished), buildPlanGraph(finished).finishedTicks]).toEqual([rest, 3000])
  for (const kind of ['known', 'skip'] as const) {
    const input = oneStep({ overrides: [{ kind, id: 'A1-r' }] })
    expect([idsOf(input), buildPlanGraph(input).finishedTicks]).toEqual([rest, 0])
  }
  expect(needsOf(finished, 'goal:A:1')).toEqual(['practice:A:1'])
})

test('a skipped level leaves with all its work, and the next level begins without it', () => {
  const input = oneStep({ stages: basic({ A: 2 }), overrides: [{ kind: 'skip', id: 'goal:A:1' }] })
  expect(idsOf(input)).toEqual(['practice:A:2', 'goal:A:2'])
  expect(needsOf(input, 'practice:A:2')).toEqual([])
})

test('a milestone shares the value of its steps by the minutes it takes of each', () => {
  // Practice is 60 in A and 60 in B; the stone takes half of both. A level counts 1.1 in either.
  const input = smallRoad({
    skills: [smallSkill('A'), smallSkill('B')],
    stages: basic({ A: 1, B: 1 }),
    milestones: [stone({ moves: ['A', 'B'] })],
    levelProbabilities: { B: [0.5, 0.5, 0, 0, 0] },
  })
  expect(ticksOf(input)).toMatchObject({ 'practice:A:1': 3000, 'practice:B:1': 3000, M: 6000 })
  expect(buildPlanGraph(input).nodes.at(-1)).toMatchObject({
    id: 'M',
    value: expect.closeTo(1.1 * (0.5 * 1 + 0.5 * 0.5), 12) as number,
  })
  expect(needsOf(input, 'M')).toEqual(['goal:A:1', 'goal:B:1'])
})

test('a milestone needs the lessons named for it, also those that are planned for another lesson only', () => {
  const input = oneStep({
    skills: [smallSkill('A'), smallSkill('G')],
    lessons: [smallLesson('A1-r', { prerequisites: ['G1-a'] }), smallLesson('G1-a'), smallLesson('G1-b')],
    milestones: [stone({ lessons: ['G1-a', 'G1-b', 'A1-r'] })],
  })
  expect(needsOf(input, 'M')).toEqual(['goal:A:1', 'G1-a', 'A1-r'])
})

test('a milestone is on the way as long as a step or a lesson of it is', () => {
  const byLesson = oneStep({ milestones: [stone({ moves: [], lessons: ['A1-r'] })] })
  expect(needsOf(byLesson, 'M')).toEqual(['A1-r'])
  expect(ticksOf(byLesson)['M']).toBe(0)
  const byStep = oneStep({ milestones: [stone({ hours: 0.25 })] })
  expect([needsOf(byStep, 'M'), ticksOf(byStep)['M']]).toEqual([['goal:A:1'], 1500])
  expect(idsOf(oneStep({ milestones: [stone({ moves: ['B'] })] }))).not.toContain('M')
})

test('a milestone of a stage that is not planned counts with the first', () => {
  const input = oneStep({ milestones: [stone({ stage: 'later', lessons: ['A1-r'] })] })
  expect(buildPlanGraph(input).nodes.at(-1)).toMatchObject({ id: 'M', stage: 0 })
})

test.each<[string, Partial<PlanMilestone>, Partial<PlanInput>, number[]]>([
  ['what no planned step gives comes on top', { hours: 3 }, {}, [2.5]],
  ['all of it where the skills are held', { hours: 3 }, { levelProbabilities: { A: held(1) } }, [3]],
  ['less the lessons that build it', { hours: 3, lessons: ['A1-r'] }, {}, [2]],
  ['nothing where its work is planned', { hours: 0.5 }, {}, []],
  ['nothing where its lessons are longer', { hours: 0.25, lessons: ['A1-r'] }, {}, []],
  ['nothing once it is known', { hours: 3 }, { overrides: [{ kind: 'known', id: 'M' }] }, []],
  ['nothing once it is finished', { hours: 3 }, { finished: ['M'] }, []],
  ['nothing where its stage is not planned', { hours: 3, stage: 'later' }, {}, []],
])('hours of a milestone on top: %s', (_name, milestone, rest, hours) => {
  const onTop = buildPlanGraph(oneStep({ milestones: [stone(milestone)], ...rest })).milestonesOnTop
  expect(onTop).toEqual(hours.map((each) => ({ id: 'M', title: 'Stone M', hours: each })))
})

test('the work of a milestone takes its progress, and its stone stays when the work is done, known or skipped', () => {
  // Half an hour of practice is the stone's work.
  const withStone = (rest: Partial<PlanInput>) => oneStep({ milestones: [stone({ hours: 0.5 })], ...rest })
  const read = (rest: Partial<PlanInput>) => [
    ticksOf(withStone(rest))['M'],
    buildPlanGraph(withStone(rest)).finishedTicks,
  ]
  expect(read({})).toEqual([3000, 0])
  expect(read({ progressMinutes: { 'work:M': 10 } })).toEqual([2000, 1000])
  expect(read({ finished: ['work:M'] })).toEqual([0, 3000])
  expect(read({ overrides: [{ kind: 'known', id: 'work:M' }] })).toEqual([0, 0])
  expect(read({ overrides: [{ kind: 'skip', id: 'work:M' }] })).toEqual([0, 0])
  expect(read({ finished: ['M'] })).toEqual([undefined, 3000])
  expect(read({ finished: ['M', 'work:M'] })).toEqual([undefined, 3000])
})

test('workIdOf names the work of a milestone, and everything else by its own id', () => {
  expect(workIdOf({ id: 'M', kind: 'milestone' })).toBe('work:M')
  expect(workIdOf({ id: 'A1-r', kind: 'project' })).toBe('A1-r')
})

/** A lesson of A that names lessons of G, which no stage asks for. */
function support(lessons: PlanInput['lessons'], rest: Partial<PlanInput> = {}): PlanInput {
  return oneStep({
    skills: [smallSkill('A'), smallSkill('G')],
    lessons: [smallLesson('A1-r', { prerequisites: ['G1-a'] }), ...lessons],
    ...rest,
  })
}
const named = [smallLesson('G1-a', { prerequisites: ['G1-b'] }), smallLesson('G1-b'), smallLesson('G1-c')]

test('lessons that planned lessons name come along, and those that they name, and no others', () => {
  expect(idsOf(support(named))).toEqual(['A1-r', 'practice:A:1', 'goal:A:1', 'G1-a', 'G1-b'])
  expect(needsOf(support(named), 'A1-r')).toEqual(['G1-a'])
  expect(needsOf(support(named), 'G1-a')).toEqual(['G1-b'])
  expect(buildPlanGraph(support(named)).nodes[3]).toMatchObject({ skill: 'G', level: 1, ticks: 3000, isAim: false })
})

test('a lesson named within the planned steps is planned once', () => {
  const lessons = [smallLesson('A1-q', { prerequisites: ['A1-r'] }), smallLesson('A1-r')]
  expect(idsOf(oneStep({ lessons }))).toEqual(['A1-q', 'A1-r', 'goal:A:1'])
})

test('a named lesson needs the prerequisites of its own step', () => {
  const lessons = [smallLesson('A1-r', { prerequisites: ['G2-a'] })]
  const input = smallRoad({
    skills: [smallSkill('A'), smallSkill('G', ['B', 1, 2], ['C', 1, 1]), smallSkill('B'), smallSkill('C')],
    lessons: [...lessons, smallLesson('G2-a')],
    stages: basic({ A: 1, B: 1, C: 1 }),
  })
  expect(needsOf(input, 'G2-a')).toEqual(['goal:B:1'])
})

test.each<[string, Partial<PlanInput>]>([
  ['finished', { finished: ['G1-a'] }],
  ['known', { overrides: [{ kind: 'known', id: 'G1-a' }] }],
  ['skipped', { overrides: [{ kind: 'skip', id: 'G1-a' }] }],
  ['skipped with its skill', { overrides: [{ kind: 'skip', id: 'G' }] }],
  ['skipped with its level', { overrides: [{ kind: 'skip', id: 'goal:G:1' }] }],
  ['of a level that is held', { levelProbabilities: { G: held(1) } }],
])('a named lesson that is %s stays out, with what only it names', (_name, rest) => {
  expect(idsOf(support(named, rest))).toEqual(['A1-r', 'practice:A:1', 'goal:A:1'])
})

test('a named lesson above the level held comes along', () => {
  const skills = [smallSkill('A'), smallSkill('G')]
  const lessons = [smallLesson('A1-r', { prerequisites: ['G2-a'] }), smallLesson('G2-a')]
  const withHeld = (level: number) => idsOf(oneStep({ skills, lessons, levelProbabilities: { G: held(level) } }))
  expect(withHeld(1)).toContain('G2-a')
  expect(withHeld(2)).not.toContain('G2-a')
})

test('a lesson named that is unknown, or of an unknown skill, is no need', () => {
  expect(idsOf(support([]))).toEqual(['A1-r', 'practice:A:1', 'goal:A:1'])
  expect(idsOf(support([{ ...smallLesson('G1-a'), skill: 'Z' }]))).toEqual(['A1-r', 'practice:A:1', 'goal:A:1'])
})

/** A plan for level 2 of A, of which level 1 is held: what was finished in it before has left the plan. */
const done = (rest: Partial<PlanInput>) =>
  buildPlanGraph(oneStep({ stages: basic({ A: 2 }), levelProbabilities: { A: held(1) }, ...rest })).finishedTicks

test('work finished in a step that has left the plan keeps its minutes', () => {
  expect(done({})).toBe(0)
  expect(done({ finished: ['A1-r'] })).toBe(3000)
  expect(done({ finished: ['practice:A:1'] })).toBe(3000)
  expect(done({ finished: ['A1-r', 'practice:A:1'] })).toBe(6000)
  expect(done({ finished: ['A1-r', 'practice:A:1'], reviewOverhead: 0.1 })).toBe(6600)
  expect(done({ finished: ['unknown'] })).toBe(0)
})

test('a finished milestone whose steps have left the plan keeps its minutes once', () => {
  // From level 0: practice 30 and 120, of which the stone takes 30, in proportion 6 and 24.
  const milestones = [stone({ hours: 0.5 })]
  const all = { milestones, levelProbabilities: { A: held(2) } }
  expect(done({ ...all, finished: ['M'] })).toBe(3000)
  expect(done({ ...all, finished: ['work:M'] })).toBe(3000)
  expect(done({ ...all, finished: ['M', 'work:M'] })).toBe(3000)
  expect(done({ ...all, finished: ['M', 'practice:A:1'] })).toBe(3000 + 2400)
  expect(done(all)).toBe(0)
})

test('finished milestone work keeps its minutes where the steps that are left have none for it', () => {
  // Level 1 of A is held; the lesson fills the step of B, so that the stone takes nothing now and took an hour from level 0.
  const input = smallRoad({
    skills: [smallSkill('A'), smallSkill('B')],
    lessons: [smallLesson('B1-r', { minutes: 60 })],
    stages: basic({ A: 1, B: 1 }),
    milestones: [stone({ moves: ['A', 'B'] })],
    levelProbabilities: { A: held(1) },
    finished: ['work:M'],
  })
  expect(ticksOf(input)['M']).toBe(0)
  expect(buildPlanGraph(input).finishedTicks).toBe(6000)
})
