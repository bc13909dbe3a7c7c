import * as z from 'zod'
import { ItemAnswerSchema } from '@/lib/assessment/schemas'
import { MOST_MINUTES } from './core/study-clock'

const documentId = z.string().regex(/^[A-Z][A-Z0-9]{0,3}(-\d{1,2})?$/, 'Not a document id')
const itemId = z.string().regex(/^[A-Z]\d?-[a-z]{1,3}$/, 'Not an item id')
const practiceNodeId = z.string().regex(/^practice:[A-Z]\d:[1-4]$/, 'Not a practice block')
const localDate = z.iso.date('Use YYYY-MM-DD')
const elementId = z.string().min(1).max(80)

/** To the millisecond, as it is kept: moments are compared as text, and those of one precision stand in order. */
const moment = z.iso
  .datetime()
  .refine((at) => at > '2000', 'There was no such moment in this course')
  .transform((at) => new Date(at).toISOString())

/** Minutes add up; a correction downwards is negative. */
const spent = {
  minutes: z
    .number()
    .min(-10 * MOST_MINUTES)
    .max(MOST_MINUTES),
  by: z.enum(['measured', 'learner']),
}

/** Fields of every event; the id is made on the device. */
const stamp = { id: z.uuid(), at: moment }

const labInputs = z.record(
  z.string().regex(/^[\w.:-]{1,40}$/, 'Not the name of an input'),
  z.union([z.number(), z.string().max(400), z.boolean()]),
)

/**
 * Everything a learner does while learning is one of these events. The id is made on the device, so an
 * event may be sent twice, late or out of order and still has one effect.
 */
export const ProgressEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...stamp, kind: z.literal('lesson-opened'), lessonId: documentId }),
  /** The reader stands at an element. Older browsers also sent the minutes since the last such event. */
  z.strictObject({
    ...stamp,
    kind: z.literal('lesson-position'),
    lessonId: documentId,
    position: elementId,
    minutes: z.number().min(0).max(240).optional(),
  }),
  /** Minutes spent on a lesson: measured in the browser, or the difference to the figure the learner says is right. */
  z.strictObject({ ...stamp, kind: z.literal('lesson-minutes'), lessonId: documentId, ...spent }),
  /** The same for a lab on its own page. */
  z.strictObject({ ...stamp, kind: z.literal('lab-minutes'), labId: documentId, ...spent }),
  z.strictObject({ ...stamp, kind: z.literal('lesson-done'), lessonId: documentId }),
  z.strictObject({ ...stamp, kind: z.literal('lesson-reopened'), lessonId: documentId }),
  z.strictObject({ ...stamp, kind: z.literal('lesson-skipped'), lessonId: documentId }),
  /** A practice block of the plan, "practice:E1:2". */
  z.strictObject({ ...stamp, kind: z.literal('practice-done'), nodeId: practiceNodeId }),
  z.strictObject({ ...stamp, kind: z.literal('practice-reopened'), nodeId: practiceNodeId }),
  /** The opening decision and how sure the learner is (percent). */
  z.strictObject({
    ...stamp,
    kind: z.literal('decision-made'),
    lessonId: documentId,
    decisionId: elementId,
    optionId: elementId,
    sure: z.number().int().min(0).max(100).optional(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('check-answered'),
    lessonId: documentId,
    itemId,
    answer: ItemAnswerSchema,
  }),
  z.strictObject({ ...stamp, kind: z.literal('tick-set'), lessonId: documentId, tickId: elementId, on: z.boolean() }),
  z.strictObject({
    ...stamp,
    kind: z.literal('words-written'),
    lessonId: documentId,
    wordsId: elementId,
    text: z.string().max(2000),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('lab-inputs-set'),
    labId: documentId,
    inputs: labInputs,
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('lab-attempted'),
    labId: documentId,
    seed: z.number().int().min(0).max(1_000_000),
    answer: labInputs,
  }),
  z.strictObject({ ...stamp, kind: z.literal('lab-words-written'), labId: documentId, text: z.string().max(2000) }),
  z.strictObject({
    ...stamp,
    kind: z.literal('criterion-set'),
    milestoneId: documentId,
    criterionId: elementId,
    on: z.boolean(),
    date: localDate,
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('rubric-scored'),
    milestoneId: documentId,
    lineId: elementId,
    score: z.number().int().min(0).max(4),
  }),
  z.strictObject({ ...stamp, kind: z.literal('milestone-claimed'), milestoneId: documentId }),
  z.strictObject({ ...stamp, kind: z.literal('milestone-reopened'), milestoneId: documentId }),
  z.strictObject({
    ...stamp,
    kind: z.literal('review-answered'),
    itemId,
    grade: z.enum(['again', 'hard', 'good', 'easy']),
  }),
])
export type ProgressEvent = z.infer<typeof ProgressEventSchema>

/** One request carries at most 50 events, oldest first. */
export const ProgressEventsSchema = z.strictObject({ events: z.array(ProgressEventSchema).min(1).max(50) })

/** What a learner set about themself, kept in Learner.preferences. */
export const PreferencesSchema = z.object({
  /** Whether minutes are measured; they are unless switched off. */
  minutes: z.enum(['on', 'off']).default('on'),
})

/** A learner's own figure for a lesson or a lab, as a form sends it. */
export const OwnMinutesSchema = z.strictObject({
  subjectId: documentId,
  minutes: z
    .string({ error: 'Give a number of minutes' })
    .trim()
    .min(1, 'Give a number of minutes')
    .pipe(
      z.coerce
        .number<string>({ error: 'Give a number of minutes' })
        .min(0, 'Minutes cannot be negative')
        .max(MOST_MINUTES, 'At most a day, 1440 minutes'),
    ),
})

/** Choices made inside one lesson, kept in LessonState.answers. */
export const LessonAnswersSchema = z.object({
  decision: z.object({ optionId: z.string(), sure: z.number().optional() }).optional(),
  checks: z.record(z.string(), z.object({ answer: ItemAnswerSchema, score: z.number().nullable() })).default({}),
  ticks: z.record(z.string(), z.boolean()).default({}),
  words: z.record(z.string(), z.string()).default({}),
})

/** A note in the margin; the quote is the highlighted text, empty for a plain note. */
export const NoteSchema = z.strictObject({
  id: z.uuid(),
  lessonId: documentId,
  anchor: z.string().max(120),
  quote: z.string().max(300),
  text: z.string().max(4000),
})
export type NoteInput = z.infer<typeof NoteSchema>

/** Largest file that proves something, in bytes. */
export const EVIDENCE_FILE_BYTES = 10 * 1024 * 1024

const evidenceHead = {
  id: z.uuid(),
  subjectId: documentId,
  title: z.string().trim().min(1, 'Give it a title').max(160, 'Use at most 160 characters'),
}

/** What proves a milestone: a link, a text, a file or a figure. */
export const EvidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...evidenceHead,
    kind: z.literal('link'),
    url: z.url({ protocol: /^https?$/, error: 'An address begins with https:// or http://' }).max(2000),
  }),
  z.strictObject({
    ...evidenceHead,
    kind: z.literal('text'),
    text: z.string().trim().min(1, 'Write something').max(20_000),
  }),
  z.strictObject({
    ...evidenceHead,
    kind: z.literal('metric'),
    value: z.number({ error: 'Give a number' }).finite(),
    unit: z.string().trim().max(60),
    note: z.string().trim().max(2000),
  }),
  z.strictObject({ ...evidenceHead, kind: z.literal('file') }),
])
export type EvidenceInput = z.infer<typeof EvidenceSchema>
