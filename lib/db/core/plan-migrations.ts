import { fail, ok, type Result } from '@/lib/shared/result'

/** A migration as it stands in the repository. `checksum` is the SHA-256 of the file's bytes in lower-case hex. */
export interface MigrationFile {
  name: string
  sql: string
  checksum: string
}

/** A row of `_prisma_migrations`, in the meaning Prisma gives its columns. */
export interface MigrationRow {
  name: string
  checksum: string
  isFinished: boolean
  isRolledBack: boolean
}

/** Why a database must not be migrated by this version of the code. */
export type MigrationRefusal = 'failed-earlier' | 'newer-database' | 'changed-migration'

/**
 * Decides which migrations are still to be applied, in the order of their names.
 * Rows marked as rolled back count as never applied. Fails, with a sentence for the operator, when an earlier
 * migration stopped half-way, when the database has migrations the code does not know (it was used with a newer
 * version), or when an applied migration's text has changed since.
 */
export function planMigrations(
  files: readonly MigrationFile[],
  rows: readonly MigrationRow[],
): Result<MigrationFile[], MigrationRefusal> {
  const effective = rows.filter((row) => !row.isRolledBack)
  const unfinished = effective.find((row) => !row.isFinished)
  if (unfinished !== undefined) {
    return fail(
      'failed-earlier',
      `Migration ${unfinished.name} did not finish earlier; restore the backup made before it, or repair the database and mark the migration as rolled back.`,
    )
  }
  const known = new Map(files.map((file) => [file.name, file]))
  const unknown = effective.find((row) => !known.has(row.name))
  if (unknown !== undefined) {
    return fail(
      'newer-database',
      `The database is newer than this version of Milepost: it contains migration ${unknown.name}; start the newer version, or restore a backup made with this one.`,
    )
  }
  const changed = effective.find((row) => known.get(row.name)?.checksum !== row.checksum)
  if (changed !== undefined) {
    return fail(
      'changed-migration',
      `Migration ${changed.name} was changed after it had been applied; restore its original text and put the change into a migration of its own.`,
    )
  }
  const appliedNames = new Set(effective.map((row) => row.name))
  return ok(
    files
      .filter((file) => !appliedNames.has(file.name))
      .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0)),
  )
}
