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

/** Runs a route handler's work: expected errors become their status, unknown ones are logged with an id and reveal nothing. */
export async function answerJson(work: () => Promise<unknown>): Promise<Response> {
  const headers = { 'cache-control': 'private, no-store' }
  try {
    return Response.json((await work()) ?? { ok: true }, { headers })
  } catch (error) {
    if (error instanceof AppError) {
      getLog().info({ code: error.code }, error.message)
      const { code, userMessage } = error
      return Response.json({ error: { code, message: userMessage } }, { status: statusFor(code), headers })
    }
    const id = crypto.randomUUID().slice(0, 8)
    getLog().error({ err: error, errorId: id }, 'A request failed')
    const message = `Something went wrong on the server. Nothing of yours is lost; try again. Error ${id}.`
    return Response.json({ error: { code: 'unexpected', message } }, { status: 500, headers })
  }
}
