import 'server-only'
import { learnerIdSql } from '@/lib/account/learner-sql'
import type { Identity } from '@/lib/account/schemas'
import { db } from '@/lib/db/client'
import type { EvidenceDto, MilestoneDetailDto } from './core/types'

/** What a learner did for one milestone, in one round trip; empty for somebody who did nothing. */
export async function getMilestoneDetail(identity: Identity, milestoneId: string): Promise<MilestoneDetailDto> {
  const [row] = await db.$queryRaw<{ state: Omit<MilestoneDetailDto, 'evidence'> | null; evidence: EvidenceDto[] }[]>`
    with me as (select ${learnerIdSql(identity)} as id)
    select
      (select json_build_object('status', m.status, 'criteria', m.criteria, 'selfScores', m.self_scores, 'startedAt', m.started_at,
          'claimedAt', m.claimed_at, 'acceptedAt', m.accepted_at)
        from milestone_state m where m.learner_id = me.id and m.milestone_id = ${milestoneId}) as state,
      coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'data', e.data, 'createdAt', e.created_at) order by e.created_at)
        from evidence e where e.learner_id = me.id and e.subject_id = ${milestoneId}), '[]') as evidence
    from me`
  const fresh = {
    status: 'open' as const,
    criteria: {},
    selfScores: {},
    startedAt: null,
    claimedAt: null,
    acceptedAt: null,
  }
  return { ...(row?.state ?? fresh), evidence: row?.evidence ?? [] }
}

/** The bytes of a file of this learner's own; null when it is somebody else's or gone. */
export async function getEvidenceFile(
  learnerId: string,
  id: string,
): Promise<{ fileName: string; fileType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const found = await db.evidenceFile.findUnique({
    where: { learnerId_evidenceId: { learnerId, evidenceId: id } },
    select: { bytes: true, evidence: { select: { data: true } } },
  })
  if (found === null) return null
  const { fileName, fileType } = found.evidence.data as { fileName: string; fileType: string }
  return { fileName, fileType, bytes: new Uint8Array(found.bytes) }
}
