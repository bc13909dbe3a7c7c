import fc from 'fast-check'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'
import { addDays } from '@/lib/planning/core/local-date'
import type { InputOfBest, Overflow, Plan, PlanInput, PlanOverride } from '@/lib/planning/core/types'
import { curriculumInput, curriculumInputOfBest, profileOf } from '@/tests/support/real-curriculum'
import type { Told } from '@/tests/support/real-curriculum'

type Content = Parameters<typeof curriculumInput>[0]

/** A learner before the way is chosen: everything a screen lets one say, and what may have happened. */
export interface SimulatedLearner {
  readonly told: Told
  readonly overflow: Overflow
}

/** The plan input of a simulated learner. */
export function inputOf(content: Content, { told, overflow }: SimulatedLearner): PlanInput {
  return curriculumInput(content, { ...told, learner: { ...told.learner, overflow } })
}

/** What a simulated learner's input becomes with the best that fits. */
export function inputOfBestOf(content: Content, { told }: SimulatedLearner): InputOfBest {
  return curriculumInputOfBest(content, told)
}

/** Learners of every kind: tracks, stages, backgrounds, assessed or not, few hours and many, deadlines, pauses, finished work and words against the plan. */
export function anyLearner(content: Content): fc.Arbitrary<SimulatedLearner> {
  const skillIds = [...content.skills.keys()]
  return fc
    .record({
      trackId: fc.constantFrom(...content.tracks.keys()),
      background: fc.constantFrom(...content.backgrounds.keys(), null),
      stage: fc.constantFrom('basic', 'basic', 'basic', 'specialisation', 'specialisation', 'senior'),
      assessed: fc.option(anyProfile(skillIds.length), { freq: 2 }),
      hoursPerWeek: fc.integer({ min: 6, max: 80 }).map((quarters) => quarters / 4),
      weekStartDay: fc.constantFrom(1, 1, 6, 7),
      startOffset: fc.integer({ min: 0, max: 400 }),
      todayOffset: fc.integer({ min: -20, max: 30 }),
      deadlineWeeks: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 2 }),
      overflow: fc.constantFrom<Overflow>('run-over', 'choose-best'),
      pauses: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
      daysOff: fc.array(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 9 })), { maxLength: 2 }),
      studyTimes: fc.uniqueArray(anyStudyTime, { maxLength: 3, selector: ({ number }) => number }),
      lessons: fc.array(anyLessonState([...content.lessons.keys()]), { maxLength: 12 }),
      practiceDone: fc.array(
        anyStep(skillIds).map((step) => `practice:${step}`),
        { maxLength: 3 },
      ),
      milestonesDone: fc.subarray([...content.milestones.keys()], { maxLength: 2 }),
      overrides: fc.array(anyOverride(content), { maxLength: 3 }),
    })
    .map(({ trackId, background, stage, assessed, hoursPerWeek, weekStartDay, overflow, ...rest }) => {
      const startDate = addDays('2026-01-05', rest.startOffset)
      const deadline = rest.deadlineWeeks === null ? null : addDays(startDate, 7 * rest.deadlineWeeks + 3)
      const told: Told = {
        learner: { trackId, background, stage, hoursPerWeek, weekStartDay, startDate, deadline },
        today: addDays(startDate, rest.todayOffset),
        profile: assessed && profileOf(skillIds.map((id, index) => ({ id, ...assessed[index]! }))),
        pauses: rest.pauses.map((days) => addDays(startDate, days)),
        daysOff: rest.daysOff.map(([from, more]) => {
          return { first: addDays(startDate, from), last: addDays(startDate, from + more), note: '' }
        }),
        studyTimes: rest.studyTimes,
        lessons: [...new Map(rest.lessons.map((lesson) => [lesson.lessonId, lesson])).values()],
        practiceDone: rest.practiceDone,
        milestonesDone: rest.milestonesDone,
        overrides: rest.overrides,
      }
      return { told, overflow }
    })
}

const anyStudyTime = fc.record({
  number: fc.integer({ min: 1, max: 5 }),
  weekday: fc.integer({ min: 1, max: 7 }),
  startsAt: fc.constant('18:30'),
  minutes: fc.constantFrom(45, 90, 180),
})

function anyProfile(size: number): fc.Arbitrary<{ mean: number; sd: number }[]> {
  return fc
    .record({
      general: fc.integer({ min: 0, max: 30 }),
      own: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: size, maxLength: size }),
      sd: fc.constantFrom(0.3, 0.5, 0.8),
    })
    .map(({ general, own, sd }) => own.map((tenths) => ({ mean: abilityAtLevel((general + tenths) / 10), sd })))
}

