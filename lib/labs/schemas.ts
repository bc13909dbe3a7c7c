import * as z from 'zod'
import { ATTRIBUTES, OPTIONS } from './core/approach-choice'
import { CAUSES } from './core/probe-set'

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

/** content/labs/L14-cases.yaml */
export const ApproachCasesSchema = z.object({
  keyNote: z.string(),
  options: z.array(z.object({ id: z.enum(OPTIONS), label: z.string() })),
  attributes: z.array(z.object({ id: z.enum(ATTRIBUTES), label: z.string(), zero: z.string(), three: z.string() })),
  cases: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      attributes: z.record(z.enum(ATTRIBUTES), level),
      answerForm: z.enum(['text', 'label', 'number']),
      promptTrials: z.number().int(),
      goodExamples: z.number().int(),
      volumePerMonth: z.number().int(),
      recommended: z.enum(OPTIONS),
      runnerUp: z.enum(OPTIONS),
      gate: z.string(),
      reason: z.string(),
      turnsIf: z.object({
        attribute: z.enum(ATTRIBUTES),
        to: level,
        option: z.enum(OPTIONS),
        also: z.string().optional(),
      }),
    }),
  ),
})
export type ApproachCases = z.infer<typeof ApproachCasesSchema>

const probeAnswer = z.object({ text: z.string(), correct: z.boolean(), cause: z.enum(CAUSES).nullable() })
const version = z.object({ label: z.string(), dated: z.string() })

/** content/labs/L20-probes.yaml */
export const ProbeSetSchema = z.object({
  note: z.string(),
  versions: z.object({ a: version, b: version }),
  types: z.record(z.string(), z.string()),
  probes: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      prompt: z.string(),
      expected: z.string(),
      answers: z.object({ a: probeAnswer, b: probeAnswer }),
    }),
  ),
})
export type ProbeSet = z.infer<typeof ProbeSetSchema>

const price = z.object({ input: z.number(), output: z.number() })
const servedModel = z.object({ price, firstToken: z.number(), speed: z.number(), quality: z.number() })
const cacheTerms = z.object({ write: z.number(), read: z.number() })

/** content/labs/L08-prices.yaml */
export const TokenPricesSchema = z.object({
  note: z.string(),
  seenOn: z.string(),
  small: servedModel,
  large: servedModel,
  cacheTerms: z.array(cacheTerms.extend({ id: z.string(), label: z.string() })).min(1),
  task: z.object({ small: z.array(price), large: z.array(price), cache: z.array(cacheTerms) }),
})
export type TokenPrices = z.infer<typeof TokenPricesSchema>
