import * as z from 'zod'

/** What a learner chose in an item: option ids, an order, or a number; "dont-know" is an answer of its own. */
export const ItemAnswerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('choice'), optionIds: z.array(z.string().max(4)).min(1).max(6) }),
  z.strictObject({ type: z.literal('order'), optionIds: z.array(z.string().max(4)).min(2).max(8) }),
  z.strictObject({ type: z.literal('number'), value: z.number().finite() }),
  z.strictObject({ type: z.literal('dont-know') }),
])

export const STAGES = ['basic', 'specialisation', 'senior'] as const

/** What an attempt is set up with; kept in Attempt.settings. */
export const AttemptSettingsSchema = z.strictObject({
  /** Id of a background, or null for "none of these". */
  background: z.string().max(40).nullable(),
  /** Id of a track, or null for "help me choose". */
  trackId: z.string().max(40).nullable(),
  stage: z.enum(STAGES),
  /** Own rating 0..4 by area id; areas left out were not rated. */
  ratings: z.record(z.string().max(4), z.number().min(0).max(4)),
  /** The milestone whose check this attempt is; left out in an assessment. */
  check: z.strictObject({ milestoneId: z.string().max(8) }).optional(),
  /** The level of one skill that two questions are asked about, for an entry of the plan; left out in an assessment. */
  step: z
    .strictObject({ skillId: z.string().max(8), level: z.number().int().min(1).max(4), entryId: z.string().max(40) })
    .optional(),
})
export type AttemptSettings = z.infer<typeof AttemptSettingsSchema>

/** One answer as the browser sends it. */
export const GivenAnswerSchema = z.strictObject({
  itemId: z.string().regex(/^[A-Z]\d?-[a-z]{1,3}$/, 'Not an item id'),
  answer: ItemAnswerSchema,
  /** Percent sure, where the learner said so. */
  confidence: z.number().int().min(0).max(100).optional(),
  elapsedMs: z.number().int().min(0).max(86_400_000),
})
export type GivenAnswerInput = z.infer<typeof GivenAnswerSchema>

export const ItemReportSchema = z.strictObject({
  itemId: GivenAnswerSchema.shape.itemId,
  /** The attempt in which the question was asked; left out for practice questions. */
  attemptId: z.uuid().optional(),
  text: z.string().trim().min(3).max(2000),
})
export type ItemReport = z.infer<typeof ItemReportSchema>
