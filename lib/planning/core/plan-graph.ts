import { dependantsOf, topologicalOrder } from '@/lib/planning/core/contract-closure'
import { goalId, milestoneWorkId, practiceId } from '@/lib/planning/core/node-ids'
import { overriddenIds, scopeSkills, stageOfLevel } from '@/lib/planning/core/plan-scope'
import type { ScopedSkill } from '@/lib/planning/core/plan-scope'
import { practiceSuggestion } from '@/lib/planning/core/practice-suggestion'
import { splitSteps } from '@/lib/planning/core/step-hours-split'
import type { PlannedMilestone, PlannedStep } from '@/lib/planning/core/step-hours-split'
import { ticksPerStudyMinute } from '@/lib/planning/core/ticks'
import { gapProbability, valueOfStep } from '@/lib/planning/core/value-of-step'
import type { EntryKind, PlanInput, PlanLesson } from '@/lib/planning/core/types'

/** A node: a piece of open work, the goal "skill reaches level" (no ticks), or a milestone (its own work, perhaps none). */
export interface GraphNode {
  readonly id: string
  readonly kind: Exclude<EntryKind, 'milestone-work'> | 'goal'
  readonly title: string
  readonly skill: string | null
  readonly level: number | null
  readonly ticks: number
  /** Expected level steps closed, weighted by the target; 0 for work. */
  readonly value: number
  readonly stage: number
  /** P(level below the goal's level); null for other nodes. */
  readonly gapProbability: number | null
  /** What the plan is for: goals the track asks, and milestones. */
  readonly isAim: boolean
  readonly suggestion: string | null
}

