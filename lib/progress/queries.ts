import 'server-only'
import { learnerIdSql } from '@/lib/account/learner-sql'
import type { Identity } from '@/lib/account/schemas'
import { db } from '@/lib/db/client'
import type { LessonAnswers, LabDetailDto, LessonDetailDto, RecordedEvent } from './core/types'
import { LessonAnswersSchema, PreferencesSchema } from './schemas'

/** What applying events has to know: who writes, which events are known, and the history of what they touch. */
export interface EventContext {
  learnerId: string | null
  version: number
  /** Whether the learner lets minutes be measured. */
  isMeasuring: boolean
  knownIds: string[]
  history: RecordedEvent[]
}

interface ContextRow {
  learner_id: string | null
  version: number | null
  preferences: unknown
  known: string[]
  history: { id: string; kind: string; subject: string; data: object; at: string }[]
}

/** One round trip: the learner behind the cookies and everything that projecting the events needs. */
export async function getEventContext(
  identity: Identity,
  { eventIds, subjectIds }: { eventIds: string[]; subjectIds: string[] },
): Promise<EventContext> {
  const [row] = await db.$queryRaw<ContextRow[]>`
    with me as (select ${learnerIdSql(identity)} as id)
    select me.id as learner_id,
      (select version from learner where id = me.id) as version,
      (select preferences from learner where id = me.id) as preferences,
      coalesce((select json_agg(e.id) from progress_event e where e.learner_id = me.id and e.id = any(${eventIds})), '[]') as known,
      coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'subject', e.subject_id, 'data', e.data,
          'at', to_char(e.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        from progress_event e where e.learner_id = me.id and e.subject_id = any(${subjectIds})), '[]') as history
    from me`
  return {
    learnerId: row?.learner_id ?? null,
    version: row?.version ?? 0,
    isMeasuring: PreferencesSchema.parse(row?.preferences ?? {}).minutes === 'on',
    knownIds: row?.known ?? [],
    history: (row?.history ?? []).map(({ id, kind, at, data }) => ({ id, kind, at, ...data }) as RecordedEvent),
  }
}

/** What a learner did at the task of one lab; nothing for somebody who did nothing. */
export async function getLabDetail(identity: Identity, labId: string): Promise<LabDetailDto> {
  const [row] = await db.$queryRaw<{ attempts: number; passedAt: string | null; words: string }[]>`
    select attempts, to_char(passed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "passedAt", words
    from lab_run where learner_id = ${learnerIdSql(identity)} and lab_id = ${labId}`
  return row ?? { attempts: 0, passedAt: null, words: '' }
}

/** What a learner did inside one lesson, in one round trip; empty for somebody who did nothing. */
export async function getLessonDetail(
  identity: Identity,
  { lessonId, labIds }: { lessonId: string; labIds: string[] },
): Promise<LessonDetailDto> {
  const [row] = await db.$queryRaw<
    {
      answers: unknown
      position: string | null
      notes: LessonDetailDto['notes']
      labs: { labId: string; inputs: Record<string, number | string | boolean>; passed: boolean }[]
    }[]
  >`
    with me as (select ${learnerIdSql(identity)} as id)
    select
      (select s.answers from lesson_state s where s.learner_id = me.id and s.lesson_id = ${lessonId}) as answers,
      (select s.position from lesson_state s where s.learner_id = me.id and s.lesson_id = ${lessonId}) as position,
      coalesce((select json_agg(json_build_object('id', n.id, 'anchor', n.anchor, 'quote', n.quote, 'text', n.text, 'createdAt', n.created_at) order by n.created_at)
        from note n where n.learner_id = me.id and n.lesson_id = ${lessonId}), '[]') as notes,
      coalesce((select json_agg(json_build_object('labId', r.lab_id, 'inputs', r.inputs, 'passed', r.passed_at is not null))
        from lab_run r where r.learner_id = me.id and r.lab_id = any(${labIds})), '[]') as labs
    from me`
  const answers = LessonAnswersSchema.parse(row?.answers ?? {})
  return {
    answers: answers as LessonAnswers,
    position: row?.position ?? null,
    notes: row?.notes ?? [],
    labs: Object.fromEntries((row?.labs ?? []).map(({ labId, ...run }) => [labId, run])),
  }
}
