import { z } from 'zod'
import type { Area, Comparison, Hours, Lens, Seed, Stage } from '../core/types'
import {
  idSchema,
  levelSchema,
  milestoneIdSchema,
  seedRefSchema,
  seedRefsSchema,
  sentenceSchema,
  skillIdSchema,
  stageIdSchema,
  textSchema,
  trackIdSchema,
} from './shared'

export const areaSchema = z.strictObject({
  id: z.enum(['T', 'E', 'D', 'P', 'B', 'G']),
  title: textSchema,
  shortTitle: textSchema.max(24),
  question: sentenceSchema,
  summary: sentenceSchema,
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Area>

export const stageSchema = z.strictObject({
  id: stageIdSchema,
  title: textSchema,
  months: z.tuple([z.int().min(0), z.int().max(60)]),
  weeks: z.int().min(1).max(104),
  summary: sentenceSchema,
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Stage>

export const lensSchema = z.strictObject({
  id: z.enum(['ai-enabled', 'applied', 'core']),
  title: textSchema,
  meaning: textSchema,
  skills: z.array(skillIdSchema).min(1),
  levels: z.record(skillIdSchema, levelSchema).default({}),
  milestones: z.array(milestoneIdSchema).default([]),
  tracks: z.array(trackIdSchema).default([]),
  rule: textSchema,
  when: textSchema,
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Lens>

const fourSteps = z.tuple([z.number().min(0), z.number().min(0), z.number().min(0), z.number().min(0)])

/** `content/hours.yaml` */
export const hoursFileSchema = z.strictObject({
  classes: z.strictObject({ S: fourSteps, M: fourSteps, L: fourSteps }),
  reviewOverhead: z.number().min(0).max(1),
  note: textSchema,
}) satisfies z.ZodType<Hours>

const skills = z.array(skillIdSchema)

/** `content/compare.yaml` */
export const compareFileSchema = z.strictObject({
  differences: z.array(
    z.strictObject({
      id: idSchema,
      title: textSchema,
      conventional: textSchema,
      ai: textSchema,
      learner: textSchema,
      skills,
      seedRefs: seedRefsSchema,
    }),
  ),
  responsibilities: z.array(
    z.strictObject({
      id: idSchema,
      title: textSchema,
      question: textSchema,
      explains: textSchema,
      skills,
      seedRefs: seedRefsSchema,
    }),
  ),
  lenses: z.array(
    z.strictObject({
      id: idSchema,
      title: textSchema,
      left: textSchema,
      right: textSchema,
      rows: z.array(z.strictObject({ aspect: textSchema, left: textSchema, right: textSchema })).min(1),
      seedRefs: seedRefsSchema,
    }),
  ),
}) satisfies z.ZodType<Comparison>

export const seedSchema = z.strictObject({
  id: seedRefSchema,
  seed: z.enum(['A', 'B']),
  kind: textSchema,
  text: textSchema,
}) satisfies z.ZodType<Seed>

export const areaFileSchema = z.strictObject({ areas: z.array(areaSchema) })
export const stageFileSchema = z.strictObject({ stages: z.array(stageSchema) })
export const lensFileSchema = z.strictObject({ lenses: z.array(lensSchema) })
export const seedFileSchema = z.strictObject({ seeds: z.array(seedSchema) })
