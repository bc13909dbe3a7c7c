/** What went wrong, in words a program can compare. */
export type ErrorCode =
  'bad-request' | 'signed-out' | 'forbidden' | 'not-found' | 'conflict' | 'too-large' | 'too-many' | 'unavailable'

const STATUS: Record<ErrorCode, number> = {
  'bad-request': 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

/** HTTP status for a code: the only place where the two meet. */
export function statusFor(code: ErrorCode): number {
  return STATUS[code]
}

export interface AppErrorOptions {
  /** For the log. */
  message: string
  /** For the reader: what happened and what to do. */
  userMessage: string
  /** Seconds after which asking again makes sense. */
  retryAfterS?: number
}

/** Missing, forbidden or conflicting, thrown by the data layer. `message` is logged, `userMessage` is shown. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly userMessage: string
  readonly retryAfterS: number | null

  constructor(code: ErrorCode, { message, userMessage, retryAfterS }: AppErrorOptions) {
    super(message)
    this.code = code
    this.userMessage = userMessage
    this.retryAfterS = retryAfterS ?? null
  }
}
