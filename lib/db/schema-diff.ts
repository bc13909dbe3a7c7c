import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { readMigrationFiles } from './migrate'

interface DiffFolders {
  schemaFolder: string
  migrationsFolder: string
}

/** The folders of this repository. */
export const repositoryFolders: DiffFolders = {
  schemaFolder: path.join(process.cwd(), 'prisma', 'schema'),
  migrationsFolder: path.join(process.cwd(), 'prisma', 'migrations'),
}

/**
 * The SQL that leads from the migrations to the schema, or null when they agree. Uses Prisma's own engine, as
 * WebAssembly, with a database in memory on which the migrations are replayed.
 */
export async function diffSchema({ schemaFolder, migrationsFolder }: DiffFolders): Promise<string | null> {
  const files = readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: path.join(schemaFolder, name),
      content: readFileSync(path.join(schemaFolder, name), 'utf8'),
    }))
  const migrations: DiffTarget = {
    tag: 'migrations',
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: readMigrationFiles(migrationsFolder).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
  const shadow = await PGlite.create()
  try {
    await (loading ??= loadEngine())
    const engine = await engineGlue.SchemaEngine.new(
      { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
      () => undefined,
      shadowAdapters(shadow),
    )
    try {
      const { stdout, exitCode } = await engine.diff({
        from: migrations,
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      })
      return exitCode === 0 ? null : (stdout ?? '')
    } finally {
      engine.free()
    }
  } finally {
    await shadow.close()
  }
}

/** The adapters the engine asks for; only the shadow is ever used. */
function shadowAdapters(shadow: PGlite): ReturnType<typeof bindMigrationAwareSqlAdapterFactory> {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPGlite(shadow).connect()
    // The adapter of the package does not wait for scripts, which hides a migration's error.
    adapter.executeScript = async (script) => {
      await shadow.exec(script)
    }
    return adapter
  }
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'milepost-shadow',
    connect,
    connectToShadowDb: connect,
  })
}

/** Loaded once: a second instance would take the memory away from under the first. */
let loading: Promise<void> | undefined

/** The package's entry point imports its WebAssembly as a module, which Node 20 does not know; this does the same by hand. */
async function loadEngine(): Promise<void> {
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(gluePath.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engineGlue } })
  engineGlue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
}
