import { z } from 'zod'
import type { Item } from '../core/types'
import { daySchema, idSchema, seedRefsSchema, skillIdSchema, textSchema } from './shared'

const exhibitHead = { title: textSchema, note: textSchema.nullable().default(null) }

const cellSchema = z.union([z.string(), z.number().transform(String)])

/** What a case question speaks about: a table (when no kind is named), a chart, a conversation or a log. */
const exhibitSchema = z.preprocess(
  (raw) => (typeof raw === 'object' && raw !== null && !('kind' in raw) ? { ...raw, kind: 'table' } : raw),
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('table'),
        ...exhibitHead,
        columns: z.array(cellSchema).min(1),
        rows: z.array(z.array(cellSchema)).min(1),
      }),
      z.strictObject({
        kind: z.literal('chart'),
        ...exhibitHead,
        form: z.enum(['line', 'bar']),
        x: textSchema,
        y: textSchema,
        categories: z.array(cellSchema).min(2).max(16),
        series: z
          .array(z.strictObject({ name: textSchema, values: z.array(z.number()).min(2) }))
          .min(1)
          .max(4),
      }),
      z.strictObject({
        kind: z.literal('transcript'),
        ...exhibitHead,
        turns: z.array(z.strictObject({ speaker: textSchema, text: textSchema })).min(2),
      }),
      z.strictObject({ kind: z.literal('log'), ...exhibitHead, lines: z.array(textSchema).min(2) }),
    ])
    .superRefine((exhibit, context) => {
      if (exhibit.kind === 'table' && exhibit.rows.some((row) => row.length !== exhibit.columns.length))
        context.addIssue({ code: 'custom', path: ['rows'], message: 'every row has one cell per column' })
      if (exhibit.kind === 'chart' && exhibit.series.some(({ values }) => values.length !== exhibit.categories.length))
        context.addIssue({ code: 'custom', path: ['series'], message: 'every series has one value per category' })
    }),
)

const headShape = {
  id: z
    .string()
    .regex(
      /^(?:[A-Z]\d|O)-[a-z]{1,3}$/,
      'an item id is the skill (or O, in orientation), a hyphen and letters, e.g. E1-h',
    ),
  skill: skillIdSchema,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  pool: z.enum(['assessment', 'practice']),
  locale: z.literal('en'),
  seed_refs: seedRefsSchema,
  variant_of: idSchema.nullable(),
  case: z.boolean().default(false),
  exhibit: exhibitSchema.nullish(),
  stem: textSchema.max(1200),
  source: textSchema,
  status: z.enum(['draft', 'candidate', 'reviewed', 'live', 'retired']),
  reviewed_by: textSchema.nullable(),
  reviewed_on: daySchema.nullable(),
  expires_on: daySchema.nullable(),
}

const choiceShape = {
  options: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-F]$/, 'options are lettered A to F'),
        text: textSchema.max(240),
        correct: z.boolean(),
        rationale: textSchema,
      }),
    )
    .min(4, 'an item has four to six options')
    .max(6, 'an item has four to six options'),
  key: z.array(z.string()).min(1),
}

const singleSchema = z.strictObject({ ...headShape, type: z.literal('single'), ...choiceShape })
const multiSchema = z.strictObject({ ...headShape, type: z.literal('multi'), ...choiceShape })
const orderingSchema = z.strictObject({
  ...headShape,
  type: z.literal('ordering'),
  correct_order: z
    .array(z.strictObject({ text: textSchema, rationale: textSchema }))
    .min(3)
    .max(8),
  key: z.array(textSchema),
  scoring: textSchema.nullish(),
})
const numericSchema = z.strictObject({
  ...headShape,
  type: z.literal('numeric'),
  answer: z.strictObject({
    value: z.number(),
    tolerance: z.number().min(0),
    unit: z.string().nullable(),
    working: textSchema,
  }),
  common_errors: z.array(z.strictObject({ value: z.number(), feedback: textSchema })).min(1),
  key: z.number(),
})

type RawItem = z.output<typeof rawItemSchema>

const rawItemSchema = z
  .discriminatedUnion('type', [singleSchema, multiSchema, orderingSchema, numericSchema])
  .superRefine((item, context) => {
    const complain = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    // Practice items of the orientation lessons are named O-a … and stand in items/O.yaml.
    const orientation = item.id.startsWith('O-') && item.pool === 'practice'
    if (!item.id.startsWith(`${item.skill}-`) && !orientation) complain(['id'], 'the id begins with the skill')
    switch (item.type) {
      case 'single':
      case 'multi': {
        const right = item.options.filter((option) => option.correct).map((option) => option.id)
        if (item.type === 'single' && right.length !== 1) complain(['options'], 'exactly one option is correct')
        if (item.type === 'multi' && right.length < 2) complain(['options'], 'at least two options are correct')
        if ([...item.key].sort().join() !== [...right].sort().join())
          complain(['key'], 'the key names exactly the correct options')
        if (item.options.some((option, index) => option.id !== 'ABCDEF'[index]))
          complain(['options'], 'options are lettered in order: A, B, C …')
        return
      }
      case 'ordering':
        if (item.key.join('\n') !== item.correct_order.map((step) => step.text).join('\n'))
          complain(['key'], 'the key repeats correct_order')
        return
      case 'numeric':
        if (item.key !== item.answer.value) complain(['key'], 'the key repeats the answer')
        if (item.common_errors.some((error) => Math.abs(error.value - item.answer.value) <= item.answer.tolerance))
          complain(['common_errors'], 'a common error lies within the tolerance of the answer')
        return
      default:
        item satisfies never
    }
  })

function toItem(raw: RawItem): Item {
  const head = {
    id: raw.id,
    skill: raw.skill,
    level: raw.level,
    difficulty: raw.difficulty,
    pool: raw.pool,
    locale: raw.locale,
    seedRefs: raw.seed_refs,
    variantOf: raw.variant_of,
    stem: raw.stem,
    isCase: raw.case,
    exhibit: raw.exhibit ?? null,
    source: raw.source,
    status: raw.status,
    reviewedBy: raw.reviewed_by,
    reviewedOn: raw.reviewed_on,
    expiresOn: raw.expires_on,
  }
  switch (raw.type) {
    case 'single':
    case 'multi':
      return { ...head, type: raw.type, options: raw.options, key: raw.key }
    case 'ordering':
      return { ...head, type: raw.type, correctOrder: raw.correct_order, scoring: raw.scoring ?? null }
    case 'numeric':
      return { ...head, type: raw.type, answer: raw.answer, commonErrors: raw.common_errors }
  }
}

/** One item as it stands in a file, turned into the item the program uses. */
export const itemSchema = rawItemSchema.transform(toItem)

/** `content/items/<SKILL>.yaml`, and `content/items/O.yaml` for the practice items of the orientation lessons */
export const itemFileSchema = z.strictObject({ items: z.array(itemSchema) })
