import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import path from 'node:path'
import { StartError } from '@/lib/platform/start-error'

/** Somebody else holds the folder. */
export class FolderLockedError extends StartError {
  override name = 'FolderLockedError'
}

/** An exclusive hold on a folder, for as long as this process lives or until `release`. */
export interface FolderLock {
  release(): Promise<void>
}

const LOCK_FOLDER = 'lock'
const SOCKET_SUFFIX = '.sock'
const ATTEMPTS = 5
/** Shortest socket path every supported system accepts (macOS: 104 bytes with the closing zero). */
const LONGEST_SOCKET_PATH_BYTES = 103

/**
 * Takes the exclusive lock of a folder, or throws FolderLockedError naming the folder and the holder.
 *
 * The lock is a listening Unix socket: the kernel answers for the holder, so it needs no heartbeat, ends with
 * the process however it ends, and is not fooled by a reused pid or by containers sharing a volume.
 * Taking it is "announce, then look": every contender listens on a name of its own first and looks for other
 * listeners afterwards. Of two contenders the later to look sees the other, so two can never both proceed.
 * Windows has named pipes with a single owner, which is the whole lock. See README.md for the alternatives.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true })
  const realFolder = realpathSync(folder)
  if (process.platform === 'win32') return lockByPipe(realFolder)
  const lockFolderPath = path.join(realFolder, LOCK_FOLDER)
  mkdirSync(lockFolderPath, { recursive: true, mode: 0o700 })
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await announceAndLook(lockFolderPath)
    if ('release' in outcome) return outcome
    const isHeld = outcome.holder !== null
    if (isHeld && attempt >= ATTEMPTS) throw lockedError(realFolder, outcome.holder)
    // Two that start together see each other and both withdraw: unequal pauses let one of them through.
    await new Promise((resolve) => setTimeout(resolve, 20 + (randomBytes(1)[0] ?? 0) / 2))
  }
}

function lockedError(folder: string, holderPid: number | null): FolderLockedError {
  const holder = holderPid === null ? 'another process' : `process ${holderPid}`
  return new FolderLockedError(
    `The database folder ${folder} is in use by ${holder}; stop it first, or set DATA_DIR to another folder.`,
  )
}

/** One try: a lock, or the pid of a live other (null when this try has to be repeated for another reason). */
async function announceAndLook(lockFolderPath: string): Promise<FolderLock | { holder: number | null }> {
  const ownName = `${process.pid}-${randomBytes(6).toString('hex')}${SOCKET_SUFFIX}`
  const addresses = socketAddresses(lockFolderPath, ownName)
  const server = createServer((connection) => connection.destroy())
  const withdraw = async (): Promise<void> => {
    await close(server) // also removes the socket file, so the folder's descriptor must still be open
    addresses.dispose()
  }
  try {
    await listen(server, addresses.of(ownName))
    const deadNames: string[] = []
    for (const name of readdirSync(lockFolderPath)) {
      if (!name.endsWith(SOCKET_SUFFIX) || name === ownName) continue
      if (await isListening(addresses.of(name))) {
        await withdraw()
        return { holder: Number.parseInt(name, 10) || null }
      }
      deadNames.push(name)
    }
    // Only a holder tidies up: names are never used twice, so what was dead stays dead …
    for (const name of deadNames) rmSync(path.join(lockFolderPath, name), { force: true })
    // … unless it was a contender between "bind" and "listen", who notices here that it became invisible.
    if (!existsSync(path.join(lockFolderPath, ownName))) {
      await withdraw()
      return { holder: null }
    }
    server.unref()
    return { release: withdraw }
  } catch (error) {
    await withdraw()
    throw error
  }
}

/**
 * Socket addresses are limited to about 100 bytes. Where the folder's path is longer, a path relative to the working
 * folder may fit, and Linux reaches any folder through its descriptor.
 */
function socketAddresses(folder: string, exampleName: string): { of(name: string): string; dispose(): void } {
  const fits = (base: string): boolean => Buffer.byteLength(path.join(base, exampleName)) <= LONGEST_SOCKET_PATH_BYTES
  const base = [folder, path.relative(process.cwd(), folder)].find(fits)
  if (base !== undefined) return { of: (name) => path.join(base, name), dispose: () => undefined }
  if (process.platform !== 'linux') {
    throw new StartError(
      `The path of the database folder ${folder} is too long to be locked; set DATA_DIR to a shorter one.`,
    )
  }
  const descriptor = openSync(folder, 'r')
  return { of: (name) => `/proc/self/fd/${descriptor}/${name}`, dispose: () => closeSync(descriptor) }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // exclusive: never shared with a cluster's primary, which would outlive this process.
    server.listen({ path: address, exclusive: true }, () => {
      server.off('error', reject)
      server.on('error', () => undefined)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Whether a process listens there. Anything but a clear "nobody" counts as somebody: a stopped holder still holds. */
function isListening(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection({ path: address })
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
    connection.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT')
    })
  })
}

async function lockByPipe(folder: string): Promise<FolderLock> {
  const name = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)
  const server = createServer((connection) => connection.destroy())
  try {
    await listen(server, `\\\\.\\pipe\\milepost-${name}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw lockedError(folder, null)
    throw error
  }
  server.unref()
  return { release: () => close(server) }
}
