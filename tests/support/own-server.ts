import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A server of the production build for one run: an own data folder, a free port, all gone after `stop`. */
export interface OwnServer {
  address: string
  folder: string
  /** What it wrote so far. */
  log: () => string
  stop: () => Promise<void>
}

/** Starts the build that is there (or makes it) and waits until it serves. @throws Error with its log when it does not */
export async function startOwnServer(environment: Record<string, string> = {}): Promise<OwnServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-own-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, ['lib/cli/run.mjs', 'lib/cli/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      SITE_URL: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let hasEnded = false
  server.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const ended = new Promise<void>((resolve) =>
    server.on('close', () => {
      hasEnded = true
      resolve()
    }),
  )
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await isReady(address, () => hasEnded))) {
    await stop()
    throw new Error(`The server did not start:\n${log}`)
  }
  return { address, folder, log: () => log, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** A build takes a minute or two where there is none; then the server answers at once. */
async function isReady(address: string, hasEnded: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 1_500 && !hasEnded(); tries += 1) {
    const answered = await fetch(`${address}/api/health/ready`)
      .then((response) => response.ok)
      .catch(() => false)
    if (answered) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}
