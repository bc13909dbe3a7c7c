import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  inOrder,
  projectLab,
  projectLesson,
  projectMilestone,
  projectPractice,
  subjectOf,
} from '@/lib/progress/core/project-events'
import type { RecordedEvent } from '@/lib/progress/core/types'

const LESSON = 'E1-1'
const MILESTONE = 'MB4'
const LAB = 'L01'
const PRACTICE = 'practice:E1:2'

type WithoutStamp<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
const word = fc.constantFrom('a', 'b')
const body: fc.Arbitrary<WithoutStamp<RecordedEvent>> = fc.oneof(
  fc
    .constantFrom('lesson-opened', 'lesson-done', 'lesson-reopened', 'lesson-skipped')
    .map((kind) => ({ kind, lessonId: LESSON }) as const),
  fc.record({
    kind: fc.constant('lesson-position' as const),
    lessonId: fc.constant(LESSON),
    position: word,
    minutes: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({
    kind: fc.constant('lesson-minutes' as const),
    lessonId: fc.constant(LESSON),
    minutes: fc.integer({ min: -3000, max: 3000 }).map((hundredths) => hundredths / 100),
    by: fc.constantFrom('measured' as const, 'learner' as const),
  }),
  fc.record({
    kind: fc.constant('lab-minutes' as const),
    labId: fc.constant(LAB),
    minutes: fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100),
    by: fc.constant('measured' as const),
  }),
  fc.record({
    kind: fc.constant('decision-made' as const),
    lessonId: fc.constant(LESSON),
    decisionId: word,
    optionId: word,
  }),
  fc.record({ kind: fc.constant('tick-set' as const), lessonId: fc.constant(LESSON), tickId: word, on: fc.boolean() }),
  fc.record({
    kind: fc.constant('words-written' as const),
    lessonId: fc.constant(LESSON),
    wordsId: word,
    text: fc.string(),
  }),
  fc
    .constantFrom('milestone-claimed', 'milestone-reopened', 'milestone-accepted')
    .map((kind) => ({ kind, milestoneId: MILESTONE }) as const),
  fc.record({
    kind: fc.constant('criterion-set' as const),
    milestoneId: fc.constant(MILESTONE),
    criterionId: word,
    on: fc.boolean(),
    date: fc.constant('2026-01-05'),
  }),
  fc.record({
    kind: fc.constant('rubric-scored' as const),
    milestoneId: fc.constant(MILESTONE),
    lineId: word,
    score: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('lab-inputs-set' as const),
    labId: fc.constant(LAB),
    inputs: fc.dictionary(word, fc.integer()),
  }),
  fc.record({
    kind: fc.constant('lab-attempted' as const),
    labId: fc.constant(LAB),
    seed: fc.integer(),
    answer: fc.dictionary(word, fc.integer()),
    passed: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('lab-words-written' as const), labId: fc.constant(LAB), text: word }),
  fc.constantFrom('practice-done', 'practice-reopened').map((kind) => ({ kind, nodeId: PRACTICE }) as const),
)
/** Histories in which several events may share a moment. */
const history = fc
  .array(fc.record({ body, minute: fc.integer({ min: 0, max: 30 }) }), { maxLength: 25 })
  .map((entries) =>
    entries.map(({ body, minute }, index) => ({
      ...body,
      id: `id-${index}`,
      at: new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString(),
    })),
  )

function statesOf(events: readonly RecordedEvent[]) {
  return [
    projectLesson(LESSON, events),
    projectMilestone(MILESTONE, events),
    projectLab(LAB, events),
    projectPractice(PRACTICE, events),
  ]
}

let minute = 0
function event(body: WithoutStamp<RecordedEvent>): RecordedEvent {
  minute += 1
  return { ...body, id: `id-${minute}`, at: new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString() }
}

const lesson = (kind: 'lesson-opened' | 'lesson-done' | 'lesson-reopened' | 'lesson-skipped') =>
  event({ kind, lessonId: LESSON })
const milestone = (kind: 'milestone-claimed' | 'milestone-reopened' | 'milestone-accepted') =>
  event({ kind, milestoneId: MILESTONE })

test('the states are the same in whatever order and however often events arrive', () => {
  const arrival = history.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.constantFrom(...(events.length > 0 ? events : [lesson('lesson-opened')])), {
        maxLength: events.length === 0 ? 0 : 10,
      }),
    ),
  )
  fc.assert(
    fc.property(arrival, ([events, shuffled, again]) => {
      expect(statesOf([...shuffled, ...again])).toEqual(statesOf(events))
    }),
    { seed: 9 },
  )
})

