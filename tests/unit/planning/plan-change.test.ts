import { expect, test } from 'vitest'
import { arrivalSentence, changeSentence } from '@/lib/planning/core/change-sentence'
import { buildPlan } from '@/lib/planning/core/build-plan'
import {
  isVisible,
  isWorthSaying,
  planChange,
  type PlanChange,
  type PlanChoices,
  type PlanVersion,
} from '@/lib/planning/core/plan-change'
import { replan } from '@/lib/planning/core/replan'
import type { Plan, PlanInput } from '@/lib/planning/core/types'
import { seededRandom } from '@/lib/shared/random'
import { around, realInput } from '@/tests/support/planning-fixture'

const base = realInput({ levels: (level) => around(level, 0.6) })
const names = { entry: (id: string) => `«${id}»`, setting: (id: string) => id.toUpperCase() }

function choices(input: PlanInput, settings: Partial<PlanChoices> = {}): PlanChoices {
  const { hoursPerWeek, startDate, deadline, overflow = 'run-over', overrides, pauses } = input
  return {
    background: null,
    trackId: 'aiplus',
    stage: 'basic',
    hoursPerWeek,
    startDate,
    deadline,
    overflow,
    overrides,
    pauses,
    ...settings,
  }
}

function first(input: PlanInput): PlanVersion {
  return { input, plan: buildPlan(input), choices: choices(input) }
}

function next(before: PlanVersion, changes: Partial<PlanInput>, settings: Partial<PlanChoices> = {}): PlanVersion {
  const input = { ...before.input, ...changes }
  return { input, plan: replan(before.plan, input).plan, choices: choices(input, settings) }
}

const openOf = ({ weeks }: Plan) =>
  weeks.flatMap(({ start, entries }) =>
    entries.filter(({ done }) => !done).map(({ nodeId }) => [nodeId, start] as const),
  )
const firstLesson = ({ plan }: PlanVersion) => plan.weeks[0]!.entries.find(({ kind }) => kind !== 'milestone')!.nodeId
const before = first(base)

test('another day of the same week changes nothing one sees', () => {
  const change = planChange(before, next(before, { today: '2026-10-02' }))
  expect(change).toMatchObject({ moved: [], added: [], removed: [], causes: [] })
  expect(isVisible(change)).toBe(false)
})

test('an entry finished as planned is a change, and nothing to say', () => {
  const id = firstLesson(before)
  const change = planChange(before, next(before, { finished: [id] }))
  expect(change.causes).toEqual([{ kind: 'finished', ids: [id] }])
  expect([...change.moved.map((entry) => entry.id), ...change.added, ...change.removed]).not.toContain(id)
  expect([isVisible(change), isWorthSaying(change)]).toEqual([true, false])
})

test('an entry that is skipped leaves, and what filled its room has moved', () => {
  const id = firstLesson(before)
  const change = planChange(before, next(before, { overrides: [{ kind: 'skip', id }] }))
  expect(change.removed).toEqual([id])
  expect(change.moved.length).toBeGreaterThan(0)
  expect(change.moved.every(({ from, to }) => to < from)).toBe(true)
  expect(isWorthSaying(change)).toBe(true)
  expect(changeSentence(change, names)).toMatch(/^\d+ moved[^,]*, 1 left the plan, because you skip “«.*»”\.$/)
})

test('a word taken back names the entry and brings it in again', () => {
  const id = firstLesson(before)
  const skipped = next(before, { overrides: [{ kind: 'skip', id }] })
  const change = planChange(skipped, next(skipped, { overrides: [] }))
  expect(change.added).toEqual([id])
  expect(change.causes).toEqual([{ kind: 'word-taken-back', id }])
})

test('a week without work moves what it left open, counts it, and says by how much the arrival moves', () => {
  const change = planChange(before, next(before, { today: '2026-10-05' }))
  const open = new Set(
    before.plan.weeks[0]!.entries.filter(({ kind }) => kind !== 'milestone').map(({ nodeId }) => nodeId),
  )
  expect(change.causes).toEqual([{ kind: 'new-week', open: open.size }])
  const later = new Set(openOf(before.plan).flatMap(([id, start]) => (start > '2026-09-28' ? [id] : [])))
  const left = [...open].find((id) => !later.has(id))
  expect(change.moved).toContainEqual({ id: left, from: '2026-09-28', to: '2026-10-05' })
  expect(arrivalSentence(change)).toMatch(/^You arrive on .+ instead of .+\.$/)
})

test('a week in which everything was finished moves nothing and is not seen', () => {
  const done = before.plan.weeks[0]!.entries.map(({ nodeId }) => nodeId)
  const later = before.plan.weeks.slice(1).flatMap(({ entries }) => entries.map(({ nodeId }) => nodeId))
  const finished = done.filter((id) => !later.includes(id))
  const progressMinutes = Object.fromEntries(
    before.plan.weeks[0]!.entries.filter(({ nodeId }) => !finished.includes(nodeId)).map(({ nodeId, hours }) => [
      nodeId,
      hours * 60,
    ]),
  )
  const worked = next(before, { finished, progressMinutes })
  const change = planChange(worked, next(worked, { today: '2026-10-05' }))
  expect(change.moved).toEqual([])
  expect(isVisible(change)).toBe(false)
})

