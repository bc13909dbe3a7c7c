'use server'

import { revalidatePath } from 'next/cache'
import type * as z from 'zod'
import { AppError } from '@/lib/shared/errors'
import { storableText } from '@/lib/shared/storable-text'
import { ClearItemSchema, FlagItemSchema } from './item-health-schemas'
import { clearItem, flagItem } from './item-health-service'

/** What a form about an item shows after it was sent; the shape of every form of the studio. */
export interface ItemFormState {
  message: string | null
  isDone: boolean
  problems: []
}

const refusal = (message: string): ItemFormState => ({ message, isDone: false, problems: [] })

/** Takes a question out. */
export async function flagItemAction(_before: unknown, form: FormData): Promise<ItemFormState> {
  return answer(FlagItemSchema, { ...fieldsOf(form) }, async (input) => {
    await flagItem(input)
    return 'It is asked no more until somebody has reviewed it.'
  })
}

/** Ends the review of a question. */
export async function clearItemAction(_before: unknown, form: FormData): Promise<ItemFormState> {
  const isChanged = form.get('isChanged') !== null
  return answer(ClearItemSchema, { ...fieldsOf(form), isChanged }, async (input) => {
    await clearItem(input)
    return isChanged ? 'It is asked again; its statistics begin anew.' : 'Reviewed. Its reports are closed.'
  })
}

function fieldsOf(form: FormData): { itemId: unknown; note: unknown } {
  const note = form.get('note')
  return { itemId: form.get('itemId'), note: typeof note === 'string' ? storableText(note) : note }
}

async function answer<T extends z.ZodType<{ itemId: string }>>(
  schema: T,
  given: unknown,
  work: (input: z.output<T>) => Promise<string>,
): Promise<ItemFormState> {
  const parsed = schema.safeParse(given)
  if (!parsed.success) return refusal(parsed.error.issues[0]?.message ?? 'The form could not be read.')
  try {
    const message = await work(parsed.data)
    revalidatePath('/studio', 'layout')
    return { message, isDone: true, problems: [] }
  } catch (error) {
    if (error instanceof AppError) return refusal(error.userMessage)
    throw error
  }
}
