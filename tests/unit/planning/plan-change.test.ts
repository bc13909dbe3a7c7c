import { expect, test } from 'vitest'
import { arrivalSentence, changeSentence } from '@/lib/planning/core/change-sentence'
import { buildPlan } from '@/lib/planning/core/build-plan'
import {
  currentWeek,
  isVisible,
  isWorthSaying,
  planChange,
  type ChangeCause,
  type PlanChange,
  type PlanChoices,
  type PlanVersion,
} from '@/lib/planning/core/plan-change'
import { replan } from '@/lib/planning/core/replan'
import type { EntryKind, Plan, PlanInput } from '@/lib/planning/core/types'
import { seededRandom } from '@/lib/shared/random'
import { around, realInput } from '@/tests/support/planning-fixture'
import { smallLesson, smallRoad, smallSkill } from '@/tests/support/small-road'

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

/** Weeks of a hand-made plan by their first day: ids of entries, with a tick where done; an id in capitals is a stone. */
type Weeks = Record<string, string[]>

/** A version of a hand-made plan on Wednesday, 14 January 2026. */
function version(
  weeks: Weeks,
  input: Partial<PlanInput> = {},
  settings: Partial<PlanChoices> = {},
  finishDate: string | null = null,
): PlanVersion {
  const whole = smallRoad({ today: '2026-01-14', ...input })
  const kindOf = (id: string): EntryKind => (id === id.toUpperCase() ? 'milestone' : 'reading')
  const plan = {
    finishDate,
    weeks: Object.entries(weeks).map(([start, ids]) => ({
      start,
      entries: ids.map((id) => ({ nodeId: id.replace('✓', ''), done: id.endsWith('✓'), kind: kindOf(id) })),
    })),
  } as unknown as Plan
  return { input: whole, plan, choices: choices(whole, settings) }
}
const [past, now, later, last] = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'] as [
  string,
  string,
  string,
  string,
]

/** What moved, came and left, as text. */
function difference(then: Weeks, next: Weeks, input: Partial<PlanInput> = {}) {
  const { moved, added, removed } = planChange(version(then), version(next, input))
  return { moved: moved.map(({ id, from, to }) => `${id} ${from} → ${to}`), added, removed }
}

test('planChange tells what moved, came and left, when the plans end, and the causes', () => {
  const then = version({ [now]: ['a', 'b'], [later]: ['c', 'd'] }, {}, {}, '2026-01-23')
  const next = version({ [now]: ['a', 'c'], [later]: ['n'] }, { finished: ['d'] }, {}, '2026-01-20')
  expect(planChange(then, next)).toEqual({
    moved: [{ id: 'c', from: later, to: now }],
    added: ['n'],
    removed: ['b'],
    finishBefore: '2026-01-23',
    finishAfter: '2026-01-20',
    causes: [{ kind: 'finished', ids: ['d'] }],
  })
})

test('an entry stands where it begins, counted from the current week on', () => {
  const nothing = { moved: [], added: [], removed: [] }
  // In both it begins in the current week, whatever it filled before or after.
  expect(difference({ [past]: ['a'], [now]: ['a'], [later]: ['a'] }, { [now]: ['a'] })).toEqual(nothing)
  expect(difference({ [now]: ['a'], [later]: ['a'] }, { [now]: ['a'], [last]: ['a'] })).toEqual(nothing)
  // What stood only in weeks that are past stands in the last of them.
  expect(difference({ '2025-12-29': ['a'], [past]: ['a'] }, { [now]: ['a'] }).moved).toEqual([`a ${past} → ${now}`])
})

test('finished entries stand nowhere', () => {
  expect(difference({ [now]: ['a✓'], [later]: ['b'] }, { [now]: ['b✓'] }, { finished: ['b'] })).toEqual({
    moved: [],
    added: [],
    removed: [],
  })
  expect(difference({ [now]: ['a✓'] }, { [later]: ['a'] })).toMatchObject({ moved: [], added: ['a'] })
})

