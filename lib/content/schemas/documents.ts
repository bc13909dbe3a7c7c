import { z } from 'zod'
import type {
  BackgroundFrontMatter,
  FrontMatter,
  Lab,
  LessonFrontMatter,
  MilestoneFrontMatter,
  PitfallFrontMatter,
  SkillFrontMatter,
  TrackFrontMatter,
} from '../core/types'
import {
  daySchema,
  headShape,
  idSchema,
  labIdSchema,
  lessonIdSchema,
  levelSchema,
  milestoneIdSchema,
  sentenceSchema,
  skillIdSchema,
  sourceSchema,
  stageIdSchema,
  textSchema,
  trackIdSchema,
  webAddressSchema,
} from './shared'

const sources = z.array(sourceSchema).default([])
const minutes = z.int().min(1).max(1200)
const stepNames = ['decide', 'idea', 'worked', 'case', 'lab', 'checklist', 'project', 'check', 'words'] as const

export const lessonSchema = z.strictObject({
  type: z.literal('lesson'),
  ...headShape,
  id: lessonIdSchema,
  skill: skillIdSchema,
  levelFrom: levelSchema,
  levelTo: levelSchema,
  kind: z.enum(['reading', 'lab', 'case', 'checklist', 'project']),
  minutes,
  steps: z.partialRecord(z.enum(stepNames), z.int().min(0)),
  decision: textSchema.max(240),
  outcomes: z.array(sentenceSchema).min(2).max(3),
  prerequisites: z.array(lessonIdSchema),
  labs: z.array(labIdSchema),
  sources,
}) satisfies z.ZodType<LessonFrontMatter>

const hoursSchema = z.number().min(0).max(500)

export const skillSchema = z.strictObject({
  type: z.literal('skill'),
  ...headShape,
  id: skillIdSchema,
  area: z.string().regex(/^[A-Z]$/),
  canDo: sentenceSchema,
  size: z.enum(['S', 'M', 'L']),
  hours: z.strictObject({ '0-1': hoursSchema, '1-2': hoursSchema, '2-3': hoursSchema, '3-4': hoursSchema }),
  pace: z.enum(['slow', 'medium', 'fast']),
  prerequisites: z.array(z.strictObject({ skill: skillIdSchema, level: levelSchema, forLevel: levelSchema })),
  unlocks: z.array(skillIdSchema),
  lessons: z.array(lessonIdSchema),
  labs: z.array(labIdSchema),
  milestones: z.array(milestoneIdSchema),
  levels: z
    .array(z.strictObject({ level: levelSchema, name: textSchema, descriptor: textSchema, atWork: textSchema }))
    .length(5, 'a skill has the five levels 0 to 4'),
  resources: z.array(
    z.strictObject({
      id: idSchema,
      title: textSchema,
      publisher: textSchema,
      url: webAddressSchema.nullable(),
      why: textSchema,
      minutes: minutes.nullable(),
      free: z.boolean().nullable(),
      lastChecked: daySchema.nullable(),
      note: textSchema.nullish(),
    }),
  ),
  sources,
}) satisfies z.ZodType<SkillFrontMatter>

export const milestoneSchema = z.strictObject({
  type: z.literal('milestone'),
  ...headShape,
  id: milestoneIdSchema,
  stage: stageIdSchema,
  tracks: z.array(trackIdSchema).min(1),
  moves: z.array(skillIdSchema).min(1),
  hours: hoursSchema,
  evidence: z.array(z.enum(['link', 'file', 'metric', 'reflection'])).min(1),
  lessons: z.array(lessonIdSchema),
  labs: z.array(labIdSchema),
  criteria: z.array(z.strictObject({ id: idSchema, text: textSchema })).min(1),
  rubric: z.array(
    z.strictObject({
      id: idSchema,
      line: textSchema,
      anchors: z.strictObject({ '0': textSchema, '1': textSchema, '2': textSchema, '3': textSchema, '4': textSchema }),
    }),
  ),
  sources,
}) satisfies z.ZodType<MilestoneFrontMatter>

const perStage = <T extends z.ZodType>(value: T) =>
  z.strictObject({ basic: value, specialisation: value, senior: value })
const skillLevels = z.record(skillIdSchema, levelSchema)

export const trackSchema = z.strictObject({
  type: z.literal('track'),
  ...headShape,
  id: trackIdSchema,
  shortTitle: textSchema.max(40),
  serves: sentenceSchema,
  targets: perStage(skillLevels),
  route: perStage(z.array(skillIdSchema)),
  milestones: perStage(z.array(milestoneIdSchema)),
  choose: z.record(z.string().regex(/^M[A-Z]$/), z.int().min(1)).default({}),
  sources,
}) satisfies z.ZodType<TrackFrontMatter>

export const backgroundSchema = z.strictObject({
  type: z.literal('background'),
  ...headShape,
  id: z.enum(['technical', 'traditional-pm', 'zero-base']),
  prior: skillLevels,
  frontLoad: z.array(skillIdSchema),
  firstSteps: z.array(z.strictObject({ skills: z.array(skillIdSchema).min(1) })).default([]),
  suggestedTrack: trackIdSchema,
  sources,
}) satisfies z.ZodType<BackgroundFrontMatter>

export const pitfallSchema = z.strictObject({
  type: z.literal('pitfall'),
  ...headShape,
  id: z.string().regex(/^PF-\d+$/, 'a pitfall id looks like PF-1'),
  lessons: z.array(lessonIdSchema),
  labs: z.array(labIdSchema),
  milestones: z.array(milestoneIdSchema),
  claims: z.array(idSchema),
  sources,
}) satisfies z.ZodType<PitfallFrontMatter>

/** Front matter of every document that has a body. */
export const frontMatterSchema = z.discriminatedUnion('type', [
  lessonSchema,
  skillSchema,
  milestoneSchema,
  trackSchema,
  backgroundSchema,
  pitfallSchema,
]) satisfies z.ZodType<FrontMatter>

export const labSchema = z.strictObject({
  type: z.literal('lab'),
  ...headShape,
  id: labIdSchema,
  aliases: headShape.aliases.default([]),
  skills: z.array(skillIdSchema).min(1),
  minutes,
  presets: z.array(idSchema).min(1),
  decide: z.string().min(20),
  facilitator: z.strictObject({
    questions: z.array(z.string().min(20)).min(3),
    wrongConclusions: z.array(z.strictObject({ conclusion: z.string().min(10), because: z.string().min(20) })).min(2),
  }),
}) satisfies z.ZodType<Lab>
