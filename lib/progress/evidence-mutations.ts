import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { EvidenceInput } from './schemas'

/** A file as it arrived, its type read from its bytes. */
export interface EvidenceFileInput {
  fileName: string
  fileType: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Keeps a piece of evidence of this learner; the id is the client's, so a second send changes nothing. */
export async function saveEvidence(
  learnerId: string,
  { id, subjectId, kind, title, ...data }: EvidenceInput,
  file: EvidenceFileInput | null,
): Promise<void> {
  const kept = {
    subjectId,
    kind,
    title,
    data: (file === null
      ? data
      : { fileName: file.fileName, fileType: file.fileType, fileBytes: file.bytes.length }) as Prisma.InputJsonValue,
  }
  await db.$transaction(async (tx) => {
    await tx.evidence.upsert({
      where: { learnerId_id: { learnerId, id } },
      create: { learnerId, id, ...kept },
      update: { ...kept, updatedAt: new Date() },
    })
    if (file === null) return
    await tx.evidenceFile.upsert({
      where: { learnerId_evidenceId: { learnerId, evidenceId: id } },
      create: { learnerId, evidenceId: id, bytes: file.bytes },
      update: { bytes: file.bytes },
    })
  })
}

/** Removes a piece of evidence of this learner with its file. */
export async function deleteEvidence(learnerId: string, id: string): Promise<void> {
  await db.evidence.deleteMany({ where: { learnerId, id } })
}