/** Open work and goals with their needs, as indices. Finished work is not in it. */
export interface PlanGraph {
  readonly nodes: readonly GraphNode[]
  readonly needs: readonly (readonly number[])[]
  readonly dependants: readonly (readonly number[])[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly scope: ReadonlyMap<string, ScopedSkill>
  readonly finishedTicks: number
  readonly milestonesOnTop: readonly { readonly id: string; readonly title: string; readonly hours: number }[]
}

interface Draft {
  readonly input: PlanInput
  readonly scope: ReadonlyMap<string, ScopedSkill>
  readonly nodes: GraphNode[]
  readonly needIds: (readonly string[])[]
  /** Finished, known or skipped ids. */
  readonly closed: ReadonlySet<string>
  readonly finished: ReadonlySet<string>
  /** Minutes of finished work by node id. */
  readonly finishedById: Map<string, number>
}

/** Builds the graph of what is left to do.
 *  Work of a step needs the level below, the skill prerequisites of the step and the lessons named as prerequisites; practice needs the lessons of its step; a goal needs all work of its step; a milestone needs the goals it gives evidence for and the lessons that build it.
 *  @throws Error if the needs form a cycle; RangeError for unknown skills. */
export function buildPlanGraph(input: PlanInput): PlanGraph {
  const scope = scopeSkills(input)
  const { steps, milestones } = splitSteps(input, scope)
  const finished = new Set(input.finished)
  const closed = new Set([...finished, ...overriddenIds(input, 'known'), ...overriddenIds(input, 'skip')])
  const draft: Draft = { input, scope, nodes: [], needIds: [], closed, finished, finishedById: new Map() }
  const inSteps = new Set(steps.flatMap(({ lessons }) => lessons.map(({ id }) => id)))
  for (const step of steps) addStep(draft, step)
  for (const lesson of supportLessons(draft, inSteps)) addLesson(draft, lesson)
  for (const milestone of milestones) addMilestone(draft, milestone)
  const indexOf = new Map(draft.nodes.map(({ id }, index) => [id, index]))
  const needs = draft.needIds.map((ids) => [...new Set(ids.flatMap((id) => indexOf.get(id) ?? []))])
  topologicalOrder(needs)
  return {
    nodes: draft.nodes,
    needs,
    dependants: dependantsOf(needs),
    indexOf,
    scope,
    finishedTicks: Math.round(finishedMinutes(draft) * ticksPerStudyMinute(input.reviewOverhead)),
    milestonesOnTop: milestones.flatMap((planned) => onTop(draft, planned)),
  }
}

type NodeDraft = Pick<GraphNode, 'id' | 'kind' | 'title'> & Partial<GraphNode> & { readonly minutes: number }

/** Adds a node unless it is finished, known or skipped. */
function addNode(
  { input, nodes, needIds, closed, finished, finishedById }: Draft,
  node: NodeDraft,
  needs: readonly string[],
): void {
  const { minutes, ...rest } = node
  const workId = workIdOf(node)
  if (finished.has(node.id)) finishedById.set(node.id, minutes)
  if (closed.has(node.id)) return
  const spent = finished.has(workId) ? minutes : (input.progressMinutes?.[workId] ?? 0)
  const progress = Math.min(Math.max(0, spent), minutes)
  if (progress > 0) finishedById.set(node.id, progress)
  // A milestone whose work is done, known or skipped keeps its stone until it is accepted, and costs nothing more.
  const left = closed.has(workId) ? 0 : minutes - progress
  const ticks = Math.round(left * ticksPerStudyMinute(input.reviewOverhead))
  nodes.push({
    skill: null,
    level: null,
    value: 0,
    stage: 0,
    gapProbability: null,
    isAim: false,
    suggestion: null,
    ...rest,
    ticks,
  })
  needIds.push(needs)
}

/** The id under which entries show the work of a node. */
export function workIdOf({ id, kind }: Pick<GraphNode, 'id' | 'kind'>): string {
  return kind === 'milestone' ? milestoneWorkId(id) : id
}

function addLesson(draft: Draft, lesson: PlanLesson): void {
  const { id, kind, title, skill, levelTo: level, minutes, prerequisites } = lesson
  addNode(draft, { id, kind, title, skill, level, minutes }, [...prerequisites, ...stepNeeds(draft, { skill, level })])
}

function addStep(draft: Draft, step: PlannedStep): void {
  const { scope, input, closed } = draft
  const { skill, level } = step
  const id = goalId(skill, level)
  if (closed.has(id)) return
  const scoped = scope.get(skill)!
  const name = scoped.skill.shortTitle ?? scoped.skill.title
  const before = stepNeeds(draft, step)
  const lessonIds = step.lessons.map((lesson) => lesson.id)
  const own = [...lessonIds]
  for (const lesson of step.lessons) addLesson(draft, lesson)
  if (step.practiceMinutes > 0) {
    addNode(
      draft,
      {
        id: practiceId(skill, level),
        kind: 'practice',
        title: `Practice: ${name} to level ${level}`,
        skill,
        level,
        minutes: step.practiceMinutes,
        suggestion: practiceSuggestion(scoped.skill, step),
      },
      [...before, ...lessonIds],
    )
    own.push(practiceId(skill, level))
  }
  const isAim = level <= scoped.target
  addNode(
    draft,
    {
      id,
      kind: 'goal',
      title: `${name} at level ${level}`,
      skill,
      level,
      minutes: 0,
      isAim,
      stage: stageOfLevel(input, skill, level) ?? input.stages.length - 1,
      value: isAim ? goalValue(scoped, level) : 0,
      gapProbability: gapProbability(scoped.probabilities, level),
    },
    [...before, ...own],
  )
}

/** Value of studying the step up to `level`, for those who stand at the level the plan begins from or above. */
function goalValue({ probabilities, held, target }: ScopedSkill, level: number): number {
  return valueOfStep({ probabilities, from: held, level, target })
}

/** Goals that have to be reached before the step up to `level` begins. Those not in the graph are held or waived. */
function stepNeeds({ scope }: Draft, { skill, level }: { skill: string; level: number }): string[] {
  const prerequisites = scope.get(skill)!.skill.prerequisites
  return [
    goalId(skill, level - 1),
    ...prerequisites.filter(({ forLevel }) => forLevel === level).map((need) => goalId(need.skill, need.level)),
  ]
}

function addMilestone(draft: Draft, planned: PlannedMilestone): void {
  const { input, scope } = draft
  const { milestone, steps, lessons, sharedMinutes, workMinutes } = planned
  // A milestone whose skills are all held is not part of the way; see `milestonesOnTop`.
  if (steps.length === 0 && lessons.length === 0) return
  const value = steps.reduce((sum, step, index) => {
    const share = sharedMinutes[index]! / step.wholeMinutes
    return sum + share * goalValue(scope.get(step.skill)!, step.level)
  }, 0)
  const { id, title } = milestone
  const stage = Math.max(
    0,
    input.stages.findIndex((candidate) => candidate.id === milestone.stage),
  )
  addNode(draft, { id, kind: 'milestone', title, minutes: workMinutes, value, stage, isAim: true }, [
    ...steps.map(({ skill, level }) => goalId(skill, level)),
    ...(milestone.lessons ?? lessons.map((lesson) => lesson.id)),
  ])
}

function onTop(
  { input, closed }: Draft,
  { milestone, lessons, workMinutes }: PlannedMilestone,
): PlanGraph['milestonesOnTop'] {
  const covered = workMinutes + lessons.reduce((sum, { minutes }) => sum + minutes, 0)
  const minutes = Math.round(60 * milestone.hours) - covered
  const isOpen = !closed.has(milestone.id) && input.stages.some(({ id }) => id === milestone.stage)
  return isOpen && minutes > 0 ? [{ id: milestone.id, title: milestone.title, hours: minutes / 60 }] : []
}

/** Lessons outside the planned steps that planned lessons name as prerequisites, above the level held and not waived with their level or skill. */
function supportLessons({ input, nodes, closed, scope }: Draft, inSteps: ReadonlySet<string>): PlanLesson[] {
  const byId = new Map(input.lessons.map((lesson) => [lesson.id, lesson]))
  const found: PlanLesson[] = []
  const seen = new Set(inSteps)
  const waiting = nodes.flatMap(({ id }) => byId.get(id)?.prerequisites ?? [])
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const lesson = byId.get(id)
    if (!lesson || seen.has(id)) continue
    seen.add(id)
    const scoped = scope.get(lesson.skill)
    const isWaived = [id, lesson.skill, goalId(lesson.skill, lesson.levelTo)].some((word) => closed.has(word))
    if (isWaived || !scoped || lesson.levelTo <= scoped.held) continue
    found.push(lesson)
    waiting.push(...lesson.prerequisites)
  }
  return found
}

/** Minutes behind the learner. Work finished in a step that has meanwhile left the plan keeps the minutes the step gives it from level 0. */
function finishedMinutes({ input, scope, finished, finishedById }: Draft): number {
  const minutesById = new Map(finishedById)
  const add = (id: string, minutes: number): void => {
    if (finished.has(id) && !minutesById.has(id)) minutesById.set(id, minutes)
  }
  for (const { id, minutes } of input.lessons) add(id, minutes)
  const fromZero = new Map([...scope].map(([id, scoped]) => [id, { ...scoped, held: 0, aim: 4 }]))
  const { steps, milestones } = splitSteps(input, fromZero)
  for (const { skill, level, practiceMinutes } of steps) add(practiceId(skill, level), practiceMinutes)
  for (const { milestone, workMinutes } of milestones) {
    add(milestone.id, workMinutes)
    if (!minutesById.has(milestone.id)) add(milestoneWorkId(milestone.id), workMinutes)
  }
  return [...minutesById.values()].reduce((sum, minutes) => sum + minutes, 0)
}
