import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { diffSchema, repositoryFolders } from '@/lib/db/schema-diff'
import { StartError } from '@/lib/platform/start-error'
import { runCommand } from './run-command'

const USAGE = 'Usage: npm run db:diff -- --name <what_changes>   or   npm run db:diff -- --check'

/** The number after the highest one in use, four digits. */
function nextNumber(migrationsFolder: string): string {
  const numbers = readdirSync(migrationsFolder).map((name) => Number.parseInt(name, 10) || 0)
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { name: { type: 'string' }, check: { type: 'boolean' } } })
  if ((values.name === undefined) === (values.check !== true)) throw new StartError(USAGE)
  const { migrationsFolder } = repositoryFolders
  mkdirSync(migrationsFolder, { recursive: true })

  const sql = await diffSchema(repositoryFolders)
  if (sql === null) {
    console.log('The migrations lead to the schema; nothing to write.')
    return
  }
  if (values.name === undefined) {
    throw new StartError(
      `The schema has changes without a migration; run npm run db:diff -- --name <what_changes>.\n\n${sql}`,
    )
  }
  if (!/^[a-z0-9_]+$/.test(values.name)) throw new StartError('The name may contain a–z, 0–9 and _.')
  const folder = path.join(migrationsFolder, `${nextNumber(migrationsFolder)}_${values.name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql.endsWith('\n') ? sql : `${sql}\n`)
  writeFileSync(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql; read it before you commit it.`)
})
