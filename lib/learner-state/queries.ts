import 'server-only'
import { learnerIdSql } from '@/lib/account/learner-sql'
import type { Identity } from '@/lib/account/schemas'
import { db } from '@/lib/db/client'
import type { LearnerRecords } from './core/learner-records'

/** One round trip, whoever asks; everything null or empty for nobody. */
export async function getLearnerRecords(identity: Identity): Promise<LearnerRecords> {
  const [row] = await db.$queryRaw<{ records: LearnerRecords }[]>`
    with me as (select ${learnerIdSql(identity)} as id)
    select json_build_object(
      'learner', (select json_build_object('id', l.id, 'version', l.version, 'background', l.background, 'trackId', l.track_id,
          'stage', l.stage, 'hoursPerWeek', l.hours_per_week, 'timeZone', l.time_zone,
          'isMeasuring', coalesce(l.preferences->>'minutes', 'on') = 'on') from learner l where l.id = me.id),
      'user', (select json_build_object('name', u.name, 'email', u.email, 'role', u.role)
        from session s join "user" u on u.id = s.user_id
        where s.id = ${identity.sessionId} and s.user_id = ${identity.userId} and s.revoked_at is null),
      'lessons', coalesce((select json_agg(json_build_object('id', s.lesson_id, 'status', s.status, 'position', s.position,
          'minutes', s.minutes, 'at', to_char(s.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'isPractised', (s.answers->'checks') is not null and (s.answers->'checks') <> '{}'::jsonb))
        from lesson_state s where s.learner_id = me.id), '[]'),
      'practice', coalesce((select json_agg(p.node_id) from practice_state p where p.learner_id = me.id), '[]'),
      'labsPassed', coalesce((select json_agg(r.lab_id) from lab_run r where r.learner_id = me.id and r.passed_at is not null), '[]'),
      'labMinutes', coalesce((select json_object_agg(r.lab_id, r.minutes) from lab_run r where r.learner_id = me.id and r.minutes > 0), '{}'),
      'milestones', coalesce((select json_agg(json_build_object('id', m.milestone_id, 'status', m.status,
          'ticked', (select count(*) from jsonb_object_keys(m.criteria))))
        from milestone_state m where m.learner_id = me.id), '[]'),
      'profile', (select k.profile from skill_profile k where k.learner_id = me.id),
      'openAttemptId', (select a.id from attempt a where a.learner_id = me.id and a.status = 'open' order by a.started_at desc limit 1),
      'plan', (select json_build_object(
          'weekStarts', (select coalesce(json_agg(w.value->>'start'), '[]') from jsonb_array_elements(p.plan->'weeks') w),
          'nodeIds', (select coalesce(json_agg(e.value->>'nodeId'), '[]') from jsonb_array_elements(p.plan->'weeks') w, jsonb_array_elements(w.value->'entries') e),
          'finishDate', p.plan->>'finishDate')
        from plan p where p.learner_id = me.id order by p.version desc limit 1),
      'reviewsDue', (select count(*) from review_card c where c.learner_id = me.id and c.due_at <= now() at time zone 'utc')
    ) as records
    from me`
  if (row === undefined) throw new Error('The database returned no row for a statement that always returns one')
  return row.records
}
