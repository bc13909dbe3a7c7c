import 'server-only'
import type { z } from 'zod'
import { AppError, statusFor } from '@/lib/shared/errors'
import { parseStorableJson } from '@/lib/shared/storable-text'
import { getLog } from './log'

/** A JSON body that fits the schema. @throws AppError bad-request naming the field, too-large over `limitBytes` */
export async function readJson<T extends z.ZodType>(
  request: Request,
  schema: T,
  { limitBytes = Infinity }: { limitBytes?: number } = {},
): Promise<z.output<T>> {
  const body = parseBody(await readText(request, limitBytes))
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new AppError('bad-request', {
    message: `Body refused at ${where}: ${issue?.message ?? 'no issue given'}`,
    userMessage: `The request does not fit: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'unknown reason'}`,
  })
}

async function readText(request: Request, limitBytes: number): Promise<string> {
  const isAnnouncedLarge = Number(request.headers.get('content-length') ?? 0) > limitBytes
  // A body that breaks off is no JSON.
  const text = isAnnouncedLarge ? '' : await request.text().catch(() => '')
  if (!isAnnouncedLarge && Buffer.byteLength(text) <= limitBytes) return text
  throw new AppError('too-large', {
    message: `The body is larger than ${limitBytes} bytes`,
    userMessage: 'The request is too large.',
  })
}

function parseBody(text: string): unknown {
  try {
    return parseStorableJson(text)
  } catch {
    throw new AppError('bad-request', {
      message: 'The body is not JSON',
      userMessage: 'The request could not be read.',
    })
  }
}

const HEADERS = { 'cache-control': 'private, no-store' }
/** Unless an error says otherwise: longer than a restart of the database takes. */
const RETRY_AFTER_S = 2

/** Runs a route handler's work and answers with its result as JSON, or with `answerError`. */
export async function answerJson(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json((await work()) ?? { ok: true }, { headers: HEADERS })
  } catch (error) {
    return answerError(error)
  }
}

/** Expected errors become their status, unknown ones are logged with an id and reveal nothing. */
export function answerError(error: unknown): Response {
  if (error instanceof AppError) {
    const { code, userMessage, retryAfterS } = error
    getLog()[code === 'unavailable' ? 'warn' : 'info']({ code }, error.message)
    const waitS = retryAfterS ?? (code === 'unavailable' ? RETRY_AFTER_S : null)
    const headers = waitS === null ? HEADERS : { ...HEADERS, 'retry-after': String(waitS) }
    return Response.json({ error: { code, message: userMessage } }, { status: statusFor(code), headers })
  }
  const id = crypto.randomUUID().slice(0, 8)
  getLog().error({ err: error, errorId: id }, 'A request failed')
  const message = `Something went wrong on the server. Nothing of yours is lost; try again. Error ${id}.`
  return Response.json({ error: { code: 'unexpected', message } }, { status: 500, headers: HEADERS })
}
