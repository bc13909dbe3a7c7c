import * as z from 'zod'
import { ATTRIBUTES, OPTIONS } from './core/approach-choice'
import { CHANNELS } from './core/agent-boundaries-replay'
import { FLAWS } from './core/planted-flaws'
import { AREAS, CLASSES, DATE_FACTS, NO_DATE, OUTPUTS, PRACTICES, RELATIONS, ROLES } from './core/risk-classes'
import { RUBRIC, type KeyedReply } from './core/judge-agreement'
import { CAUSES, type Probe, type ProbeSetName } from './core/probe-set'
import { OVERLAPS, QUESTION_KINDS, SIZES, type PolicyCorpus } from './core/retrieval-corpus'
import { OWN_LENGTH } from './core/retrieval-own'

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
      /** The independent keying. */
      second: z.object({ recommended: z.enum(OPTIONS), runnerUp: z.enum(OPTIONS) }),
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

const probeAnswer = z.object({
  text: z.string(),
  correct: z.boolean(),
  cause: z.enum(CAUSES).nullable(),
  /** The cause by the second keying. */
  second: z.enum(CAUSES).optional(),
})
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

/** content/labs/L20-messages.yaml */
export const MessageProbesSchema = z.object({
  note: z.string(),
  types: z.record(z.string(), z.string()),
  training: z.object({ complaint: z.array(z.string()), other: z.array(z.string()) }),
  probes: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      complaint: z.boolean(),
      /** Complaint by the second keying. */
      second: z.boolean(),
      text: z.string(),
      alone: z.string().optional(),
      plain: z.string(),
    }),
  ),
})

const scores = z.record(z.string(), z.object({ message: z.number(), alone: z.number().optional(), plain: z.number() }))

/** content/labs/L20-recordings.yaml */
export const ModelRecordingsSchema = z.object({
  about: z.string(),
  recordedOn: z.string(),
  a: scores,
  b: scores,
  words: z.record(z.string(), z.array(z.tuple([z.string(), z.number()]))),
})
export type ModelRecordingsFile = z.infer<typeof ModelRecordingsSchema>

/** Both sets of L20 as the browser reads them. */
export type ProbeSets = Record<ProbeSetName, { note: string; types: Record<string, string>; probes: Probe[] }>

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

/** content/labs/L12-incidents.yaml */
export const IncidentsSchema = z.object({
  note: z.string(),
  channels: z.record(z.enum(CHANNELS), z.string()),
  incidents: z.array(
    z.object({
      id: z.string(),
      channel: z.enum(CHANNELS),
      action: z.string(),
      prompt: z.string(),
      harm: z.string(),
      persuades: z.boolean(),
      looksRight: z.boolean(),
      undoable: z.boolean(),
      stoppedBy: z.array(z.enum(['sums', 'scope'])),
    }),
  ),
})
export type Incidents = z.infer<typeof IncidentsSchema>

const flawEntry = z.object({ number: z.string().regex(/^LLM\d{2}$/), title: z.string() })

/** content/labs/L21-owasp.yaml */
export const FlawListsSchema = z.object({
  note: z.string(),
  asOf: z.string(),
  verify: z.string(),
  editions: z.array(z.object({ id: z.enum(['y2026', 'y2025']), year: z.number().int(), title: z.string() })),
  flaws: z.record(z.enum(FLAWS), z.object({ y2026: flawEntry, y2025: flawEntry })),
})
export type FlawLists = z.infer<typeof FlawListsSchema>

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const policyQuestion = z.object({
  id: z.string(),
  set: z.enum(['open', 'kept']),
  kind: z.enum(QUESTION_KINDS),
  page: z.string(),
  text: z.string(),
  answer: z.string().min(1),
})

