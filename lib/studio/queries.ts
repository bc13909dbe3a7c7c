import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { requirePermission } from '@/lib/account/viewer'
import { documentIdOfPath, pathOfDocumentId } from '@/lib/content/core/content-paths'
import { findById, hrefOf } from '@/lib/content/core/graph-queries'
import type { Problem } from '@/lib/content/core/problem'
import { hashText } from '@/lib/content/gate/hash-text'
import { getContent, type Content } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/shared/errors'
import { kindOfPath, type DocumentKindName } from './core/document-kinds'
import { comparePublication, isRevisionServed, type Publication } from './core/publication-state'
import { hashFiles } from './overlay'
import { listNewestRevisions, toNewest } from './published-queries'
import type { DraftDto } from './schemas'

export interface DocumentRowDto {
  id: string
  title: string
  kind: DocumentKindName
  publication: Publication
  revisionNumber: number | null
  hasDraft: boolean
  problemCount: number
  /** ISO moment of the last save or publication here; null if only the file is known. */
  changedAt: string | null
  changedBy: string | null
  /** Day of the last review, where the document has one. */
  reviewed: string | null
}

/** Every document and data file, in the order of its path. @throws AppError signed-out or forbidden */
export async function listDocuments(): Promise<DocumentRowDto[]> {
  await requirePermission('edit-content')
  const [content, rows, drafts, fileHashes] = await Promise.all([
    getContent(),
    listNewestRevisions(),
    db.draft.findMany({ select: { documentId: true, updatedAt: true, updatedById: true } }),
    hashFiles(),
  ])
  const names = await namesOf([...rows.map((row) => row.authorId), ...drafts.map((draft) => draft.updatedById)])
  const revisions = new Map(rows.map((row) => [row.documentId, row]))
  const draftOf = new Map(drafts.map((draft) => [draft.documentId, draft]))
  const ids = new Set([
    ...[...content.sources.keys()].map(documentIdOfPath),
    ...fileHashes.keys(),
    ...revisions.keys(),
    ...draftOf.keys(),
  ])
  const problems = countProblems(content.problems)
  return [...ids]
    .flatMap((id) => {
      const file = pathIn(content, id)
      if (file === null) return []
      const revision = revisions.get(id)
      const draft = draftOf.get(id)
      return {
        file,
        row: {
          id,
          title: titleOf(content, id),
          kind: kindOfPath(file),
          publication: comparePublication(toNewest(revision), fileHashes.get(id) ?? ''),
          revisionNumber: revision?.number ?? null,
          hasDraft: draft !== undefined,
          problemCount: problems.get(file) ?? 0,
          changedAt: (draft?.updatedAt ?? revision?.publishedAt)?.toISOString() ?? null,
          changedBy: names.get(draft?.updatedById ?? revision?.authorId ?? '') ?? null,
          reviewed: findById(content, id)?.reviewed ?? null,
        },
      }
    })
    .sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }))
    .map(({ row }) => row)
}

export interface EditedDocumentDto {
  id: string
  path: string
  kind: DocumentKindName
  title: string
  /** Where readers see it, if it has a page of its own. */
  href: string | null
  publication: Publication
  /** What readers get. */
  live: { source: string; hash: string }
  /** What stands in `content/`; an empty text if there is no file. */
  file: { source: string; hash: string }
  revision: RevisionDto | null
  draft: DraftDto | null
}

export interface RevisionDto {
  number: number
  note: string
  author: string
  publishedAt: string
  exportedAt: string | null
}

