import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import type { LevelProbabilities, Plan, PlanInput } from '@/lib/planning/core/types'
import { hoursRange } from '@/lib/planning/core/hours-range'
import { PlanSettingsSchema } from '@/lib/planning/schemas'
import { certain } from '@/tests/support/planning-fixture'
import { curriculumInput, readCurriculum } from '@/tests/support/real-curriculum'

const content = await readCurriculum()
const stages = ['basic', 'specialisation', 'senior'] as const

function rowsOf(name: string): string[][] {
  const path = fileURLToPath(new URL(`../../fixtures/planning/${name}`, import.meta.url))
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => line.split(','))
}

/** Somebody who stands exactly where the background is assumed to stand. */
function assumed(way: { track: string; background: string; stage: string; hoursPerWeek?: number }): PlanInput {
  const background = way.background.replace('_', '-')
  const prior = content.backgrounds.get(background)!.prior as Readonly<Record<string, number>>
  const levels = [...content.skills.keys()].map((id): [string, LevelProbabilities] => [id, certain(prior[id] ?? 0)])
  const { stage, track: trackId, hoursPerWeek = 8 } = way
  const input = curriculumInput(content, { learner: { background, trackId, stage, hoursPerWeek } })
  return { ...input, levelProbabilities: Object.fromEntries(levels) }
}

function hoursOf(plan: Plan, kinds: readonly string[] | null = null): number {
  const entries = plan.weeks.flatMap((week) => week.entries)
  return entries.reduce((sum, { kind, hours }) => sum + (kinds === null || kinds.includes(kind) ? hours : 0), 0)
}

test.each(rowsOf('hours.csv'))(
  'lessons, practice and milestone work of the shipped curriculum cost what the domain check states: %s from %s',
  (track, background, ...cells) => {
    let before = 0
    stages.forEach((stage, index) => {
      const input = assumed({ track, background, stage })
      const plan = buildPlan(input)
      // The table rounds half to even, one cell at a time: an exact half may stand one below.
      expect(Math.abs(plan.totalHours - before - Number(cells[index]))).toBeLessThanOrEqual(0.5 + 1e-9)
      before = plan.totalHours
      expect(hoursOf(plan) * (1 + input.reviewOverhead)).toBeCloseTo(plan.totalHours, 6)
      expect(hoursOf(plan, ['practice'])).toBeGreaterThan(0.2 * hoursOf(plan))
    })
    expect(Math.abs(before - Number(cells[3]))).toBeLessThanOrEqual(0.5 + 1e-9)
  },
)

test('every practice block of the shipped curriculum says what to do, with the behaviour of its level', () => {
  const plan = buildPlan(assumed({ track: 'native', background: 'zero_base', stage: 'senior' }))
  const blocks = plan.weeks.flatMap((week) => week.entries.filter(({ kind }) => kind === 'practice'))
  expect(new Set(blocks.map(({ nodeId }) => nodeId)).size).toBeGreaterThan(40)
  for (const { suggestion, skill, level } of blocks) {
    expect(suggestion).toContain(content.skills.get(skill!)!.levels[level!]!.descriptor)
    expect(suggestion!.length).toBeGreaterThan(60)
  }
})

test.each(rowsOf('fits.csv'))('at %s h a week the same ways as in the domain check fit %s weeks to %s', (...row) => {
  const [hoursPerWeek, weeks, stage, fitting] = [Number(row[0]), Number(row[1]), row[2]!, row[3]!.split(' ')]
  for (const [track, background] of rowsOf('hours.csv')) {
    const plan = buildPlan(assumed({ track: track!, background: background!, stage, hoursPerWeek }))
    const isFitting = fitting.includes(`${track!}/${background!}`)
    expect(plan.weeks.length <= weeks, `${track!} from ${background!}: ${plan.weeks.length} weeks`).toBe(isFitting)
  }
})

test('the longest road ends within twenty years from an hour a week on, and is answered at the fewest hours that the form takes', () => {
  const { least, step } = hoursRange
  expect(PlanSettingsSchema.shape.hoursPerWeek.safeParse(least).success).toBe(true)
  expect(PlanSettingsSchema.shape.hoursPerWeek.safeParse(least - step).success).toBe(false)
  for (const trackId of content.tracks.keys()) {
    const way = { background: 'zero-base', trackId, stage: 'senior' }
    const planAt = (hoursPerWeek: number) => buildPlan(curriculumInput(content, { learner: { ...way, hoursPerWeek } }))
    expect(planAt(1)).toMatchObject({ limitDay: null, droppedGoals: [] })
    const slow = planAt(least)
    expect(slow.finishDate! <= slow.limitDay!).toBe(true)
    expect(slow.relaxations!.moreHours!.hoursPerWeek).toBeLessThanOrEqual(1)
  }
})
