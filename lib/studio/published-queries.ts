// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { hashText } from '@/lib/content/gate/hash-text'
import type { NewestRevision } from './core/publication-state'

/** The newest revision of a document with its text. */
export interface NewestRevisionRow {
  id: string
  documentId: string
  number: number
  source: string
  note: string
  fileHash: string
  authorId: string
  publishedAt: Date
  exportedAt: Date | null
}

/** The newest revision of every document, or of one. Texts included. */
export async function listNewestRevisions(documentId?: string): Promise<NewestRevisionRow[]> {
  const isAsked = documentId === undefined ? Prisma.empty : Prisma.sql`WHERE document_id = ${documentId}`
  return db.$queryRaw<NewestRevisionRow[]>`
    SELECT DISTINCT ON (document_id) id, document_id AS "documentId", number, source, note, file_hash AS "fileHash",
      author_id AS "authorId", published_at AS "publishedAt", exported_at AS "exportedAt"
    FROM revision ${isAsked} ORDER BY document_id, number DESC`
}

/** What `comparePublication` needs of a row. */
export function toNewest(row: NewestRevisionRow | undefined): NewestRevision | null {
  return row === undefined
    ? null
    : { sourceHash: hashText(row.source), fileHash: row.fileHash, isExported: row.exportedAt !== null }
}
