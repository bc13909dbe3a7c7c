import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { StartError } from '@/lib/platform/start-error'
import { computeChecksums, type Checksums } from './checksums'
import type { Database } from './database'
import { lockFolder } from './folder-lock'

/** Where the checksums of a backup stand. */
const checksumFileOf = (file: string): string => `${file}.checksums.json`

/** Writes the embedded database to a file, with the checksums of its tables beside it. It stays in use meanwhile. */
export async function backUpEmbedded(database: Database, file: string): Promise<Checksums> {
  if (database.dump === undefined) throw new Error('Only an embedded database can be dumped.')
  if (existsSync(file)) throw new StartError(`The file ${file} exists already; name another one.`)
  mkdirSync(path.dirname(file), { recursive: true })
  const archive = await database.dump()
  // The checksums are those of the archive, read back: this also proves that it can be restored.
  const checksums = await readArchive(archive)
  writeFileSync(file, archive, { mode: 0o600 })
  writeFileSync(checksumFileOf(file), `${JSON.stringify(checksums, null, 2)}\n`, { mode: 0o600 })
  return checksums
}

async function readArchive(archive: Uint8Array): Promise<Checksums> {
  const copy = await PGlite.create({ loadDataDir: await toTar(archive) })
  try {
    return await checksumsOf(copy)
  } finally {
    await copy.close()
  }
}

/** Unpacked here, because PGlite leaves the error of a damaged archive to nobody. */
async function toTar(archive: Uint8Array): Promise<Blob> {
  return new Blob([new Uint8Array(await promisify(gunzip)(archive))], { type: 'application/x-tar' })
}

async function checksumsOf(pglite: PGlite): Promise<Checksums> {
  await pglite.exec(`SET TIME ZONE 'UTC'`)
  return computeChecksums({
    execute: async (sql) => {
      await pglite.exec(sql)
    },
    query: async (sql, parameters = []) => (await pglite.query<Record<string, unknown>>(sql, [...parameters])).rows,
  })
}

/**
 * Replaces the embedded database of a data folder by a backup. The backup is unpacked beside it and compared with its
 * checksums first; the database it replaces is kept under the name returned as `keptAs`.
 * @throws StartError when the folder is in use or the backup is missing, unreadable or incomplete
 */
export async function restoreEmbedded(
  dataFolder: string,
  file: string,
): Promise<{ checksums: Checksums; keptAs: string | null }> {
  if (!existsSync(file)) throw new StartError(`There is no backup ${file}.`)
  const lock = await lockFolder(dataFolder)
  const folder = path.join(dataFolder, 'db')
  const newFolder = path.join(dataFolder, 'db-restoring')
  try {
    rmSync(newFolder, { recursive: true, force: true })
    const checksums = await unpack(file, newFolder)
    let keptAs: string | null = null
    if (existsSync(folder)) {
      keptAs = `${folder}-before-${new Date().toISOString().replace(/[:.]/g, '-')}`
      renameSync(folder, keptAs)
    }
    renameSync(newFolder, folder)
    return { checksums, keptAs }
  } finally {
    rmSync(newFolder, { recursive: true, force: true })
    await lock.release()
  }
}

async function unpack(file: string, folder: string): Promise<Checksums> {
  let checksums: Checksums
  try {
    const pglite = await PGlite.create(folder, { loadDataDir: await toTar(readFileSync(file)) })
    checksums = await checksumsOf(pglite)
    await pglite.close()
  } catch (error) {
    throw new StartError(`The backup ${file} cannot be read; nothing was changed.`, { cause: error })
  }
  if (existsSync(checksumFileOf(file))) {
    const expected: unknown = JSON.parse(readFileSync(checksumFileOf(file), 'utf8'))
    if (JSON.stringify(expected) !== JSON.stringify(checksums)) {
      throw new StartError(`The backup ${file} does not match its checksums; nothing was changed.`)
    }
  }
  return checksums
}

/** Runs a tool of the Postgres client package on a database, its password kept out of the process list. */
export async function runPostgresTool(
  tool: 'pg_dump' | 'pg_restore',
  args: string[],
  connectionString: string,
): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(connectionString)
  const sslMode = searchParams.get('sslmode')
  const connection = {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port === '' ? '5432' : port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
  }
  try {
    await promisify(execFile)(tool, args, { env: { ...process.env, ...connection } })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    if (String(code) === 'ENOENT')
      throw new StartError(`${tool} was not found; install the client tools of PostgreSQL.`)
    throw new StartError(`${tool} failed: ${(stderr ?? String(error)).trim()}`, { cause: error })
  }
}
