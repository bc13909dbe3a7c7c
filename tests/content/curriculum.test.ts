import { afterAll, expect, test, vi } from 'vitest'
import { checkContent } from '@/lib/content/check'
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
