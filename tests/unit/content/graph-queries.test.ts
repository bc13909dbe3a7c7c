import { afterAll, expect, test, vi } from 'vitest'
import { buildContent } from '@/lib/content/build-content'
import {
  findById,
  findBySlug,
  hrefOf,
  itemsOfSkill,
  lessonSequence,
  lessonsOfSkill,
  milestonesProving,
  neighboursOfLesson,
  prerequisitesOfLesson,
  prerequisitesOfSkill,
  unlockedBySkill,
  unwrittenLessons,
} from '@/lib/content/core/graph-queries'
import { pagesShowing } from '@/lib/content/core/pages'
import { buildSearchDocuments } from '@/lib/content/core/search-index'
import { coverSeeds, seedIds } from '@/lib/content/core/seed-coverage'
import { evaluateDocument } from '@/lib/content/evaluate'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { lessonText, sampleFiles } from './sample-content'

vi.setConfig({ testTimeout: 120_000 })
afterAll(() => gatePool().close())

const build = (changes: Record<string, string | null> = {}) =>
  buildContent({ files: sampleFiles(changes), revisions: [], lastGood: () => Promise.resolve(new Map()) })
const withOrientation = {
  'lessons/O/O-1.mdx': lessonText({ id: 'O-1', skill: 'T1' }),
  'lessons/O/O-5.mdx': lessonText({ id: 'O-5', skill: 'E1', from: 1 }),
  'lessons/E1/E1-3.mdx': lessonText({ id: 'E1-3', from: 2 }),
}

test('findBySlug finds a document by its slug and by an alias, and tells them apart', async () => {
  const graph = await build()
  expect(findBySlug(graph, 'skill', 'skill-e1')).toMatchObject({ document: { id: 'E1' }, isAlias: false })
  expect(findBySlug(graph, 'skill', 'old-metrics')).toMatchObject({ document: { id: 'E1' }, isAlias: true })
  expect(findBySlug(graph, 'lesson', 'skill-e1')).toBeNull()
  expect(findBySlug(graph, 'skill', '__proto__')).toBeNull()
  expect(findById(graph, 'L01')?.title).toBe('Threshold')
})

test('lessonsOfSkill keeps the order of the skill and leaves out what is not written', async () => {
  const graph = await build()
  expect(lessonsOfSkill(graph, 'E1').map((lesson) => lesson.id)).toEqual(['E1-1', 'E1-2'])
  expect(unwrittenLessons(graph, 'E1')).toEqual(['E1-3'])
  expect(prerequisitesOfLesson(graph, 'E1-2').map((lesson) => lesson.id)).toEqual(['E1-1'])
})

test('skills name what they need, what they open, what proves them and their items', async () => {
  const graph = await build()
  expect(prerequisitesOfSkill(graph, 'E1').map(({ skill, level, forLevel }) => [skill.id, level, forLevel])).toEqual([
    ['T1', 1, 2],
  ])
  expect(unlockedBySkill(graph, 'T1').map((skill) => skill.id)).toEqual(['E1'])
  expect(milestonesProving(graph, 'E1').map((milestone) => milestone.id)).toEqual(['MB4'])
  expect(itemsOfSkill(graph, 'E1')).toHaveLength(16)
  expect(itemsOfSkill(graph, 'E1', 'practice')).toHaveLength(4)
})

test('lessonSequence walks orientation, then stages within the targets, and leaves out what lies beyond', async () => {
  const graph = await build(withOrientation)
  expect(lessonSequence(graph, 'platform').map(({ lesson, stage }) => [lesson.id, stage])).toEqual([
    ['O-1', 'basic'],
    ['T1-1', 'basic'],
    ['E1-1', 'basic'],
    ['O-5', 'basic'],
    ['E1-2', 'specialisation'],
  ])
  expect(lessonSequence(graph, 'nowhere')).toEqual([])
})

test('neighboursOfLesson follows the track, or the skill without a track or off its road', async () => {
  const graph = await build(withOrientation)
  const ids = (lessonId: string, trackId?: string) => {
    const { previous, next } = neighboursOfLesson(graph, lessonId, trackId)
    return [previous?.id ?? null, next?.id ?? null]
  }
  expect(ids('E1-1', 'platform')).toEqual(['T1-1', 'O-5'])
  expect(ids('E1-1')).toEqual([null, 'E1-2'])
  expect(ids('E1-3', 'platform')).toEqual(['E1-2', null])
  expect(ids('O-5')).toEqual(['O-1', null])
  expect(ids('X9-9')).toEqual([null, null])
})

test('pagesShowing lists exactly the pages that show a document', async () => {
  const graph = await build()
  expect(pagesShowing(graph, 'E1-2')).toEqual([
    '/search-index.json',
    '/sitemap.xml',
    '/skills/skill-e1',
    '/lessons/e1-1',
    '/lessons/e1-2',
  ])
  expect(pagesShowing(graph, 'MB4')).toEqual([
    '/roadmap',
    '/roadmap/platform',
    '/search-index.json',
    '/sitemap.xml',
    '/tracks/platform',
    '/skills/skill-e1',
    '/milestones/memo',
  ])
  expect(pagesShowing(graph, 'items/E1')).toEqual(['/lessons/e1-1', '/lessons/e1-2', '/lessons/t1-1'])
  expect(pagesShowing(graph, 'unknown')).toEqual([])
})

test('hrefOf gives every kind its folder', () => {
  expect(hrefOf({ type: 'pitfall', slug: 'x' })).toBe('/library/pitfalls/x')
  expect(hrefOf({ type: 'background', slug: 'x' })).toBe('/paths/x')
})

test('buildSearchDocuments has unique ids, and no withheld figure', async () => {
  const documents = buildSearchDocuments(await build())
  expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length)
  expect(documents.find((document) => document.id === 'E1-1')).toMatchObject({ kind: 'Lesson', path: '/lessons/e1-1' })
  expect(JSON.stringify(documents.find((document) => document.id === 'claim-A65'))).not.toMatch(/3,000|30%/)
})

test('coverSeeds knows 164 statements and where each is taken up', async () => {
  expect(seedIds).toHaveLength(164)
  const places = coverSeeds(await build())
  expect(places.get('A06')).toEqual(expect.arrayContaining(['E1-1', 'L01', 'E1-a', 'claim A06']))
  expect(places.get('B46')).toEqual([])
})

test('evaluateDocument gives the same component for the same code', async () => {
  const graph = await build()
  const code = graph.lessons.get('E1-1')?.body.code ?? ''
  expect(evaluateDocument(code)).toBe(evaluateDocument(code))
})