function anyLessonState(ids: readonly string[]) {
  return fc.record({
    lessonId: fc.constantFrom(...ids),
    status: fc.constantFrom('done', 'done', 'open', 'skipped'),
    minutes: fc.integer({ min: 0, max: 200 }),
    finishedAt: fc.constant(null),
  })
}

function anyStep(skillIds: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...skillIds), fc.integer({ min: 1, max: 3 }))
    .map(([skill, level]) => `${skill}:${level}`)
}

function anyOverride(content: Content): fc.Arbitrary<PlanOverride> {
  const milestones = [...content.milestones.keys()]
  const step = anyStep([...content.skills.keys()])
  const entry = fc.oneof(
    fc.constantFrom(...content.lessons.keys()),
    step.map((id) => `practice:${id}`),
    fc.constantFrom(...milestones).map((id) => `work:${id}`),
  )
  const level = fc.oneof(
    step.map((id) => `goal:${id}`),
    fc.constantFrom(...content.skills.keys()),
    fc.constantFrom(...milestones),
  )
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom(...entryWords), id: fc.oneof(entry, level) }) },
    fc
      .tuple(entry, fc.integer({ min: 0, max: 200 }))
      .map(([id, days]) => ({ kind: 'move' as const, id, week: addDays('2026-01-05', days) })),
  )
}

const entryWords = ['known', 'skip', 'not-now', 'first'] as const

/** What happens in the weeks after a plan was made. `diligence` is the share of planned work that gets done, in quarters. */
export interface LaterEvents {
  readonly weeks: number
  readonly diligence: number
  readonly hoursPerWeek: number | null
  readonly pause: boolean
  readonly overrides: readonly PlanOverride[]
  readonly assessed: readonly { mean: number; sd: number }[] | null
}

/** Events of every kind. */
export function anyEvents(content: Content): fc.Arbitrary<LaterEvents> {
  return fc.record({
    weeks: fc.integer({ min: 0, max: 8 }),
    diligence: fc.integer({ min: 0, max: 4 }),
    hoursPerWeek: fc.option(
      fc.integer({ min: 6, max: 60 }).map((quarters) => quarters / 4),
      { freq: 2 },
    ),
    pause: fc.boolean(),
    overrides: fc.array(anyOverride(content), { maxLength: 2 }),
    assessed: fc.option(anyProfile(content.skills.size), { freq: 2 }),
  })
}

/** The input of the replan: the same learner with the events, and the plan until now. */
export function afterSomeWeeks({
  content,
  learner,
  before,
  events,
}: {
  content: Content
  learner: SimulatedLearner
  before: Plan
  events: LaterEvents
}): PlanInput {
  const { told } = learner
  const firstWeek = before.weeks[0]!.start
  const today = addDays(firstWeek, 7 * events.weeks + 2)
  const past = before.weeks.filter(({ end }) => end < today).flatMap(({ entries }) => entries)
  const later = new Set(
    before.weeks.filter(({ end }) => end >= today).flatMap((week) => week.entries.map((entry) => entry.nodeId)),
  )
  const done = past
    .filter(({ nodeId }, index) => !later.has(nodeId) && index % 4 < events.diligence)
    .map((entry) => entry.nodeId)
  const skillIds = [...content.skills.keys()]
  const lessons = (told.lessons ?? []).filter(({ lessonId }) => !done.includes(lessonId))
  const finished = done.filter((id) => content.lessons.has(id))
  const input = inputOf(content, {
    ...learner,
    told: {
      ...told,
      today: told.today !== undefined && told.today > today ? told.today : today,
      learner: { ...told.learner, ...(events.hoursPerWeek === null ? {} : { hoursPerWeek: events.hoursPerWeek }) },
      lessons: [
        ...lessons,
        ...finished.map((lessonId) => ({ lessonId, status: 'done', minutes: 30, finishedAt: null })),
      ],
      practiceDone: [...(told.practiceDone ?? []), ...done.filter((id) => id.startsWith('practice:'))],
      milestonesDone: [...(told.milestonesDone ?? []), ...done.filter((id) => content.milestones.has(id))],
      pauses: [...(told.pauses ?? []), ...(events.pause ? [addDays(today, 7)] : [])],
      overrides: [...(told.overrides ?? []), ...events.overrides],
      profile: events.assessed
        ? profileOf(skillIds.map((id, index) => ({ id, ...events.assessed![index]! })))
        : (told.profile ?? null),
    },
  })
  return { ...input, previous: before }
}
