import { afterAll, expect, test, vi } from 'vitest'
import { lessonsWithLab } from '@/lib/content/core/graph-queries'
import { comparedWords } from '@/lib/content/core/report/passages'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { getContent } from '@/lib/content/loader'
import { GRADES } from '@/lib/labs/core/source-criticism'
import { getClaimsData } from '@/lib/labs/queries'

vi.setConfig({ testTimeout: 300_000 })
afterAll(() => gatePool().close())

/** The share of a statement's longer words that a paragraph has, 0..1: 0.86 and more where it retells the claim, else up to 0.45. */
function sharedWith(statement: string, paragraph: string): number {
  const told = longWords(statement)
  const there = new Set(longWords(paragraph))
  return told.filter((word) => there.has(word)).length / told.length
}

function longWords(text: string): string[] {
  return [...new Set(comparedWords(text).words)].filter((word) => word.length >= 4)
}

test('lab L22 offers twenty claims, five of each grade', async () => {
  const { claims } = await getClaimsData()
  expect(GRADES.map((grade) => claims.filter(({ verdict }) => verdict === grade).length)).toEqual([5, 5, 5, 5])
})

test('a lesson with lab L22 retells none of its claims, neither by a tag nor in its own words', async () => {
  const { claims } = await getClaimsData()
  const told = lessonsWithLab(await getContent(), 'L22').flatMap(({ body }) =>
    claims.filter(
      ({ id, statement }) =>
        body.references.claims.includes(id) || body.blocks.some(({ text }) => sharedWith(statement, text) > 0.6),
    ),
  )
  expect(told.map(({ id, statement }) => `${id} ${statement}`)).toEqual([])
})

test('lab L22 and the lessons with it name the claims that the lab offers', async () => {
  const [content, { claims }] = await Promise.all([getContent(), getClaimsData()])
  const offered = claims.map(({ id }) => id).sort()
  expect(content.labs.get('L22')?.seedRefs.toSorted()).toEqual(offered)
  for (const { seedRefs } of lessonsWithLab(content, 'L22')) expect(seedRefs).toEqual(expect.arrayContaining(offered))
})
