import { getDataFolder, getEnvironment } from '@/lib/platform/env'
import { setOutbox, type Mail } from '@/lib/platform/mail'
import { setRateLimitStore } from '@/lib/platform/rate-limit'
import { processWide } from '@/lib/shared/process-wide'
import type { Database } from './database'
import { openEmbedded } from './embedded'
import { Prisma, PrismaClient } from './generated/client'
import { migrate, readMigrationFiles } from './migrate'
import { openPostgres } from './postgres'

interface Shared {
  opening?: Promise<Database>
  clients: Map<unknown, PrismaClient>
}

const shared = processWide('database', (): Shared => ({ clients: new Map() }))

/**
 * Opens and migrates the database once per process: Postgres when DATABASE_URL is set, else the embedded one in
 * DATA_DIR. Entry points call it to fail early; everything else just uses `db`, which opens on its first query.
 * @throws StartError with a sentence for the operator
 */
export function openDatabase(): Promise<Database> {
  setOutbox(keepMail)
  shared.opening ??= openAndMigrate().catch((error: unknown) => {
    delete shared.opening
    throw error
  })
  return shared.opening
}

/** Makes an already open database the one of this process: for tests. */
export function adoptDatabase(database: Database): void {
  shared.opening = Promise.resolve(database)
}

/** Ends all connections and releases the embedded folder. Safe to call when nothing was opened. */
export async function closeDatabase(): Promise<void> {
  const { opening } = shared
  if (opening === undefined) return
  delete shared.opening
  for (const client of shared.clients.values()) await client.$disconnect()
  await (await opening).close()
}

/** False while Next builds: its workers run side by side, and the embedded database must never be opened twice. */
export function canUseDatabase(): boolean {
  return process.env['NEXT_PHASE'] !== 'phase-production-build'
}

async function openAndMigrate(): Promise<Database> {
  if (!canUseDatabase()) throw new Error('The database is closed while the site is being built.')
  const environment = getEnvironment()
  const database =
    environment.DATABASE_URL === undefined
      ? await openEmbedded(getDataFolder(environment))
      : await openPostgres(environment.DATABASE_URL)
  try {
    await database.withSession((session) => migrate(session, readMigrationFiles()))
    if (database.kind === 'postgres') setRateLimitStore(db)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Platform may not know the database, so the database hands it what it needs to store. */
async function keepMail({ to, subject, text }: Mail): Promise<void> {
  await db.outboxMail.create({ data: { recipient: to, subject, body: text } })
}

function getClient(): PrismaClient {
  // Prisma recognises its own SQL fragments and errors by class, so each copy of its runtime gets a client of its own.
  const runtime = Prisma.PrismaClientKnownRequestError
  const existing = shared.clients.get(runtime)
  if (existing !== undefined) return existing
  const client = new PrismaClient({
    adapter: {
      provider: 'postgres',
      adapterName: 'milepost',
      connect: async () => (await openDatabase()).connectAdapter(),
    },
  })
  shared.clients.set(runtime, client)
  return client
}

/** The database. Inside an interactive transaction use only the transaction's client: the embedded database has one session. */
export const db = getClient()
