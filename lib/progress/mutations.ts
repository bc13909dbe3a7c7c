import 'server-only'
import { db } from '@/lib/db/client'
import type { CardRecord, LabRecord, LessonRecord, MilestoneRecord, PracticeRecord, RecordedEvent } from './core/types'
import { subjectOf } from './core/project-events'

/** New events and the records they lead to; written together or not at all. */
export interface ProgressWrite {
  learnerId: string
  /** Version the records were computed from; null writes whatever the version is. */
  version: number | null
  events: readonly RecordedEvent[]
  lessons: readonly LessonRecord[]
  milestones: readonly MilestoneRecord[]
  labs: readonly LabRecord[]
  practice: readonly PracticeRecord[]
  cards: readonly CardRecord[]
}

function eventRow(event: RecordedEvent) {
  const { id, at, kind, ...data } = event
  return { id, at, kind, subject: subjectOf(event), data }
}

/**
 * Writes in one statement and one round trip. False when somebody else wrote for this learner in between:
 * read again and compute again.
 */
export async function writeProgress(write: ProgressWrite): Promise<boolean> {
  const payload = JSON.stringify({
    events: write.events.map(eventRow),
    lessons: write.lessons,
    milestones: write.milestones,
    labs: write.labs,
    practice: write.practice.filter(({ doneAt }) => doneAt !== null),
    reopened: write.practice.filter(({ doneAt }) => doneAt === null).map(({ nodeId }) => nodeId),
    cards: write.cards,
  })
  const rows = await db.$queryRaw<{ version: number }[]>`
    with input as (select ${payload}::jsonb as doc),
    me as (
      update learner set version = version + 1, last_seen_at = (now() at time zone 'utc')
      where id = ${write.learnerId} and (${write.version}::int is null or version = ${write.version}::int)
      returning id, version
    ),
    new_events as (
      insert into progress_event (learner_id, id, kind, subject_id, data, occurred_at)
      select me.id, e.id, e.kind, e.subject, e.data, e.at from me, input,
        jsonb_to_recordset(doc->'events') as e(id text, kind text, subject text, data jsonb, at timestamp)
      on conflict do nothing
    ),
    new_lessons as (
      insert into lesson_state (learner_id, lesson_id, status, position, minutes, answers, started_at, finished_at, updated_at)
      select me.id, r."lessonId", r.status, r.position, r.minutes, r.answers, r."startedAt", r."finishedAt", r."updatedAt" from me, input,
        jsonb_to_recordset(doc->'lessons') as r("lessonId" text, status text, position text, minutes float8, answers jsonb,
          "startedAt" timestamp, "finishedAt" timestamp, "updatedAt" timestamp)
      on conflict (learner_id, lesson_id) do update set status = excluded.status, position = excluded.position,
        minutes = excluded.minutes, answers = excluded.answers, started_at = excluded.started_at,
        finished_at = excluded.finished_at, updated_at = excluded.updated_at
    ),
    new_milestones as (
      insert into milestone_state (learner_id, milestone_id, status, criteria, self_scores, started_at, claimed_at, accepted_at, updated_at)
      select me.id, r."milestoneId", r.status, r.criteria, r."selfScores", r."startedAt", r."claimedAt", r."acceptedAt", r."updatedAt" from me, input,
        jsonb_to_recordset(doc->'milestones') as r("milestoneId" text, status text, criteria jsonb, "selfScores" jsonb,
          "startedAt" timestamp, "claimedAt" timestamp, "acceptedAt" timestamp, "updatedAt" timestamp)
      on conflict (learner_id, milestone_id) do update set status = excluded.status, criteria = excluded.criteria,
        self_scores = excluded.self_scores, started_at = excluded.started_at, claimed_at = excluded.claimed_at,
        accepted_at = excluded.accepted_at, updated_at = excluded.updated_at
    ),
    new_labs as (
      insert into lab_run (learner_id, lab_id, inputs, minutes, attempts, passed_at, words, updated_at)
      select me.id, r."labId", r.inputs, r.minutes, r.attempts, r."passedAt", r.words, r."updatedAt" from me, input,
        jsonb_to_recordset(doc->'labs') as r("labId" text, inputs jsonb, minutes float8, attempts int,
          "passedAt" timestamp, words text, "updatedAt" timestamp)
      on conflict (learner_id, lab_id) do update set inputs = excluded.inputs, minutes = excluded.minutes,
        attempts = excluded.attempts, passed_at = excluded.passed_at, words = excluded.words,
        updated_at = excluded.updated_at
    ),
    new_practice as (
      insert into practice_state (learner_id, node_id, done_at)
      select me.id, r."nodeId", r."doneAt" from me, input,
        jsonb_to_recordset(doc->'practice') as r("nodeId" text, "doneAt" timestamp)
      on conflict (learner_id, node_id) do update set done_at = excluded.done_at
    ),
    gone_practice as (
      delete from practice_state p using me, input
      where p.learner_id = me.id and p.node_id in (select jsonb_array_elements_text(doc->'reopened'))
    ),
    new_cards as (
      insert into review_card (learner_id, item_id, lesson_id, card, due_at, updated_at)
      select me.id, r."itemId", r."lessonId", r.card, r."dueAt", (now() at time zone 'utc') from me, input,
        jsonb_to_recordset(doc->'cards') as r("itemId" text, "lessonId" text, card jsonb, "dueAt" timestamp)
      on conflict (learner_id, item_id) do update set card = excluded.card, due_at = excluded.due_at, updated_at = (now() at time zone 'utc')
    )
    select version from me`
  return rows.length === 1
}
