import { levelProbabilities, abilityAtLevel } from '@/lib/assessment/core/level-scale'
import type { Content } from '@/lib/content/loader'
import type { LevelProbabilities, PlanInput, PlanMilestone } from './core/types'
import type { PlanFacts } from './queries'
import { STAGE_IDS } from './schemas'

/** Spread, on the ability scale, of what a background suggests: about half a level either way. Design assumption. */
const BACKGROUND_SD = 0.4

type Settled = PlanFacts & { learner: { trackId: string; hoursPerWeek: number; startDate: string } }

/** Whether the three things a plan needs are there. */
export function isPlannable(facts: PlanFacts): facts is Settled {
  const { trackId, hoursPerWeek, startDate } = facts.learner
  return trackId !== null && hoursPerWeek !== null && startDate !== null
}

/** Everything the planner computes from: the curriculum and the learner's facts as plain data. @throws Error for an unknown track */
export function planInput(content: Content, facts: Settled, today: string): PlanInput {
  const { learner } = facts
  const track = content.tracks.get(learner.trackId)
  if (track === undefined || content.hours === null) throw new Error(`There is no track ${learner.trackId}`)
  const horizon = Math.max(
    0,
    STAGE_IDS.findIndex((id) => id === learner.stage),
  )
  const stageIds = STAGE_IDS.slice(0, horizon + 1)
  const done = new Set(facts.lessons.filter(({ status }) => status === 'done').map(({ lessonId }) => lessonId))
  const skipped = facts.lessons.filter(({ status }) => status === 'skipped').map(({ lessonId }) => lessonId)
  return {
    skills: [...content.skills.values()].map(({ id, title, size, prerequisites, levels }) => ({
      id,
      title,
      size,
      prerequisites,
      descriptors: levels.map(({ descriptor }) => descriptor),
    })),
    lessons: [...content.lessons.values()].map(
      ({ id, title, skill, levelFrom, levelTo, minutes, kind, prerequisites }) => ({
        id,
        title,
        skill,
        levelFrom,
        levelTo,
        minutes,
        kind,
        prerequisites: prerequisites.filter((needed) => content.lessons.has(needed)),
      }),
    ),
    milestones: stageIds.flatMap((stage) =>
      chosenMilestones(content, facts, { ids: track.milestones[stage], choose: track.choose }),
    ),
    stages: stageIds.map((id) => ({ id, title: content.stages.get(id)?.title ?? id, targets: track.targets[id] })),
    classes: content.hours.classes,
    reviewOverhead: content.hours.reviewOverhead,
    levelProbabilities: probabilitiesOf(content, facts),
    finished: [...done, ...facts.practiceDone, ...facts.milestonesDone],
    progressMinutes: Object.fromEntries(
      facts.lessons
        .filter(({ status, minutes }) => status === 'open' && minutes >= 1)
        .map(({ lessonId, minutes }) => [lessonId, Math.round(minutes)]),
    ),
    overrides: [
      ...facts.overrides,
      ...skipped
        .filter((id) => !facts.overrides.some((word) => word.id === id))
        .map((id) => ({ kind: 'skip' as const, id })),
    ],
    pauses: facts.pauses,
    hoursPerWeek: learner.hoursPerWeek,
    startDate: learner.startDate,
    deadline: learner.deadline,
    today: today < learner.startDate ? learner.startDate : today,
    weekStart: learner.weekStartDay % 7,
    frontLoad: content.backgrounds.get(learner.background ?? '')?.frontLoad ?? [],
    ...(facts.latest ? { previous: facts.latest.plan } : {}),
  }
}

/** Of a group with a choice (MX1–MX3) as many as are asked for: those begun or wished first, then the shortest. */
function chosenMilestones(
  content: Content,
  facts: PlanFacts,
  { ids, choose }: { ids: readonly string[]; choose: Readonly<Record<string, number>> },
): PlanMilestone[] {
  const known = ids.flatMap((id) => content.milestones.get(id) ?? [])
  const wished = new Set([
    ...facts.milestonesDone,
    ...facts.overrides.filter(({ kind }) => kind === 'first').map(({ id }) => id),
  ])
  const taken = new Map<string, string[]>()
  for (const [group, count] of Object.entries(choose)) {
    const members = known.filter(({ id }) => id.replace(/\d+$/, '') === group)
    const ranked = [...members].sort(
      (one, other) => Number(wished.has(other.id)) - Number(wished.has(one.id)) || one.hours - other.hours,
    )
    taken.set(
      group,
      ranked.slice(0, count).map(({ id }) => id),
    )
  }
  return known
    .filter(({ id }) => taken.get(id.replace(/\d+$/, ''))?.includes(id) ?? true)
    .map(({ id, title, stage, hours, moves, lessons }) => ({
      id,
      title,
      stage,
      hours,
      moves,
      lessons: lessons.filter((lesson) => content.lessons.has(lesson)),
    }))
}

function probabilitiesOf(content: Content, { profile, learner }: PlanFacts): Record<string, LevelProbabilities> {
  const kept = new Map((profile?.skills ?? []).map((skill) => [skill.id, skill]))
  const prior = content.backgrounds.get(learner.background ?? '')?.prior ?? {}
  return Object.fromEntries(
    [...content.skills.keys()].map((id) => {
      const known = kept.get(id)
      return [
        id,
        known
          ? levelProbabilities(known.mean, known.sd)
          : levelProbabilities(abilityAtLevel(prior[id] ?? 0), BACKGROUND_SD),
      ]
    }),
  )
}
