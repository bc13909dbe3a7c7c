import * as z from 'zod'
import type { MasteryOutcome } from './core/mastery-check'

const count = z.number().int().min(0)

/** What came of a check, as it is kept with the result of its attempt. */
export const MasteryOutcomeSchema = z.object({
  asked: count,
  right: count,
  needed: count,
  skills: z.array(z.object({ id: z.string(), asked: count, right: count, needed: count })),
  minutes: count,
  conditions: z.object({
    overall: z.boolean(),
    'every-skill': z.boolean(),
    unseen: z.boolean(),
    'in-time': z.boolean(),
    unaided: z.boolean(),
    rested: z.boolean(),
  }),
  isPassed: z.boolean(),
}) satisfies z.ZodType<MasteryOutcome>

/** How a check is handed in: whether the learner states that nobody and nothing helped. */
export const HandInSchema = z.strictObject({ attemptId: z.uuid(), helped: z.enum(['no', 'yes']) })
