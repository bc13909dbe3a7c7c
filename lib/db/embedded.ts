import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { StartError } from '@/lib/platform/start-error'
import type { Database } from './database'
import { lockFolder, type FolderLock } from './folder-lock'
import type { DatabaseSession } from './migrate'

/**
 * Opens the embedded database of a data folder, holding the folder's lock until it is closed.
 * @throws StartError when the folder is in use, cannot be written, or holds no readable database
 */
export async function openEmbedded(dataFolder: string): Promise<Database> {
  const lock = await takeLock(dataFolder)
  try {
    const folder = path.join(dataFolder, 'db')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return await wrapPGlite(await PGlite.create(folder), lock)
  } catch (error) {
    await lock.release()
    throw new StartError(
      `The database in ${dataFolder} cannot be opened (${reasonOf(error)}); check that the folder can be written and has free space, or restore a backup.`,
      { cause: error },
    )
  }
}

/** A database in memory, gone when it is closed: for tests and for comparing schemas. Empty, or a copy out of an archive. */
export async function openInMemory(archive?: Blob): Promise<Database & { pglite: PGlite }> {
  const pglite = await PGlite.create(archive === undefined ? {} : { loadDataDir: archive })
  return { ...(await wrapPGlite(pglite)), pglite }
}

async function takeLock(dataFolder: string): Promise<FolderLock> {
  try {
    return await lockFolder(dataFolder)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      `The data folder ${dataFolder} cannot be used (${reasonOf(error)}); set DATA_DIR to a local folder this user may write to.`,
      { cause: error },
    )
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message ?? String(error)
}

async function wrapPGlite(pglite: PGlite, lock?: FolderLock): Promise<Database> {
  // Prisma's adapters read and write timestamps as UTC.
  await pglite.exec(`SET TIME ZONE 'UTC'`)
  const adapters = new PrismaPGlite(pglite)
  const session: DatabaseSession = {
    execute: async (sql) => {
      await pglite.exec(sql)
    },
    query: async (sql, parameters = []) => (await pglite.query<Record<string, unknown>>(sql, [...parameters])).rows,
  }
  return {
    kind: 'embedded',
    connectAdapter: () => adapters.connect(),
    withSession: (work) => work(session),
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer()),
    close: async () => {
      await pglite.close()
      await lock?.release()
    },
  }
}
