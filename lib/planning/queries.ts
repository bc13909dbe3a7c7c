import 'server-only'
import type { KeptProfile } from '@/lib/assessment/core/skill-profile'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PlanChange, PlanChoices, PlanVersion } from './core/plan-change'
import type { StudyTime } from './core/place-sessions'
import type { DateRange, Overflow, Plan, PlanInput, PlanOverride } from './core/types'
import { OverflowSchema, PlanChangeSchema, PlanChoicesSchema } from './schemas'

/** Days without study, and what for in the learner's words. */
export interface DayOff extends DateRange {
  note: string
}

/** Everything of a learner that a plan is computed from. */
export interface PlanFacts {
  learner: {
    background: string | null
    trackId: string | null
    stage: string
    hoursPerWeek: number | null
    startDate: string | null
    deadline: string | null
    overflow: Overflow
    timeZone: string
    isTimeZoneSet: boolean
    weekStartDay: number
  }
  lessons: { lessonId: string; status: string; minutes: number; finishedAt: Date | null }[]
  /** Labs begun, with the minutes on their own page. */
  labs: { labId: string; passedAt: Date | null; minutes: number }[]
  practiceDone: string[]
  milestonesDone: string[]
  profile: KeptProfile | null
  pauses: string[]
  studyTimes: StudyTime[]
  daysOff: DayOff[]
  overrides: PlanOverride[]
  latest: { version: number; plan: Plan; inputHash: string; createdAt: Date } | null
}

/** Reads what planning needs, in an order that says nothing by itself: the same facts give the same input. Null when there is no such learner. */
export async function getPlanFacts(learnerId: string): Promise<PlanFacts | null> {
  const found = await db.learner.findUnique({
    where: { id: learnerId },
    select: {
      background: true,
      trackId: true,
      stage: true,
      hoursPerWeek: true,
      startDate: true,
      deadline: true,
      overflow: true,
      timeZone: true,
      weekStartDay: true,
      isTimeZoneSet: true,
      lessonStates: {
        orderBy: { lessonId: 'asc' },
        select: { lessonId: true, status: true, minutes: true, finishedAt: true },
      },
      labRuns: { orderBy: { labId: 'asc' }, select: { labId: true, passedAt: true, minutes: true } },
      practiceStates: { orderBy: { nodeId: 'asc' }, select: { nodeId: true } },
      milestoneStates: {
        where: { status: { in: ['claimed', 'accepted'] } },
        orderBy: { milestoneId: 'asc' },
        select: { milestoneId: true },
      },
      skillProfile: { select: { profile: true } },
      pauses: { orderBy: { weekStart: 'asc' }, select: { weekStart: true } },
      studyTimes: {
        orderBy: { number: 'asc' },
        select: { number: true, weekday: true, startsAt: true, minutes: true },
      },
      daysOff: {
        orderBy: [{ firstDate: 'asc' }, { lastDate: 'asc' }],
        select: { firstDate: true, lastDate: true, note: true },
      },
      overrides: { orderBy: { nodeId: 'asc' }, select: { nodeId: true, kind: true, week: true } },
      plans: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, plan: true, inputHash: true, createdAt: true },
      },
    },
  })
  if (found === null) return null
  const {
    lessonStates,
    labRuns,
    practiceStates,
    milestoneStates,
    skillProfile,
    pauses,
    studyTimes,
    daysOff,
    overrides,
    plans,
    ...learner
  } = found
  const [latest] = plans
  return {
    learner: { ...learner, overflow: OverflowSchema.parse(learner.overflow) },
    lessons: lessonStates,
    labs: labRuns,
    practiceDone: practiceStates.map(({ nodeId }) => nodeId),
    milestonesDone: milestoneStates.map(({ milestoneId }) => milestoneId),
    profile: (skillProfile?.profile as KeptProfile | undefined) ?? null,
    pauses: pauses.map(({ weekStart }) => weekStart),
    studyTimes,
    daysOff: daysOff.map(({ firstDate, lastDate, note }) => ({ first: firstDate, last: lastDate, note })),
    overrides: overrides.map(({ nodeId, kind, week }) => ({
      id: nodeId,
      kind: kind as PlanOverride['kind'],
      ...(week === null ? {} : { week }),
    })),
    latest: latest ? { ...latest, plan: latest.plan as unknown as Plan } : null,
  }
}

/** A kept version with all it was made from; null when there is none, or when its choices were not kept yet. */
export async function getPlanVersion(learnerId: string, version: number): Promise<PlanVersion | null> {
  const found = await db.plan.findUnique({
    where: { learnerId_version: { learnerId, version } },
    select: { plan: true, input: true, choices: true },
  })
  if (found?.choices == null) return null
  return {
    plan: found.plan as unknown as Plan,
    input: found.input as unknown as PlanInput,
    choices: PlanChoicesSchema.parse(found.choices),
  }
}

/** A version as the history tells it. */
export interface PlanVersionDto {
  version: number
  createdAt: Date
  choices: PlanChoices | null
  /** Null in a first version. */
  change: PlanChange | null
  isSeen: boolean
}

/** The kept versions of a learner's plan, newest first, without the plans themselves. */
export async function listPlanVersions(learnerId: string): Promise<PlanVersionDto[]> {
  const rows = await db.plan.findMany({
    where: { learnerId },
    orderBy: { version: 'desc' },
    select: { version: true, createdAt: true, choices: true, change: true, seenAt: true },
  })
  return rows.map(({ version, createdAt, choices, change, seenAt }) => ({
    version,
    createdAt,
    choices: choices === null ? null : PlanChoicesSchema.parse(choices),
    change: change === null ? null : PlanChangeSchema.parse(change),
    isSeen: seenAt !== null,
  }))
}

/** The newest change that was not put away. */
export interface UnseenChange {
  version: number
  change: PlanChange
  /** Other changes that were not put away. */
  earlierCount: number
  /** What the learner had decided in the version before, where that is kept. */
  choicesBefore: PlanChoices | null
}

/** The newest change of a learner's plan that was not put away; null when there is none. */
export async function getUnseenChange(learnerId: string): Promise<UnseenChange | null> {
  const unseen = await db.plan.findMany({
    where: { learnerId, seenAt: null, change: { not: Prisma.AnyNull } },
    orderBy: { version: 'desc' },
    select: { version: true },
  })
  const version = unseen[0]?.version
  if (version === undefined) return null
  const [newest, before] = await Promise.all(
    [version, version - 1].map((number) =>
      db.plan.findUnique({
        where: { learnerId_version: { learnerId, version: number } },
        select: { change: true, choices: true },
      }),
    ),
  )
  if (newest?.change == null) return null
  return {
    version,
    change: PlanChangeSchema.parse(newest.change),
    earlierCount: unseen.length - 1,
    choicesBefore: before?.choices == null ? null : PlanChoicesSchema.parse(before.choices),
  }
}
