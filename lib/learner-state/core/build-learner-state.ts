import { readKeptSkill, type KeptProfile, type KeptSkill } from '@/lib/assessment/core/skill-profile'
import type { ContentGraph } from '@/lib/content/core/graph'
import { evidenceState } from '@/lib/progress/core/evidence-state'
import { roadHours, type RoadStep } from '@/lib/progress/core/road-hours'
import { roadSteps } from '@/lib/progress/core/road-steps'
import { localDay } from '@/lib/shared/local-day'
import { EMPTY_LEARNER_STATE, type LearnerStateDto, type SkillStateDto } from './learner-state'
import type { LearnerRecords } from './learner-records'

/** At most this probability of a gap counts as shown (engine.md: "solid"). */
const SOLID_GAP = 0.2

/** Lessons whose finishing is practice and not only reading. */
const PRACTICE_KINDS: ReadonlySet<string> = new Set(['lab', 'project', 'checklist', 'case'])

/**
 * The state that the static pages draw, from what the database knows and the curriculum.
 * @param now ISO moment; decides the week of the plan and what is going stale
 */
export function buildLearnerState(content: ContentGraph, records: LearnerRecords, now: string): LearnerStateDto {
  const { learner, user, plan } = records
  if (learner === null) return { ...EMPTY_LEARNER_STATE, user }
  return {
    version: learner.version,
    user,
    learner: {
      background: learner.background,
      trackId: learner.trackId,
      stage: learner.stage,
      hoursPerWeek: learner.hoursPerWeek,
      timeZone: learner.timeZone,
    },
    lessons: Object.fromEntries(
      records.lessons.map(({ id, status, position, minutes }) => [
        id,
        // The place in a lesson matters while it is open; a curriculum of finished ones has to stay small.
        { status, minutes: Math.round(minutes), ...(position !== null && status === 'open' ? { position } : {}) },
      ]),
    ),
    labsPassed: records.labsPassed,
    labMinutes: Object.fromEntries(Object.entries(records.labMinutes).map(([id, spent]) => [id, Math.round(spent)])),
    isMeasuring: learner.isMeasuring,
    milestones: Object.fromEntries(
      records.milestones.map(({ id, status, ticked }) => [id, status === 'working' ? { status, ticked } : { status }]),
    ),
    skills: skillStates(content, records, now),
    hours: hoursOf(content, records),
    next: nextThing(content, records),
    openAttemptId: records.openAttemptId,
    plan:
      plan?.finishDate == null
        ? null
        : {
            week: weekOf(plan.weekStarts, localDay(now, learner.timeZone)),
            weeks: plan.weekStarts.length,
            finishDate: plan.finishDate,
          },
    reviewsDue: records.reviewsDue,
  }
}

/** The road from the background's prior to the end of the chosen track; null until a track is chosen. */
export function roadOf(content: ContentGraph, records: LearnerRecords): RoadStep[] | null {
  const track = content.tracks.get(records.learner?.trackId ?? '')
  if (track === undefined || content.hours === null) return null
  const kept = keptSkills(records.profile)
  return roadSteps(content, {
    prior: content.backgrounds.get(records.learner?.background ?? '')?.prior ?? {},
    target: track.targets.senior,
    lessonsDone: new Set(records.lessons.filter(({ status }) => status === 'done').map(({ id }) => id)),
    practiceDone: new Set(records.practice),
    isHeld: (skill, level) => {
      const known = kept.get(skill)
      return known !== undefined && level <= known.shownLevelCap && readKeptSkill(known, level).gap <= SOLID_GAP
    },
  })
}

function hoursOf(content: ContentGraph, records: LearnerRecords): LearnerStateDto['hours'] {
  const steps = roadOf(content, records)
  if (steps === null) return null
  const { done, total } = roadHours(steps, content.hours?.reviewOverhead ?? 0)
  return { done: Math.round(done * 10) / 10, total: Math.round(total * 10) / 10 }
}

function keptSkills(profile: KeptProfile | null): Map<string, KeptSkill> {
  return new Map((profile?.skills ?? []).map((skill) => [skill.id, skill]))
}

