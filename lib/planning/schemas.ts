import * as z from 'zod'
import { hoursRange } from './core/hours-range'
import type { PlanChange, PlanChoices } from './core/plan-change'
import type { Overflow, PlanOverride } from './core/types'

const localDate = z.iso.date('Use a date such as 2027-01-31; there is no such day')

const anOverflow = z.enum(['run-over', 'choose-best']) satisfies z.ZodType<Overflow>

/** What to do with work that does not fit before the date; where nothing was said, all of it is shown. */
export const OverflowSchema = anOverflow.catch('run-over')

export const STAGE_IDS = ['basic', 'specialisation', 'senior'] as const

/** What a learner decides about the plan as a whole. */
export const PlanSettingsSchema = z.strictObject({
  background: z.string().max(40).nullable(),
  trackId: z.string().max(40),
  stage: z.enum(STAGE_IDS),
  hoursPerWeek: z.coerce
    .number()
    .min(hoursRange.least, 'At least half an hour a week')
    .max(hoursRange.most, 'At most 60 hours a week')
    .transform((hours) => Math.round(hours / hoursRange.step) * hoursRange.step),
  startDate: localDate,
  deadline: localDate.nullable(),
  overflow: OverflowSchema,
})
export type PlanSettings = z.infer<typeof PlanSettingsSchema>

/** A node of the plan: lesson, milestone, practice block, milestone work, or goal. */
export const NodeIdSchema = z
  .string()
  .regex(
    /^(practice:[A-Z]\d:[1-4]|work:[A-Z]{2}\d{1,2}|goal:[A-Z]\d:[1-4]|[A-Z][A-Z0-9]{0,3}(-\d{1,2})?)$/,
    'Not an entry of a plan',
  )
export const OverrideKindSchema = z.enum(['known', 'skip', 'not-now', 'first', 'move', 'choose'])
export const LocalDateSchema = localDate

export const PlanOverrideSchema = z.strictObject({
  kind: OverrideKindSchema,
  id: NodeIdSchema,
  week: localDate.optional(),
}) satisfies z.ZodType<PlanOverride>

const patchHours = z.number().min(hoursRange.least).max(hoursRange.most)

/** A proven change that makes a date possible. */
export const PlanPatchSchema = z.union([
  z.strictObject({ hoursPerWeek: patchHours }),
  z.strictObject({ deadline: localDate }),
  z.strictObject({ hoursPerWeek: patchHours, deadline: localDate }),
  z.strictObject({ overflow: anOverflow }),
  z.strictObject({ overrides: z.array(PlanOverrideSchema).max(300) }),
])

/** Plan.choices as kept. */
export const PlanChoicesSchema = z.object({
  background: z.string().nullable(),
  trackId: z.string(),
  stage: z.string(),
  hoursPerWeek: z.number(),
  startDate: z.string(),
  deadline: z.string().nullable(),
  /** Left out in versions from before it could be chosen. */
  overflow: OverflowSchema,
  overrides: z.array(PlanOverrideSchema),
  pauses: z.array(z.string()),
}) satisfies z.ZodType<PlanChoices>

const ids = z.array(z.string())
const settingValue = z.union([z.string(), z.number(), z.null()])

/** Plan.change as kept. */
export const PlanChangeSchema = z.object({
  moved: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
  added: ids,
  removed: ids,
  finishBefore: z.string().nullable(),
  finishAfter: z.string().nullable(),
  causes: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['finished', 'reopened']), ids }),
      z.object({ kind: z.literal('word'), id: z.string(), word: OverrideKindSchema }),
      z.object({ kind: z.literal('word-taken-back'), id: z.string() }),
      z.object({
        kind: z.literal('setting'),
        setting: z.enum(['background', 'trackId', 'stage', 'hoursPerWeek', 'startDate', 'deadline', 'overflow']),
        from: settingValue,
        to: settingValue,
      }),
      z.object({ kind: z.literal('pause'), weekStart: z.string(), isOn: z.boolean() }),
      z.object({ kind: z.literal('new-week'), open: z.number() }),
      z.object({ kind: z.enum(['answers', 'calendar', 'time-spent', 'content']) }),
    ]),
  ),
}) satisfies z.ZodType<PlanChange>

/** A version of a plan in an address or a form. */
export const PlanVersionSchema = z.coerce.number().int().positive().max(1_000_000)
