import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error'

const port = z.coerce.number().int().min(0).max(65535)
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .transform((address) => address.replace(/\/+$/, ''))
const switchedOn = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((word) => word === 'true' || word === '1')

const environmentSchema = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATA_DIR: z.string().default('.data'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
    AUTH_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
    SITE_URL: httpUrl.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
    MAIL_FROM: z.string().min(3).optional(),
    GITHUB_CLIENT_ID: z.string().optional(),
    GITHUB_CLIENT_SECRET: z.string().optional(),
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
    METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
    TRUST_PROXY: switchedOn.default(false),
  })
  .superRefine((values, context) => {
    for (const provider of ['GITHUB', 'GOOGLE'] as const) {
      const [id, secret] = [`${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`] as const
      if ((values[id] === undefined) === (values[secret] === undefined)) continue
      const missing = values[id] === undefined ? id : secret
      context.addIssue({ code: 'custom', path: [missing], message: `is missing: ${id} and ${secret} belong together` })
    }
    if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) {
      context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is missing: SMTP_URL needs a sender address' })
    }
  })

/** The process's settings, each documented in .env.example. AUTH_SECRET is asked for with `getAuthSecret`. */
export type Environment = z.output<typeof environmentSchema>

/** Parses environment variables; an empty one counts as unset. @throws StartError naming every problem at once. */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new StartError(`These environment variables need attention:\n${problems.join('\n')}`)
}

let environment: Environment | undefined

/** The settings of this process, read once from the variables and, where present, the file `.env`. */
export function getEnvironment(): Environment {
  if (environment === undefined) {
    if (existsSync('.env')) process.loadEnvFile('.env')
    environment = parseEnvironment(process.env)
  }
  return environment
}

/** The data folder as an absolute path. */
export function getDataFolder({ DATA_DIR }: Environment = getEnvironment()): string {
  return path.resolve(DATA_DIR)
}

/** The address people reach the site at, without a closing slash. */
export function getSiteUrl({ SITE_URL, HOST, PORT }: Environment = getEnvironment()): string {
  if (SITE_URL !== undefined) return SITE_URL
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return `http://${host}:${PORT}`
}

/** AUTH_SECRET, or a secret made once and kept in the data folder, readable by its owner alone. */
export function getAuthSecret(settings: Environment = getEnvironment()): string {
  return settings.AUTH_SECRET ?? getKeptSecret(getDataFolder(settings), 'auth-secret')
}

/** A secret of 32 random bytes (64 hex digits) kept in a file: made by whoever asks first, the same for everybody after. */
export function getKeptSecret(folder: string, fileName: string): string {
  const file = path.join(folder, fileName)
  mkdirSync(folder, { recursive: true })
  try {
    // "wx" creates or fails, so two processes that start together agree on one secret.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new StartError(`The file ${file} does not hold a secret; delete it and start again.`)
  return secret
}
