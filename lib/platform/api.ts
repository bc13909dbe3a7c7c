import 'server-only'
import type { z } from 'zod'
import { AppError, statusFor } from '@/lib/shared/errors'
import { parseStorableJson } from '@/lib/shared/storable-text'
import { getLog } from './log'

/** A JSON body that fits the schema. @throws AppError bad-request naming the field */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  let body: unknown
  try {
    body = parseStorableJson(await request.text())
  } catch {
    throw new AppError('bad-request', {
      message: 'The body is not JSON',
      userMessage: 'The request could not be read.',
    })
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new AppError('bad-request', {
    message: `Body refused at ${where}: ${issue?.message ?? 'no issue given'}`,
    userMessage: `The request does not fit: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'unknown reason'}`,
  })
}

const HEADERS = { 'cache-control': 'private, no-store' }
/** Seconds after which asking again makes sense: longer than a restart of the database takes. */
const RETRY_AFTER_S = '2'

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
    const { code, userMessage } = error
    getLog()[code === 'unavailable' ? 'warn' : 'info']({ code }, error.message)
    const headers = code === 'unavailable' ? { ...HEADERS, 'retry-after': RETRY_AFTER_S } : HEADERS
    return Response.json({ error: { code, message: userMessage } }, { status: statusFor(code), headers })
  }
  const id = crypto.randomUUID().slice(0, 8)
  getLog().error({ err: error, errorId: id }, 'A request failed')
  const message = `Something went wrong on the server. Nothing of yours is lost; try again. Error ${id}.`
  return Response.json({ error: { code: 'unexpected', message } }, { status: 500, headers: HEADERS })
}
