import 'server-only'
import { randomBytes } from 'node:crypto'
import { hashToken } from '@/lib/account/mutations'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { mostDaysOff, type StudyWeek } from './calendar-schemas'
import type { EventRevision } from './core/calendar-events'
import type { DateRange } from './core/types'

const bump = { version: { increment: 1 } } as const

/** Times of study, first day of the week and time zone; times that are not named are removed. */
export async function saveStudyWeek(
  learnerId: string,
  { timeZone, weekStartDay, studyTimes }: StudyWeek,
): Promise<void> {
  await db.$transaction([
    db.studyTime.deleteMany({ where: { learnerId } }),
    db.studyTime.createMany({ data: studyTimes.map((time) => ({ learnerId, ...time })) }),
    db.learner.update({ where: { id: learnerId }, data: { timeZone, weekStartDay, isTimeZoneSet: true, ...bump } }),
  ])
}

/** Takes over the browser's time zone where the learner has not chosen one. */
export async function adoptTimeZone(learnerId: string, timeZone: string): Promise<void> {
  await db.learner.updateMany({
    where: { id: learnerId, isTimeZoneSet: false },
    data: { timeZone, isTimeZoneSet: true, ...bump },
  })
}

/** Takes days off; taken twice they are off once, with the last words. False when there are too many already. */
export async function addDaysOff(
  learnerId: string,
  { first, last, note }: DateRange & { note: string },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const isFull = (await tx.dayOff.count({ where: { learnerId } })) >= mostDaysOff
    if (isFull) return false
    await tx.dayOff.upsert({
      where: { learnerId_firstDate_lastDate: { learnerId, firstDate: first, lastDate: last } },
      create: { learnerId, firstDate: first, lastDate: last, note },
      update: { note },
    })
    await tx.learner.update({ where: { id: learnerId }, data: bump })
    return true
  })
}

/** Works on these days after all. */
export async function removeDaysOff(learnerId: string, { first, last }: DateRange): Promise<void> {
  await db.$transaction([
    db.dayOff.deleteMany({ where: { learnerId, firstDate: first, lastDate: last } }),
    db.learner.update({ where: { id: learnerId }, data: bump }),
  ])
}

/** Makes the secret of the learner's feed and returns it for the only time; an earlier one ends. */
export async function renewFeed(learnerId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const feed = { tokenHash: hashToken(token), feedCreatedAt: new Date() }
  await db.planCalendar.upsert({ where: { learnerId }, create: { learnerId, ...feed }, update: feed })
  return token
}

/** Ends the learner's feed; ended twice it stays ended. */
export async function revokeFeed(learnerId: string): Promise<void> {
  await db.planCalendar.updateMany({ where: { learnerId }, data: { tokenHash: null, feedCreatedAt: null } })
}

/** Keeps what calendars were told. */
export async function saveEventRevisions(learnerId: string, kept: readonly EventRevision[]): Promise<void> {
  const revisions = kept as unknown as Prisma.InputJsonValue
  await db.planCalendar.upsert({ where: { learnerId }, create: { learnerId, revisions }, update: { revisions } })
}
