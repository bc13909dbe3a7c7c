import { reach } from '@/lib/planning/core/contract-closure'
import { workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { PackedPiece } from '@/lib/planning/core/pack'
import { dateOf } from '@/lib/planning/core/local-date'
import { ticksPerHour, ticksPerStudyMinute } from '@/lib/planning/core/ticks'
import { openDays, openShare, weekTicks } from '@/lib/planning/core/week-calendar'
import type { CalendarWeek } from '@/lib/planning/core/week-calendar'
import type { PlanEntry, PlanInput, PlanWeek } from '@/lib/planning/core/types'
import { wishedWeeks } from '@/lib/planning/core/wished-weeks'

/** The current week as it was promised. `freeTicks` is room nobody holds: never used, or given up by the learner's word. */
export interface FrozenWeek {
  readonly week: CalendarWeek
  readonly done: readonly PlanEntry[]
  readonly promised: readonly PackedPiece[]
  readonly promisedTicks: number
  readonly doneTicks: number
  readonly capacityTicks: number
  readonly freeTicks: number
}

/** Reads the current week out of the previous plan; null when there is none, or when it is (or was) without study. Days off that were added since take their share of what was promised, and days given back add it again. */
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
  if (!week) return recutWeek(input, current)
  if (week.paused || current.isPaused || week.availableDays === 0) return null
  const nodeOfWork = new Map(graph.nodes.map((node, index) => [workIdOf(node), index]))
  const wishes = wishedWeeks({ input, graph, current })
  const done = finishedEntries(input, week)
  const promised = week.entries.flatMap((entry): PackedPiece[] => {
    const node = nodeOfWork.get(entry.nodeId)
    if (node === undefined || !kept[node] || isFinishedEntry(input, entry)) return []
    const isMovedAway = (wishes.get(node) ?? 0) > 0
    return isMovedAway ? [] : [{ node, ticks: entryTicks(input, entry) }]
  })
  const doneTicks = done.reduce((sum, entry) => sum + entryTicks(input, entry), 0)
  const { open, capacityTicks, isChanged } = daysSincePromise({ input, week, current })
  return holdWeek({
    week: { ...current, ...open },
    done,
    doneTicks,
    promised: withGround(graph, isChanged ? cutPieces(promised, capacityTicks - doneTicks) : promised),
    capacityTicks: isChanged ? Math.max(capacityTicks, doneTicks) : capacityTicks,
  })
}

/** The pieces whose needs are done or promised whole in the same week. After a missed week the others have no ground to stand on: their promise gives way to what they need. */
function withGround(graph: PlanGraph, promised: readonly PackedPiece[]): PackedPiece[] {
  const whole = new Set(promised.flatMap(({ node, ticks }) => (ticks >= graph.nodes[node]!.ticks - 1 ? [node] : [])))
  const standing = promised.filter(({ node }) => {
    const closure = reach(graph.needs, [node])
    return graph.nodes.every(({ ticks }, need) => !closure[need] || need === node || ticks === 0 || whole.has(need))
  })
  return standing.length === promised.length ? standing : withGround(graph, standing)
}

function holdWeek(held: Omit<FrozenWeek, 'promisedTicks' | 'freeTicks'>): FrozenWeek {
  const promisedTicks = held.promised.reduce((sum, { ticks }) => sum + ticks, 0)
  return {
    ...held,
    promisedTicks,
    freeTicks: Math.max(0, held.capacityTicks - promisedTicks - held.doneTicks),
  }
}

/** The open days of a promised week as they are now, and the room it has by them: that of the promise, in proportion where days off have come or gone. */
function daysSincePromise({
  input,
  week: { availableDays, daysOff = [], capacityHours },
  current,
}: {
  input: PlanInput
  week: PlanWeek
  current: CalendarWeek
}) {
  const { firstDay } = current
  const span = { firstDay, from: firstDay + 7 - availableDays - daysOff.length }
  const weigh = (days: ReturnType<typeof openDays>) =>
    // Where only days without study time are left, each of them counts the same.
    days.shares.some((share) => share > 0)
      ? days
      : {
          ...days,
          wholeShare: 7,
          shares: days.shares.map((_, offset) =>
            firstDay + offset >= span.from && !days.daysOff.includes(firstDay + offset) ? 1 : 0,
          ),
        }
  const open = weigh(openDays(input, span))
  const promisedTicks = Math.round(capacityHours * ticksPerHour)
  if (open.daysOff.map(dateOf).join() === daysOff.join())
    return { open, capacityTicks: promisedTicks, isChanged: false }
  const promised = weigh(openDays({ ...input, daysOff: daysOff.map((date) => ({ first: date, last: date })) }, span))
  const share = openShare({ ...current, ...open }) / openShare({ ...current, ...promised })
  return { open, capacityTicks: Math.floor(promisedTicks * share + 1e-6), isChanged: true }
}

/** The pieces that fit into `room`, in order; the last of them may be cut. None where the room is below 0. */
function cutPieces(pieces: readonly PackedPiece[], room: number): PackedPiece[] {
  let left = room
  return pieces.flatMap(({ node, ticks }) => {
    const fitting = Math.min(left, ticks)
    left -= fitting
    return fitting > 0 ? [{ node, ticks: fitting }] : []
  })
}

/** The current week after the learner has moved the first day of the week: what was finished in the week as it was stays in it, the rest is packed anew into the days that are left. Null when nothing was finished. */
function recutWeek(input: PlanInput, current: CalendarWeek): FrozenWeek | null {
  const today = firstOpenDate(input)
  const before = input.previous?.weeks.find(({ start, end }) => start <= today && today <= end)
  const done = before ? finishedEntries(input, before) : []
  if (done.length === 0 || current.isPaused) return null
  const doneTicks = done.reduce((sum, entry) => sum + entryTicks(input, entry), 0)
  const capacityTicks = doneTicks + weekTicks({ week: current, hoursPerWeek: input.hoursPerWeek })
  return holdWeek({ week: current, done, doneTicks, promised: [], capacityTicks })
}

/** Today, or the start where that is later. */
function firstOpenDate({ today, startDate }: PlanInput): string {
  return today > startDate ? today : startDate
}

/** Weeks that have ended, reduced to what was finished in them. */
export function readPastWeeks(input: PlanInput): PlanWeek[] {
  const today = firstOpenDate(input)
  const ended = input.previous?.weeks.filter(({ end }) => end < today) ?? []
  return ended.map((week) => {
    const entries = finishedEntries(input, week)
    const studyHours = entries.reduce((sum, { hours }) => sum + hours, 0)
    const reviewHours = studyHours * input.reviewOverhead
    return { ...week, frozen: false, entries, reviewHours, usedHours: studyHours + reviewHours, deepDive: null }
  })
}

/** What of a week is finished, marked so. */
function finishedEntries(input: PlanInput, { entries }: PlanWeek): PlanEntry[] {
  return entries.filter((entry) => isFinishedEntry(input, entry)).map((entry) => ({ ...entry, done: true }))
}

/** Finished itself, or as the work of a finished milestone. */
function isFinishedEntry({ finished }: PlanInput, { nodeId }: PlanEntry): boolean {
  return finished.includes(nodeId) || (nodeId.startsWith('work:') && finished.includes(nodeId.slice('work:'.length)))
}

function entryTicks({ reviewOverhead }: PlanInput, { hours }: PlanEntry): number {
  return Math.round(hours * 60 * ticksPerStudyMinute(reviewOverhead))
}
