import * as z from 'zod'

const localDate = z.iso.date('Use a date such as 2027-01-31; there is no such day')

export const STAGE_IDS = ['basic', 'specialisation', 'senior'] as const

/** What a learner decides about the plan as a whole. */
export const PlanSettingsSchema = z.strictObject({
  background: z.string().max(40).nullable(),
  trackId: z.string().max(40),
  stage: z.enum(STAGE_IDS),
  hoursPerWeek: z.coerce
    .number()
    .min(0.5, 'At least half an hour a week')
    .max(60, 'At most 60 hours a week')
    .transform((hours) => Math.round(hours * 4) / 4),
  startDate: localDate,
  deadline: localDate.nullable(),
})
export type PlanSettings = z.infer<typeof PlanSettingsSchema>

/** A node of the plan: lesson, milestone, practice block, milestone work, or goal. */
export const NodeIdSchema = z
  .string()
  .regex(
    /^(practice:[A-Z]\d:[1-4]|work:[A-Z]{2}\d{1,2}|goal:[A-Z]\d:[1-4]|[A-Z][A-Z0-9]{0,3}(-\d{1,2})?)$/,
    'Not an entry of a plan',
  )
export const OverrideKindSchema = z.enum(['known', 'skip', 'not-now', 'first'])
export const LocalDateSchema = localDate

/** A proven change that makes a date possible. */
export const PlanPatchSchema = z.union([
  z.strictObject({ hoursPerWeek: z.number().positive().max(168) }),
  z.strictObject({ deadline: localDate }),
  z.strictObject({ overrides: z.array(z.strictObject({ kind: OverrideKindSchema, id: NodeIdSchema })).max(300) }),
])
