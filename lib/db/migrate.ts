import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '@/lib/platform/start-error'
import { planMigrations, type MigrationFile, type MigrationRow } from './core/plan-migrations'

/** One database session: statements sent to it run in order on the same connection. */
export interface DatabaseSession {
  /** Runs SQL text of any number of statements. */
  execute(sql: string): Promise<void>
  /** Runs one statement with numbered parameters and returns its rows as objects. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>
}

/** The lock Prisma's own command takes, so the two never migrate at the same time. */
const PRISMA_MIGRATION_LOCK = 72_707_369

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/** The migrations of a folder laid out as Prisma does: `<name>/migration.sql`. */
export function readMigrationFiles(folder = path.join(process.cwd(), 'prisma', 'migrations')): MigrationFile[] {
  // Next would otherwise count the whole repository among the files its pages read.
  if (!existsSync(/* turbopackIgnore: true */ folder)) return []
  return readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })
    .map((entry) => ({ name: entry.name, file: path.join(folder, entry.name, 'migration.sql') }))
    .filter(({ file }) => existsSync(/* turbopackIgnore: true */ file))
    .map(({ name, file }) => {
      const sql = readFileSync(/* turbopackIgnore: true */ file, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/**
 * Brings the database to the state of the code and returns the names of the migrations applied now.
 * Each runs in a transaction of its own together with its row, so a failing one leaves nothing behind. The lock
 * belongs to the transaction too: it ends with the connection and works through a transaction pooler.
 * @throws StartError when the database must not be migrated, or when a migration fails
 */
export async function migrate(session: DatabaseSession, files: readonly MigrationFile[]): Promise<string[]> {
  const appliedNames: string[] = []
  if (await isUpToDate(session, files)) return appliedNames
  for (;;) {
    await session.execute('BEGIN')
    try {
      await session.query(`SELECT pg_advisory_xact_lock(${PRISMA_MIGRATION_LOCK})`)
      await session.execute(CREATE_TABLE)
      const [next] = requirePlan(files, await readRows(session))
      if (next !== undefined) await apply(session, next)
      await session.execute('COMMIT')
      if (next === undefined) return appliedNames
      appliedNames.push(next.name)
    } catch (error) {
      await session.execute('ROLLBACK')
      throw error
    }
  }
}

/** The migrations not applied yet, without changing anything. @throws StartError as `migrate` does */
export async function listPendingMigrations(
  session: DatabaseSession,
  files: readonly MigrationFile[],
): Promise<MigrationFile[]> {
  const [table] = await session.query(`SELECT to_regclass('"_prisma_migrations"')::text AS name`)
  return requirePlan(files, table?.['name'] == null ? [] : await readRows(session))
}

async function isUpToDate(session: DatabaseSession, files: readonly MigrationFile[]): Promise<boolean> {
  return files.length > 0 && (await listPendingMigrations(session, files)).length === 0
}

function requirePlan(files: readonly MigrationFile[], rows: readonly MigrationRow[]): MigrationFile[] {
  const plan = planMigrations(files, rows)
  if (!plan.ok) throw new StartError(plan.detail ?? plan.error)
  return plan.value
}

async function readRows(session: DatabaseSession): Promise<MigrationRow[]> {
  const rows = await session.query(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished, rolled_back_at IS NOT NULL AS is_rolled_back
     FROM "_prisma_migrations" ORDER BY started_at`,
  )
  return rows.map((row) => ({
    name: String(row['migration_name']),
    checksum: String(row['checksum']),
    isFinished: row['is_finished'] === true,
    isRolledBack: row['is_rolled_back'] === true,
  }))
}

async function apply(session: DatabaseSession, file: MigrationFile): Promise<void> {
  try {
    await session.execute(file.sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(`Migration ${file.name} failed and was undone, nothing was changed: ${reason}`, {
      cause: error,
    })
  }
  await session.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), file.checksum, file.name],
  )
}
