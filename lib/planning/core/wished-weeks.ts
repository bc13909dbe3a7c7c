import { dayNumber, weekStartOf } from '@/lib/planning/core/local-date'
import { workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { PlanInput } from '@/lib/planning/core/types'
import type { CalendarWeek } from '@/lib/planning/core/week-calendar'

/** The week, counted from the current one, to which the learner moved each node; 0 where that week is the current one or past.
 *  @throws RangeError for a week that is no date. */
export function wishedWeeks({
  input,
  graph,
  current,
}: {
  input: Pick<PlanInput, 'overrides' | 'weekStart'>
  graph: PlanGraph
  current: CalendarWeek
}): Map<number, number> {
  const weekOf = new Map(
    input.overrides.flatMap(({ kind, id, week }) =>
      kind === 'move' && week !== undefined ? [[id, week] as const] : [],
    ),
  )
  return new Map(
    graph.nodes.flatMap((node, index) => {
      const week = weekOf.get(node.id) ?? weekOf.get(workIdOf(node))
      if (week === undefined) return []
      const offset = (weekStartOf(dayNumber(week), input.weekStart) - current.firstDay) / 7
      return [[index, Math.max(0, offset)] as const]
    }),
  )
}