/** A document as an editor needs it; null if no document has this id. @throws AppError signed-out or forbidden */
export async function getEditedDocument(documentId: string): Promise<EditedDocumentDto | null> {
  await requirePermission('edit-content')
  const content = await getContent()
  const [[row], draft, file] = await Promise.all([
    listNewestRevisions(documentId),
    db.draft.findUnique({ where: { documentId } }),
    readDocumentFile(content, documentId),
  ])
  if (file.path === null || (file.source === null && row === undefined && draft === null)) return null
  const fileSource = file.source ?? ''
  const fileHash = file.source === null ? '' : hashText(file.source)
  const publication = comparePublication(toNewest(row), fileHash)
  const liveSource = row !== undefined && isRevisionServed(publication) ? row.source : fileSource
  const names = await namesOf([row?.authorId, draft?.updatedById].filter((id) => id !== undefined))
  const known = findById(content, documentId)
  return {
    id: documentId,
    path: file.path,
    kind: kindOfPath(file.path),
    title: titleOf(content, documentId),
    href: known ? hrefOf(known) : null,
    publication,
    live: { source: liveSource, hash: hashText(liveSource) },
    file: { source: fileSource, hash: fileHash },
    revision: row === undefined ? null : toRevisionDto(row, names),
    draft:
      draft === null
        ? null
        : {
            source: draft.source,
            baseHash: draft.baseHash,
            version: draft.version,
            updatedAt: draft.updatedAt.toISOString(),
            updatedBy: names.get(draft.updatedById) ?? 'somebody',
          },
  }
}

/** Every published text of a document without the texts, newest first. @throws AppError signed-out or forbidden */
export async function listRevisions(documentId: string): Promise<RevisionDto[]> {
  await requirePermission('edit-content')
  const rows = await db.revision.findMany({
    where: { documentId },
    orderBy: { number: 'desc' },
    omit: { source: true },
  })
  const names = await namesOf(rows.map((row) => row.authorId))
  return rows.map((row) => toRevisionDto(row, names))
}

/** One published text. @throws AppError signed-out, forbidden or not-found */
export async function getRevisionSource(documentId: string, number: number): Promise<string> {
  await requirePermission('edit-content')
  const row = await db.revision.findUnique({
    where: { documentId_number: { documentId, number } },
    select: { source: true },
  })
  if (row !== null) return row.source
  throw new AppError('not-found', {
    message: `Revision ${number} of ${documentId} does not exist`,
    userMessage: 'There is no such version.',
  })
}

/** The file of a document as it is now; `source` is null if there is none, `path` if the id fits no kind. */
export async function readDocumentFile(
  content: Content,
  documentId: string,
): Promise<{ path: string | null; source: string | null }> {
  const file = pathIn(content, documentId)
  if (file === null) return { path: null, source: null }
  try {
    return { path: file, source: await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8') }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { path: file, source: null }
    throw error
  }
}

function pathIn(content: Content, documentId: string): string | null {
  for (const file of content.sources.keys()) if (documentIdOfPath(file) === documentId) return file
  return pathOfDocumentId(documentId)
}

const DATA_TITLES: Record<string, string> = {
  areas: 'Areas',
  stages: 'Stages',
  lenses: 'Kinds of AI product management',
  hours: 'Hours from level to level',
  claims: 'Claims and what became of them',
  compare: 'AI and conventional product management',
  seeds: 'Statements of the two sources',
  'library/glossary': 'Glossary',
  'library/tools': 'Tools',
  'library/resources': 'Resources',
  'library/trends': 'Trends',
  'library/facts': 'Facts that age',
}

function titleOf(content: Content, documentId: string): string {
  const known = findById(content, documentId)?.title ?? DATA_TITLES[documentId]
  if (known !== undefined) return known
  if (documentId.startsWith('items/')) {
    const skill = documentId.slice('items/'.length)
    return `Questions, ${content.skills.get(skill)?.title ?? (skill === 'O' ? 'orientation' : skill)}`
  }
  const lab = content.labs.get(documentId.slice(0, 3))
  return lab && /^L\d{2}-/.test(documentId) ? `Cases of the lab ${lab.title}` : documentId
}

function countProblems(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { file } of problems) {
    const name = file.replace(/ \(revision .*\)$/, '')
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Names for user ids; an account that is gone has none. */
export async function namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true, email: true },
  })
  return new Map(users.map(({ id, name, email }) => [id, name ?? email]))
}

function toRevisionDto(
  row: { number: number; note: string; authorId: string; publishedAt: Date; exportedAt: Date | null },
  names: ReadonlyMap<string, string>,
): RevisionDto {
  return {
    number: row.number,
    note: row.note,
    author: names.get(row.authorId) ?? 'somebody whose account is gone',
    publishedAt: row.publishedAt.toISOString(),
    exportedAt: row.exportedAt?.toISOString() ?? null,
  }
}