test('a changed date, hours, pause, track, answers, days and content are told apart', () => {
  const kinds = (changes: Partial<PlanInput>, settings: Partial<PlanChoices> = {}) =>
    planChange(before, next(before, changes, settings)).causes
  expect(kinds({ deadline: '2027-06-30' })).toEqual([
    { kind: 'setting', setting: 'deadline', from: null, to: '2027-06-30' },
  ])
  expect(kinds({ hoursPerWeek: 10 })).toEqual([{ kind: 'setting', setting: 'hoursPerWeek', from: 8, to: 10 }])
  expect(kinds({ overflow: 'choose-best' })).toEqual([
    { kind: 'setting', setting: 'overflow', from: 'run-over', to: 'choose-best' },
  ])
  expect(kinds({ pauses: ['2026-10-12'] })).toEqual([{ kind: 'pause', weekStart: '2026-10-12', isOn: true }])
  expect(kinds({ weekStart: 0 })).toContainEqual({ kind: 'calendar' })
  const other = realInput({ track: 'native', levels: (level) => around(level, 0.6) })
  expect(kinds({ stages: other.stages, milestones: other.milestones }, { trackId: 'native' })).toEqual([
    { kind: 'setting', setting: 'trackId', from: 'aiplus', to: 'native' },
  ])
  expect(kinds({ levelProbabilities: { ...base.levelProbabilities, E1: around(2, 0.4) } })).toEqual([
    { kind: 'answers' },
  ])
  expect(kinds({ lessons: base.lessons.slice(1) })).toEqual([{ kind: 'content' }])
  expect(kinds({ progressMinutes: { [firstLesson(before)]: 12 } })).toEqual([{ kind: 'time-spent' }])
})

test('new content that moves nothing is not seen, and any decision of the learner is', () => {
  const renamed = base.lessons.map((lesson) => ({ ...lesson, title: `${lesson.title}!` }))
  expect(isVisible(planChange(before, next(before, { lessons: renamed })))).toBe(false)
  const farDate = planChange(before, next(before, { deadline: '2029-01-01' }))
  expect([farDate.moved.length, isVisible(farDate), isWorthSaying(farDate)]).toEqual([0, true, true])
  expect(changeSentence(farDate, names)).toBe('Nothing moved, because the date changed to 1 January.')
})

test('the lists are exactly the difference of the two plans, for random events', () => {
  const random = seededRandom(7)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  let version = before
  for (let step = 0; step < 12; step += 1) {
    const ids = [...new Set(openOf(version.plan).map(([id]) => id))]
    const id = pick(ids)
    const events: Partial<PlanInput>[] = [
      { overrides: [...version.input.overrides, { kind: pick(['skip', 'known', 'first', 'not-now'] as const), id }] },
      { finished: [...version.input.finished, id] },
      { hoursPerWeek: pick([6, 8, 10]) },
    ]
    const after = next(version, pick(events))
    const change = planChange(version, after)
    const plain = (plan: Plan) => new Set(openOf(plan).map(([node]) => node.replace(/^work:/, '')))
    const [then, now] = [plain(version.plan), plain(after.plan)]
    const finished = new Set(after.input.finished)
    expect(new Set(change.added)).toEqual(new Set([...now].filter((node) => !then.has(node))))
    expect(new Set(change.removed)).toEqual(new Set([...then].filter((node) => !now.has(node) && !finished.has(node))))
    expect(change.moved.every(({ id: node, from, to }) => then.has(node) && now.has(node) && from !== to)).toBe(true)
    version = after
  }
})

const none: PlanChange = { moved: [], added: [], removed: [], finishBefore: null, finishAfter: null, causes: [] }

test.each<[Partial<PlanChange>, string]>([
  [
    {
      moved: [{ id: 'a', from: '2026-03-02', to: '2026-03-09' }],
      added: ['b'],
      causes: [{ kind: 'finished', ids: ['c'] }],
    },
    '1 moved one week later, 1 added, because you finished “«c»”.',
  ],
  [
    {
      moved: [
        { id: 'a', from: '2026-03-09', to: '2026-03-02' },
        { id: 'b', from: '2026-03-16', to: '2026-03-02' },
      ],
      causes: [{ kind: 'content' }, { kind: 'finished', ids: ['x', 'y', 'z'] }],
    },
    '2 moved, because content changed and you finished three entries.',
  ],
  [
    { causes: [{ kind: 'setting', setting: 'hoursPerWeek', from: 8, to: 7.5 }] },
    'Nothing moved, because you have 7 h 30 min a week instead of 8 h.',
  ],
  [
    {
      causes: [
        { kind: 'word', id: 'a', word: 'known' },
        { kind: 'word', id: 'b', word: 'skip' },
        { kind: 'word-taken-back', id: 'c' },
      ],
    },
    'Nothing moved, because you decided on three entries.',
  ],
  [{ causes: [{ kind: 'new-week', open: 1 }] }, 'Nothing moved, because a week ended with one entry open.'],
  [
    {
      causes: [
        { kind: 'finished', ids: ['a'] },
        { kind: 'setting', setting: 'stage', from: 'basic', to: 'senior' },
        { kind: 'pause', weekStart: '2026-03-09', isOn: false },
        { kind: 'answers' },
      ],
    },
    'Nothing moved, because you finished “«a»”, the plan now leads to the end of the senior stage and two other things changed.',
  ],
])('the sentence of %j is calm and complete', (change, sentence) => {
  expect(changeSentence({ ...none, ...change }, names)).toBe(sentence)
})

test('the arrival is said only where it changed', () => {
  expect(arrivalSentence({ ...none, finishBefore: '2027-01-03', finishAfter: '2027-01-03' })).toBe('')
  expect(arrivalSentence({ ...none, finishBefore: '2027-01-03' })).toBe('')
  expect(arrivalSentence({ ...none, finishBefore: '2027-01-10', finishAfter: '2027-01-03' })).toBe(
    'You arrive on 3 January instead of 10 January.',
  )
})