/** content/labs/L06-corpus.yaml without the second marks: the lab has no use for them. */
export const PolicyCorpusSchema = z.object({
  note: z.string(),
  indexedOn: day,
  fixedTokens: z.object({ system: z.number().int(), question: z.number().int() }),
  price: z.object({ perMillionTokens: z.number(), currency: z.literal('EUR'), setOn: day, verify: z.string() }),
  readers: z.array(z.object({ id: z.string(), label: z.string(), groups: z.array(z.string()).min(1) })).min(1),
  pages: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        readers: z.array(z.string()).min(1),
        validFrom: day,
        supersededBy: z.string().optional(),
        notIndexed: z.string().optional(),
        text: z.string(),
      }),
    )
    .min(1),
  questions: z.array(policyQuestion),
}) satisfies z.ZodType<PolicyCorpus>
export type PolicyCorpusFile = z.infer<typeof PolicyCorpusSchema>

/** The questions of the same file with the mark of the second, independent reader. */
export const PolicyMarksSchema = z.object({
  note: z.string(),
  questions: z.array(policyQuestion.extend({ second: policyQuestion.pick({ page: true, answer: true }) })),
})

/** A question to L06 in the learner's own words, and the cut whose passages it is compared with. */
export const OwnQuestionSchema = z.strictObject({
  text: z.string().trim().min(OWN_LENGTH.min).max(OWN_LENGTH.max),
  size: z.literal(SIZES),
  overlap: z.literal(OVERLAPS),
})
export type OwnQuestion = z.infer<typeof OwnQuestionSchema>

const failedLines = z.array(z.enum(RUBRIC))
const keyedReply = z.object({
  id: z.string().regex(/^Q\d\d[a-e]$/),
  text: z.string(),
  first: failedLines,
  second: failedLines,
  settled: failedLines,
  why: z.string().optional(),
}) satisfies z.ZodType<KeyedReply>

/** content/labs/L16-answers.yaml */
export const JudgedRepliesSchema = z.object({
  note: z.string(),
  rubric: z.array(z.object({ id: z.enum(RUBRIC), text: z.string() })),
  rules: z.array(z.string()),
  requests: z.array(z.object({ id: z.string(), text: z.string() })),
  answers: z.array(keyedReply).min(1),
})
export type JudgedReplies = z.infer<typeof JudgedRepliesSchema>

const systemFacts = z.object({
  relation: z.enum(RELATIONS),
  practice: z.enum(PRACTICES),
  product: z.boolean(),
  area: z.enum(AREAS),
  narrow: z.boolean(),
  profiling: z.boolean(),
  model: z.boolean(),
  talks: z.boolean(),
  output: z.enum(OUTPUTS),
  early: z.boolean(),
})
const factValues = z.array(z.union([z.string(), z.boolean()]))
const readSource = z.object({
  title: z.string(),
  publisher: z.string(),
  url: z.url(),
  accessed: z.string(),
  read: z.enum(['full', 'excerpt', 'link']),
})

const placing = z.object({ role: z.enum(ROLES), class: z.enum(CLASSES), from: z.enum([...DATE_FACTS, NO_DATE]) })

/** content/labs/L19-cards.yaml */
export const RiskCardsSchema = z.object({
  asOf: z.string(),
  keyNote: z.string(),
  digest: readSource,
  law: readSource,
  duties: z.array(
    z.object({
      id: z.string(),
      article: z.string(),
      text: z.string(),
      roles: z.array(z.enum(['provider', 'deployer'])),
      classes: z.array(z.enum(CLASSES)),
      only: z.partialRecord(systemFacts.keyof(), factValues).default({}),
      fact: z.enum(DATE_FACTS),
      factIf: systemFacts
        .partial()
        .extend({ fact: z.enum(DATE_FACTS) })
        .optional(),
      verify: z.string(),
    }),
  ),
  cards: z.array(
    z.object({
      id: z.string(),
      set: z.enum(['explore', 'task']),
      title: z.string(),
      text: z.string(),
      key: placing,
      /** The independent keying. */
      second: placing,
      facts: systemFacts,
      because: z.string(),
      ask: z.string().nullable(),
    }),
  ),
})
export type RiskCardsFile = z.infer<typeof RiskCardsSchema>

/** The cards with the dates that the library of facts holds. */
export interface RiskCards extends RiskCardsFile {
  dates: Record<string, { date: string; statement: string; status: string; source: string; asOf: string }>
}
