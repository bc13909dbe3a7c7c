import { processWide } from '@/lib/shared/process-wide'
import { buildContent } from './build-content'
import type { Content } from './build-content'
import { documentIdOfPath } from './core/content-paths'
import type { PublishedRevision } from './core/overlay'
import type { Problem } from './core/problem'
import { compileDocument } from './gate/compile-document'
import { readDataFile } from './read-data-file'
import { readContentFiles } from './read-files'
import type { SourceFile } from './read-files'
import { readLastGood, writeLastGood } from './last-good'

export type { Content } from './build-content'

interface Store {
  files: Promise<SourceFile[]> | null
  revisions: readonly PublishedRevision[]
  content: Promise<Content> | null
}

const store = processWide('content', (): Store => ({ files: null, revisions: [], content: null }))

/** The curriculum. Read and checked at the first call; later calls cost nothing. Never needs the database. */
export function getContent(): Promise<Content> {
  store.content ??= load(store.revisions).catch((error: unknown) => {
    store.content = null
    throw error
  })
  return store.content
}

/**
 * Puts published revisions over the files. The old content is served until the new one is complete.
 * The list replaces the former one; a revision that does not pass is skipped and reported in `problems`.
 */
export async function setOverlay(revisions: readonly PublishedRevision[]): Promise<Content> {
  const next = await load(revisions)
  store.revisions = revisions
  store.content = Promise.resolve(next)
  return next
}

/** Reads the files again, for development and for command-line tools. */
export async function reloadContent(): Promise<Content> {
  store.files = null
  return setOverlay(store.revisions)
}

/**
 * What would be wrong if this text were published: its own problems, and those it would cause elsewhere.
 * Problems that exist already are left out, unless they stand in the text itself.
 */
export async function checkCandidate(input: { path: string; source: string }): Promise<Problem[]> {
  const { path, source } = input
  const current = await getContent()
  const own = path.endsWith('.yaml')
    ? await readDataFile({ path, source })
    : await compileDocument({ path, source, graphRefs: current.refs })
  if (!own.ok) return own.problems
  const documentId = documentIdOfPath(path)
  const revisionId = 'candidate'
  const revisions = [
    ...store.revisions.filter((revision) => revision.documentId !== documentId),
    { documentId, source, revisionId },
  ]
  const next = await buildContent({
    files: await readFiles(),
    revisions,
    lastGood: () => Promise.resolve(new Map<string, string>()),
  })
  const known = new Set(current.problems.map(nameOf))
  return next.problems
    .map((problem) => (problem.file === `${path} (revision ${revisionId})` ? { ...problem, file: path } : problem))
    .filter((problem) => problem.file === path || !known.has(nameOf(problem)))
}

async function load(revisions: readonly PublishedRevision[]): Promise<Content> {
  const root = process.cwd()
  const content = await buildContent({ files: await readFiles(), revisions, lastGood: () => readLastGood(root) })
  const fromFiles = [...content.sources].filter(([, { revisionId }]) => revisionId === null)
  await writeLastGood({
    root,
    version: content.version,
    sources: new Map(fromFiles.map(([path, { source }]) => [path, source])),
  })
  return content
}

function readFiles(): Promise<SourceFile[]> {
  store.files ??= readContentFiles(process.cwd()).catch((error: unknown) => {
    store.files = null
    throw error
  })
  return store.files
}

function nameOf(problem: Problem): string {
  return [problem.file, problem.rule, problem.message].join('\n')
}
