import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, expect, test, vi } from 'vitest'
import { DocumentHoursTable } from '@/components/mdx/hours-table'
import { hoursOfDocument } from '@/components/mdx/hours-of-document'
import { checkContent } from '@/lib/content/check'
import { measureLesson } from '@/lib/content/core/report/measure-lesson'
import { listCoverage } from '@/lib/content/coverage'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { getContent } from '@/lib/content/loader'

vi.setConfig({ testTimeout: 300_000 })
afterAll(() => gatePool().close())

test('the shipped curriculum breaks no rule on the day of its newest review', async () => {
  const content = await getContent()
  const problems = checkContent({ content, today: content.newestDate })
  expect(problems.map((problem) => `${problem.file}:${problem.line} ${problem.rule}: ${problem.message}`)).toEqual([])
})

test('the shipped curriculum takes up every statement of its two sources', async () => {
  const { missing, unlisted } = listCoverage(await getContent())
  expect({ missing, unlisted }).toEqual({ missing: [], unlisted: [] })
})

test('no lesson states minutes that are more than a third off its words and exercises', async () => {
  const { lessons } = await getContent()
  const off = [...lessons.values()].map(measureLesson).filter(({ notes }) => notes.includes('minutes'))
  expect(off.map(({ id, minutesStated, minutesComputed }) => `${id} ${minutesStated} ${minutesComputed}`)).toEqual([])
})

test('every term of the glossary is linked in a lesson', async () => {
  const { lessons, terms } = await getContent()
  const linked = new Set([...lessons.values()].flatMap(({ body }) => body.references.terms))
  expect([...terms.keys()].filter((id) => !linked.has(id))).toEqual([])
})

test('a skill, a track and a starting point show their hours as a table with a row for each way to come', async () => {
  const content = await getContent()
  const html = (document: Parameters<typeof hoursOfDocument>[1] | undefined) => {
    const hours = document && hoursOfDocument(content, document)
    return hours ? renderToStaticMarkup(createElement(DocumentHoursTable, { hours })) : ''
  }
  const skill = html(content.skills.get('T5'))
  expect(skill).toMatch(/>From product management<\/a><\/th>(<td class="r">(\d+|held)<\/td>){5}<\/tr>/)
  expect(skill.match(/scope="row"/g)).toHaveLength(content.backgrounds.size)
  expect(html(content.tracks.get('aiplus'))).toContain('href="/paths/zero-base"')
  expect(html(content.backgrounds.get('technical'))).toContain('href="/tracks/platform"')
})
