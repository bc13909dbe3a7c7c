import { z } from 'zod'
import type { Claim } from '../core/types'
import {
  daySchema,
  idSchema,
  labIdSchema,
  sourceKindSchema,
  sourceReadSchema,
  textSchema,
  webAddressSchema,
} from './shared'

const rawClaimSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{2,3}$/, 'a claim id looks like A06, B05 or C01'),
  origin: z.enum(['seed A', 'seed B', 'editorial']),
  statement: textSchema,
  figure: z
    .strictObject({
      value: z.union([z.number(), textSchema]),
      unit: z.string(),
      as_of: z.union([z.string(), z.number().transform(String)]).nullable(),
    })
    .nullable(),
  attributed_to: textSchema,
  verdict: z.enum(['corroborated', 'plausible-unverified', 'suspicious', 'contradicted']),
  display: z.enum(['fact', 'labelled', 'withheld']),
  because: textSchema,
  say_instead: textSchema,
  beware: textSchema.nullable(),
  sources: z.array(
    z.strictObject({
      title: textSchema,
      url: webAddressSchema.nullable(),
      published: z.union([z.string(), z.number()]).nullable(),
      accessed: daySchema.nullable(),
      kind: sourceKindSchema,
      read: sourceReadSchema,
      supports: textSchema.nullable(),
    }),
  ),
  checked: daySchema,
  check_again: daySchema,
  used_in: z.array(idSchema),
  try_in: z
    .strictObject({
      lab: labIdSchema,
      preset: idSchema,
      inputs: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
      what: textSchema,
    })
    .nullable()
    .default(null),
})

function toClaim(raw: z.output<typeof rawClaimSchema>): Claim {
  const { figure, attributed_to, say_instead, check_again, used_in, try_in, ...same } = raw
  return {
    ...same,
    figure: figure && { value: figure.value, unit: figure.unit, asOf: figure.as_of },
    attributedTo: attributed_to,
    sayInstead: say_instead,
    checkAgain: check_again,
    usedIn: used_in,
    tryIn: try_in,
  }
}

/** One claim as it stands in the file. Only a corroborated claim may stand as fact. */
export const claimSchema = rawClaimSchema
  .refine((claim) => claim.display !== 'fact' || claim.verdict === 'corroborated', {
    path: ['display'],
    message: 'only a corroborated claim may be shown as fact',
  })
  .transform(toClaim)

/** `content/claims.yaml` */
export const claimFileSchema = z.strictObject({ claims: z.array(claimSchema) })
