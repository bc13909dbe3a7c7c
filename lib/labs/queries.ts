import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { getContent } from '@/lib/content/loader'
import { lessonsWithLab } from '@/lib/content/core/graph-queries'
import type { Claim } from '@/lib/content/core/types'
import { processWide } from '@/lib/shared/process-wide'
import type { RetrievalData, SimilarityFile } from './core/retrieval-corpus'
import { probesOfMessages } from './core/probe-models'
import { toScoredCases, type PredictionsFile, type ScoredCase } from './core/scored-case'
import { DATE_FACTS } from './core/risk-classes'
import { pickClaims, type LabClaim } from './core/source-criticism'
import {
  ApproachCasesSchema,
  FlawListsSchema,
  IncidentsSchema,
  JudgedRepliesSchema,
  MessageProbesSchema,
  ModelRecordingsSchema,
  PolicyCorpusSchema,
  ProbeSetSchema,
  RiskCardsSchema,
  type ApproachCases,
  type FlawLists,
  type Incidents,
  type JudgedReplies,
  type PolicyCorpusFile,
  type ProbeSets,
  type RiskCards,
  TokenPricesSchema,
  type TokenPrices,
} from './schemas'

export interface ClaimsData {
  claims: LabClaim[]
}

/** Labs whose data is made from content files; the others bring theirs under public/labs or need none. */
export const LABS_WITH_DATA = ['L06', 'L08', 'L12', 'L14', 'L16', 'L19', 'L20', 'L21', 'L22'] as const

/** The data of a lab as its browser part reads it, or null for a lab without. */
export async function getLabData(
  labId: string,
): Promise<
  | PolicyCorpusFile
  | TokenPrices
  | ApproachCases
  | ProbeSets
  | ClaimsData
  | Incidents
  | FlawLists
  | RiskCards
  | JudgedReplies
  | null
> {
  switch (labId) {
    case 'L06':
      return getPolicyCorpus()
    case 'L08':
      return getTokenPrices()
    case 'L12':
      return getIncidents()
    case 'L14':
      return getApproachCases()
    case 'L16':
      return getJudgedReplies()
    case 'L19':
      return getRiskCards()
    case 'L20':
      return getProbeSets()
    case 'L21':
      return getFlawLists()
    case 'L22':
      return getClaimsData()
    default:
      return null
  }
}

export async function getPolicyCorpus(): Promise<PolicyCorpusFile> {
  return PolicyCorpusSchema.parse(await readLabFile('L06-corpus.yaml'))
}

interface KeptRetrieval {
  version: string
  data: Promise<RetrievalData>
}

const kept = processWide('labs/L06', (): { retrieval: KeptRetrieval | null } => ({ retrieval: null }))

/** Texts and similarities of L06. The same objects until the content changes, so that what is derived from them is kept. */
export async function getRetrievalData(): Promise<RetrievalData> {
  const { version } = await getContent()
  if (kept.retrieval?.version !== version) {
    const data = readRetrievalData()
    kept.retrieval = { version, data }
    data.catch(() => (kept.retrieval = null))
  }
  return kept.retrieval.data
}

async function readRetrievalData(): Promise<RetrievalData> {
  const [corpus, similarities] = await Promise.all([
    getPolicyCorpus(),
    readLabData<SimilarityFile>('retrieval-similarities.v1.json'),
  ])
  return { corpus, similarities }
}

export async function getTokenPrices(): Promise<TokenPrices> {
  return TokenPricesSchema.parse(await readLabFile('L08-prices.yaml'))
}

export async function getApproachCases(): Promise<ApproachCases> {
  return ApproachCasesSchema.parse(await readLabFile('L14-cases.yaml'))
}

export async function getJudgedReplies(): Promise<JudgedReplies> {
  return JudgedRepliesSchema.parse(await readLabFile('L16-answers.yaml'))
}

export async function getProbeSets(): Promise<ProbeSets> {
  const library = ProbeSetSchema.parse(await readLabFile('L20-probes.yaml'))
  const messages = MessageProbesSchema.parse(await readLabFile('L20-messages.yaml'))
  const recordings = ModelRecordingsSchema.parse(await readLabFile('L20-recordings.yaml'))
  // Neither what the classifier learnt from nor the versions' dates are read in the browser.
  return {
    models: {
      note: messages.note,
      types: messages.types,
      probes: probesOfMessages(messages.probes, recordings),
    },
    library: { note: library.note, types: library.types, probes: library.probes },
  }
}

export async function getIncidents(): Promise<Incidents> {
  return IncidentsSchema.parse(await readLabFile('L12-incidents.yaml'))
}

/** Cards and duties with the dates that the library of facts holds. @throws Error for a fact without a date */
export async function getRiskCards(): Promise<RiskCards> {
  const { facts } = await getContent()
  const dates = DATE_FACTS.map((id) => {
    const fact = facts.get(id)
    if (fact?.date == null) throw new Error(`The fact ${id} has no date`)
    const { date, statement, status, source, asOf } = fact
    return [id, { date, statement, status, source: source.title, asOf: String(asOf) }] as const
  })
  return { ...RiskCardsSchema.parse(await readLabFile('L19-cards.yaml')), dates: Object.fromEntries(dates) }
}

export async function getFlawLists(): Promise<FlawLists> {
  return FlawListsSchema.parse(await readLabFile('L21-owasp.yaml'))
}

/** The cases of L01 and L18. */
export async function readPredictions(): Promise<ScoredCase[]> {
  return toScoredCases(await readLabData<PredictionsFile>('predictions.v1.json'))
}

/** A file under public/labs; it is part of the code and therefore trusted. */
export async function readLabData<Data>(name: string): Promise<Data> {
  return JSON.parse(await readFile(path.join(process.cwd(), 'public/labs', name), 'utf8')) as Data
}

/** The file as it is served: from the repository or, once published, from the Studio. */
async function readLabFile(name: string): Promise<unknown> {
  const { sources } = await getContent()
  const file = sources.get(`content/labs/${name}`)
  if (file === undefined) throw new Error(`content/labs/${name} is missing`)
  return parse(file.source)
}

/** Twenty claims of the two texts, without those that a lesson with the lab resolves: it names them by the tag `Claim`. */
export async function getClaimsData(): Promise<ClaimsData> {
  const content = await getContent()
  const printed = new Set(lessonsWithLab(content, 'L22').flatMap(({ body }) => body.references.claims))
  const stock = [...content.claims.values()].filter(({ id, origin }) => origin.startsWith('seed') && !printed.has(id))
  return { claims: pickClaims(stock, 20).map(toLabClaim) }
}

function toLabClaim({ id, statement, figure, attributedTo, verdict, because, sayInstead, sources }: Claim): LabClaim {
  return {
    id,
    statement,
    figure:
      figure === null
        ? null
        : [figure.value, figure.unit, figure.asOf === null ? '' : `(${figure.asOf})`].filter(Boolean).join(' '),
    attributedTo: nameText(attributedTo),
    verdict,
    because,
    sayInstead,
    drawer: sources.map(({ title, published, kind, supports }) => ({
      title,
      publishedOn: published === null ? null : String(published),
      kind,
      supports,
    })),
  }
}

/** The two texts by the names that the lesson gives them. */
function nameText(attributedTo: string): string {
  return attributedTo.replace(/\bseed A\b/, 'the roadmap text').replace(/\bseed B\b/, 'the article')
}
