import { workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { PackedPiece } from '@/lib/planning/core/pack'
import { dateOf } from '@/lib/planning/core/local-date'
import { ticksPerHour, ticksPerStudyMinute } from '@/lib/planning/core/ticks'
import type { CalendarWeek } from '@/lib/planning/core/week-calendar'
import type { PlanEntry, PlanInput, PlanWeek } from '@/lib/planning/core/types'

/** The current week as it was promised. `freeTicks` is room nobody holds: never used, or given up by the learner's word. */
export interface FrozenWeek {
  readonly week: PlanWeek
  readonly done: readonly PlanEntry[]
  readonly promised: readonly PackedPiece[]
  readonly promisedTicks: number
  readonly doneTicks: number
  readonly capacityTicks: number
  readonly freeTicks: number
}

/** Reads the current week out of the previous plan; null when there is none, or when it is (or was) a pause. */
export function readFrozenWeek({
  input,
  graph,
  kept,
  current,
}: {
  input: PlanInput
  graph: PlanGraph
  kept: Uint8Array
  current: CalendarWeek
}): FrozenWeek | null {
  const week = input.previous?.weeks.find(({ start }) => start === dateOf(current.firstDay))
  if (!week || week.paused || current.isPaused) return null
  const nodeOfWork = new Map(graph.nodes.map((node, index) => [workIdOf(node), index]))
  const done: PlanEntry[] = []
  const promised: PackedPiece[] = []
  for (const entry of week.entries) {
    if (isFinishedEntry(input, entry)) {
      done.push({ ...entry, done: true })
      continue
    }
    const node = nodeOfWork.get(entry.nodeId)
    if (node !== undefined && kept[node] && entry.kind !== 'milestone')
      promised.push({ node, ticks: entryTicks(input, entry) })
  }
  const capacityTicks = Math.round(week.capacityHours * ticksPerHour)
  const promisedTicks = promised.reduce((sum, { ticks }) => sum + ticks, 0)
  const doneTicks = done.reduce((sum, entry) => sum + entryTicks(input, entry), 0)
  const freeTicks = Math.max(0, capacityTicks - promisedTicks - doneTicks)
  return { week, done, promised, promisedTicks, doneTicks, capacityTicks, freeTicks }
}

/** Weeks before the current one, reduced to what was finished in them. */
export function readPastWeeks(input: PlanInput, current: CalendarWeek): PlanWeek[] {
  return (input.previous?.weeks ?? [])
    .filter(({ start }) => start < dateOf(current.firstDay))
    .map((week) => {
      const entries = week.entries
        .filter((entry) => isFinishedEntry(input, entry))
        .map((entry) => ({ ...entry, done: true }))
      const studyHours = entries.reduce((sum, { hours }) => sum + hours, 0)
      const reviewHours = studyHours * input.reviewOverhead
      return { ...week, frozen: false, entries, reviewHours, usedHours: studyHours + reviewHours, deepDive: null }
    })
}

/** Finished itself, or as the work of a finished milestone. */
function isFinishedEntry({ finished }: PlanInput, { nodeId }: PlanEntry): boolean {
  return finished.includes(nodeId) || (nodeId.startsWith('work:') && finished.includes(nodeId.slice('work:'.length)))
}

function entryTicks({ reviewOverhead }: PlanInput, { hours }: PlanEntry): number {
  return Math.round(hours * 60 * ticksPerStudyMinute(reviewOverhead))
}
