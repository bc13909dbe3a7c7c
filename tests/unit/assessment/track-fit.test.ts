import { expect, test } from 'vitest'
import { compareTracks, type FitSkill } from '@/lib/assessment/core/track-fit'

const HOURS = [4, 8, 16, 32]
const skill = (id: string, levels: readonly number[], cap = 2): FitSkill => ({ id, levels, cap, stepHours: HOURS })
const at = (level: number) => [0, 1, 2, 3, 4].map((each) => Number(each === level))
const tracks = [
  { id: 'one', targets: { x: 2, y: 1 } },
  { id: 'two', targets: { x: 1, y: 2 } },
]

test('compareTracks counts a step with the probability that it is still open', () => {
  // Target 2: 4 h with P(level < 1) = .5, 8 h with P(level < 2) = .75; reviews add a tenth.
  const { tracks: fits } = compareTracks({
    skills: [skill('x', [0.5, 0.25, 0.25, 0, 0])],
    tracks: [
      { id: 'far', targets: { x: 2 } },
      { id: 'near', targets: { x: 1 } },
    ],
    overhead: 0.1,
  })
  expect(fits.map(({ id }) => id)).toEqual(['near', 'far'])
  expect(fits[0]?.hours).toBeCloseTo(0.5 * 4 * 1.1, 12)
  expect(fits[1]?.hours).toBeCloseTo((0.5 * 4 + 0.75 * 8) * 1.1, 12)
})

test('compareTracks leaves a level above the cap open, whatever the answers suggest', () => {
  const hoursAt = (cap: number) =>
    compareTracks({
      skills: [skill('x', at(4), cap)],
      tracks: [
        { id: 'a', targets: { x: 3 } },
        { id: 'b', targets: { x: 3 } },
      ],
      overhead: 0,
    }).tracks[0]?.hours
  expect(hoursAt(2)).toBe(16)
  expect(hoursAt(3)).toBe(0)
})

test('compareTracks names the skills that make the second longer, and those that speak for it', () => {
  // x is at 2, y at 0. One: x 0 h, y 4 h. Two: x 0 h, y 4 + 8 h. So one leads by 8 h, all of it for y.
  const comparison = compareTracks({ skills: [skill('x', at(2)), skill('y', at(0))], tracks, overhead: 0 })
  expect(comparison).toMatchObject({ lead: 8, isNearlyEqual: false, reasons: [{ skill: 'y', hours: 8 }], against: [] })
  expect(comparison.tracks[0]?.id).toBe('one')
  // With x at 1, the other track is 8 h shorter in x: the two are even.
  const even = compareTracks({ skills: [skill('x', at(1)), skill('y', at(1))], tracks, overhead: 0 })
  expect(even).toMatchObject({ lead: 0, isNearlyEqual: true })
  expect([even.reasons, even.against].map((list) => list.map(({ hours }) => hours))).toEqual([[8], [8]])
})

test('compareTracks calls two ways nearly equal below a twentieth of the shorter', () => {
  const compare = (extra: number) =>
    compareTracks({
      skills: [{ ...skill('x', at(0)), stepHours: [100, extra] }],
      tracks: [
        { id: 'a', targets: { x: 1 } },
        { id: 'b', targets: { x: 2 } },
      ],
      overhead: 0,
    }).isNearlyEqual
  expect(compare(4.9)).toBe(true)
  expect(compare(5)).toBe(false)
})

test('compareTracks needs something to compare', () => {
  const error = new RangeError('A comparison needs at least two tracks')
  expect(() => compareTracks({ skills: [], tracks: tracks.slice(1), overhead: 0 })).toThrow(error)
  expect(() => compareTracks({ skills: [], tracks: [], overhead: 0 })).toThrow(error)
})

test('compareTracks orders tracks by hours and reasons by how much they weigh', () => {
  // Nothing is known. Steps to level 1 take 2, 5, 8, 1 and 3 h. "near" is to learn b and d, "far" a, c and e.
  const skills = [2, 5, 8, 1, 3].map((hours, index) => ({ ...skill('abcde'[index]!, at(0)), stepHours: [hours] }))
  const comparison = compareTracks({
    skills,
    tracks: [
      { id: 'all', targets: { a: 1, b: 1, c: 1, d: 1, e: 1 } },
      { id: 'far', targets: { a: 1, c: 1, e: 1 } },
      { id: 'near', targets: { b: 1, d: 1 } },
    ],
    overhead: 0,
  })
  expect(comparison).toEqual({
    tracks: [
      { id: 'near', hours: 6, hoursBySkill: { a: 0, b: 5, c: 0, d: 1, e: 0 } },
      { id: 'far', hours: 13, hoursBySkill: { a: 2, b: 0, c: 8, d: 0, e: 3 } },
      { id: 'all', hours: 19, hoursBySkill: { a: 2, b: 5, c: 8, d: 1, e: 3 } },
    ],
    lead: 7,
    isNearlyEqual: false,
    reasons: [
      { skill: 'c', hours: 8 },
      { skill: 'e', hours: 3 },
      { skill: 'a', hours: 2 },
    ],
    against: [
      { skill: 'b', hours: 5 },
      { skill: 'd', hours: 1 },
    ],
  })
})

test('compareTracks takes steps and levels that are not stated for nothing', () => {
  const { tracks: fits } = compareTracks({
    skills: [{ id: 'x', levels: [0.5], cap: 4, stepHours: [4, 8] }],
    tracks: [
      { id: 'short', targets: { x: 2 } },
      { id: 'long', targets: { x: 4 } },
    ],
    overhead: 0,
  })
  // P(level < 1) = P(level < 2) = .5 of 4 and 8 h; the steps to 3 and 4 have no hours.
  expect(fits.map(({ hours }) => hours)).toEqual([6, 6])
})
