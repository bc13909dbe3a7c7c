import { createHash } from 'node:crypto'
import { levelProbabilities, abilityAtLevel } from '@/lib/assessment/core/level-scale'
import type { Content } from '@/lib/content/loader'
import { chooseMilestones, type MilestoneChoice } from './core/choose-milestones'
import { sharesOfDays } from './core/place-sessions'
import { goalId } from './core/node-ids'
import type { PlanChoices } from './core/plan-change'
import type { LevelProbabilities, Overflow, PlanInput, PlanMilestone } from './core/types'
import type { PlanFacts } from './queries'
import { STAGE_IDS } from './schemas'

/** Spread, on the ability scale, of what a background suggests: about half a level either way. Design assumption. */
const BACKGROUND_SD = 0.4

export type SettledFacts = PlanFacts & { learner: { trackId: string; hoursPerWeek: number; startDate: string } }

/** Whether the three things a plan needs are there. */
export function isPlannable(facts: PlanFacts): facts is SettledFacts {
  const { trackId, hoursPerWeek, startDate } = facts.learner
  return trackId !== null && hoursPerWeek !== null && startDate !== null
}

/** What the learner has decided, as it is kept with a version of the plan. */
export function choicesOf({ learner, overrides, pauses }: SettledFacts): PlanChoices {
  const { background, trackId, stage, hoursPerWeek, startDate, deadline } = learner
  const overflow = overflowOf(learner.overflow)
  return { background, trackId, stage, hoursPerWeek, startDate, deadline, overflow, overrides, pauses }
}

/** What to do with work that does not fit before the date, as it is kept. */
export function overflowOf(kept: string): Overflow {
  return kept === 'choose-best' ? kept : 'run-over'
}

/** Everything the planner computes from: the curriculum and the learner's facts as plain data. @throws Error for an unknown track */
export function planInput(content: Content, facts: SettledFacts, today: string): PlanInput {
  return planInputWithChoices(content, facts, today).input
}

/** The same, and which milestones were chosen among those that stand for each other. @throws Error for an unknown track */
export function planInputWithChoices(
  content: Content,
  facts: SettledFacts,
  today: string,
): { input: PlanInput; milestoneChoices: MilestoneChoice[] } {
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
  const milestones = stageIds.flatMap((stage) => knownMilestones(content, track.milestones[stage]))
  const groups = Object.entries(track.choose).map(([group, count]) => ({
    group,
    count,
    members: milestones.filter(({ id }) => id.replace(/\d+$/, '') === group),
  }))
  const alternatives = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)))
  const dayShares = sharesOfDays(facts.studyTimes)
  const input: PlanInput = {
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
    milestones: milestones.filter(({ id }) => !alternatives.has(id)),
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
    daysOff: facts.daysOff.map(({ first, last }) => ({ first, last })),
    ...(dayShares ? { dayShares } : {}),
    hoursPerWeek: learner.hoursPerWeek,
    startDate: learner.startDate,
    deadline: learner.deadline,
    overflow: overflowOf(learner.overflow),
    today: today < learner.startDate ? learner.startDate : today,
    weekStart: learner.weekStartDay % 7,
    frontLoad: frontLoadOf(content, learner),
    phases: phasesOf(content, learner.background),
    ...(facts.latest ? { previous: facts.latest.plan } : {}),
  }
  const preferred = new Set([
    ...facts.milestonesDone,
    ...facts.overrides.filter(({ kind }) => kind === 'choose' || kind === 'first').map(({ id }) => id),
  ])
  const milestoneChoices = groups
    .filter(({ members }) => members.length > 0)
    .map((group) => {
      const isOther = ({ id }: PlanMilestone) => alternatives.has(id) && !group.members.some((own) => own.id === id)
      const whole = { ...input, milestones: milestones.filter((milestone) => !isOther(milestone)) }
      return chooseOnce(whole, { group: { ...group, preferred }, latest: facts.latest })
    })
  const chosen = new Set(milestoneChoices.flatMap((choice) => choice.chosen))
  const isIn = ({ id }: PlanMilestone) => !alternatives.has(id) || chosen.has(id)
  return { input: { ...input, milestones: milestones.filter(isIn) }, milestoneChoices }
}

/** Choices made lately, by all they follow from. Where hours are short a choice takes several solves, and every page of the plan asks for it. */
const lately = new Map<string, MilestoneChoice>()
const MOST_KEPT = 200

function chooseOnce(
  input: PlanInput,
  { group, latest }: { group: Parameters<typeof chooseMilestones>[1]; latest: PlanFacts['latest'] },
): MilestoneChoice {
  if (input.overflow !== 'choose-best' || input.deadline === null) return chooseMilestones(input, group)
  const { previous: _, ...rest } = input
  // The former plan follows from its own input, which its hash names.
  const made = [latest?.version, latest?.inputHash, latest?.createdAt]
  const key = createHash('sha256')
    .update(JSON.stringify([rest, group, [...group.preferred], made]))
    .digest('base64url')
  const choice = lately.get(key) ?? chooseMilestones(input, group)
  lately.delete(key)
  lately.set(key, choice)
  if (lately.size > MOST_KEPT)
    for (const oldest of [...lately.keys()].slice(0, lately.size - MOST_KEPT)) lately.delete(oldest)
  return choice
}

/** Everybody first reaches the levels that a lens asks for (content/lenses.yaml) and shows them; then come the first steps of the background (content/paths). */
function phasesOf(content: Content, background: string | null): string[][] {
  const first = [...content.lenses.values()].flatMap(({ levels, milestones }) => [
    ...Object.entries(levels).flatMap(([skill, level]) =>
      Array.from({ length: level }, (_, below) => goalId(skill, below + 1)),
    ),
    ...milestones,
  ])
  const steps = content.backgrounds.get(background ?? '')?.firstSteps ?? []
  return [first, ...steps.map(({ skills }) => skills)].filter((ids) => ids.length > 0)
}

/** Skills that come early: what the background should meet first, and applied before core unless the track lies in the core lens. */
function frontLoadOf(
  content: Content,
  { background, trackId }: { background: string | null; trackId: string },
): string[] {
  const own = content.backgrounds.get(background ?? '')?.frontLoad ?? []
  const [core, applied] = [content.lenses.get('core'), content.lenses.get('applied')]
  const isCoreTrack = core?.tracks.includes(trackId) ?? false
  const early = isCoreTrack ? [] : (applied?.skills ?? []).filter((id) => !core?.skills.includes(id))
  return [...new Set([...own, ...early])]
}

function knownMilestones(content: Content, ids: readonly string[]): PlanMilestone[] {
  return ids
    .flatMap((id) => content.milestones.get(id) ?? [])
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
