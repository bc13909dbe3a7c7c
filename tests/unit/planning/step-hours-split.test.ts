import { expect, test } from 'vitest'
import { scopeSkills } from '@/lib/planning/core/plan-scope'
import { splitSteps } from '@/lib/planning/core/step-hours-split'
import type { PlanInput, PlanMilestone } from '@/lib/planning/core/types'
import { smallLesson, smallRoad, smallSkill } from '@/tests/support/small-road'

/** Skills A and B to level 2; the steps of each take 60 and 120 minutes. */
const road = smallRoad({
  skills: [smallSkill('A'), smallSkill('B')],
  stages: [
    { id: 'basic', title: 'Basic', targets: { A: 2, B: 1 } },
    { id: 'further', title: 'Further', targets: { A: 2, B: 2 } },
  ],
})

function split(rest: Partial<PlanInput>) {
  const input = { ...road, ...rest }
  return splitSteps(input, scopeSkills(input))
}

/** What each step costs as a whole and leaves for practice, in minutes. */
function minutes(rest: Partial<PlanInput>): Record<string, [whole: number, practice: number]> {
  const { steps } = split(rest)
  return Object.fromEntries(
    steps.map(({ skill, level, wholeMinutes, practiceMinutes }) => [
      `${skill}${level}`,
      [wholeMinutes, practiceMinutes],
    ]),
  )
}

const stone = (rest: Partial<PlanMilestone>): PlanMilestone => ({
  id: 'MB',
  title: 'MB',
  stage: 'basic',
  hours: 1,
  moves: ['A', 'B'],
  ...rest,
})

/** The one milestone of a road: the steps it takes from with the minutes it takes, its lessons and its own minutes. */
function milestone(own: Partial<PlanMilestone>, rest: Partial<PlanInput> = {}) {
  const { milestones, steps } = split({ milestones: [stone(own)], ...rest })
  const [planned] = milestones
  return {
    moved: planned!.steps.map(({ skill, level }) => `${skill}${level}`),
    shared: planned!.sharedMinutes,
    lessons: planned!.lessons.map(({ id }) => id),
    work: planned!.workMinutes,
    practice: steps.map(({ practiceMinutes }) => practiceMinutes),
  }
}

test('every level from the one above what is held to the aim is a step with its class hours', () => {
  expect(minutes({})).toEqual({ A1: [60, 60], A2: [120, 120], B1: [60, 60], B2: [120, 120] })
  expect(minutes({ levelProbabilities: { A: [0, 1, 0, 0, 0], B: [0, 0, 1, 0, 0] } })).toEqual({ A2: [120, 120] })
})

test('class hours are rounded to whole minutes', () => {
  const classes = { ...road.classes, S: [0.51, 2, 3, 4] as const }
  // 30.6 minutes.
  expect(minutes({ classes })).toMatchObject({ A1: [31, 31] })
})

test('the lessons of the step itself are taken off its practice, down to none', () => {
  const lessons = [
    smallLesson('A1-1', { minutes: 20 }),
    smallLesson('A1-2', { minutes: 15 }),
    smallLesson('A2-1', { minutes: 130 }),
    smallLesson('B1-1', { minutes: 60 }),
    smallLesson('C1-1', { minutes: 60 }),
  ]
  expect(minutes({ lessons })).toEqual({ A1: [60, 25], A2: [120, 0], B1: [60, 0], B2: [120, 120] })
  expect(split({ lessons }).steps.map((step) => step.lessons.map(({ id }) => id))).toEqual([
    ['A1-1', 'A1-2'],
    ['A2-1'],
    ['B1-1'],
    [],
  ])
})

test('a milestone takes its hours out of the practice of its skills up to the level of its stage, by their share', () => {
  // 60, 120 and 60 minutes of practice; 60 minutes of work take a quarter of each.
  expect(milestone({})).toEqual({
    moved: ['A1', 'A2', 'B1'],
    shared: [15, 30, 15],
    lessons: [],
    work: 60,
    practice: [45, 90, 45, 120],
  })
  expect(milestone({ stage: 'further' })).toMatchObject({ moved: ['B2'], shared: [60], practice: [60, 120, 60, 60] })
  expect(milestone({ moves: ['B'] })).toMatchObject({ moved: ['B1'], shared: [60], practice: [60, 120, 0, 120] })
  expect(milestone({ stage: 'elsewhere' })).toMatchObject({ moved: [], shared: [], work: 0 })
})

test('shares of a milestone are whole minutes and add up to its work', () => {
  // 50 of 240 minutes: 12.5, 37.5 and 50 where the parts end, rounded to 13, 38 and 50.
  expect(milestone({ hours: 50 / 60 })).toMatchObject({ shared: [13, 25, 12], work: 50, practice: [47, 95, 48, 120] })
})

test('a milestone takes no more than the practice there is, and nothing where lessons leave none', () => {
  expect(milestone({ hours: 9 })).toMatchObject({ shared: [60, 120, 60], work: 240, practice: [0, 0, 0, 120] })
  const full = [60, 120].map((long, index) => smallLesson(`A${index + 1}-1`, { minutes: long }))
  expect(milestone({ moves: ['A'] }, { lessons: full })).toMatchObject({
    moved: ['A1', 'A2'],
    shared: [0, 0],
    work: 0,
    practice: [0, 0, 60, 120],
  })
})

test('a step that is planned only because another needs it is none of a milestone', () => {
  const skills = [smallSkill('A', ['B', 2, 1]), smallSkill('B')]
  const stages = [
    { id: 'basic', title: 'Basic', targets: { A: 1 } },
    { id: 'further', title: 'Further', targets: { A: 2 } },
  ]
  for (const stage of ['basic', 'further'])
    expect(milestone({ stage }, { skills, stages }).moved).toEqual(stage === 'basic' ? ['A1'] : ['A2'])
})

const built = [
  smallLesson('A1-1', { minutes: 20, kind: 'project' }),
  smallLesson('A1-2', { minutes: 10, kind: 'lab' }),
  smallLesson('B2-1', { minutes: 40, kind: 'project' }),
]

test('projects of its own steps build a milestone, and their minutes are part of its hours', () => {
  // 60 minutes less 20 of the project, shared by 30, 120 and 60 minutes of practice.
  expect(milestone({}, { lessons: built })).toMatchObject({
    lessons: ['A1-1'],
    work: 40,
    shared: [6, 23, 11],
    practice: [24, 97, 49, 80],
  })
  expect(milestone({ hours: 0.25 }, { lessons: built })).toMatchObject({ work: 0, shared: [0, 0, 0] })
})

test('lessons that a milestone names build it, whatever their kind and step, as far as they are planned', () => {
  expect(milestone({ lessons: ['B2-1', 'A1-2', 'C1-1'] }, { lessons: built })).toMatchObject({
    lessons: ['A1-2', 'B2-1'],
    work: 10,
  })
  expect(milestone({ lessons: [] }, { lessons: built })).toMatchObject({ lessons: [], work: 60 })
})

test('a second milestone takes out of what the first has left, a skipped one takes nothing', () => {
  const milestones = [stone({ moves: ['B'], hours: 0.75 }), stone({ id: 'MC', moves: ['B'] })]
  const both = split({ milestones })
  expect(both.milestones.map(({ workMinutes }) => workMinutes)).toEqual([45, 15])
  const one = split({ milestones, overrides: [{ kind: 'skip', id: 'MB' }] })
  expect(one.milestones.map((planned) => [planned.milestone.id, planned.workMinutes])).toEqual([['MC', 60]])
})
