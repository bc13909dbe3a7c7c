/** Measures the planner on the domain's own data: `npm run bench:planning-speed`. Prints milliseconds; asserts nothing. */
import { performance } from 'node:perf_hooks'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { defaultSearchLimit, keepAll, ticksOf } from '@/lib/planning/core/keep-set'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { relaxDeadline } from '@/lib/planning/core/relaxations'
import { ticksUntil } from '@/lib/planning/core/room'
import type { PlanInput } from '@/lib/planning/core/types'
import { buildWeekCalendar } from '@/lib/planning/core/week-calendar'
import { addDays } from '@/lib/planning/core/local-date'
import { around, certain, realInput } from '@/tests/support/planning-fixture'

const repeats = 2

function timed(run: () => void): number {
  const begin = performance.now()
  run()
  return performance.now() - begin
}

function summary(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  console.log(
    `${name.padEnd(34)} n ${String(sorted.length).padStart(4)}   p50 ${at(0.5)}   p95 ${at(0.95)}   max ${at(1)} ms`,
  )
}

function relaxationsOnly(input: PlanInput & { deadline: string }): { time: number; nodes: number; proven: boolean } {
  const graph = buildPlanGraph(input)
  const { kept } = keepAll(graph, [])
  const room = { calendar: buildWeekCalendar(input), frozen: null }
  const needTicks = ticksOf(graph, kept)
  if (needTicks <= ticksUntil(room, input)) return { time: 0, nodes: 0, proven: true }
  let proven = true
  const time = timed(() => {
    const relaxed = relaxDeadline({ input, graph, kept, room, needTicks, searchLimit: defaultSearchLimit })
    proven = relaxed.fewerGoals?.proven ?? true
  })
  return { time, nodes: graph.nodes.length, proven }
}

for (const stages of [1, 2, 3]) {
  const plans: number[] = []
  const best: number[] = []
  const relaxations: number[] = []
  const sizes = new Set<number>()
  let unproven = 0
  for (const track of ['platform', 'native', 'aiplus']) {
    for (const background of ['technical', 'traditional_pm', 'zero_base']) {
      for (const levels of [certain, (level: number) => around(level, 0.7)]) {
        for (const weeks of [10, 20, 40]) {
          const input = {
            ...realInput({ track, background, stages, levels }),
            deadline: addDays('2026-09-27', 7 * weeks),
          }
          for (let repeat = 0; repeat < repeats; repeat += 1) {
            const { time, nodes, proven } = relaxationsOnly(input)
            if (time === 0) break
            sizes.add(nodes)
            if (!proven) unproven += 1
            relaxations.push(time)
            if (repeat > 0) continue
            plans.push(timed(() => buildPlan(input)))
            best.push(timed(() => buildPlan({ ...input, overflow: 'choose-best' })))
          }
        }
      }
    }
  }
  console.log(
    `${stages} stage(s), ${Math.min(...sizes)} to ${Math.max(...sizes)} nodes, relaxations not proven: ${unproven}`,
  )
  summary('  three relaxations and the line', relaxations)
  summary('  whole plan with reasons', plans)
  summary('  best set by a deadline, reasons', best)
}
