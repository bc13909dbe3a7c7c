import { levelProbabilities } from '@/lib/assessment/core/level-scale'
import { addDays } from '@/lib/planning/core/local-date'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { LevelProbabilities, PlanInput } from '@/lib/planning/core/types'
import { certain } from '@/tests/support/planning-fixture'
import { plainly } from '../assessment/answers'
import { runOwn } from '../assessment/engines'
import { likeliestLevel, quantile, redraw, trueLevel } from '../assessment/tally'
import { buildWorld, drawLearner } from '../assessment/world'
import type { Learner, World } from '../assessment/world'

/** How a learner's levels are told to the planner. */
export type Knowledge = 'point levels' | 'probabilities' | 'true levels'

/** One way of planning in one situation. */
interface Situation {
  readonly answers: number
  readonly hours: number
  readonly knowledge: Knowledge
}

/** Steps really closed within some hours, mean over learners with its 95 % interval. */
export interface ValueLine extends Situation {
  readonly value: number
  readonly low: number
  readonly high: number
}

const WORLDS = 16
const ANSWERS = [0, 12, 30]
const BUDGETS = [30, 60]
const HOURS_PER_STEP = 3
const HOURS_PER_WEEK = 10
/** The start, so that the weeks before the deadline are whole. */
const MONDAY = '2026-09-28'

/** Simulated learners answer, are planned for, and study; a step counts when the learner lacked it and every step below is held or studied too. */
export function measurePlanValue({ seed, learners }: { seed: number; learners: number }): ValueLine[] {
  const closed = new Map<string, { situation: Situation; steps: number[] }>()
  const note = (situation: Situation, steps: number): void => {
    const key = JSON.stringify(situation)
    const known = closed.get(key) ?? { situation, steps: [] }
    known.steps.push(steps)
    closed.set(key, known)
  }
  for (let worldIndex = 0; worldIndex < WORLDS; worldIndex += 1) {
    const world = buildWorld(seed, worldIndex)
    for (let index = 0; index < Math.floor((learners + worldIndex) / WORLDS); index += 1) {
      const learner = drawLearner(world, index)
      const { bank } = world
      const { beliefs } = runOwn({ learner, bank, truth: bank, answer: plainly, lengths: ANSWERS })
      for (const hours of BUDGETS) {
        const study = (levels: readonly LevelProbabilities[]): number =>
          stepsClosed(world, learner, planLevels({ world, learner, levels, hours }))
        ANSWERS.forEach((answers, at) => {
          const point = beliefs[at]!.map(({ mean, sd }) => certain(likeliestLevel(mean, sd)))
          note({ answers, hours, knowledge: 'point levels' }, study(point))
          const probable = beliefs[at]!.map(({ mean, sd }) => levelProbabilities(mean, sd))
          note({ answers, hours, knowledge: 'probabilities' }, study(probable))
        })
        const known = learner.abilities.map((ability) => certain(trueLevel(ability)))
        note({ answers: 0, hours, knowledge: 'true levels' }, study(known))
      }
    }
  }
  return [...closed.values()].map(({ situation, steps }) => ({ ...situation, ...meanOf(steps) }))
}

/** The levels that the shipped planner would have studied in the given hours, as `skill:level`. */
function planLevels({
  world,
  learner,
  levels,
  hours,
}: {
  world: World
  learner: Learner
  levels: readonly LevelProbabilities[]
  hours: number
}): Set<string> {
  const { skills } = world.bank
  const steps = [HOURS_PER_STEP, HOURS_PER_STEP, HOURS_PER_STEP, HOURS_PER_STEP] as const
  const input: PlanInput = {
    skills: skills.map(({ id }) => ({ id, title: id, size: 'S', prerequisites: [] })),
    lessons: [],
    milestones: [],
    stages: [{ id: 'only', title: 'Only', targets: learner.targets }],
    classes: { S: steps, M: steps, L: steps },
    reviewOverhead: 0,
    levelProbabilities: Object.fromEntries(skills.map(({ id }, index) => [id, levels[index]!])),
    finished: [],
    overrides: [],
    pauses: [],
    hoursPerWeek: HOURS_PER_WEEK,
    startDate: MONDAY,
    today: MONDAY,
    deadline: addDays(MONDAY, (7 * hours) / HOURS_PER_WEEK - 1),
    weekStart: 1,
    overflow: 'choose-best',
  }
  const { graph, chosen } = solvePlan(input)
  return new Set(
    graph.nodes.flatMap(({ kind, skill, level }, node) =>
      kind === 'goal' && chosen.kept[node] ? [`${skill!}:${level!}`] : [],
    ),
  )
}

function stepsClosed({ bank }: World, { abilities, targets }: Learner, studied: ReadonlySet<string>): number {
  let steps = 0
  bank.skills.forEach(({ id }, index) => {
    for (
      let level = trueLevel(abilities[index]!) + 1;
      level <= targets[id]! && studied.has(`${id}:${level}`);
      level += 1
    )
      steps += 1
  })
  return steps
}

function meanOf(values: readonly number[]): Pick<ValueLine, 'value' | 'low' | 'high'> {
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length
  const means = redraw(values.length).map((draw) => mean(draw.map((index) => values[index]!)))
  return { value: mean(values), low: quantile(means, 0.025), high: quantile(means, 0.975) }
}
