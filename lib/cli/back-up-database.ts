import path from 'node:path'
import { backUpEmbedded, runPostgresTool } from '@/lib/db/backup'
import { openDatabase } from '@/lib/db/client'
import { getDataFolder, getEnvironment } from '@/lib/platform/env'
import type { Command } from '@/lib/server/control'

/** `npm run db:backup [-- file]`: writes the whole database to a file, by default a dated one in DATA_DIR/backups. */
export const backUpDatabase: Command = async ([givenFile]) => {
  const { DATABASE_URL } = getEnvironment()
  const isEmbedded = DATABASE_URL === undefined
  const date = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const file = path.resolve(
    givenFile ?? path.join(getDataFolder(), 'backups', `milepost-${date}.${isEmbedded ? 'tar.gz' : 'dump'}`),
  )
  const database = await openDatabase()
  if (!isEmbedded) {
    await runPostgresTool('pg_dump', ['--format=custom', '--no-owner', '--file', file], DATABASE_URL)
    return `Wrote ${file}.`
  }
  const checksums = await backUpEmbedded(database, file)
  const tables = Object.values(checksums)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `Wrote ${file}: ${tables.length} tables, ${rows} rows; it was read back and its checksums stand beside it.`
}
