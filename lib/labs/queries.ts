import 'server-only'
import { parse } from 'yaml'
import { getContent } from '@/lib/content/loader'
import { lessonsWithLab } from '@/lib/content/core/graph-queries'
import type { Claim } from '@/lib/content/core/types'
import { pickClaims, type LabClaim } from './core/source-criticism'
import {
  ApproachCasesSchema,
  FlawListsSchema,
  IncidentsSchema,
  PolicyCorpusSchema,
  ProbeSetSchema,
  type ApproachCases,
  type FlawLists,
  type Incidents,
  type PolicyCorpusFile,
  type ProbeSet,
  TokenPricesSchema,
  type TokenPrices,
} from './schemas'

export interface ClaimsData {
  claims: LabClaim[]
}

/** Labs whose data is made from content files; the others bring theirs under public/labs or need none. */
export const LABS_WITH_DATA = ['L06', 'L08', 'L12', 'L14', 'L20', 'L21', 'L22'] as const

/** The data of a lab as its browser part reads it, or null for a lab without. */
export async function getLabData(
  labId: string,
): Promise<PolicyCorpusFile | TokenPrices | ApproachCases | ProbeSet | ClaimsData | Incidents | FlawLists | null> {
  switch (labId) {
    case 'L06':
      return getPolicyCorpus()
    case 'L08':
      return getTokenPrices()
    case 'L12':
      return getIncidents()
    case 'L14':
      return getApproachCases()
    case 'L20':
      return getProbeSet()
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

export async function getTokenPrices(): Promise<TokenPrices> {
  return TokenPricesSchema.parse(await readLabFile('L08-prices.yaml'))
}

export async function getApproachCases(): Promise<ApproachCases> {
  return ApproachCasesSchema.parse(await readLabFile('L14-cases.yaml'))
}

export async function getProbeSet(): Promise<ProbeSet> {
  return ProbeSetSchema.parse(await readLabFile('L20-probes.yaml'))
}

export async function getIncidents(): Promise<Incidents> {
  return IncidentsSchema.parse(await readLabFile('L12-incidents.yaml'))
}

export async function getFlawLists(): Promise<FlawLists> {
  return FlawListsSchema.parse(await readLabFile('L21-owasp.yaml'))
}

/** The file as it is served: from the repository or, once published, from the Studio. */
async function readLabFile(name: string): Promise<unknown> {
  const { sources } = await getContent()
  const file = sources.get(`content/labs/${name}`)
  if (file === undefined) throw new Error(`content/labs/${name} is missing`)
  return parse(file.source)
}

/** Twenty claims of the two texts; those that the placing lesson already resolves in its prose are left out. */
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
