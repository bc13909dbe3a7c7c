import 'server-only'
import { requirePermission } from '@/lib/account/viewer'
import type { Problem } from '@/lib/content/core/problem'
import { checkCandidate, getContent } from '@/lib/content/loader'
import { hashText } from '@/lib/content/gate/hash-text'
import { AppError } from '@/lib/shared/errors'
import { deleteDraft, publishDraftText, writeDraft } from './mutations'
import { pagesToRenew, refreshOverlay } from './overlay'
import { getEditedDocument, getRevisionSource, type EditedDocumentDto } from './queries'
import type { Publish, SaveDraft, StaleDraftDto } from './schemas'

export type SaveOutcome = { ok: true; version: number; savedAt: string } | { ok: false; theirs: StaleDraftDto }

async function findDocument(documentId: string): Promise<EditedDocumentDto> {
  const document = await getEditedDocument(documentId)
  if (document !== null) return document
  throw new AppError('not-found', { message: `No document ${documentId}`, userMessage: 'There is no such document.' })
}

/**
 * Saves a draft. A save that is based on anything but the newest texts writes nothing and gets the other text, so that
 * the two can be merged. @throws AppError signed-out, forbidden or not-found
 */
export async function saveDraft(input: SaveDraft): Promise<SaveOutcome> {
  const document = await findDocument(input.documentId)
  if (input.baseHash === document.live.hash) {
    const saved = await writeDraft(input)
    if (saved !== null) return { ok: true, version: saved.version, savedAt: saved.updatedAt.toISOString() }
  }
  const now = await findDocument(input.documentId)
  // The same text twice: an answer that got lost on its way, or two windows that agree.
  if (now.draft?.source === input.source && now.draft.baseHash === now.live.hash) {
    return { ok: true, version: now.draft.version, savedAt: now.draft.updatedAt }
  }
  return { ok: false, theirs: otherText(now, input) }
}

function otherText({ draft, live, revision }: EditedDocumentDto, input: SaveDraft): StaleDraftDto {
  const isDraftNewer = draft !== null && draft.version !== input.version
  if (isDraftNewer)
    return {
      source: draft.source,
      version: draft.version,
      baseHash: live.hash,
      by: draft.updatedBy,
      at: draft.updatedAt,
    }
  return {
    source: live.source,
    version: draft?.version ?? 0,
    baseHash: live.hash,
    by: revision?.author ?? 'the file in content/',
    at: revision?.publishedAt ?? new Date().toISOString(),
  }
}

/** Throws a draft away. False if somebody changed it meanwhile. @throws AppError signed-out or forbidden */
export async function discardDraft(input: { documentId: string; version: number }): Promise<boolean> {
  return deleteDraft(input)
}

/**
 * Makes an earlier version (0: the file) the draft. `draftVersion` is the draft it may replace, 0 for none; false if the
 * draft is another one. @throws AppError signed-out, forbidden or not-found
 */
export async function restoreVersion({
  documentId,
  number,
  draftVersion,
}: {
  documentId: string
  number: number
  draftVersion: number
}): Promise<boolean> {
  const document = await findDocument(documentId)
  const source = number === 0 ? document.file.source : await getRevisionSource(documentId, number)
  return (await writeDraft({ documentId, source, baseHash: document.live.hash, version: draftVersion })) !== null
}

export type PublishOutcome =
  | { ok: true; number: number; pages: string[] }
  | { ok: false; error: 'stale' | 'live-changed' | 'file-changed' | 'nothing-new' }
  | { ok: false; error: 'problems'; problems: Problem[] }

/**
 * Publishes the saved draft: checked alone and together with everything else, written with its note, and served from
 * then on. `pages` have to be rendered anew. @throws AppError signed-out, forbidden or not-found
 */
export async function publishDraft(input: Publish): Promise<PublishOutcome> {
  await requirePermission('publish-content')
  const { documentId, version, note, mergedFileHash } = input
  const { draft, live, file, path, publication, revision } = await findDocument(documentId)
  if (draft === null || draft.version !== version) return { ok: false, error: 'stale' }
  if (draft.baseHash !== live.hash) return { ok: false, error: 'live-changed' }
  if (publication === 'conflict' && mergedFileHash !== file.hash) return { ok: false, error: 'file-changed' }
  if (publication !== 'conflict' && hashText(draft.source) === live.hash) return { ok: false, error: 'nothing-new' }
  const problems = await checkCandidate({ path, source: draft.source })
  if (problems.length > 0) return { ok: false, error: 'problems', problems }

  const before = await getContent()
  const published = await publishDraftText({
    documentId,
    version,
    source: draft.source,
    note,
    fileHash: file.hash,
    newestNumber: revision?.number ?? 0,
  })
  if (published === null) return { ok: false, error: 'stale' }
  const after = await refreshOverlay()
  // Before and after: a page whose address or neighbours changed is found in one of the two only.
  const pages = [...new Set([...pagesToRenew(before, [documentId]), ...pagesToRenew(after, [documentId])])]
  return { ok: true, number: published.number, pages }
}
