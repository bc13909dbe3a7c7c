import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '@/lib/platform/start-error'

/** What the client is generated from, and what the site is built from. */
const CLIENT_INPUTS = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']
const SITE_INPUTS = [
  ...['app', 'components', 'content', 'lib', 'public', 'prisma/schema'],
  ...['next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
]
/** Variables that end up in built pages. */
const SITE_VARIABLES = /^(?:NEXT_PUBLIC_\w+|SITE_URL)$/

const CLIENT_RECORD = path.join('lib', 'db', 'generated', 'inputs.json')
const SITE_RECORD = path.join('.next', 'build-inputs.json')

/** Next and Prisma report usage to their makers unless told not to; nothing here talks to third parties. */
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

/** Generates the Prisma client unless the present one was made from the same schema. */
export async function generateClient(): Promise<void> {
  const hash = hashInputs(CLIENT_INPUTS)
  if (readRecord(CLIENT_RECORD) === hash) return
  try {
    await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
      env: { ...process.env, ...QUIET },
    })
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    throw new StartError(`The database client could not be generated.\n${stderr ?? String(error)}`, { cause: error })
  }
  writeRecord(CLIENT_RECORD, hash)
}

/** Whether the built site was made from what is there now. */
export function isSiteBuilt(): boolean {
  return existsSync(path.join('.next', 'BUILD_ID')) && readRecord(SITE_RECORD) === hashSite()
}

/** Builds the site. It never opens the database: Next builds in several processes (see lib/db/client.ts). */
export async function buildSite(): Promise<void> {
  // Taken before the build: a file changed meanwhile makes the next start build again.
  const hash = hashSite()
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, ...QUIET, NODE_ENV: 'production' },
    stdio: 'inherit',
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (exitCode !== 0) throw new StartError('The site could not be built; the reason stands above.')
  writeRecord(SITE_RECORD, hash)
}

function hashSite(): string {
  const variables = Object.entries(process.env)
    .filter(([name]) => SITE_VARIABLES.test(name))
    .sort()
  return `${hashInputs(SITE_INPUTS)}-${createHash('sha256').update(JSON.stringify(variables)).digest('hex').slice(0, 16)}`
}

/** One hash over the names and contents of files and folders; missing ones count as empty. */
function hashInputs(inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(listFiles)) {
    const content = readFileSync(file)
    hash.update(`${file}\0${content.byteLength}\0`).update(content)
  }
  return hash.digest('hex')
}

function listFiles(input: string): string[] {
  if (!existsSync(input)) return []
  if (path.extname(input) !== '') return [input]
  return readdirSync(input, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.dirname(CLIENT_RECORD)))
    .sort()
}

function readRecord(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  return (JSON.parse(readFileSync(file, 'utf8')) as { inputs?: string }).inputs
}

function writeRecord(file: string, inputs: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ inputs })}\n`)
}
