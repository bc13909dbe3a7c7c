import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import { mergeLessonStates, mergeMilestoneStates } from './core/merge-states'

type Transaction = Prisma.TransactionClient

/** Tables whose rows are facts of their own: moved unless the target has the same fact already. */
const UNION_TABLES = [
  { table: 'progress_event', key: ['id'] },
  { table: 'evidence', key: ['id'] },
  { table: 'note', key: ['id'] },
  { table: 'review_card', key: ['item_id'] },
  { table: 'practice_state', key: ['node_id'] },
  { table: 'pause', key: ['week_start'] },
  { table: 'day_off', key: ['first_date', 'last_date'] },
  { table: 'override', key: ['node_id'] },
  { table: 'item_report', key: ['id'] },
  { table: 'lab_run', key: ['lab_id'] },
] as const

/**
 * Moves everything of a guest to an account's learner in the caller's transaction: union of facts, the
 * further state wins. What the target has already goes with the guest, so that nothing of a person is
 * left outside of the account. Done twice it changes nothing.
 */
export async function mergeLearner(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  if (from === into) return
  // Writes of the guest that are under way queue behind this lock and then find no guest.
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from learner where id = ${from} and user_id is null for update`
  if (locked.length === 0) return
  const guest = await tx.learner.findUniqueOrThrow({ where: { id: from } })
  await mergeWorkOfBoth(tx, { from, into })
  for (const { table, key } of UNION_TABLES) {
    const same = key.map((column) => `t."${column}" = s."${column}"`).join(' and ')
    await tx.$executeRawUnsafe(
      `update "${table}" s set learner_id = $1 where learner_id = $2 and not exists (select 1 from "${table}" t where t.learner_id = $1 and ${same})`,
      into,
      from,
    )
  }
  await mergeLessons(tx, { from, into })
  await mergeMilestones(tx, { from, into })
  await moveAttempts(tx, { from, into })
  await movePlans(tx, { from, into })
  await moveTimes(tx, { from, into })
  await fillProfile(tx, { guest, into })
  await tx.learner.delete({ where: { id: from } })
}

/** Where both did the same lab or practice block: the first pass, the minutes and attempts of both, the inputs last set, the last word. */
async function mergeWorkOfBoth(tx: Transaction, { from, into }: { from: string; into: string }) {
  await tx.$executeRaw`
    update lab_run t set passed_at = least(t.passed_at, s.passed_at), updated_at = greatest(t.updated_at, s.updated_at),
      minutes = round((t.minutes + s.minutes)::numeric, 2)::float8, attempts = t.attempts + s.attempts,
      words = case when t.words = '' or (s.words <> '' and s.updated_at > t.updated_at) then s.words else t.words end,
      inputs = case when s.updated_at > t.updated_at and s.inputs <> '{}'::jsonb then s.inputs else t.inputs end
    from lab_run s where s.learner_id = ${from} and t.learner_id = ${into} and s.lab_id = t.lab_id`
  await tx.$executeRaw`
    update practice_state t set done_at = greatest(t.done_at, s.done_at)
    from practice_state s where s.learner_id = ${from} and t.learner_id = ${into} and s.node_id = t.node_id`
}

async function mergeLessons(tx: Transaction, { from, into }: { from: string; into: string }) {
  const [theirs, ours] = [
    await tx.lessonState.findMany({ where: { learnerId: from } }),
    await tx.lessonState.findMany({ where: { learnerId: into } }),
  ]
  const known = new Map(ours.map((row) => [row.lessonId, row]))
  for (const row of theirs) {
    const own = known.get(row.lessonId)
    const { learnerId: _, ...merged } = own ? mergeLessonStates(own, row) : row
    const data = { ...merged, answers: merged.answers as Prisma.InputJsonValue }
    await tx.lessonState.upsert({
      where: { learnerId_lessonId: { learnerId: into, lessonId: row.lessonId } },
      create: { ...data, learnerId: into },
      update: data,
    })
  }
  await tx.lessonState.deleteMany({ where: { learnerId: from } })
}

async function mergeMilestones(tx: Transaction, { from, into }: { from: string; into: string }) {
  const [theirs, ours] = [
    await tx.milestoneState.findMany({ where: { learnerId: from } }),
    await tx.milestoneState.findMany({ where: { learnerId: into } }),
  ]
  const known = new Map(ours.map((row) => [row.milestoneId, row]))
  for (const row of theirs) {
    const own = known.get(row.milestoneId)
    const { learnerId: _, ...merged } = own ? mergeMilestoneStates(own, row) : row
    const data = {
      ...merged,
      criteria: merged.criteria as Prisma.InputJsonValue,
      selfScores: merged.selfScores as Prisma.InputJsonValue,
    }
    await tx.milestoneState.upsert({
      where: { learnerId_milestoneId: { learnerId: into, milestoneId: row.milestoneId } },
      create: { ...data, learnerId: into },
      update: data,
    })
  }
  await tx.milestoneState.deleteMany({ where: { learnerId: from } })
}

async function moveAttempts(tx: Transaction, { from, into }: { from: string; into: string }) {
  const isOpen = await tx.attempt.findFirst({ where: { learnerId: into, status: 'open' }, select: { id: true } })
  if (isOpen) {
    await tx.attempt.updateMany({ where: { learnerId: from, status: 'open' }, data: { status: 'left' } })
  }
  await tx.$executeRaw`update attempt set learner_id = ${into} where learner_id = ${from}`
  const [theirs, ours] = [
    await tx.skillProfile.findUnique({ where: { learnerId: from } }),
    await tx.skillProfile.findUnique({ where: { learnerId: into } }),
  ]
  if (theirs === null || (ours !== null && ours.updatedAt >= theirs.updatedAt)) return
  await tx.skillProfile.deleteMany({ where: { learnerId: into } })
  await tx.$executeRaw`update skill_profile set learner_id = ${into} where learner_id = ${from}`
}

async function movePlans(tx: Transaction, { from, into }: { from: string; into: string }) {
  const hasPlan = await tx.plan.findFirst({ where: { learnerId: into }, select: { version: true } })
  if (hasPlan) return
  await tx.$executeRaw`update plan set learner_id = ${into} where learner_id = ${from}`
}

/** Study times and the calendar feed hold together: the account's own, or else the guest's. */
async function moveTimes(tx: Transaction, { from, into }: { from: string; into: string }) {
  await tx.$executeRaw`
    update study_time set learner_id = ${into} where learner_id = ${from}
    and not exists (select 1 from study_time t where t.learner_id = ${into})`
  await tx.$executeRaw`
    update plan_calendar set learner_id = ${into} where learner_id = ${from}
    and not exists (select 1 from plan_calendar t where t.learner_id = ${into})`
}

async function fillProfile(
  tx: Transaction,
  { guest, into }: { guest: Prisma.LearnerGetPayload<object>; into: string },
) {
  const own = await tx.learner.findUniqueOrThrow({ where: { id: into } })
  // Whoever switched the measuring of minutes off on either side has switched it off.
  await tx.$executeRaw`
    update learner set preferences = preferences || '{"minutes":"off"}'::jsonb
    where id = ${into} and ${JSON.stringify(guest.preferences)}::jsonb->>'minutes' = 'off'`
  await tx.learner.update({
    where: { id: into },
    data: {
      background: own.background ?? guest.background,
      trackId: own.trackId ?? guest.trackId,
      hoursPerWeek: own.hoursPerWeek ?? guest.hoursPerWeek,
      startDate: own.startDate ?? guest.startDate,
      deadline: own.deadline ?? guest.deadline,
      overflow: own.deadline === null ? guest.overflow : own.overflow,
      stage: own.trackId === null ? guest.stage : own.stage,
      timeZone: own.isTimeZoneSet ? own.timeZone : guest.timeZone,
      isTimeZoneSet: own.isTimeZoneSet || guest.isTimeZoneSet,
      version: { increment: 1 },
    },
  })
}
