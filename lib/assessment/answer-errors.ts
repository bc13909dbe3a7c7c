import { AppError, type ErrorCode } from '@/lib/shared/errors'

/** Why an answer changed nothing. */
export type AnswerError = 'no-such-attempt' | 'attempt-ended' | 'not-this-question' | 'already-answered'

const REFUSALS: Record<AnswerError, [ErrorCode, string]> = {
  'no-such-attempt': [
    'not-found',
    'There is no such assessment of yours on this device. Sign in if you began it elsewhere.',
  ],
  'attempt-ended': ['conflict', 'This assessment has ended; its result is ready.'],
  'not-this-question': ['conflict', 'Another question is due now. This answer was not counted.'],
  'already-answered': [
    'conflict',
    'This question was answered before, in another tab or on another device. That answer stands; this one was not counted.',
  ],
}

/** The refusal as every reader gets it. */
export function refusalOf(error: AnswerError): AppError {
  const [code, userMessage] = REFUSALS[error]
  return new AppError(code, { message: error, userMessage })
}
