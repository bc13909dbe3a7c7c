import { createHash, randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { classifyFailure } from '@/lib/db/core/classify-failure'
import type { Database } from '@/lib/db/database'
import { PrismaClient } from '@/lib/db/generated/client'
import { migrate, readMigrationFiles } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'

// A server where databases may be made, such as postgres://postgres@127.0.0.1:5432/postgres; without it these are skipped.
const serverUrl = process.env['TEST_DATABASE_URL']
const name = `milepost_test_${randomBytes(4).toString('hex')}`
let database: Database

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

beforeAll(async () => {
  if (serverUrl === undefined) return
  await onServer(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  database = await openPostgres(url.href)
})
afterAll(async () => {
  if (serverUrl === undefined) return
  await database.close()
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
})

const sql = 'CREATE TABLE counted (at timestamptz); INSERT INTO counted VALUES (now()); SELECT pg_sleep(0.2)'
const file = { name: '0000_counted', sql, checksum: createHash('sha256').update(sql).digest('hex') }

test.skipIf(serverUrl === undefined)('two processes that migrate together apply each migration once', async () => {
  const files = [file, ...readMigrationFiles()]
  const applied = await Promise.all([1, 2, 3].map(() => database.withSession((session) => migrate(session, files))))
  expect(applied.flat().sort()).toEqual(files.map((each) => each.name))
  const [row] = await database.withSession((session) => session.query('SELECT count(*)::int AS n FROM counted'))
  expect(row?.['n']).toBe(1)
})

test.skipIf(serverUrl === undefined)(
  'the errors of a server are classified as what they are',
  { timeout: 30_000 },
  async () => {
    const db = new PrismaClient({
      adapter: { provider: 'postgres', adapterName: 'test', connect: () => database.connectAdapter() },
    })
    const failureOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', classifyFailure)
    const busy = Array.from({ length: 10 }, () => failureOf(db.$queryRaw`SELECT pg_sleep(2)::text`))
    expect(await failureOf(db.$queryRaw`SELECT 1`)).toBe('pool-exhausted')
    await Promise.all(busy)

    const cut = failureOf(db.$queryRaw`SELECT pg_sleep(20)::text`)
    const endSleepers =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()"
    await expect
      .poll(async () => database.withSession(async (session) => (await session.query(endSleepers)).length))
      .toBe(1)
    expect(await cut).toBe('connection-lost')

    await db.$executeRaw`INSERT INTO "user" (id, email) VALUES ('1', 'a@example.org')`
    const bump = (): Promise<unknown> =>
      db.$transaction(
        async (tx) => {
          await tx.user.findUniqueOrThrow({ where: { id: '1' } })
          await tx.$queryRaw`SELECT pg_sleep(0.3)::text`
          await tx.user.update({ where: { id: '1' }, data: { name: 'x' } })
        },
        { isolationLevel: 'Serializable' },
      )
    expect((await Promise.all([failureOf(bump()), failureOf(bump())])).sort()).toEqual(['conflict', 'none'])
    await db.$disconnect()
  },
)

test('a server that cannot be reached is named in one sentence without its password', async () => {
  const opening = openPostgres('postgres://me:hunter2@127.0.0.1:1/milepost')
  await expect(opening).rejects.toThrow(
    /^The database at 127\.0\.0\.1:1\/milepost cannot be reached \(.*ECONNREFUSED.*\)/,
  )
  await expect(opening).rejects.toThrow(/^(?!.*hunter2)/)
})
