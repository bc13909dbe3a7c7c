import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mergeLessonStates,
  mergeMilestoneStates,
  type MergeableLesson,
  type MergeableMilestone,
} from '@/lib/account/core/merge-states'

const date = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
const key = fc.constantFrom('a', 'b', 'c')
const answers = fc.record({
  ticks: fc.dictionary(key, fc.boolean()),
  words: fc.dictionary(key, fc.string()),
  checks: fc.dictionary(key, fc.record({ score: fc.constantFrom(0, 0.5, 1) })),
})
const lesson: fc.Arbitrary<MergeableLesson> = fc.record({
  status: fc.constantFrom('open', 'skipped', 'done'),
  position: fc.option(fc.constantFrom('p-1', 'p-2')),
  minutes: fc.integer({ min: 0, max: 500 }),
  answers,
  startedAt: date,
  finishedAt: fc.option(date),
  updatedAt: date,
})
const milestone: fc.Arbitrary<MergeableMilestone> = fc.record({
  status: fc.constantFrom('open', 'working', 'claimed', 'accepted'),
  criteria: fc.dictionary(key, fc.constantFrom('2026-01-05', '2026-01-06')),
  selfScores: fc.dictionary(key, fc.integer({ min: 0, max: 4 })),
  startedAt: fc.option(date),
  claimedAt: fc.option(date),
  acceptedAt: fc.option(date),
  updatedAt: date,
})
const LESSON_ORDER = ['open', 'skipped', 'done']
const MILESTONE_ORDER = ['open', 'working', 'claimed', 'accepted']
const apart = (one: { updatedAt: Date }, other: { updatedAt: Date }) =>
  one.updatedAt.getTime() !== other.updatedAt.getTime()
const keysOf = (value: unknown) => Object.keys(value as object)

test('mergeLessonStates gives the same whichever history comes first, when one visit is later', () => {
  fc.assert(
    fc.property(lesson, lesson, (one, other) => {
      fc.pre(apart(one, other))
      expect(mergeLessonStates(one, other)).toEqual(mergeLessonStates(other, one))
    }),
    { seed: 4 },
  )
})

test('mergeLessonStates loses no status, time, place, start, finish or answer', () => {
  fc.assert(
    fc.property(lesson, lesson, (one, other) => {
      const merged = mergeLessonStates(one, other)
      for (const side of [one, other]) {
        expect(LESSON_ORDER.indexOf(merged.status)).toBeGreaterThanOrEqual(LESSON_ORDER.indexOf(side.status))
        expect(merged.startedAt.getTime()).toBeLessThanOrEqual(side.startedAt.getTime())
        expect(merged.updatedAt.getTime()).toBeGreaterThanOrEqual(side.updatedAt.getTime())
        if (side.position !== null) expect(merged.position).not.toBeNull()
        if (side.finishedAt !== null)
          expect(merged.finishedAt?.getTime()).toBeLessThanOrEqual(side.finishedAt.getTime())
        for (const part of ['ticks', 'words', 'checks']) {
          const [whole, own] = [merged.answers, side.answers].map((each) => (each as Record<string, object>)[part])
          expect(keysOf(whole)).toEqual(expect.arrayContaining(keysOf(own)))
        }
      }
      expect(merged.minutes).toBe(one.minutes + other.minutes)
    }),
    { seed: 5 },
  )
})

test('mergeLessonStates takes the place and the answer of the later visit', () => {
  const base = { status: 'open', minutes: 1, startedAt: new Date(0), finishedAt: null }
  const early: MergeableLesson = {
    ...base,
    position: 'p-1',
    answers: { ticks: { a: true, b: true } },
    updatedAt: new Date(1),
  }
  const late: MergeableLesson = { ...base, position: 'p-2', answers: { ticks: { a: false } }, updatedAt: new Date(2) }
  expect(mergeLessonStates(early, late)).toMatchObject({ position: 'p-2', answers: { ticks: { a: false, b: true } } })
  expect(mergeLessonStates({ ...late, position: null }, early).position).toBe('p-1')
})

test('mergeLessonStates keeps what is there when the other side has no readable answers', () => {
  const base = { status: 'open', position: null, minutes: 0, startedAt: new Date(0), finishedAt: null }
  const merged = mergeLessonStates(
    { ...base, answers: { ticks: { a: true } }, updatedAt: new Date(1) },
    { ...base, answers: null, updatedAt: new Date(2) },
  )
  expect(merged.answers).toEqual({ ticks: { a: true } })
})

test('mergeMilestoneStates gives the same whichever history comes first, when one visit is later', () => {
  fc.assert(
    fc.property(milestone, milestone, (one, other) => {
      fc.pre(apart(one, other))
      expect(mergeMilestoneStates(one, other)).toEqual(mergeMilestoneStates(other, one))
    }),
    { seed: 6 },
  )
})

test('mergeMilestoneStates loses no status, tick, score or date', () => {
  fc.assert(
    fc.property(milestone, milestone, (one, other) => {
      const merged = mergeMilestoneStates(one, other)
      for (const side of [one, other]) {
        expect(MILESTONE_ORDER.indexOf(merged.status)).toBeGreaterThanOrEqual(MILESTONE_ORDER.indexOf(side.status))
        expect(keysOf(merged.criteria)).toEqual(expect.arrayContaining(keysOf(side.criteria)))
        expect(keysOf(merged.selfScores)).toEqual(expect.arrayContaining(keysOf(side.selfScores)))
        for (const at of ['startedAt', 'claimedAt', 'acceptedAt'] as const) {
          if (side[at] !== null) expect(merged[at]?.getTime()).toBeLessThanOrEqual(side[at].getTime())
        }
      }
    }),
    { seed: 7 },
  )
})
