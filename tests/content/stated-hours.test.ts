import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stageHours } from '@/components/mdx/hours-of-document'
import type { Background, ContentGraph, Track } from '@/lib/content/core/graph'
import { hoursFor } from '@/lib/planning/core/hours-for'
import { readCurriculum } from '@/tests/support/real-curriculum'

/** Sentences that state hours and stand where no tag can compute them: the lesson on hours, the lenses and four pages. */
const content = (await readCurriculum()) as unknown as ContentGraph
const lesson = readFileSync('content/lessons/O/O-3.mdx', 'utf8')
const tracks = [...content.tracks.values()]
const backgrounds = [...content.backgrounds.values()]
const weeksPerMonth = 52 / 12

const background = (id: string) => content.backgrounds.get(id) ?? expect.fail(id)
const track = (id: string) => content.tracks.get(id) ?? expect.fail(id)
const road = (way: { background: Background; track: Track }) =>
  stageHours(content, way).reduce((sum, each) => sum + each, 0)
const basic = (id: string) => stageHours(content, { background: background(id), track: track('platform') })[0] ?? 0
const range = (values: readonly number[], digits = 0) =>
  `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`
const weekOf = (way: { background: Background; track: Track }) =>
  Math.max(...stageHours(content, way).map((hours, index) => hours / ([...content.stages.values()][index]?.weeks ?? 1)))
/** Of the nine ways, how many fit 18 months at so many hours a week. */
const fitting = (hoursPerWeek: number, from = backgrounds, onto = tracks) =>
  from.flatMap((one) =>
    onto.filter((each) => road({ background: one, track: each }) <= 18 * weeksPerMonth * hoursPerWeek),
  ).length

test.each([
  ['Technical', 'technical'],
  ['Product', 'traditional-pm'],
  ['Zero base', 'zero-base'],
])('lesson O-3 states the hours and months of the start %s', (label, id) => {
  const hours = tracks.map((each) => road({ background: background(id), track: each }))
  const months = [6, 8, 10].map((perWeek) =>
    range(
      hours.map((each) => each / perWeek / weeksPerMonth),
      1,
    ),
  )
  expect(lesson).toContain(`| ${[label, Math.round(basic(id)), range(hours), ...months].join(' | ')} |`)
})

test('lesson O-3 counts the ways that fit 18 months', () => {
  expect([fitting(10), fitting(8), fitting(6)]).toEqual([9, 6, 1])
  expect(fitting(8, [background('zero-base')])).toBe(0)
  expect(lesson).toContain(
    'At ten hours a week, all nine fit into 18 months. At eight hours, six do, and none of those from zero. At six hours, one does.',
  )
})

test.each([
  ['Data engineer', 'technical'],
  ['Product manager', 'traditional-pm'],
  ['Nurse, zero base', 'zero-base'],
])('lesson O-3 compares the first stage of the %s with 26 weeks of six hours', (who, id) => {
  const needs = Math.round(basic(id))
  const left = 26 * 6 - needs
  const word = left < 0 ? `${-left} h missing` : `${left} h left`
  expect(lesson).toContain(`| ${who} | ${needs} h | 156 h | ${word} | ${Math.ceil(needs / 6)} |`)
})

test('the lenses state the hours of what they are made of', () => {
  const lens = (id: string) => content.lenses.get(id)?.when.replace(/\s+/g, ' ') ?? expect.fail(id)
  const aiEnabled = (id: string) =>
    hoursFor({
      skills: [...content.skills.values()],
      classes: content.hours?.classes ?? expect.fail('no hours'),
      prior: background(id).prior,
      target: { T6: 2, P2: 1, G2: 1, G5: 1 },
      reviewOverhead: 0,
    })
  expect(lens('ai-enabled')).toContain(
    `take ${aiEnabled('zero-base')} hours from another field, ${aiEnabled('traditional-pm')} from product management and ${aiEnabled('technical')} from data science or engineering, before the tenth for review`,
  )
  expect(content.hours?.reviewOverhead).toBe(0.1)
  const roads = (...ids: string[]) =>
    range(ids.flatMap((id) => backgrounds.map((one) => road({ background: one, track: track(id) }))))
  expect(lens('applied')).toContain(`${roads('native', 'aiplus')} assumed hours by start`)
  expect(lens('core')).toContain(`${roads('platform')} assumed hours by start`)
})

test('what tracks and starting points say about their hours in words follows from the model', () => {
  // platform: "the shortest of the three roads from every start"
  for (const one of backgrounds)
    for (const other of ['native', 'aiplus'])
      expect(road({ background: one, track: track('platform') })).toBeLessThan(
        road({ background: one, track: track(other) }),
      )
  // aiplus: "Its senior stage is the heaviest of the three tracks."
  const senior = (id: string) =>
    Math.max(...backgrounds.map((one) => stageHours(content, { background: one, track: track(id) })[2] ?? 0))
  expect(senior('aiplus')).toBeGreaterThan(Math.max(senior('native'), senior('platform')))
  // native: hardly room at ten hours a week; zero-base: a thin margin
  const fromZero = tracks.map((each) => weekOf({ background: background('zero-base'), track: each }))
  expect(weekOf({ background: background('zero-base'), track: track('native') })).toBeGreaterThan(9)
  expect(Math.max(...fromZero)).toBeGreaterThan(9.5)
  expect(Math.max(...fromZero)).toBeLessThanOrEqual(10)
  // technical: "Twelve months are reached once among all our starts", on the platform track at ten hours
  const inTwelve = backgrounds.flatMap((one) =>
    tracks.filter((each) => road({ background: one, track: each }) <= 520).map((each) => `${one.id} ${each.id}`),
  )
  expect(inTwelve).toEqual(['technical platform'])
  // traditional-pm: "The heaviest stage is the senior one on AI+."
  const product = background('traditional-pm')
  expect(weekOf({ background: product, track: track('aiplus') })).toBe(
    Math.max(...tracks.map((each) => weekOf({ background: product, track: each }))),
  )
  // zero-base: "does not fit into 26 weeks at six hours a week"
  expect(basic('zero-base')).toBeGreaterThan(26 * 6)
  // two pages: MB2 and MB3 are 32 hours
  expect([...'23'].reduce((sum, number) => sum + milestoneHours(`MB${number}`), 0)).toBe(32)
})

function milestoneHours(id: string): number {
  return content.milestones.get(id)?.hours ?? expect.fail(id)
}
