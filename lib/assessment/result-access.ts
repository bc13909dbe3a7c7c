import 'server-only'
import * as z from 'zod'
import { AppError } from '@/lib/shared/errors'
import { readResult, type ResultDto } from './result-service'

/** The result of an ended attempt of whoever is here. @throws AppError not-found, conflict while the attempt is open */
export async function requireResult(attemptId: string): Promise<ResultDto> {
  const found = z.uuid().safeParse(attemptId).success ? await readResult(attemptId) : null
  if (found === null) {
    throw new AppError('not-found', {
      message: `No attempt ${attemptId}`,
      userMessage: 'There is no such assessment of yours on this device.',
    })
  }
  if (found === 'open') {
    throw new AppError('conflict', {
      message: `Attempt ${attemptId} is open`,
      userMessage: 'This assessment has not ended. Stop it or answer its questions first.',
    })
  }
  return found
}