test('a milestone moves with its work; its stone alone does not, and stands for it when the work is done', () => {
  expect(difference({ [now]: ['work:m'], [later]: ['M'] }, { [later]: ['work:m', 'M'] }).moved).toEqual([
    `m ${now} → ${later}`,
  ])
  expect(difference({ [now]: ['M'] }, { [later]: ['M'] })).toEqual({ moved: [], added: [], removed: [] })
  // Work then and a stone now, or the reverse, is no move; the id is the same.
  expect(difference({ [now]: ['work:M1'] }, { [later]: ['M1'] })).toEqual({ moved: [], added: [], removed: [] })
  expect(difference({ [now]: ['M1'] }, { [later]: ['M1', 'n'] })).toMatchObject({ moved: [], added: ['n'] })
})

test('work that is past keeps its place, though its stone stands ahead', () => {
  const id = 'M1'
  const work = { nodeId: `work:${id}`, done: false, kind: 'milestone-work' }
  const stone = { nodeId: id, done: false, kind: 'milestone' }
  const planned = (start: string): PlanVersion => {
    const weeks = [
      { start, entries: [work] },
      { start: last, entries: [stone] },
    ]
    return { ...version({}), plan: { finishDate: null, weeks } as unknown as Plan }
  }
  expect(planChange(planned(past), planned(later)).moved).toEqual([{ id, from: past, to: later }])
  expect(planChange(planned(now), planned(later)).moved).toEqual([{ id, from: now, to: later }])
  // A stone that waits for no more work now.
  const onlyStone = {
    ...planned(past),
    plan: { finishDate: null, weeks: [{ start: last, entries: [stone] }] } as unknown as Plan,
  }
  expect(planChange(planned(past), onlyStone)).toMatchObject({ moved: [], added: [], removed: [] })
  expect(planChange(onlyStone, planned(now))).toMatchObject({ moved: [], added: [], removed: [] })
})

test('only the beginning of an id tells the work of a milestone', () => {
  expect(difference({ [now]: ['homework:1'] }, { [later]: ['homework:1'] }).moved).toEqual([
    `homework:1 ${now} → ${later}`,
  ])
  const open = planChange(version({ [past]: ['homework:1'] }, { today: past }), version({}, { finished: ['home1'] }))
  expect(open.causes).toContainEqual({ kind: 'new-week', open: 1 })
})

test.each<[ChangeCause, boolean, boolean]>([
  [{ kind: 'new-week', open: 0 }, false, false],
  [{ kind: 'answers' }, false, false],
  [{ kind: 'time-spent' }, false, false],
  [{ kind: 'content' }, false, false],
  [{ kind: 'finished', ids: ['a'] }, true, false],
  [{ kind: 'reopened', ids: ['a'] }, true, true],
  [{ kind: 'calendar' }, true, true],
  [{ kind: 'word', id: 'a', word: 'skip' }, true, true],
  [{ kind: 'word-taken-back', id: 'a' }, true, true],
  [{ kind: 'pause', weekStart: now, isOn: true }, true, true],
  [{ kind: 'setting', setting: 'stage', from: 'basic', to: 'senior' }, true, true],
])('of %j alone: visible %s, worth saying %s', (cause, isSeen, isSaid) => {
  const change = { ...none, causes: [cause] }
  expect([isVisible(change), isWorthSaying(change)]).toEqual([isSeen, isSaid])
  const among: PlanChange = { ...none, causes: [{ kind: 'content' }, cause, { kind: 'answers' }] }
  expect([isVisible(among), isWorthSaying(among)]).toEqual([isSeen, isSaid])
})

test.each([
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 1, 0],
  [0, 1, 1],
  [1, 0, 1],
])('%d moved, %d added and %d removed entries are seen and said as soon as there is one', (moved, added, removed) => {
  const change = {
    ...none,
    moved: Array.from({ length: moved }, () => ({ id: 'a', from: now, to: later })),
    added: Array.from({ length: added }, () => 'b'),
    removed: Array.from({ length: removed }, () => 'c'),
  }
  const isAny = moved + added + removed > 0
  expect([isVisible(change), isWorthSaying(change)]).toEqual([isAny, isAny])
})

