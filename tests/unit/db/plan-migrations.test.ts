import { expect, test } from 'vitest'
import { planMigrations, type MigrationFile, type MigrationRow } from '@/lib/db/core/plan-migrations'

const file = (name: string): MigrationFile => ({ name, sql: `-- ${name}`, checksum: `sum-${name}` })
const row = (name: string, changes: Partial<MigrationRow> = {}): MigrationRow => ({
  name,
  checksum: `sum-${name}`,
  isFinished: true,
  isRolledBack: false,
  ...changes,
})
const files = [file('0002_b'), file('0001_a'), file('0003_c')]

test('planMigrations returns what is missing in the order of the names', () => {
  expect(planMigrations(files, [])).toEqual({ ok: true, value: [file('0001_a'), file('0002_b'), file('0003_c')] })
  expect(planMigrations(files, [row('0001_a')])).toEqual({ ok: true, value: [file('0002_b'), file('0003_c')] })
  expect(planMigrations(files, [row('0001_a'), row('0002_b'), row('0003_c')])).toEqual({ ok: true, value: [] })
})

test('planMigrations repeats a migration that was rolled back', () => {
  const rows = [row('0001_a', { isRolledBack: true, isFinished: false, checksum: 'old' })]
  expect(planMigrations([file('0001_a')], rows)).toEqual({ ok: true, value: [file('0001_a')] })
})

test.each([
  ['failed-earlier', [row('0001_a', { isFinished: false })], '0001_a'],
  ['newer-database', [row('0001_a'), row('0009_z')], '0009_z'],
  ['changed-migration', [row('0001_a', { checksum: 'other' })], '0001_a'],
] as const)('planMigrations refuses with %s and names the migration', (error, rows, name) => {
  const plan = planMigrations(files, rows)
  expect(plan).toMatchObject({ ok: false, error })
  expect(!plan.ok && plan.detail).toContain(name)
})
