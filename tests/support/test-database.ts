import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { adoptDatabase, closeDatabase } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { openInMemory } from '@/lib/db/embedded'
import { migrate, readMigrationFiles } from '@/lib/db/migrate'
import { openPostgres } from '@/lib/db/postgres'

process.env['AUTH_SECRET'] ??= 'a secret of tests, which protects nothing at all'
process.env['LOG_LEVEL'] ??= 'silent'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let roundTripCount = 0

/**
 * A migrated database adopted as the one of the process: embedded and in memory, or a fresh one on the server
 * of TEST_DATABASE_URL. Closing it makes it go away.
 */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env['TEST_DATABASE_URL']
  const database = counted(
    server === undefined || server === '' ? await openFromTemplate() : await openOnServer(server),
  )
  adoptDatabase(database)
  return database
}

/** Gives this test file a database of its own, see `openTestDatabase`. */
export function withTestDatabase(): void {
  beforeAll(async () => {
    await openTestDatabase()
  })
  afterAll(closeDatabase)
}

/** Does work and counts how often it went to the database: statements, and the begin and end of transactions. */
export async function countRoundTrips<T>(work: () => Promise<T>): Promise<{ value: T; roundTrips: number }> {
  const before = roundTripCount
  const value = await work()
  return { value, roundTrips: roundTripCount - before }
}

/** Making a new embedded database takes many times longer than copying one, so a migrated one is kept as a template. */
async function openFromTemplate(): Promise<Database> {
  const file = templateFile()
  if (existsSync(file)) return openInMemory(new Blob([new Uint8Array(readFileSync(file))]))
  const database = await openInMemory()
  await database.withSession((session) => migrate(session, readMigrationFiles()))
  const archive = await database.pglite.dumpDataDir('none')
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, new Uint8Array(await archive.arrayBuffer()))
  renameSync(draft, file)
  return database
}

function templateFile(): string {
  const engine = readFileSync(path.join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json'), 'utf8')
  return path.join(ROOT, '.cache', 'test-database', `${hashOf([engine, ...checksums()])}.tar`)
}

const checksums = () => readMigrationFiles().map(({ checksum }) => checksum)

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

/** A copy of a migrated template on the server; the first who asks makes the template, the others wait for it. */
async function openOnServer(server: string): Promise<Database> {
  const template = `milepost_template_${hashOf(checksums())}`
  const name = `milepost_test_${randomUUID().replaceAll('-', '')}`
  const at = (database: string) => {
    const url = new URL(server)
    url.pathname = `/${database}`
    return url.href
  }
  await onServer(server, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (rowCount === 0) {
      const draft = `${template}_draft`
      await client.query(`DROP DATABASE IF EXISTS ${draft}`)
      await client.query(`CREATE DATABASE ${draft}`)
      const fresh = await openPostgres(at(draft))
      await fresh.withSession((session) => migrate(session, readMigrationFiles()))
      await fresh.close()
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const database = await openPostgres(at(name))
  return {
    ...database,
    close: async () => {
      await database.close()
      await onServer(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
    },
  }
}

async function onServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

type Adapter = Awaited<ReturnType<Database['connectAdapter']>>
type Statement = Parameters<Adapter['queryRaw']>[0]

/** What a connection and a transaction have in common. */
interface Queryable {
  queryRaw: (statement: Statement) => Promise<unknown>
  executeRaw: (statement: Statement) => Promise<unknown>
}

function counted(database: Database): Database {
  return {
    ...database,
    connectAdapter: async () => {
      const adapter = await database.connectAdapter()
      countStatements(adapter)
      const startTransaction = adapter.startTransaction.bind(adapter)
      adapter.startTransaction = async (level) => {
        roundTripCount += 1
        const transaction = await startTransaction(level)
        countStatements(transaction)
        const commit = transaction.commit.bind(transaction)
        transaction.commit = () => {
          roundTripCount += 1
          return commit()
        }
        return transaction
      }
      return adapter
    },
  }
}

function countStatements(session: Queryable): void {
  for (const name of ['queryRaw', 'executeRaw'] as const) {
    const send = session[name].bind(session)
    session[name] = (statement) => {
      roundTripCount += 1
      return send(statement)
    }
  }
}
