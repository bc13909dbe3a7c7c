import { createHash } from 'node:crypto'
import { levelProbabilities, abilityAtLevel } from '@/lib/assessment/core/level-scale'
import type { Content } from '@/lib/content/loader'
import { chooseOnce } from './choose-once'
import type { MilestoneChoice } from './core/choose-milestones'
import { sharesOfDays } from './core/place-sessions'
import { goalId } from './core/node-ids'
import type { PlanChoices } from './core/plan-change'
import type { InputOfBest, LevelProbabilities, PlanInput, PlanMilestone } from './core/types'
import type { PlanFacts } from './queries'
import { STAGE_IDS, type PlanSettings } from './schemas'

/** Spread, on the ability scale, of what a background suggests: about half a level either way. Design assumption. */
const BACKGROUND_SD = 0.4

export type SettledFacts = PlanFacts & { learner: { trackId: string; hoursPerWeek: number; startDate: string } }

/** Whether the three things a plan needs are there. */
export function isPlannable(facts: PlanFacts): facts is SettledFacts {
  const { trackId, hoursPerWeek, startDate } = facts.learner
  return trackId !== null && hoursPerWeek !== null && startDate !== null
}

/** What the learner has decided about the plan as a whole. */
export function settingsOf({ learner }: SettledFacts): PlanSettings {
  const { background, trackId, hoursPerWeek, startDate, deadline, overflow } = learner
  const stage = learner.stage as PlanSettings['stage']
  return { background, trackId, stage, hoursPerWeek, startDate, deadline, overflow }
}

/** The same with words and weeks off, as it is kept with a version of the plan. */
export function choicesOf(facts: SettledFacts): PlanChoices {
  return { ...settingsOf(facts), overrides: facts.overrides, pauses: facts.pauses }
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
    overflow: learner.overflow,
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
      return chooseOnce(whole, { group: { ...group, preferred }, former: facts.latest })
    })
  const chosen = new Set(milestoneChoices.flatMap((choice) => choice.chosen))
  const isIn = ({ id }: PlanMilestone) => !alternatives.has(id) || chosen.has(id)
  return { input: { ...input, milestones: milestones.filter(isIn) }, milestoneChoices }
}

/** What `planInput` gives once the learner has taken the best that fits: where hours are short, value decides among milestones that stand for each other, and others may be chosen than for a plan that shows all. */
export function inputOfBest(content: Content, facts: SettledFacts, today: string): InputOfBest {
  return (plan) => {
    // Not kept yet, the plan is named by itself.
    const inputHash = createHash('sha256').update(JSON.stringify(plan)).digest('base64url')
    const latest = { version: 0, plan, inputHash, createdAt: new Date(0) }
    return planInput(content, { ...facts, learner: { ...facts.learner, overflow: 'choose-best' }, latest }, today)
  }
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
