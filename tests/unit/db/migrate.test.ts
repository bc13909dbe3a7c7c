import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { openInMemory } from '@/lib/db/embedded'
import { listPendingMigrations, migrate, readMigrationFiles, type DatabaseSession } from '@/lib/db/migrate'
import { StartError } from '@/lib/platform/start-error'

let database: Database
beforeAll(async () => {
  database = await openInMemory()
}, 60_000)
beforeEach(() => database.withSession((session) => session.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')))
afterAll(() => database.close())

const file = (name: string, sql: string): { name: string; sql: string; checksum: string } => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})
const create = file('0001_create', 'CREATE TABLE thing (id int primary key); INSERT INTO thing VALUES (1);')
const grow = file('0002_grow', 'INSERT INTO thing VALUES (2);')
const broken = file('0003_broken', 'INSERT INTO thing VALUES (3); INSERT INTO nothing VALUES (1);')

const run = (files: readonly ReturnType<typeof file>[]): Promise<string[]> =>
  database.withSession((session) => migrate(session, files))
const ask = async (sql: string): Promise<unknown[]> =>
  (await database.withSession((session: DatabaseSession) => session.query(sql))).map((row) => Object.values(row)[0])

test('migrate applies what is missing in order, once', async () => {
  expect(await run([create])).toEqual(['0001_create'])
  expect(await run([create, grow])).toEqual(['0002_grow'])
  expect(await run([create, grow])).toEqual([])
  expect(await ask('SELECT id FROM thing ORDER BY id')).toEqual([1, 2])
})

test('migrate leaves rows that Prisma understands', async () => {
  await run([create])
  const [row] = await database.withSession((session) => session.query('SELECT * FROM "_prisma_migrations"'))
  expect(row).toMatchObject({
    migration_name: '0001_create',
    checksum: create.checksum,
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
  })
  expect(row?.['id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(row?.['finished_at']).toBeInstanceOf(Date)
})

test('migrate undoes a failing migration, keeps the earlier ones and says which it was', async () => {
  await expect(run([create, grow, broken])).rejects.toThrow(/^Migration 0003_broken failed and was undone.*nothing/s)
  expect(await ask('SELECT id FROM thing ORDER BY id')).toEqual([1, 2])
  expect(await ask('SELECT migration_name FROM "_prisma_migrations" ORDER BY started_at')).toEqual([
    '0001_create',
    '0002_grow',
  ])
  const repaired = file('0003_broken', 'INSERT INTO thing VALUES (3);')
  expect(await run([create, grow, repaired])).toEqual(['0003_broken'])
})

test.each([
  ['a changed migration', [file('0001_create', 'CREATE TABLE other (id int)'), grow], /0001_create was changed/],
  ['a database newer than the code', [], /newer than this version.*0001_create/],
])('migrate refuses %s and changes nothing', async (_what, files, message) => {
  await run([create])
  const refused = run(files)
  await expect(refused).rejects.toThrow(StartError)
  await expect(refused).rejects.toThrow(message)
  expect(await ask('SELECT id FROM thing')).toEqual([1])
  expect(await ask('SELECT count(*)::int FROM "_prisma_migrations"')).toEqual([1])
})

test('migrate refuses to go on after a migration that did not finish', async () => {
  await run([create])
  await database.withSession((session) => session.execute('UPDATE "_prisma_migrations" SET finished_at = NULL'))
  await expect(run([create, grow])).rejects.toThrow(/0001_create did not finish earlier/)
  expect(await ask('SELECT id FROM thing')).toEqual([1])
})

test('listPendingMigrations tells what is missing and changes nothing', async () => {
  const pending = await database.withSession((session) => listPendingMigrations(session, [create, grow]))
  expect(pending.map(({ name }) => name)).toEqual(['0001_create', '0002_grow'])
  expect(await ask(`SELECT to_regclass('"_prisma_migrations"')`)).toEqual([null])
})

test('the migrations of the repository can be applied', async () => {
  const files = readMigrationFiles()
  expect(await run(files)).toEqual(files.map(({ name }) => name))
  expect(await ask('SELECT count(*)::int FROM "user"')).toEqual([0])
})