test('the current week begins on the learner’s day', () => {
  expect([0, 1, 3, 4].map((weekStart) => currentWeek({ today: '2026-01-14', weekStart }))).toEqual([
    '2026-01-11',
    '2026-01-12',
    '2026-01-14',
    '2026-01-08',
  ])
})

/** Causes between two versions of an empty plan. */
function causes(
  then: Partial<PlanInput>,
  next: Partial<PlanInput>,
  [settings, newSettings]: [Partial<PlanChoices>, Partial<PlanChoices>] = [{}, {}],
) {
  return planChange(version({}, then, settings), version({}, next, newSettings)).causes
}

test.each<[keyof PlanChoices, string | number | null, string | number]>([
  ['trackId', 'aiplus', 'native'],
  ['stage', 'basic', 'senior'],
  ['background', null, 'technical'],
  ['hoursPerWeek', 7, 9],
  ['startDate', '2026-01-05', '2026-01-12'],
  ['deadline', null, '2026-06-30'],
  ['overflow', 'run-over', 'choose-best'],
])('a changed %s is told with its values', (setting, from, to) => {
  expect(causes({}, {}, [{}, { [setting]: to }])).toEqual([{ kind: 'setting', setting, from, to }])
  expect(causes({}, {}, [{ [setting]: to }, { [setting]: to }])).toEqual([])
})

test('work finished and work opened again are told with their ids', () => {
  expect(causes({ finished: ['a', 'b'] }, { finished: ['b', 'c', 'd'] })).toEqual([
    { kind: 'finished', ids: ['c', 'd'] },
    { kind: 'reopened', ids: ['a'] },
  ])
})

test('a word is told when it is new or says something else, and when it is taken back', () => {
  const skip = { kind: 'skip', id: 'a' } as const
  const move = { kind: 'move', id: 'b', week: now } as const
  expect(causes({ overrides: [skip, move] }, { overrides: [skip, move] })).toEqual([])
  expect(
    causes(
      { overrides: [skip, move] },
      {
        overrides: [
          { ...skip, kind: 'known' },
          { ...move, week: later },
        ],
      },
    ),
  ).toEqual([
    { kind: 'word', id: 'a', word: 'known' },
    { kind: 'word', id: 'b', word: 'move' },
  ])
  expect(causes({ overrides: [skip] }, { overrides: [move] })).toEqual([
    { kind: 'word', id: 'b', word: 'move' },
    { kind: 'word-taken-back', id: 'a' },
  ])
})

test('a week taken off and one given back are told apart', () => {
  expect(causes({ pauses: [past, later] }, { pauses: [later, last] })).toEqual([
    { kind: 'pause', weekStart: last, isOn: true },
    { kind: 'pause', weekStart: past, isOn: false },
  ])
})

test.each<[string, Partial<PlanInput>, Partial<PlanInput>]>([
  ['a day off', {}, { daysOff: [{ first: now, last: now }] }],
  ['a day given back', { daysOff: [{ first: now, last: now }] }, {}],
  ['other study days', {}, { dayShares: [0, 1, 0, 0, 0, 0, 0] }],
])('%s is a change of the calendar', (_name, then, next) => {
  expect(causes(then, next)).toEqual([{ kind: 'calendar' }])
  expect(causes(next, next)).toEqual([])
})

test('no days off and no progress are the same whether they are left out or empty', () => {
  expect(causes({}, { daysOff: [], progressMinutes: {} })).toEqual([])
  expect(causes({ daysOff: [], progressMinutes: {} }, {})).toEqual([])
  expect(causes({}, { progressMinutes: { a: 5 } })).toEqual([{ kind: 'time-spent' }])
  expect(causes({ progressMinutes: { a: 5 } }, {})).toEqual([{ kind: 'time-spent' }])
})

const stages = [{ id: 'basic', title: 'Basic', targets: { A: 1 } }]

