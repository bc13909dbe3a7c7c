import { beforeAll, expect, test } from 'vitest'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'
import { getContent, type Content } from '@/lib/content/loader'
import { buildLearnerState } from '@/lib/learner-state/core/build-learner-state'
import type { LearnerRecords } from '@/lib/learner-state/core/learner-records'
import { EMPTY_LEARNER_STATE } from '@/lib/learner-state/core/learner-state'

const NOW = '2026-03-10T12:00:00.000Z'
const LEARNER = {
  id: 'l',
  version: 7,
  background: null,
  trackId: null,
  stage: 'basic',
  hoursPerWeek: null,
  timeZone: 'UTC',
  isMeasuring: true,
}
const NOBODY: LearnerRecords = {
  learner: null,
  user: null,
  lessons: [],
  practice: [],
  labsPassed: [],
  labMinutes: {},
  milestones: [],
  profile: null,
  openAttemptId: null,
  plan: null,
  reviewsDue: 0,
}
let content: Content

beforeAll(async () => {
  content = await getContent()
})

const build = (records: Partial<LearnerRecords>, now = NOW) =>
  buildLearnerState(content, { ...NOBODY, learner: LEARNER, ...records }, now)

function lesson(
  id: string,
  changes: Partial<LearnerRecords['lessons'][number]> = {},
): LearnerRecords['lessons'][number] {
  return { id, status: 'done', position: null, minutes: 0, at: NOW, isPractised: false, ...changes }
}

function profileAt(
  level: number,
  changes: Partial<{ at: string; shownLevelCap: number }> = {},
): NonNullable<LearnerRecords['profile']> {
  const { at = NOW, shownLevelCap = 2 } = changes
  const skills = [...content.skills.keys()].map((id) => ({ id, mean: abilityAtLevel(level), sd: 0.05, shownLevelCap }))
  return { engineVersion: 1, bankVersion: 'b', at, skills }
}

test('buildLearnerState of a stranger is empty', () => {
  expect(buildLearnerState(content, NOBODY, NOW)).toEqual(EMPTY_LEARNER_STATE)
})

test('buildLearnerState of a guest with lessons shows them, what was seen, and where to go on', () => {
  const opened = content.lessons.get('E1-2')
  const state = build({
    lessons: [
      lesson('E1-1', { minutes: 12.34 }),
      lesson('E1-2', { status: 'open', position: 'p-4', minutes: 10, at: '2026-03-10T11:00:00.000Z' }),
      lesson('T1-1', { status: 'open', at: '2026-03-09T11:00:00.000Z' }),
    ],
  })
  expect(state).toMatchObject({ version: 7, user: null, hours: null, plan: null })
  expect(state.lessons).toEqual({
    'E1-1': { status: 'done', minutes: 12 },
    'E1-2': { status: 'open', minutes: 10, position: 'p-4' },
    'T1-1': { status: 'open', minutes: 0 },
  })
  expect(Object.keys(state.skills).sort()).toEqual(['E1', 'T1'])
  expect(state.skills['T1']).toEqual({ evidence: 'seen' })
  expect(state.next).toEqual({
    path: `/lessons/${opened?.slug}#p-4`,
    title: opened?.title,
    detail: `${(opened?.minutes ?? 0) - 10} minutes left`,
  })
})

test('buildLearnerState with a track has targets for every skill and the hours of the road', () => {
  const learner = { ...LEARNER, trackId: 'platform', background: 'technical' }
  const state = build({ learner })
  expect(Object.keys(state.skills)).toHaveLength(content.skills.size)
  expect(state.skills['E1']).toEqual({ evidence: 'none', target: content.tracks.get('platform')?.targets.basic['E1'] })
  expect(state.hours?.done).toBe(0)
  expect(state.hours?.total).toBeGreaterThan(100)
  const zero = build({ learner: { ...learner, background: 'zero-base' } })
  expect(zero.hours?.total).toBeGreaterThan(state.hours?.total ?? 0)
})

test('buildLearnerState moves the hours with finished lessons, by their guided minutes', () => {
  const learner = { ...LEARNER, trackId: 'platform', background: 'zero-base' }
  const first = [...content.lessons.values()].find(({ skill, levelTo }) => skill === 'E1' && levelTo === 1)
  const before = build({ learner }).hours
  const after = build({ learner, lessons: [lesson(first?.id ?? '')] }).hours
  expect((after?.done ?? 0) - (before?.done ?? 0)).toBeCloseTo(((first?.minutes ?? 0) / 60) * 1.1, 1)
  expect(after?.total).toBe(before?.total)
})

test('buildLearnerState with a profile has levels, gaps against the target, and hours only up to what may be shown', () => {
  const learner = { ...LEARNER, trackId: 'platform', background: 'zero-base' }
  const high = build({ learner, profile: profileAt(3) })
  const low = build({ learner, profile: profileAt(0) })
  expect(high.skills['E1']).toMatchObject({ evidence: 'shown', gap: 0 })
  expect(low.skills['E1']).toMatchObject({ evidence: 'none', gap: 1 })
  // The middle of level 3 is drawn at 3.5.
  expect(high.skills['E1']?.level?.[0]).toBe(3.5)
  expect(high.hours?.done).toBeGreaterThan(0)
  expect(low.hours?.done).toBe(0)
  const capped = build({ learner, profile: profileAt(3, { shownLevelCap: 4 }) })
  expect(capped.hours?.done).toBeGreaterThan(high.hours?.done ?? 0)
})

