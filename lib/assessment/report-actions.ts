'use server'

import { AppError } from '@/lib/shared/errors'
import { storableText } from '@/lib/shared/storable-text'
import { reportItem } from './report-service'
import { ItemReportSchema } from './schemas'

/** What the form shows after it was sent. */
export interface ReportState {
  message: string | null
  /** What was written, kept when it was refused. */
  text: string
  isDone: boolean
}

/** Sends what a learner says about a question to the editors. */
export async function reportItemAction(_before: ReportState, form: FormData): Promise<ReportState> {
  const attemptId = form.get('attemptId')
  const written = form.get('text')
  const text = typeof written === 'string' ? storableText(written) : ''
  const parsed = ItemReportSchema.safeParse({
    itemId: form.get('itemId'),
    text,
    ...(attemptId === null ? {} : { attemptId }),
  })
  if (!parsed.success)
    return { message: 'Say in a sentence what is wrong; three letters or more.', isDone: false, text }
  try {
    await reportItem(parsed.data)
  } catch (error) {
    if (error instanceof AppError) return { message: error.userMessage, isDone: false, text }
    throw error
  }
  return { message: 'Thank you. An editor reads it.', isDone: true, text: '' }
}