test.each<[string, Partial<PlanInput>, boolean]>([
  ['skills', { skills: [smallSkill('A')] }, false],
  ['lessons', { lessons: [smallLesson('A1-r')] }, false],
  ['hours of steps', { classes: { S: [9, 9, 9, 9], M: [9, 9, 9, 9], L: [9, 9, 9, 9] } }, false],
  ['reviews', { reviewOverhead: 0.2 }, false],
  ['stages', { stages }, true],
  ['early skills', { frontLoad: ['A'] }, true],
  ['beginnings', { phases: [['A']] }, true],
])('other %s are new content, unless another track, stage or background explains them', (_name, next, isOfScope) => {
  expect(causes({}, next)).toEqual([{ kind: 'content' }])
  for (const setting of ['trackId', 'stage', 'background'] as const) {
    const kinds = causes({}, next, [{ [setting]: 'one' }, { [setting]: 'other' }]).map(({ kind }) => kind)
    expect(kinds).toEqual(isOfScope ? ['setting'] : ['setting', 'content'])
  }
  const hours = causes({}, next, [{ hoursPerWeek: 7 }, { hoursPerWeek: 8 }]).map(({ kind }) => kind)
  expect(hours).toEqual(['setting', 'content'])
})

test('other levels come from answers, unless another track, stage or background explains them', () => {
  const levels = { levelProbabilities: { A: [0, 1, 0, 0, 0] as const } }
  expect(causes({}, levels)).toEqual([{ kind: 'answers' }])
  const kinds = (before: Partial<PlanChoices>, after: Partial<PlanChoices>) =>
    causes({}, levels, [before, after]).map(({ kind }) => kind)
  expect(kinds({ background: null }, { background: 'technical' })).toEqual(['setting'])
  expect(kinds({ deadline: null }, { deadline: '2026-06-30' })).toEqual(['setting', 'answers'])
  // With a track and hours changed at once, the track explains them.
  expect(kinds({ trackId: 'a', hoursPerWeek: 7 }, { trackId: 'b', hoursPerWeek: 8 })).toEqual(['setting', 'setting'])
})

test('causes are told from the learner’s own doings to what happened around them', () => {
  const then = { overrides: [{ kind: 'skip', id: 'x' } as const], finished: ['b'], today: '2026-01-07' }
  const next: Partial<PlanInput> = {
    finished: ['a'],
    pauses: [later],
    levelProbabilities: { A: [0, 1, 0, 0, 0] },
    daysOff: [{ first: now, last: now }],
    lessons: [smallLesson('A1-r')],
    progressMinutes: { c: 5 },
  }
  expect(causes(then, next, [{ hoursPerWeek: 7 }, { hoursPerWeek: 8 }])).toEqual([
    { kind: 'finished', ids: ['a'] },
    { kind: 'reopened', ids: ['b'] },
    { kind: 'setting', setting: 'hoursPerWeek', from: 7, to: 8 },
    { kind: 'word-taken-back', id: 'x' },
    { kind: 'pause', weekStart: later, isOn: true },
    { kind: 'answers' },
    { kind: 'calendar' },
    { kind: 'new-week', open: 0 },
    { kind: 'content' },
    { kind: 'time-spent' },
  ])
})

test('a week that ended counts each entry it left open once: no stones, and nothing finished since', () => {
  const then = version(
    { '2025-12-29': ['a', 'b'], [past]: ['b', 'c✓', 'd', 'work:m', 'work:n', 'M'], [now]: ['e'] },
    { today: '2026-01-08' },
  )
  const next = version({}, { finished: ['d', 'm', 'work:n'] })
  expect(planChange(then, next).causes).toContainEqual({ kind: 'new-week', open: 2 })
})

test('a week ends only when the next one has begun', () => {
  const at = (then: string, next: string) => causes({ today: then }, { today: next }).map(({ kind }) => kind)
  expect(at('2026-01-12', '2026-01-18')).toEqual([])
  expect(at('2026-01-18', '2026-01-19')).toEqual(['new-week'])
  expect(at('2026-01-19', '2026-01-18')).toEqual([])
})
