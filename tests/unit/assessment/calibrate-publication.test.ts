import { expect, test } from 'vitest'
import { isCalibrationDue, whyWithheld, type PublicationInput } from '@/lib/assessment/core/calibrate-publication'

const SOUND: PublicationInput = {
  fitted: { itemId: 'E1-a', a: 1.5, b: 0.4, logASd: 0.2, bSd: 0.2, answers: 50 },
  authorB: 0,
  present: { a: 1, b: 0 },
  isPublished: false,
  isFlagged: false,
}

const withFit = (changes: Partial<PublicationInput['fitted']>): PublicationInput => ({
  ...SOUND,
  fitted: { ...SOUND.fitted, ...changes },
})

test('whyWithheld lets sound parameters pass from 50 answers on', () => {
  expect(whyWithheld(SOUND)).toBeNull()
  expect(whyWithheld(withFit({ answers: 49 }))).toBe('too-few-answers')
})

test('whyWithheld keeps a within .3 and 3', () => {
  expect(whyWithheld(withFit({ a: 0.3 }))).toBeNull()
  expect(whyWithheld(withFit({ a: 0.299 }))).toBe('discrimination')
  expect(whyWithheld(withFit({ a: 3 }))).toBeNull()
  expect(whyWithheld(withFit({ a: 3.001 }))).toBe('discrimination')
  expect(whyWithheld(withFit({ a: Number.NaN }))).toBe('discrimination')
})

test('whyWithheld keeps b within 3 of the author', () => {
  expect(whyWithheld(withFit({ b: 3 }))).toBeNull()
  expect(whyWithheld(withFit({ b: -3.001 }))).toBe('far-from-author')
  expect(whyWithheld({ ...withFit({ b: 3.5 }), authorB: 1 })).toBeNull()
  expect(whyWithheld(withFit({ b: Number.NaN }))).toBe('far-from-author')
})

test('whyWithheld stops a flagged item whatever its numbers', () => {
  expect(whyWithheld({ ...SOUND, isFlagged: true })).toBe('flagged')
})

test('whyWithheld publishes again only what moved by a tenth', () => {
  const again = (a: number, b: number) => whyWithheld({ ...SOUND, isPublished: true, present: { a, b } })
  expect(again(1.5, 0.4)).toBe('no-change')
  expect(again(1.5, 0.31)).toBe('no-change')
  expect(again(1.5, 0.29)).toBeNull()
  // From 0 to .1 is a tenth to the bit.
  expect(whyWithheld({ ...withFit({ b: 0.1 }), isPublished: true, present: { a: 1.5, b: 0 } })).toBeNull()
  expect(again(1.5 * Math.exp(0.11), 0.4)).toBeNull()
  // The author's own values are a guess; that answers confirm it is worth publishing.
  expect(whyWithheld({ ...SOUND, present: { a: 1.5, b: 0.4 } })).toBeNull()
})

test('isCalibrationDue once three o’clock UTC has passed since the last one', () => {
  const at = (text: string) => Date.parse(text)
  expect(isCalibrationDue({ now: at('2026-01-05T12:00Z'), last: null })).toBe(true)
  expect(isCalibrationDue({ now: 0, last: null })).toBe(true)
  expect(isCalibrationDue({ now: at('2026-01-05T02:59Z'), last: at('2026-01-04T03:01Z') })).toBe(false)
  expect(isCalibrationDue({ now: at('2026-01-05T03:00Z'), last: at('2026-01-04T03:01Z') })).toBe(true)
  expect(isCalibrationDue({ now: at('2026-01-05T23:59Z'), last: at('2026-01-05T03:00Z') })).toBe(false)
  expect(isCalibrationDue({ now: at('2026-01-06T01:00Z'), last: at('2026-01-05T02:00Z') })).toBe(true)
})