test('a projection reads only the events of its subject', () => {
  fc.assert(
    fc.property(history, (events) => {
      const own = events.filter((each) => subjectOf(each) === LESSON)
      expect(projectLesson(LESSON, events)).toEqual(projectLesson(LESSON, own))
      expect(projectLesson('E1-2', events)).toBeNull()
      expect(projectMilestone('MB1', events)).toBeNull()
      expect(projectLab('L02', events)).toBeNull()
      expect(projectPractice('practice:E1:3', events)).toBeNull()
    }),
    { seed: 10 },
  )
})

test('projectLesson adds up all minutes and starts with the first event', () => {
  fc.assert(
    fc.property(history, (events) => {
      const record = projectLesson(LESSON, events)
      const own = inOrder(events).filter((each) => subjectOf(each) === LESSON)
      expect(record?.startedAt).toBe(own[0]?.at)
      expect(record?.updatedAt).toBe(own.at(-1)?.at)
      // In whole hundredths, which add up without rounding.
      const hundredths = own.map((each) => ('minutes' in each ? Math.round(100 * (each.minutes ?? 0)) : 0))
      expect(record?.minutes ?? 0).toBe(hundredths.reduce((sum, each) => sum + each, 0) / 100)
    }),
    { seed: 11 },
  )
})

