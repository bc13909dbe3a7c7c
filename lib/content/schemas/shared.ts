import { z } from 'zod'
import type { Level, Source } from '../core/types'

/** Plain ASCII, so that no look-alike letter or path can hide in an address. */
export const slugSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use lower-case letters a to z, digits and single hyphens')

/** Ids of ours: letters, digits and hyphens, e.g. E1-2, MB4-c1, rules-of-ml. */
export const idSchema = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, 'use letters a to z, digits and single hyphens')

export const skillIdSchema = z.string().regex(/^[A-Z]\d$/, 'a skill id is a letter and a digit, e.g. E1')
export const lessonIdSchema = z.string().regex(/^[A-Z]+\d?-\d+$/, 'a lesson id looks like E1-2 or O-1')
export const labIdSchema = z.string().regex(/^L\d{2}$/, 'a lab id looks like L01')
export const milestoneIdSchema = z.string().regex(/^M[A-Z]\d{1,2}$/, 'a milestone id looks like MB4')
export const trackIdSchema = z.enum(['platform', 'native', 'aiplus'])
export const stageIdSchema = z.enum(['basic', 'specialisation', 'senior'])
export const seedRefSchema = z.string().regex(/^[AB]\d{2,3}$/, 'a seed id looks like A06 or B31')
export const seedRefsSchema = z.array(seedRefSchema)

/** A real calendar day, YYYY-MM-DD. */
export const daySchema = z.iso.date()

export const levelSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
]) satisfies z.ZodType<Level>

export const textSchema = z.string().trim().min(1)
export const sentenceSchema = textSchema.max(400)

/** Addresses of sources: http or https only. */
export const webAddressSchema = z.url({ protocol: /^https?$/, error: 'use a full http or https address' }).max(500)

export const sourceKindSchema = z.enum([
  'ruling',
  'primary',
  'research',
  'data',
  'documentation',
  'reporting',
  'secondary',
])
export const sourceReadSchema = z.enum(['full', 'excerpt', 'copy', 'link'])

export const sourceSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  publisher: textSchema,
  url: webAddressSchema,
  published: z.union([z.string(), z.number()]).nullish(),
  accessed: daySchema,
  kind: sourceKindSchema,
  read: sourceReadSchema,
}) satisfies z.ZodType<Source>

/** The fields that every document shares. */
export const headShape = {
  id: idSchema,
  slug: slugSchema,
  aliases: z.array(slugSchema),
  title: textSchema.max(120),
  summary: textSchema.max(160),
  seedRefs: seedRefsSchema,
  reviewed: daySchema,
  reviewDue: daySchema,
}
