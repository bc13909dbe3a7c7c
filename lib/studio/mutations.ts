import 'server-only'
import { requirePermission } from '@/lib/account/viewer'
import { db } from '@/lib/db/client'

/** Thrown inside a transaction to undo it when somebody was faster. */
export class LateWrite extends Error {}

/**
 * Writes a draft if nobody wrote since `version`; 0 begins one. Returns the new version, or null when it came too late
 * and nothing was written. @throws AppError signed-out or forbidden
 */
export async function writeDraft(draft: {
  documentId: string
  source: string
  baseHash: string
  version: number
}): Promise<{ version: number; updatedAt: Date } | null> {
  const editor = await requirePermission('edit-content')
  const { documentId, source, baseHash, version } = draft
  const updatedAt = new Date()
  if (version === 0) {
    const { count } = await db.draft.createMany({
      data: [{ documentId, source, baseHash, updatedById: editor.id, updatedAt }],
      skipDuplicates: true,
    })
    return count === 1 ? { version: 1, updatedAt } : null
  }
  const { count } = await db.draft.updateMany({
    where: { documentId, version },
    data: { source, baseHash, version: { increment: 1 }, updatedById: editor.id, updatedAt },
  })
  return count === 1 ? { version: version + 1, updatedAt } : null
}

/** Removes a draft nobody has changed since. @throws AppError signed-out or forbidden */
export async function deleteDraft({ documentId, version }: { documentId: string; version: number }): Promise<boolean> {
  const editor = await requirePermission('edit-content')
  return db.$transaction(async (tx) => {
    const { count } = await tx.draft.deleteMany({ where: { documentId, version } })
    if (count === 1)
      await tx.auditEntry.create({ data: { actorUserId: editor.id, action: 'draft-discarded', subject: documentId } })
    return count === 1
  })
}

/**
 * Makes the draft the next revision: revision, audit entry and the end of the draft happen together or not at all.
 * Null when the draft or the revisions changed meanwhile. @throws AppError signed-out or forbidden
 */
export async function publishDraftText(input: {
  documentId: string
  version: number
  source: string
  note: string
  fileHash: string
  /** Number of the newest revision the decision was made on, 0 for none. */
  newestNumber: number
}): Promise<{ id: string; number: number } | null> {
  const editor = await requirePermission('publish-content')
  const { documentId, version, source, note, fileHash, newestNumber } = input
  const number = newestNumber + 1
  try {
    return await db.$transaction(async (tx) => {
      const { count } = await tx.draft.deleteMany({ where: { documentId, version } })
      if (count !== 1) throw new LateWrite()
      const [revision] = await tx.revision.createManyAndReturn({
        data: [{ documentId, number, source, note, fileHash, authorId: editor.id }],
        skipDuplicates: true,
        select: { id: true, number: true },
      })
      if (revision === undefined) throw new LateWrite()
      await tx.auditEntry.create({
        data: { actorUserId: editor.id, action: 'document-published', subject: documentId, detail: { number, note } },
      })
      return revision
    })
  } catch (error) {
    if (error instanceof LateWrite) return null
    throw error
  }
}
