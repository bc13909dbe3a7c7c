import { expect, test } from 'vitest'
import { hoursRange } from '@/lib/planning/core/hours-range'
import { OverflowSchema, PlanPatchSchema, PlanSettingsSchema } from '@/lib/planning/schemas'

const settings = { background: null, trackId: 'native', stage: 'basic', startDate: '2026-09-28', deadline: null }

test.each([undefined, null, '', 'something else', 'run-over'])('overflow %s: all of it is shown', (said) => {
  expect(OverflowSchema.parse(said)).toBe('run-over')
  expect(PlanSettingsSchema.parse({ ...settings, hoursPerWeek: 8, overflow: said })).toMatchObject({
    overflow: 'run-over',
  })
})

test('a patch changes only what it names, and nothing unheard of', () => {
  expect(PlanPatchSchema.parse({ overflow: 'choose-best' })).toEqual({ overflow: 'choose-best' })
  expect(PlanPatchSchema.parse({ hoursPerWeek: hoursRange.least })).toEqual({ hoursPerWeek: hoursRange.least })
  for (const patch of [{}, { overflow: 'something else' }, { hoursPerWeek: hoursRange.least - hoursRange.step }])
    expect(PlanPatchSchema.safeParse(patch).success).toBe(false)
})

test('hours are kept in steps of a quarter', () => {
  const hoursOf = (hoursPerWeek: string) => PlanSettingsSchema.parse({ ...settings, hoursPerWeek }).hoursPerWeek
  expect(['8', '8.1', '8.13', '0.5', '60'].map(hoursOf)).toEqual([8, 8, 8.25, 0.5, 60])
})
