import fc from 'fast-check'
import { buildFirstPlan } from '@/lib/planning/core/build-plan'
import { defaultSearchLimit, keepAll, ticksOf } from '@/lib/planning/core/keep-set'
import { addDays } from '@/lib/planning/core/local-date'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { relaxDeadline } from '@/lib/planning/core/relaxations'
import { replan } from '@/lib/planning/core/replan'
import { ticksUntil } from '@/lib/planning/core/room'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { readCurriculum } from '@/tests/support/real-curriculum'
import { anyLearner, inputOf, inputOfBestOf } from '@/tests/support/simulated-learners'
import { around, certain, realInput } from '@/tests/support/planning-fixture'
import { timed, timesOf } from './clock'
import type { Spent, Times } from './clock'

/** Planning the shipped curriculum, from the learner's facts to the answer as JSON. */
export interface CurriculumLine {
  readonly what: string
  readonly times: Times
}

/** Plans of random learners as the service makes them, without the database: facts to input, first plan (or replan), JSON. */
export async function timeCurriculum({
  seed,
  learners,
}: {
  seed: number
  learners: number
}): Promise<() => CurriculumLine[]> {
  const content = await readCurriculum()
  // Others than those measured, so that nothing is measured out of a cache.
  const sample = fc.sample(anyLearner(content), { seed, numRuns: learners + 20 })
  const [drawn, before] = [sample.slice(0, learners), sample.slice(learners)]
  return () => {
    for (const learner of before) buildFirstPlan(inputOf(content, learner))
    const first: Spent[] = []
    const again: Spent[] = []
    for (const learner of drawn) {
      const answer = timed(() => {
        const input = inputOf(content, learner)
        const plan = buildFirstPlan(input, { inputOfBest: inputOfBestOf(content, learner) })
        return { input, plan, text: JSON.stringify(plan) }
      })
      first.push(answer.spent)
      const { input, plan } = answer.result
      const today = addDays(input.today, 7)
      const later = { ...learner, told: { ...learner.told, today } }
      const options = { inputOfBest: inputOfBestOf(content, later) }
      again.push(timed(() => JSON.stringify(replan(plan, inputOf(content, later), options))).spent)
    }
    return [
      { what: 'first plan', times: timesOf(first) },
      { what: 'replan a week later', times: timesOf(again) },
    ]
  }
}

/** The relaxations of impossible deadlines, and whether the fewest goals were proven. */
export interface RelaxationLine {
  readonly stages: number
  readonly smallest: number
  readonly largest: number
  readonly unproven: number
  readonly times: Times
}

const SITUATIONS = ['platform', 'native', 'aiplus'].flatMap((track) =>
  ['technical', 'traditional_pm', 'zero_base'].flatMap((background) =>
    [certain, (level: number) => around(level, 0.7)].flatMap((levels) =>
      [10, 20, 40].map((weeks) => ({ track, background, levels, weeks })),
    ),
  ),
)

/** All relaxations together on the domain's whole lesson plan: every way, sure and unsure levels, 10 to 40 weeks. */
export function timeRelaxations(): RelaxationLine[] {
  return [1, 2, 3].map((stages) => {
    const runs = SITUATIONS.flatMap((situation) => timeRelaxation({ ...situation, stages }) ?? [])
    const sizes = runs.map(({ nodes }) => nodes)
    return {
      stages,
      smallest: Math.min(...sizes),
      largest: Math.max(...sizes),
      unproven: runs.filter(({ isProven }) => !isProven).length,
      times: timesOf(runs.map(({ spent }) => spent)),
    }
  })
}

/** Null where the deadline can be kept. */
function timeRelaxation({ weeks, ...way }: Parameters<typeof realInput>[0] & { weeks: number }) {
  const input = { ...realInput(way), deadline: addDays('2026-09-27', 7 * weeks) }
  const graph = buildPlanGraph(input)
  const { kept } = keepAll(graph, [])
  const room = { calendar: buildWeekCalendar(input), frozen: null }
  const needTicks = ticksOf(graph, kept)
  if (needTicks <= ticksUntil(room, input)) return null
  const { spent, result } = timed(() =>
    relaxDeadline({ input, graph, kept, room, needTicks, searchLimit: defaultSearchLimit, isBestKept: false }),
  )
  return { spent, nodes: graph.nodes.length, isProven: result.fewerGoals?.proven ?? true }
}
