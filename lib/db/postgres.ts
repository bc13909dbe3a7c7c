import { PrismaPg } from '@prisma/adapter-pg'
import { Client, Pool } from 'pg'
import { StartError } from '@/lib/platform/start-error'
import type { Database } from './database'
import type { DatabaseSession } from './migrate'

const CONNECT_TIMEOUT_MS = 5_000
/** How long a request waits for a free connection before it is answered with 503. */
const POOL_WAIT_TIMEOUT_MS = 1_000
const STATEMENT_TIMEOUT_MS = 15_000
const IDLE_TIMEOUT_MS = 30_000
const POOL_SIZE = 10

/**
 * Opens a pool of connections to a Postgres server.
 * @throws StartError when the server does not answer within five seconds or refuses the connection
 */
export async function openPostgres(connectionString: string): Promise<Database> {
  const withSession: Database['withSession'] = async (work) => {
    const client = await connect(connectionString)
    const session: DatabaseSession = {
      execute: async (sql) => {
        await client.query(sql)
      },
      query: async (sql, parameters = []) => (await client.query<Record<string, unknown>>(sql, [...parameters])).rows,
    }
    try {
      return await work(session)
    } finally {
      await client.end()
    }
  }
  await withSession((session) => session.query('SELECT 1'))

  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: POOL_WAIT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'milepost',
    // Prisma's adapters read and write timestamps as UTC.
    options: `-c TimeZone=UTC -c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
  })
  // An idle connection that breaks is replaced by the next one; without a listener it would end the process.
  pool.on('error', () => undefined)
  const adapters = new PrismaPg(pool, { disposeExternalPool: false })
  return {
    kind: 'postgres',
    connectAdapter: () => adapters.connect(),
    withSession,
    close: () => pool.end(),
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'milepost',
    options: '-c TimeZone=UTC',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    const { host, pathname } = new URL(connectionString)
    const { code, message } = error as NodeJS.ErrnoException
    throw new StartError(
      `The database at ${host}${pathname} cannot be reached (${message || code || 'no answer'}); check DATABASE_URL and that the server is running.`,
      { cause: error },
    )
  }
}
