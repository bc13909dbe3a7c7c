import * as z from 'zod'
import { GivenAnswerSchema } from './schemas'

const itemId = GivenAnswerSchema.shape.itemId
const note = z.string().trim().min(3, 'Say in a few words why').max(500, 'Use at most 500 characters')

/** An editor takes a question out. */
export const FlagItemSchema = z.strictObject({ itemId, note })
export type FlagItem = z.infer<typeof FlagItemSchema>

/** An editor has reviewed a question. */
export const ClearItemSchema = z.strictObject({
  itemId,
  note,
  /** Whether text, options or key were changed, so that earlier answers say nothing about it any more. */
  isChanged: z.boolean(),
})
export type ClearItem = z.infer<typeof ClearItemSchema>
