import * as z from 'zod'
import { TimeZoneSchema, WeekStartDaySchema } from '@/lib/account/schemas'
import { storableText } from '@/lib/shared/storable-text'
import type { EventRevision } from './core/calendar-events'
import { dayNumber } from './core/local-date'
import type { StudyTime } from './core/place-sessions'
import { LocalDateSchema } from './schemas'

/** Most study times of a week, and most days off kept at a time. */
export const mostStudyTimes = 14
export const mostDaysOff = 60

const DAY_MINUTES = 24 * 60

/** Minutes since midnight of `HH:MM`. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

const StudyTimeSchema = z
  .strictObject({
    number: z.coerce.number().int().min(1).max(99),
    weekday: z.coerce.number().int().min(1).max(7),
    startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Say at what time, such as 19:00'),
    minutes: z.coerce
      .number()
      .int()
      .min(15, 'At least a quarter of an hour')
      .max(8 * 60, 'At most eight hours'),
  })
  .refine(({ startsAt, minutes }) => minutesOf(startsAt) + minutes <= DAY_MINUTES, {
    path: ['minutes'],
    message: 'Ends after midnight; make it shorter or begin earlier',
  }) satisfies z.ZodType<StudyTime>

/** A learner's week: times of study that do not overlap, its first day, and the zone of its clock. */
export const StudyWeekSchema = z.strictObject({
  timeZone: TimeZoneSchema,
  weekStartDay: WeekStartDaySchema,
  studyTimes: z
    .array(StudyTimeSchema)
    .max(mostStudyTimes, `At most ${mostStudyTimes} times a week`)
    .superRefine((times, context) => {
      times.forEach((time, index) => {
        const clash = times.findIndex((other) => overlap(other, time))
        if (clash < index)
          context.addIssue({
            code: 'custom',
            path: [index, 'startsAt'],
            message: 'Overlaps with another of your times',
          })
      })
    }),
})
export type StudyWeek = z.infer<typeof StudyWeekSchema>

/** Whether two times share a minute; a time overlaps with itself. */
function overlap(one: StudyTime, other: StudyTime): boolean {
  const [a, b] = [minutesOf(one.startsAt), minutesOf(other.startsAt)]
  return one.weekday === other.weekday && a < b + other.minutes && b < a + one.minutes
}

/** Days off from the first to the last date, at most a year at a time; one day where there is no last. */
export const DayOffSchema = z
  .strictObject({
    first: LocalDateSchema,
    last: LocalDateSchema.optional(),
    note: z.string().trim().max(60, 'Use at most 60 characters').transform(storableText).default(''),
  })
  .transform(({ first, last, note }) => ({ first, last: last ?? first, note }))
  .refine(({ first, last }) => first <= last, { path: ['last'], message: 'The last day lies before the first' })
  .refine(({ first, last }) => first > last || dayNumber(last) - dayNumber(first) < 366, {
    path: ['last'],
    message: 'Take off at most a year at a time',
  })

/** The key of days off in a form. */
export const DateRangeSchema = z.strictObject({ first: LocalDateSchema, last: LocalDateSchema })

/** PlanCalendar.revisions as kept. */
export const EventRevisionsSchema = z.array(
  z.object({
    key: z.string(),
    time: z.union([
      z.object({ startsAtMs: z.number(), endsAtMs: z.number() }),
      z.object({ firstDate: z.string(), dayAfter: z.string() }),
    ]),
    words: z.number(),
    sequence: z.number(),
    changedAtMs: z.number(),
  }),
) satisfies z.ZodType<EventRevision[]>

/** The secret of a feed: 32 random bytes. */
export const FeedTokenSchema = z.string().regex(/^[\w-]{43}$/)

/** A calendar month in an address. */
export const MonthSchema = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
