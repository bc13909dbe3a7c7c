import { expect, test } from 'vitest'
import { hoursOfDocument, stageHours } from '@/components/mdx/hours-of-document'
import type { AnyDocument, Background, ContentGraph, Track } from '@/lib/content/core/graph'

const skill = { type: 'skill', id: 'T1', size: 'M' }
const technical = { type: 'background', id: 'technical', title: 'Technical', prior: { T1: 2 } }
const zero = { type: 'background', id: 'zero-base', title: 'Zero', prior: {} }
const platform = {
  type: 'track',
  id: 'platform',
  title: 'Platform',
  targets: { basic: { T1: 1 }, specialisation: { T1: 3 }, senior: { T1: 4 } },
}
const stage = (id: string) => [id, { id, title: id, weeks: 26 }] as const

const content = {
  hours: { classes: { S: [0, 0, 0, 0], M: [4, 7, 14, 24], L: [0, 0, 0, 0] }, reviewOverhead: 0.1, note: '' },
  skills: new Map([['T1', skill]]),
  backgrounds: new Map([
    ['technical', technical],
    ['zero-base', zero],
  ]),
  tracks: new Map([['platform', platform]]),
  stages: new Map([stage('basic'), stage('specialisation'), stage('senior')]),
} as unknown as ContentGraph

const rowsOf = (document: object, from = content) =>
  hoursOfDocument(from, document as AnyDocument)?.rows.map(({ of, cells }) => [of.id, ...cells])

test('hoursOfDocument adds the steps of a skill above the assumed level, without review', () => {
  // 4, 4 + 7, 4 + 7 + 14, 4 + 7 + 14 + 24; from level 2: 14, 14 + 24.
  expect(rowsOf(skill)).toEqual([
    ['technical', '2', 'held', 'held', '14', '38'],
    ['zero-base', '0', '4', '11', '25', '49'],
  ])
  expect(hoursOfDocument(content, skill as AnyDocument)?.note).toContain('10%')
})

test('hoursOfDocument gives a track by starting point and a starting point by track, with review', () => {
  // From 0: 4, 7 + 14, 24, times 1.1 = 4.4, 23.1, 26.4; together 53.9; 26.4 h in 26 weeks are 1.02 a week.
  // From 2: 0, 14, 24, times 1.1 = 0, 15.4, 26.4; together 41.8.
  const fromZero = ['4', '23', '26', '54', '1.0']
  expect(rowsOf(platform)).toEqual([
    ['technical', '0', '15', '26', '42', '1.0'],
    ['zero-base', ...fromZero],
  ])
  expect(rowsOf(zero)).toEqual([['platform', ...fromZero]])
  expect(hoursOfDocument(content, zero as AnyDocument)?.note).toContain('takes 26 weeks')
})

test('hoursOfDocument says nothing of other documents, or without hours in the content', () => {
  expect(hoursOfDocument(content, { type: 'lesson' } as AnyDocument)).toBeNull()
  expect(hoursOfDocument({ ...content, hours: null }, skill as AnyDocument)).toBeNull()
  const way = { background: zero as unknown as Background, track: platform as unknown as Track }
  expect(stageHours({ ...content, hours: null }, way)).toEqual([])
})
