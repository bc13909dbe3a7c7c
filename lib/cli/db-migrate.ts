import { closeDatabase, openDatabase } from '@/lib/db/client'
import { listPendingMigrations, readMigrationFiles } from '@/lib/db/migrate'
import { runCommand } from './run-command'

await runCommand(async () => {
  // Opening brings the database up to date; what is asked afterwards confirms it.
  const database = await openDatabase()
  try {
    const files = readMigrationFiles()
    const pending = await database.withSession((session) => listPendingMigrations(session, files))
    console.log(`The database is up to date: ${files.length - pending.length} of ${files.length} migrations applied.`)
  } finally {
    await closeDatabase()
  }
})
