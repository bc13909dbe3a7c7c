import 'server-only'
import { db } from '@/lib/db/client'
import { minutesByDay, type DayMinutes } from './core/minutes-by-day'

export interface ActivityDto {
  /** Local day, YYYY-MM-DD. */
  day: string
  minutes: number
}

/** Minutes spent on lessons and labs by local day, oldest first. */
export async function listActivity(learnerId: string, timeZone: string): Promise<ActivityDto[]> {
  const recorded = await db.$queryRaw<DayMinutes[]>`
    select to_char(e.occurred_at at time zone 'utc' at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      e.subject_id as "subjectId", (e.data->>'minutes')::float8 as minutes, coalesce(e.data->>'by', 'measured') as by
    from progress_event e
    where e.learner_id = ${learnerId} and e.kind in ('lesson-position', 'lesson-minutes', 'lab-minutes')
      and e.data->>'minutes' is not null
    order by e.occurred_at, e.id`
  return [...minutesByDay(recorded)]
    .map(([day, minutes]) => ({ day, minutes }))
    .sort((one, other) => (one.day < other.day ? -1 : 1))
}

export interface FinishedDto {
  kind: 'lesson' | 'milestone'
  id: string
  at: Date
}

/** What was finished, newest first. */
export async function listFinished(learnerId: string): Promise<FinishedDto[]> {
  const [lessons, milestones] = await Promise.all([
    db.lessonState.findMany({
      where: { learnerId, status: 'done', finishedAt: { not: null } },
      select: { lessonId: true, finishedAt: true },
    }),
    db.milestoneState.findMany({
      where: { learnerId, status: { in: ['claimed', 'accepted'] } },
      select: { milestoneId: true, claimedAt: true, acceptedAt: true },
    }),
  ])
  return [
    ...lessons.flatMap(({ lessonId, finishedAt }) =>
      finishedAt ? [{ kind: 'lesson' as const, id: lessonId, at: finishedAt }] : [],
    ),
    ...milestones.flatMap(({ milestoneId, claimedAt, acceptedAt }) => {
      const at = acceptedAt ?? claimedAt
      return at ? [{ kind: 'milestone' as const, id: milestoneId, at }] : []
    }),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
}