test('buildLearnerState lets what was shown go stale with time, and keeps what was proven', () => {
  const learner = { ...LEARNER, trackId: 'platform' }
  const records = { learner, profile: profileAt(3) }
  expect(build(records, '2027-06-01T00:00:00.000Z').skills['E1']?.evidence).toBe('stale')
  const [milestone] = [...content.milestones.values()].filter(({ moves }) => moves.length > 0)
  const proven = build(
    { ...records, milestones: [{ id: milestone?.id ?? '', status: 'accepted', ticked: 3 }] },
    '2027-06-01T00:00:00.000Z',
  )
  expect(proven.skills[milestone?.moves[0] ?? '']?.evidence).toBe('proven')
})

test('buildLearnerState counts an answered check, a passed lab and a finished practice block as practice', () => {
  const [lab] = [...content.labs.values()]
  expect(build({ lessons: [lesson('E1-1', { status: 'open', isPractised: true })] }).skills['E1']?.evidence).toBe(
    'practised',
  )
  expect(build({ labsPassed: [lab?.id ?? ''] }).skills[lab?.skills[0] ?? '']?.evidence).toBe('practised')
  expect(build({ practice: ['practice:E1:2'] }).skills).toEqual({ E1: { evidence: 'practised' } })
})

test('buildLearnerState names the next entry of the plan that is neither finished, skipped nor claimed', () => {
  const plan = {
    weekStarts: ['2026-03-02', '2026-03-09', '2026-03-16'],
    nodeIds: ['E1-1', 'practice:E1:1', 'work:MB1', 'MB4', 'E1-2'],
    finishDate: '2026-03-20',
  }
  const state = build({
    plan,
    lessons: [lesson('E1-1', { status: 'skipped' })],
    practice: ['practice:E1:1'],
    milestones: [{ id: 'MB4', status: 'claimed', ticked: 1 }],
  })
  expect(state.plan).toEqual({ week: 2, weeks: 3, finishDate: '2026-03-20' })
  expect(state.next?.path).toBe(`/lessons/${content.lessons.get('E1-2')?.slug}`)
  const milestone = build({ plan, lessons: [lesson('E1-1')] }).next
  expect(milestone).toEqual({
    path: `/milestones/${content.milestones.get('MB4')?.slug}`,
    title: content.milestones.get('MB4')?.title,
    detail: 'milestone',
  })
})

test('buildLearnerState counts the week by the local day of the learner', () => {
  const plan = { weekStarts: ['2026-03-02', '2026-03-09'], nodeIds: [], finishDate: '2026-03-20' }
  const weekIn = (timeZone: string, now: string) => build({ plan, learner: { ...LEARNER, timeZone } }, now).plan?.week
  expect(weekIn('UTC', '2026-03-08T23:30:00.000Z')).toBe(1)
  expect(weekIn('Europe/Berlin', '2026-03-08T23:30:00.000Z')).toBe(2)
  expect(weekIn('UTC', '2026-01-01T00:00:00.000Z')).toBe(1)
})

test('buildLearnerState leaves out lessons that are no longer there when it looks for the next thing', () => {
  const [first, second] = [...content.lessons.values()]
  expect(build({ lessons: [lesson('Z9-9', { status: 'open' })] }).next?.title).toBe(first?.title)
  expect(build({ lessons: [lesson(first?.id ?? '', { status: 'done' })] }).next?.title).toBe(second?.title)
  const lessons = [
    lesson('Z9-9', { status: 'open' }),
    lesson('E1-1', { status: 'open', at: '2026-03-01T00:00:00.000Z' }),
  ]
  expect(build({ lessons }).next?.title).toBe(content.lessons.get('E1-1')?.title)
})

test('buildLearnerState stays within 8 KB with every skill measured and every lesson done', () => {
  const lessons = [...content.lessons.keys()]
  while (lessons.length < 117) lessons.push(`X9-${lessons.length}`)
  const labs = Array.from({ length: 22 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`)
  const state = build({
    learner: {
      ...LEARNER,
      id: crypto.randomUUID(),
      trackId: 'platform',
      background: 'traditional-pm',
      hoursPerWeek: 7.25,
      timeZone: 'America/Argentina/Buenos_Aires',
    },
    user: { name: 'N'.repeat(80), email: `${'e'.repeat(60)}@example.org`, role: 'administrator' },
    lessons: lessons.map((id) => lesson(id, { minutes: 123.4, position: 'p-123' })),
    labsPassed: labs,
    labMinutes: Object.fromEntries(labs.map((id) => [id, 123.4])),
    milestones: [...content.milestones.keys()].map((id) => ({ id, status: 'accepted', ticked: 12 })),
    profile: profileAt(2.37),
    openAttemptId: crypto.randomUUID(),
    plan: { weekStarts: ['2026-03-02'], nodeIds: [], finishDate: '2026-12-31' },
    reviewsDue: 120,
  })
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThanOrEqual(8 * 1024)
})
