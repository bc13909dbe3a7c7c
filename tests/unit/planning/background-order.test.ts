import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import type { Plan } from '@/lib/planning/core/types'
import { curriculumInput, readCurriculum } from '@/tests/support/real-curriculum'

const CORE = ['T1', 'T2', 'T3', 'T4', 'T5', 'E1', 'E2', 'E4', 'G3']
const APPLIED = ['T2', 'T6', 'E2', 'E3', 'D1', 'D2', 'D3', 'D4', 'P1', 'P2', 'P3', 'P5', 'B1', 'B3', 'G1']

const content = await readCurriculum()
const plan = (background: string, trackId: string) =>
  buildPlan(curriculumInput(content, { learner: { background, trackId, stage: 'specialisation' } }))
const weekOf = ({ goals }: Plan, skill: string, level: number) =>
  goals.find((goal) => goal.skill === skill && goal.level === level)?.weekIndex ?? 0
const stoneWeek = ({ weeks }: Plan, id: string) =>
  weeks.find(({ entries }) => entries.some(({ nodeId, kind }) => kind === 'milestone' && nodeId === id))?.index ?? 0
const basicWeeks = ({ goals }: Plan) =>
  goals.filter(({ stage }) => stage === 'basic').map(({ weekIndex }) => weekIndex ?? 0)

test.each(
  ['technical', 'traditional-pm', 'zero-base'].flatMap((background) =>
    ['platform', 'native', 'aiplus'].map((trackId) => [background, trackId] as const),
  ),
)('from %s to %s one becomes AI-enabled first and proves it', (background, trackId) => {
  const drawn = plan(background, trackId)
  const enabled = Math.max(
    ...Object.entries({ T6: 2, P2: 1, G2: 1, G5: 1 }).map(([skill, level]) => weekOf(drawn, skill, level)),
  )
  // The lens promises weeks 6 to 10 (content/lenses.yaml).
  expect(enabled).toBeLessThanOrEqual(6)
  expect(stoneWeek(drawn, 'MB5')).toBeLessThanOrEqual(6)
})

test.each(['platform', 'native', 'aiplus'])(
  'from zero to %s come foundations in the first third of the basic stage, then an industry, then projects',
  (trackId) => {
    const drawn = plan('zero-base', trackId)
    const end = Math.max(...basicWeeks(drawn))
    const foundations = Math.max(...['T1', 'T6', 'E1', 'G5'].map((skill) => weekOf(drawn, skill, 2)))
    expect(foundations).toBeLessThanOrEqual(Math.ceil(end / 3))
    expect(weekOf(drawn, 'B4', 1)).toBeGreaterThanOrEqual(foundations)
    expect(weekOf(drawn, 'B4', 1)).toBeLessThanOrEqual(Math.ceil(end / 3) + 1)
    const projects = drawn.weeks.flatMap(({ entries, index }) =>
      entries.flatMap(({ kind, nodeId }) => (kind === 'milestone-work' && /^work:M[ANP]/.test(nodeId) ? [index] : [])),
    )
    expect(Math.min(...projects)).toBeGreaterThanOrEqual(end)
  },
)

test.each(['native', 'aiplus'])('on the way to %s what is applied comes before what is core', (trackId) => {
  const drawn = plan('zero-base', trackId)
  const mean = (skills: readonly string[]) => {
    const weeks = drawn.goals.filter(({ stage, skill }) => stage === 'basic' && skills.includes(skill))
    return weeks.reduce((sum, { weekIndex }) => sum + (weekIndex ?? 0), 0) / weeks.length
  }
  const only = (skills: readonly string[], others: readonly string[]) => skills.filter((id) => !others.includes(id))
  expect(mean(only(APPLIED, CORE))).toBeLessThan(mean(only(CORE, APPLIED)))
})

test.each([
  ['technical', []],
  ['traditional-pm', []],
  ['zero-base', [['T1', 'T6', 'E1', 'G5'], ['B4']]],
  [null, []],
])('the content says what comes first from %s', (background, steps) => {
  const enabled = ['goal:T6:1', 'goal:T6:2', 'goal:P2:1', 'goal:G2:1', 'goal:G5:1', 'MB5']
  expect(curriculumInput(content, { learner: { background } }).phases).toEqual([enabled, ...steps])
})

test('applied skills are brought forward on every track but that of the core lens', () => {
  const early = (trackId: string) => curriculumInput(content, { learner: { background: null, trackId } }).frontLoad
  expect(early('platform')).toEqual([])
  for (const trackId of ['native', 'aiplus']) expect(early(trackId)).toEqual(APPLIED.filter((id) => !CORE.includes(id)))
})
