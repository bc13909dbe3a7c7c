import * as z from 'zod'
import { RESULT_VERSION, type AttemptResult } from './core/attempt-result'
import type { ConfidenceCalibration } from './core/confidence-calibration'
import { AttemptSettingsSchema, ItemAnswerSchema } from './schemas'

const Probability = z.number().min(0).max(1)
const Level = z.number().min(0).max(4).describe('On the drawn scale of levels, 0 to 4.')

const AnswerEffectSchema = z.object({
  itemId: z.string(),
  from: Probability.nullable().describe('Probability of a gap without this answer.'),
  to: Probability.nullable().describe('Probability of a gap with it.'),
  levels: z.number().describe('How many levels the answer moved the estimate.'),
})

const ChangeSchema = z.object({
  id: z.string(),
  before: Level,
  after: Level,
  change: z.number().describe('After minus before, in levels, as the answers of both attempts together say.'),
  low: z.number(),
  high: z.number().describe('low to high hold 8 of 10 likely changes.'),
  riseProbability: Probability,
  verdict: z.enum(['rose', 'fell', 'no-real-change']),
})

/** A stored result; core/attempt-result.ts says what its fields mean. */
export const AttemptResultSchema = z.object({
  version: z.literal(RESULT_VERSION),
  answered: z.number().int().min(0),
  skills: z.array(
    z.object({
      id: z.string(),
      estimate: Level,
      low: Level,
      high: Level.describe('low to high hold 8 of 10 likely values.'),
      target: Level.nullable(),
      gap: Probability.nullable().describe('Probability of standing below the target.'),
      verdict: z.enum(['gap', 'not-sure', 'solid', 'none']),
      words: z.string(),
      answered: z.number().int().min(0).describe('Scored answers to questions of this skill.'),
      levels: z.array(Probability).length(5).describe('Probabilities of levels 0 to 4 by the model.'),
      cap: z.number().int().min(2).max(4).describe('Highest level that may be stated; above it: not shown yet.'),
      influences: z.array(AnswerEffectSchema).describe('The answers that moved this skill most.'),
    }),
  ),
  areas: z.array(
    z.object({
      id: z.string(),
      estimate: Level,
      low: Level,
      high: Level,
      target: Level.nullable(),
      rating: Level.nullable().describe('Own rating, null when none was given.'),
    }),
  ),
  influences: z.array(AnswerEffectSchema.extend({ skill: z.string() })),
  settle: z.object({
    questions: z.number().int().min(0),
    skills: z.array(z.string()),
    settledNow: z.number(),
    expectedSettled: z.number(),
  }),
  change: z
    .object({
      attemptId: z.string(),
      since: z.string(),
      skills: z.array(ChangeSchema),
      areas: z.array(ChangeSchema),
      whole: ChangeSchema,
    })
    .nullable()
    .describe('What changed since the attempt before; null for a first attempt.'),
}) satisfies z.ZodType<AttemptResult>

const CalibrationSchema = z.object({
  count: z.number().int(),
  groups: z.array(z.object({ confidence: Probability, count: z.number().int(), rightShare: Probability })).readonly(),
  meanConfidence: Probability,
  rightShare: Probability,
  surplus: z.number().describe('Mean confidence minus share right.'),
  brier: Probability.describe('Equals reliability - resolution + uncertainty (Murphy 1973).'),
  reliability: z.number(),
  resolution: z.number(),
  uncertainty: z.number(),
  verdict: z.enum(['over', 'under', 'in-step']),
}) satisfies z.ZodType<ConfidenceCalibration>

/** What a learner downloads of an ended attempt: the result, every answer with its question, and the facts from which every
 *  number can be computed again. Keys and parameters of the questions that were answered, of no others. */
export const AttemptExportSchema = z.object({
  $schema: z.string().describe('Where this schema is served.'),
  format: z.literal('milepost-assessment'),
  version: z.literal(1),
  attempt: z.object({
    id: z.string(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    engineVersion: z.number().int(),
    bankVersion: z.string(),
    seed: z.number().int(),
    settings: AttemptSettingsSchema,
  }),
  result: AttemptResultSchema,
  names: z.object({
    skills: z.record(z.string(), z.string()),
    areas: z.record(z.string(), z.string()),
  }),
  answers: z.array(
    z.object({
      position: z.number().int().min(1),
      itemId: z.string(),
      skill: z.string(),
      stem: z.string(),
      options: z.array(z.object({ id: z.string(), text: z.string(), reason: z.string().nullable() })),
      key: z.array(z.string()).describe('Ids of the right options; for an order all of them, first to last.'),
      solution: z.string().nullable(),
      given: ItemAnswerSchema,
      score: Probability.nullable().describe('Null for "I don’t know".'),
      use: z.enum(['scored', 'too-fast', 'experimental']),
      confidence: z.number().min(0).max(100).nullable().describe('Percent sure, as said.'),
      elapsedMs: z.number().int().min(0),
      parameters: z
        .object({ a: z.number(), b: z.number(), c: z.number() })
        .nullable()
        .describe('Discrimination, difficulty and guessing of the question as the bank has it now.'),
    }),
  ),
  confidence: CalibrationSchema.nullable().describe('Over all attempts of the learner; null below 30 rated answers.'),
  prior: z
    .object({
      skillIds: z.array(z.string()).readonly(),
      mean: z.array(z.number()).readonly(),
      covariance: z.array(z.number()).readonly(),
    })
    .describe('What was believed before the first answer, on the ability scale; covariance as lower triangle.'),
})
export type AttemptExport = z.infer<typeof AttemptExportSchema>
