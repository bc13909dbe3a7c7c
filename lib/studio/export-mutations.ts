// No 'server-only' marker: the command line loads this outside of React's server build.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { documentIdOfPath, pathOfDocumentId } from '@/lib/content/core/content-paths'
import { hashText } from '@/lib/content/gate/hash-text'
import { readContentFiles } from '@/lib/content/read-files'
import { db } from '@/lib/db/client'
import { comparePublication } from './core/publication-state'
import { refreshOverlay } from './overlay'
import { listNewestRevisions, toNewest } from './published-queries'

export interface ExportReport {
  /** Paths of the files that were written. */
  written: string[]
  /** Documents whose file said the same already. */
  unchanged: number
  /** Paths of files that changed after the publication; they were not touched. */
  conflicts: string[]
}

/**
 * Writes the published texts into `content/` of a project and marks them as exported. A file is replaced as a whole or
 * not at all. What readers get does not change.
 */
export async function exportPublished(root: string): Promise<ExportReport> {
  const files = await readContentFiles(root)
  const pathById = new Map(files.map((file) => [documentIdOfPath(file.path), file.path]))
  const hashById = new Map(files.map((file) => [documentIdOfPath(file.path), hashText(file.source)]))
  const report: ExportReport = { written: [], unchanged: 0, conflicts: [] }
  for (const row of await listNewestRevisions()) {
    const file = pathById.get(row.documentId) ?? pathOfDocumentId(row.documentId)
    const publication = comparePublication(toNewest(row), hashById.get(row.documentId) ?? '')
    if (file === null || publication === 'folded' || publication === 'file') continue
    if (publication === 'conflict') {
      report.conflicts.push(file)
      continue
    }
    if (publication === 'published') {
      await replaceFile(path.join(root, file), row.source)
      report.written.push(file)
    } else report.unchanged += 1
    await markExported(row.documentId, row.number)
  }
  if (report.written.length > 0) await refreshOverlay({ readFilesAgain: true })
  return report
}

async function markExported(documentId: string, number: number): Promise<void> {
  const where = { documentId, number: { lte: number }, exportedAt: null }
  await db.$transaction(async (tx) => {
    const { count } = await tx.revision.updateMany({ where, data: { exportedAt: new Date() } })
    if (count > 0)
      await tx.auditEntry.create({ data: { action: 'document-exported', subject: documentId, detail: { number } } })
  })
}

async function replaceFile(file: string, source: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const beside = `${file}.new`
  await writeFile(beside, source)
  if ((await readFile(beside, 'utf8')) !== source) throw new Error(`${beside} was not written completely`)
  await rename(beside, file)
}
