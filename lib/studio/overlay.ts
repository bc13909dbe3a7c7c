// No 'server-only' marker: the thin server loads this before Next.
import { documentIdOfPath } from '@/lib/content/core/content-paths'
import { pagesShowing } from '@/lib/content/core/pages'
import { hashText } from '@/lib/content/gate/hash-text'
import { reloadContent, setOverlay, type Content } from '@/lib/content/loader'
import { readContentFiles } from '@/lib/content/read-files'
import { processWide } from '@/lib/shared/process-wide'
import { comparePublication, isRevisionServed } from './core/publication-state'
import { listNewestRevisions, toNewest } from './published-queries'

const overlay = processWide('overlay', (): { newest: Promise<unknown> } => ({ newest: Promise.resolve() }))

/** Takes over what is published in the database, one call after the other, so that the newest state is set last. */
export function refreshOverlay({ readFilesAgain = false } = {}): Promise<Content> {
  const next = overlay.newest.catch(() => undefined).then(() => takeOver(readFilesAgain))
  overlay.newest = next
  return next
}

async function takeOver(readFilesAgain: boolean): Promise<Content> {
  if (readFilesAgain) await reloadContent()
  const [rows, fileHashes] = await Promise.all([listNewestRevisions(), hashFiles()])
  const served = rows.filter((row) =>
    isRevisionServed(comparePublication(toNewest(row), fileHashes.get(row.documentId) ?? '')),
  )
  return setOverlay(served.map(({ documentId, source, id }) => ({ documentId, source, revisionId: id })))
}

/** SHA-256 of every file of `content/`, by document id. */
export async function hashFiles(): Promise<Map<string, string>> {
  const files = await readContentFiles(process.cwd())
  return new Map(files.map(({ path, source }) => [documentIdOfPath(path), hashText(source)]))
}

/** Paths of the pages that show any of these documents, each once. A lab's case file is shown where the lab is. */
export function pagesToRenew(content: Content, documentIds: readonly string[]): string[] {
  return [...new Set(documentIds.flatMap((id) => pagesShowing(content, /^L\d{2}-/.test(id) ? id.slice(0, 3) : id)))]
}
