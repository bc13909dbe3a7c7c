import path from 'node:path'
import { restoreEmbedded, runPostgresTool } from '@/lib/db/backup'
import { getDataFolder, getEnvironment } from '@/lib/platform/env'
import { StartError } from '@/lib/platform/start-error'
import { runCommand } from './run-command'

await runCommand(async () => {
  const [givenFile] = process.argv.slice(2)
  if (givenFile === undefined) throw new StartError('Usage: npm run db:restore -- <backup file>')
  const file = path.resolve(givenFile)
  const { DATABASE_URL } = getEnvironment()
  if (DATABASE_URL !== undefined) {
    await runPostgresTool(
      'pg_restore',
      [
        '--clean',
        '--if-exists',
        '--no-owner',
        '--single-transaction',
        '--dbname',
        new URL(DATABASE_URL).pathname.slice(1),
        file,
      ],
      DATABASE_URL,
    )
    console.log(`Restored ${file}.`)
    return
  }
  const { checksums, keptAs } = await restoreEmbedded(getDataFolder(), file)
  const rows = Object.values(checksums).reduce((sum, table) => sum + table.rows, 0)
  console.log(`Restored ${file}: ${Object.keys(checksums).length} tables, ${rows} rows.`)
  if (keptAs !== null) console.log(`The database it replaced is kept in ${keptAs}.`)
})
