import { checkGraph } from './core/check-graph'
import { documentIdOfPath, pathOfDocumentId } from './core/content-paths'
import type { CompiledDocument } from './core/document'
import { buildGraph, graphRefs, newestReview } from './core/graph'
import type { ContentGraph, Filed, GraphInput } from './core/graph'
import type { GraphRefs } from './core/graph-refs'
import type { PublishedRevision } from './core/overlay'
import type { DataProblem, Problem } from './core/problem'
import { sortProblems } from './core/problem'
import type { Claim, Comparison, Day, Hours, Item, Lab } from './core/types'
import { checkReferences } from './gate/check-references'
import { compileDocument } from './gate/compile-document'
import { hashText } from './gate/hash-text'
import { locateInSource } from './locate'
import { readDataFile } from './read-data-file'
import type { SourceFile } from './read-files'

/** Files in the repository were reviewed; a busy machine at start must not refuse them. */
const fileDeadlineMs = 30_000

/** The curriculum as it is served. */
export interface Content extends ContentGraph {
  /** Changes whenever any text that is served changes. */
  version: string
  newestDate: Day
  refs: GraphRefs
  /** Everything that is wrong, whether it is served in an older form, without a link, or not at all. */
  problems: Problem[]
  /** The source that is served for each file, and the revision it came from, or null for the file itself. */
  sources: ReadonlyMap<string, { source: string; revisionId: string | null }>
}

interface Candidate {
  source: string
  revisionId: string | null
}

type Read = { candidate: Candidate; document: CompiledDocument | null; value: unknown }

/**
 * Builds everything from texts. For each file the candidates are tried in order: published revision, file, last good text;
 * the first that passes is served and the failures of the others become problems.
 */
export async function buildContent(input: {
  files: SourceFile[]
  revisions: readonly PublishedRevision[]
  lastGood: () => Promise<ReadonlyMap<string, string>>
}): Promise<Content> {
  const problems: Problem[] = []
  const candidates = listCandidates(input, problems)
  const reads = new Map<string, Read>()
  const broken: string[] = []
  await Promise.all(
    [...candidates].map(async ([path, list]) => {
      const read = await readFirst(path, list, problems)
      if (read) reads.set(path, read)
      else broken.push(path)
    }),
  )
  if (broken.length > 0) {
    const lastGood = await input.lastGood()
    for (const path of broken) {
      const source = lastGood.get(path)
      // Why the older text fails under today's rules helps nobody; the new text's problems are already noted.
      const read = source === undefined ? null : await readFirst(path, [{ source, revisionId: null }], [])
      if (read) reads.set(path, read)
    }
  }
  return assemble(new Map([...reads].sort(([a], [b]) => (a < b ? -1 : 1))), problems)
}

function listCandidates(
  input: { files: SourceFile[]; revisions: readonly PublishedRevision[] },
  problems: Problem[],
): Map<string, Candidate[]> {
  const candidates = new Map(
    input.files.map(({ path, source }) => [path, [{ source, revisionId: null as string | null }]]),
  )
  const pathById = new Map(input.files.map(({ path }) => [documentIdOfPath(path), path]))
  for (const { documentId, source, revisionId } of input.revisions) {
    const path = pathById.get(documentId) ?? pathOfDocumentId(documentId)
    if (path === null) {
      problems.push({
        file: documentId,
        line: 1,
        column: 1,
        rule: 'unknown-document',
        message: `revision ${revisionId} is for ${documentId}, which fits no kind of document`,
        advice: 'restore the id of the document',
      })
      continue
    }
    candidates.set(path, [
      { source, revisionId },
      ...(candidates.get(path) ?? []).filter((candidate) => candidate.revisionId === null),
    ])
  }
  return candidates
}

async function readFirst(path: string, candidates: Candidate[], problems: Problem[]): Promise<Read | null> {
  for (const candidate of candidates) {
    const result = await readOne(path, candidate)
    if (result.ok) return result.read
    problems.push(
      ...result.problems.map((problem) =>
        candidate.revisionId === null ? problem : { ...problem, file: `${path} (revision ${candidate.revisionId})` },
      ),
    )
  }
  return null
}

async function readOne(
  path: string,
  candidate: Candidate,
): Promise<{ ok: true; read: Read } | { ok: false; problems: Problem[] }> {
  if (path.endsWith('.yaml')) {
    const result = await readDataFile({ path, source: candidate.source })
    return result.ok ? { ok: true, read: { candidate, document: null, value: result.value } } : result
  }
  const result = await compileDocument({ source: candidate.source, path, deadlineMs: fileDeadlineMs })
  return result.ok ? { ok: true, read: { candidate, document: result.document, value: null } } : result
}

function assemble(reads: ReadonlyMap<string, Read>, readProblems: Problem[]): Content {
  const input = collectInput(reads)
  const { graph, problems: clashes } = buildGraph(input)
  const refs = graphRefs(graph)
  const locate = ({ at, ...rest }: DataProblem): Problem => ({
    ...rest,
    ...locateInSource({ file: rest.file, source: reads.get(rest.file)?.candidate.source ?? '', place: at }),
  })
  const problems = [
    ...readProblems,
    ...[...clashes, ...checkGraph(graph, input)].map(locate),
    ...input.documents.flatMap((document) => checkReferences(document, refs)),
  ]
  const version = hashText(
    [...reads].map(([path, { candidate }]) => `${path} ${hashText(candidate.source)}`).join('\n'),
  ).slice(0, 16)
  return Object.freeze({
    ...graph,
    version,
    newestDate: newestReview(graph) ?? '1970-01-01',
    refs,
    problems: sortProblems(problems),
    sources: new Map([...reads].map(([path, { candidate }]) => [path, candidate])),
  })
}

function collectInput(reads: ReadonlyMap<string, Read>): GraphInput {
  const dataOf = <T>(path: string, key: string): Filed<T>[] => {
    const value = reads.get(path)?.value as Record<string, T[]> | undefined
    return (value?.[key] ?? []).map((entry, index) => ({ file: path, at: [key, index], entry }))
  }
  const paths = [...reads.keys()]
  const labs = paths.filter((path) => /^content\/labs\/L\d{2}\.yaml$/.test(path))
  const library = <T>(name: string, key: string) => dataOf<T>(`content/library/${name}.yaml`, key)
  return {
    documents: [...reads.values()].flatMap((read) => read.document ?? []),
    labs: labs.map((file) => ({ file, at: [], entry: reads.get(file)?.value as Lab })),
    items: paths.filter((path) => path.startsWith('content/items/')).flatMap((path) => dataOf<Item>(path, 'items')),
    areas: dataOf('content/areas.yaml', 'areas'),
    stages: dataOf('content/stages.yaml', 'stages'),
    lenses: dataOf('content/lenses.yaml', 'lenses'),
    claims: dataOf<Claim>('content/claims.yaml', 'claims'),
    terms: library('glossary', 'terms'),
    tools: library('tools', 'tools'),
    resources: library('resources', 'resources'),
    trends: library('trends', 'trends'),
    facts: library('facts', 'facts'),
    seeds: dataOf('content/seeds.yaml', 'seeds'),
    hours: (reads.get('content/hours.yaml')?.value as Hours | undefined) ?? null,
    comparison: (reads.get('content/compare.yaml')?.value as Comparison | undefined) ?? null,
  }
}
