import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, test } from 'vitest'

/** The project's own configuration, without the rules that need types: fixtures are text, not files of the project. */
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] })

async function rulesBrokenBy(source: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath })
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'parse'}: ${message}`)
}

test.each([
  ['Math.random', 'export const draw = () => Math.random()\n', 'randomness from a seeded argument'],
  ['Date.now', 'export const now = () => Date.now()\n', 'time as an argument'],
  ['a new Date without arguments', 'export const now = () => new Date()\n', 'time as an argument'],
  ['process.env', "export const zone = () => process.env['TZ']\n", 'settings as arguments'],
])('lint refuses %s in core', async (_name, source, reason) => {
  expect((await rulesBrokenBy(source, 'lib/planning/core/fixture.ts')).join('\n')).toContain(reason)
})

test('lint allows the clock outside of core', async () => {
  expect(await rulesBrokenBy('export const now = () => Date.now()\n', 'lib/planning/fixture.ts')).toEqual([])
})

test('lint refuses a bare server-only string', async () => {
  expect(
    (await rulesBrokenBy("'server-only'\n\nexport const one = 1\n", 'lib/planning/queries.ts')).join('\n'),
  ).toContain('guards nothing')
})

test('lint refuses file names that are not kebab-case', async () => {
  expect((await rulesBrokenBy('export const one = 1\n', 'lib/planning/PlanInput.ts')).join('\n')).toContain(
    'filename-naming-convention',
  )
})

test('lint refuses any', async () => {
  expect((await rulesBrokenBy('export const one: any = 1\n', 'lib/planning/one.ts')).join('\n')).toContain(
    'no-explicit-any',
  )
})