function skillStates(content: ContentGraph, records: LearnerRecords, now: string): Record<string, SkillStateDto> {
  const kept = keptSkills(records.profile)
  const targets = content.tracks.get(records.learner?.trackId ?? '')?.targets
  const stage = records.learner?.stage as keyof NonNullable<typeof targets> | undefined
  const states: Record<string, SkillStateDto> = {}
  for (const skill of content.skills.values()) {
    const target = stage === undefined ? undefined : targets?.[stage][skill.id]
    const known = kept.get(skill.id)
    const reading = known === undefined ? null : readKeptSkill(known, target ?? 1)
    const evidence = evidenceState(
      {
        ...activityIn(content, records, skill.id),
        shownAt: reading !== null && reading.gap <= SOLID_GAP ? (records.profile?.at ?? null) : null,
      },
      { pace: skill.pace, now },
    )
    if (evidence === 'none' && reading === null && target === undefined) continue
    states[skill.id] = {
      evidence,
      ...(reading === null ? {} : { level: tenths(reading) }),
      ...(reading === null || target === undefined ? {} : { gap: Math.round(reading.gap * 100) / 100 }),
      ...(target === undefined ? {} : { target }),
    }
  }
  return states
}

/** A tenth of a level is finer than any drawing of it. */
function tenths({ estimate, low, high }: { estimate: number; low: number; high: number }): SkillStateDto['level'] & {} {
  const round = (level: number) => Math.round(level * 10) / 10
  return [round(estimate), round(low), round(high)]
}

function activityIn(content: ContentGraph, records: LearnerRecords, skillId: string) {
  const own = records.lessons.filter(({ id }) => content.lessons.get(id)?.skill === skillId)
  const isPractised =
    own.some(({ id, status, isPractised }) => {
      const kind = content.lessons.get(id)?.kind ?? 'reading'
      return isPractised || (status === 'done' && PRACTICE_KINDS.has(kind))
    }) ||
    records.labsPassed.some((id) => content.labs.get(id)?.skills.includes(skillId)) ||
    records.practice.some((nodeId) => nodeId.startsWith(`practice:${skillId}:`))
  const isProven = records.milestones.some(
    ({ id, status }) => status === 'accepted' && content.milestones.get(id)?.moves.includes(skillId),
  )
  return { isSeen: own.length > 0, isPractised, isProven }
}

/** Where one stopped, else what the plan says, else the first lesson of the curriculum that is not done. */
function nextThing(content: ContentGraph, records: LearnerRecords): LearnerStateDto['next'] {
  const [resume] = records.lessons
    .filter(({ id, status }) => status === 'open' && content.lessons.has(id))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
  const lesson = content.lessons.get(resume?.id ?? '')
  if (resume !== undefined && lesson !== undefined) {
    const left = Math.max(1, Math.round(lesson.minutes - resume.minutes))
    const anchor = resume.position === null ? '' : `#${resume.position}`
    return { path: `/lessons/${lesson.slug}${anchor}`, title: lesson.title, detail: `${left} minutes left` }
  }
  const done = new Set([
    ...records.lessons.filter(({ status }) => status !== 'open').map(({ id }) => id),
    ...records.practice,
    ...records.milestones.filter(({ status }) => status === 'claimed' || status === 'accepted').map(({ id }) => id),
  ])
  for (const nodeId of records.plan?.nodeIds ?? content.lessons.keys()) {
    if (done.has(nodeId)) continue
    const onward = content.lessons.get(nodeId)
    if (onward) return { path: `/lessons/${onward.slug}`, title: onward.title, detail: `${onward.minutes} minutes` }
    const milestone = content.milestones.get(nodeId)
    if (milestone) return { path: `/milestones/${milestone.slug}`, title: milestone.title, detail: 'milestone' }
  }
  return null
}

function weekOf(weekStarts: readonly string[], today: string): number {
  return Math.max(1, weekStarts.filter((start) => start <= today).length)
}
