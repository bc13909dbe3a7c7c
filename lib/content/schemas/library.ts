import { z } from 'zod'
import type { Fact, Resource, Term, Tool, Trend } from '../core/types'
import { daySchema, idSchema, seedRefsSchema, skillIdSchema, slugSchema, textSchema, webAddressSchema } from './shared'

const skills = z.array(skillIdSchema)
const note = textSchema.nullable().default(null)

export const termSchema = z.strictObject({
  id: slugSchema,
  term: textSchema,
  short: textSchema,
  long: textSchema.nullish(),
  skills,
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Term>

export const toolSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  publisher: textSchema,
  url: webAddressSchema.nullable(),
  kind: textSchema,
  purpose: textSchema,
  skills,
  licence: z.enum(['open-source', 'free', 'paid', 'mixed']).nullable(),
  status: z.enum(['active', 'changed', 'discontinued', 'unverified']),
  note,
  lastChecked: daySchema.nullable(),
  verdict: textSchema.nullable(),
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Tool>

export const resourceSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  publisher: textSchema,
  url: webAddressSchema.nullable(),
  kind: z.enum(['course', 'book', 'guide', 'documentation', 'paper', 'community', 'event']),
  skills,
  why: textSchema,
  minutes: z.int().min(1).nullable(),
  free: z.boolean().nullable(),
  status: z.enum(['active', 'changed', 'unverified', 'contradicted']),
  lastChecked: daySchema.nullable(),
  note,
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Resource>

export const trendSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  summary: textSchema,
  whatChanges: textSchema,
  whatToDo: textSchema,
  skills,
  claims: z.array(idSchema),
  asOf: daySchema,
  expires: daySchema,
  seedRefs: seedRefsSchema,
}) satisfies z.ZodType<Trend>

export const factSchema = z.strictObject({
  id: idSchema,
  statement: textSchema,
  date: textSchema.nullable(),
  status: textSchema,
  source: z.strictObject({ title: textSchema, url: webAddressSchema.nullable(), accessed: daySchema.nullable() }),
  asOf: daySchema,
  expires: daySchema,
  skills,
}) satisfies z.ZodType<Fact>

export const glossaryFileSchema = z.strictObject({ terms: z.array(termSchema) })
export const toolFileSchema = z.strictObject({ tools: z.array(toolSchema) })
export const resourceFileSchema = z.strictObject({ resources: z.array(resourceSchema) })
export const trendFileSchema = z.strictObject({ trends: z.array(trendSchema) })
export const factFileSchema = z.strictObject({ facts: z.array(factSchema) })
