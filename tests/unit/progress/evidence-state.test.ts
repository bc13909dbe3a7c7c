import { expect, test } from 'vitest'
import { evidenceState, type SkillRecord } from '@/lib/progress/core/evidence-state'

const NOTHING: SkillRecord = { isSeen: false, isPractised: false, shownAt: null, isProven: false }
const SHOWN_AT = '2026-01-01T00:00:00.000Z'
const after = (days: number) => new Date(Date.parse(SHOWN_AT) + days * 86_400_000).toISOString()
const at = { pace: 'medium', now: after(1) } as const

test('evidenceState climbs from none over seen, practised and shown to proven', () => {
  expect(evidenceState(NOTHING, at)).toBe('none')
  expect(evidenceState({ ...NOTHING, isSeen: true }, at)).toBe('seen')
  expect(evidenceState({ ...NOTHING, isPractised: true }, at)).toBe('practised')
  expect(evidenceState({ ...NOTHING, isSeen: true, isPractised: true, shownAt: SHOWN_AT }, at)).toBe('shown')
  expect(evidenceState({ isSeen: true, isPractised: true, shownAt: SHOWN_AT, isProven: true }, at)).toBe('proven')
})

test.each([
  ['fast', 90],
  ['medium', 180],
  ['slow', 365],
] as const)('evidenceState in a %s field is shown up to %i days and stale after them', (pace, days) => {
  const shown = { ...NOTHING, shownAt: SHOWN_AT }
  expect(evidenceState(shown, { pace, now: after(days - 0.001) })).toBe('shown')
  expect(evidenceState(shown, { pace, now: after(days) })).toBe('shown')
  expect(evidenceState(shown, { pace, now: after(days + 0.001) })).toBe('stale')
})

test('evidenceState of what was proven is never stale', () => {
  expect(evidenceState({ ...NOTHING, shownAt: SHOWN_AT, isProven: true }, { pace: 'fast', now: after(4000) })).toBe(
    'proven',
  )
})