test('inOrder sorts by moment, then by id, and keeps one of each id', () => {
  const at = '2026-01-05T08:00:00.000Z'
  const make = (id: string, moment = at): RecordedEvent => ({ id, at: moment, kind: 'lesson-opened', lessonId: LESSON })
  const sorted = inOrder([make('c'), make('a'), make('b', '2026-01-05T07:59:59.999Z'), make('a')])
  expect(sorted.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
})

test('projectLesson leaves a finished lesson finished when it is opened again, and keeps the first finish', () => {
  const done = lesson('lesson-done')
  const events = [
    done,
    lesson('lesson-opened'),
    event({ kind: 'lesson-position', lessonId: LESSON, position: 'p', minutes: 2 }),
    lesson('lesson-done'),
  ]
  expect(projectLesson(LESSON, events)).toMatchObject({
    status: 'done',
    finishedAt: done.at,
    position: 'p',
    minutes: 2,
  })
})

test('projectLesson opens a lesson again only by reopening, and then takes the new finish', () => {
  const events = [lesson('lesson-done'), lesson('lesson-reopened')]
  expect(projectLesson(LESSON, events)).toMatchObject({ status: 'open', finishedAt: null })
  const again = lesson('lesson-done')
  expect(projectLesson(LESSON, [...events, again])).toMatchObject({ status: 'done', finishedAt: again.at })
  expect(projectLesson(LESSON, [...events, lesson('lesson-skipped')])).toMatchObject({
    status: 'skipped',
    finishedAt: null,
  })
})

test('projectLesson keeps the last answer, tick, decision and words of each kind', () => {
  const record = projectLesson(LESSON, [
    event({ kind: 'decision-made', lessonId: LESSON, decisionId: 'd', optionId: 'a', sure: 40 }),
    event({ kind: 'decision-made', lessonId: LESSON, decisionId: 'd', optionId: 'b' }),
    event({ kind: 'check-answered', lessonId: LESSON, itemId: 'E1-a', answer: { type: 'dont-know' }, score: null }),
    event({ kind: 'check-answered', lessonId: LESSON, itemId: 'E1-b', answer: { type: 'number', value: 3 }, score: 1 }),
    event({ kind: 'tick-set', lessonId: LESSON, tickId: 't', on: true }),
    event({ kind: 'tick-set', lessonId: LESSON, tickId: 't', on: false }),
    event({ kind: 'words-written', lessonId: LESSON, wordsId: 'w', text: 'last' }),
  ])
  expect(record?.answers).toEqual({
    decision: { optionId: 'b' },
    checks: {
      'E1-a': { answer: { type: 'dont-know' }, score: null },
      'E1-b': { answer: { type: 'number', value: 3 }, score: 1 },
    },
    ticks: { t: false },
    words: { w: 'last' },
  })
})

test('projectMilestone ticks with the date and forgets a criterion whose tick is taken back', () => {
  const set = (criterionId: string, on: boolean, date: string) =>
    event({ kind: 'criterion-set', milestoneId: MILESTONE, criterionId, on, date })
  const events = [
    set('c1', true, '2026-01-05'),
    set('c2', true, '2026-01-05'),
    set('c1', false, '2026-01-06'),
    set('c2', true, '2026-01-07'),
  ]
  expect(projectMilestone(MILESTONE, events)).toMatchObject({
    status: 'working',
    criteria: { c2: '2026-01-07' },
    claimedAt: null,
  })
  expect(projectMilestone(MILESTONE, events)?.criteria).not.toHaveProperty('c1')
})

test('projectMilestone takes a claim back by reopening', () => {
  const claimed = milestone('milestone-claimed')
  expect(projectMilestone(MILESTONE, [claimed, milestone('milestone-claimed')])).toMatchObject({
    status: 'claimed',
    claimedAt: claimed.at,
  })
  expect(projectMilestone(MILESTONE, [claimed, milestone('milestone-reopened')])).toMatchObject({
    status: 'working',
    claimedAt: null,
  })
})

test('projectMilestone keeps what a reviewer accepted', () => {
  const accepted = milestone('milestone-accepted')
  const events = [
    milestone('milestone-claimed'),
    accepted,
    milestone('milestone-reopened'),
    milestone('milestone-claimed'),
  ]
  expect(projectMilestone(MILESTONE, events.slice(0, 3))).toMatchObject({ status: 'accepted', acceptedAt: accepted.at })
  expect(projectMilestone(MILESTONE, events)).toMatchObject({ status: 'accepted', acceptedAt: accepted.at })
  expect(projectMilestone(MILESTONE, [...events, milestone('milestone-accepted')])?.acceptedAt).toBe(accepted.at)
})

test('projectLab keeps the inputs last set, counts attempts, and keeps the first pass and the last words', () => {
  const attempt = (passed: boolean) => event({ kind: 'lab-attempted', labId: LAB, seed: 1, answer: {}, passed })
  const first = attempt(true)
  const record = projectLab(LAB, [
    event({ kind: 'lab-inputs-set', labId: LAB, inputs: { a: 1, b: 2 } }),
    attempt(false),
    first,
    event({ kind: 'lab-words-written', labId: LAB, text: 'If prices change' }),
    event({ kind: 'lab-inputs-set', labId: LAB, inputs: { a: 3 } }),
    attempt(true),
    attempt(false),
  ])
  expect(record).toMatchObject({ inputs: { a: 3 }, attempts: 4, passedAt: first.at, words: 'If prices change' })
  expect(projectLab(LAB, [attempt(false)])).toMatchObject({ attempts: 1, passedAt: null })
})

test('projectPractice follows the last word', () => {
  const done = event({ kind: 'practice-done', nodeId: PRACTICE })
  const reopened = event({ kind: 'practice-reopened', nodeId: PRACTICE })
  const again = event({ kind: 'practice-done', nodeId: PRACTICE })
  expect(projectPractice(PRACTICE, [done])?.doneAt).toBe(done.at)
  expect(projectPractice(PRACTICE, [reopened, done])?.doneAt).toBeNull()
  expect(projectPractice(PRACTICE, [again, reopened, done])?.doneAt).toBe(again.at)
})

test('subjectOf names the record an event changes', () => {
  expect(subjectOf(lesson('lesson-done'))).toBe(LESSON)
  expect(subjectOf(milestone('milestone-claimed'))).toBe(MILESTONE)
  expect(subjectOf(event({ kind: 'lab-attempted', labId: LAB, seed: 1, answer: {} }))).toBe(LAB)
  expect(subjectOf(event({ kind: 'practice-done', nodeId: PRACTICE }))).toBe(PRACTICE)
  expect(
    subjectOf(event({ kind: 'check-answered', lessonId: LESSON, itemId: 'E1-a', answer: { type: 'dont-know' } })),
  ).toBe(LESSON)
  expect(subjectOf(event({ kind: 'review-answered', itemId: 'E1-a', grade: 'good' }))).toBe('E1-a')
})
