import { expect, test } from 'vitest'
import { hoursRows, monthsFor } from '@/components/home/hours-rows'
import { hoursSentence } from '@/components/home/hours-sentence'
import type { ContentGraph } from '@/lib/content/core/graph'

test('monthsFor divides by the hours of a month of 52/12 weeks', () => {
  // 464 h at 6 h a week: 464 / (6 · 4.3333) = 17.846.
  expect(monthsFor({ hours: 464, hoursPerWeek: 6 })).toBeCloseTo(17.846, 3)
  expect(monthsFor({ hours: 464, hoursPerWeek: 8 })).toBeCloseTo(13.385, 3)
  expect(monthsFor({ hours: 464, hoursPerWeek: 10 })).toBeCloseTo(10.708, 3)
})

function contentWith(targets: number[]): ContentGraph {
  return {
    hours: { classes: { S: [0, 0, 0, 0], M: [0, 0, 0, 0], L: [468, 468, 0, 0] }, reviewOverhead: 0, note: '' },
    skills: new Map([['T1', { id: 'T1', size: 'L' }]]),
    backgrounds: new Map([['zero-base', { id: 'zero-base', prior: {} }]]),
    tracks: new Map(
      targets.map((target, index) => [`t${index}`, { id: `t${index}`, targets: { senior: { T1: target } } }]),
    ),
  } as unknown as ContentGraph
}

test('hoursRows counts 18 months exactly as fitting', () => {
  // 468 h at 6 h a week: 468 / 26 = 18 months.
  const [row] = hoursRows(contentWith([1]))
  expect(row?.hours).toBe(468)
  expect(row?.months.map(({ fits }) => fits)).toEqual([true, true, true])
})

test('hoursRows is empty without hours in the content', () => {
  expect(hoursRows({ ...contentWith([1]), hours: null })).toEqual([])
})

test('hoursSentence counts the ways to begin that keep the promise', () => {
  // 936 h take 36, 27 and 21.6 months: they never fit.
  const rows = hoursRows(contentWith([1, 2, 1]))
  expect(hoursSentence(rows)).toBe(
    'At ten hours a week that holds for two of three ways to begin, at eight for two of three and at six for two of three.',
  )
  expect(hoursSentence(hoursRows(contentWith([2, 2])))).toBe(
    'At ten hours a week that holds for none of two ways to begin, at eight for none of two and at six for none of two.',
  )
})
