import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'

const { forbidden } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as IFlattenedRuleSet

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'milepost-dependencies-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Names of the rules that a small tree of files breaks. */
async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  const baseDir = mkdtempSync(path.join(folder, 'tree-'))
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(baseDir, name)), { recursive: true })
    writeFileSync(path.join(baseDir, name), source)
  }
  const roots = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? name))]
  const { output } = await cruise(roots, {
    baseDir,
    ruleSet: { forbidden: forbidden ?? [] },
    validate: true,
    tsPreCompilationDeps: true,
  })
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)
}

const one = 'export const one = 1\n'
const imports = (file: string) => `export { one } from '${file}'\n`

test.each([
  [
    'a domain that knows one above it',
    'content-knows-only-what-is-below',
    { 'lib/content/a.ts': imports('../planning/b'), 'lib/planning/b.ts': one },
  ],
  [
    'shared that knows a domain',
    'shared-knows-only-what-is-below',
    { 'lib/shared/a.ts': imports('../db/b'), 'lib/db/b.ts': one },
  ],
  ['a circle', 'no-circular', { 'lib/content/a.ts': imports('./b'), 'lib/content/b.ts': imports('./a') }],
  [
    'a domain that knows a screen',
    'lib-never-knows-screens',
    { 'lib/planning/a.ts': imports('../../components/b'), 'components/b.ts': one },
  ],
  [
    'a folder that has no place in the order',
    'new-domain-needs-a-place',
    { 'lib/surprise/a.ts': imports('../shared/b'), 'lib/shared/b.ts': one },
  ],
  [
    'core that asks a query',
    'core-is-pure',
    { 'lib/planning/core/a.ts': imports('../queries'), 'lib/planning/queries.ts': one },
  ],
  ['core that reads files', 'core-is-pure', { 'lib/planning/core/a.ts': "export { readFileSync } from 'node:fs'\n" }],
  [
    'a component that calls a service',
    'components-use-contracts',
    { 'components/a.ts': imports('../lib/planning/service'), 'lib/planning/service.ts': one },
  ],
  [
    'Prisma outside of its places',
    'prisma-in-its-places',
    { 'app/a.ts': imports('../lib/db/client'), 'lib/db/client.ts': one },
  ],
])('dependency rules refuse %s', async (_what, rule, files) => {
  expect(await rulesBrokenBy(files)).toContain(rule)
})

test('dependency rules allow what points down', async () => {
  const files = {
    'app/page.ts': imports('../lib/planning/service'),
    'lib/planning/service.ts': imports('./core/a'),
    'lib/planning/core/a.ts': imports('../../content/core/b'),
    'lib/content/core/b.ts': one,
  }
  expect(await rulesBrokenBy(files)).toEqual([])
})
