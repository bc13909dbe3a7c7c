import { reach } from '@/lib/planning/core/contract-closure'
import { reasonsFor } from '@/lib/planning/core/entry-reasons'
import { addDays, dateOf } from '@/lib/planning/core/local-date'
import type { PackedPiece } from '@/lib/planning/core/pack'
import { workIdOf } from '@/lib/planning/core/plan-graph'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import { stoneSentence } from '@/lib/planning/core/reason-sentence'
import { hoursOfWeek, roomWeek, type Room } from '@/lib/planning/core/room'
import type { Solution } from '@/lib/planning/core/solve-plan'
import { hoursOfTicks, studyHoursOfTicks } from '@/lib/planning/core/ticks'
import type { EntryReason, PlanEntry, PlanWeek } from '@/lib/planning/core/types'
import type { WhatIfSolver } from '@/lib/planning/core/what-if-solver'
import { dayReached, weekTicks } from '@/lib/planning/core/week-calendar'

/** Shortest and longest deep dive, hours of study. */
const deepDive = { leastHours: 2, mostHours: 4 }

/** Where the last piece of a node lies. */
interface Place {
  readonly offset: number
  readonly position: number
}

/** Weeks with their entries, reasons and stones; the day the last entry ends; and the week index in which each goal is reached (goals without open work are not in it). */
export function buildEntries(
  solution: Solution,
  { weeksOfPieces, solver }: { weeksOfPieces: readonly (readonly PackedPiece[])[]; solver: WhatIfSolver },
): { weeks: PlanWeek[]; finishDate: string | null; goalWeeks: Map<number, number> } {
  const { graph, room } = solution
  const firstWeekOf = new Map<number, number>()
  const lastPlaceOf = new Map<number, Place>()
  weeksOfPieces.forEach((pieces, offset) => {
    pieces.forEach(({ node }, position) => {
      if (!firstWeekOf.has(node)) firstWeekOf.set(node, roomWeek(room, offset).index)
      lastPlaceOf.set(node, { offset, position })
    })
  })
  const { kept } = solution.chosen
  const order = [...firstWeekOf.keys()]
  const reasons = reasonsFor({
    input: solution.input,
    graph,
    kept,
    firstWeekOf,
    order,
    solveWithout: solver,
  })
  const stones = placeStones(solution, { lastPlaceOf, reasons })
  const begun = new Set<number>()
  const weeks = withPausesBehind(weeksOfPieces, room).map((pieces, offset) =>
    buildWeek({ solution, offset, pieces, reasons, stones: stones.get(offset) ?? new Map(), begun }),
  )
  return { weeks, finishDate: findFinish(solution, weeksOfPieces), goalWeeks: goalWeeks(solution, lastPlaceOf) }
}

/** The weeks with work, and those taken off right behind them: they stay in sight, so that they can be taken back. */
function withPausesBehind(weeksOfPieces: readonly (readonly PackedPiece[])[], room: Room): (readonly PackedPiece[])[] {
  const weeks = [...weeksOfPieces]
  while (roomWeek(room, weeks.length).isPaused) weeks.push([])
  return weeks
}

interface WeekInput {
  readonly solution: Solution
  readonly offset: number
  readonly pieces: readonly PackedPiece[]
  readonly reasons: ReadonlyMap<number, EntryReason>
  /** Stones by the position of the piece they follow; −1 before all. */
  readonly stones: ReadonlyMap<number, readonly PlanEntry[]>
  readonly begun: Set<number>
}

function buildWeek({ solution, offset, pieces, reasons, stones, begun }: WeekInput): PlanWeek {
  const { input, graph, room } = solution
  const week = roomWeek(room, offset)
  const frozen = offset === 0 ? room.frozen : null
  const entries: PlanEntry[] = [...(frozen?.done ?? []), ...(stones.get(-1) ?? [])]
  let usedTicks = frozen?.doneTicks ?? 0
  pieces.forEach(({ node, ticks }, position) => {
    const { kind, title, skill, level, suggestion } = graph.nodes[node]!
    usedTicks += ticks
    entries.push({
      nodeId: workIdOf(graph.nodes[node]!),
      kind: kind === 'milestone' || kind === 'goal' ? 'milestone-work' : kind,
      title,
      skill,
      level,
      suggestion,
      hours: studyHoursOfTicks(ticks, input.reviewOverhead),
      continued: begun.has(node),
      done: false,
      reason: begun.has(node) ? null : (reasons.get(node) ?? null),
    })
    begun.add(node)
    entries.push(...(stones.get(position) ?? []))
  })
  const studyHours = entries.reduce((sum, { hours }) => sum + hours, 0)
  const start = dateOf(week.firstDay)
  return {
    index: week.index,
    start,
    end: addDays(start, 6),
    paused: week.isPaused,
    frozen: frozen !== null,
    availableDays: week.availableDays,
    daysOff: week.daysOff.map(dateOf),
    entries,
    reviewHours: hoursOfTicks(usedTicks) - studyHours,
    usedHours: hoursOfTicks(usedTicks),
    capacityHours: hoursOfTicks(capacityOf(solution, offset)),
    deepDive: findDeepDive(entries),
  }
}

function capacityOf({ input, room }: Solution, offset: number): number {
  if (offset === 0 && room.frozen) return room.frozen.capacityTicks
  return weekTicks({ week: roomWeek(room, offset), hoursPerWeek: input.hoursPerWeek })
}

function findDeepDive(entries: readonly PlanEntry[]): PlanWeek['deepDive'] {
  const [longest] = entries.toSorted((a, b) => b.hours - a.hours)
  if (!longest || longest.hours < deepDive.leastHours - 1e-9) return null
  return { nodeId: longest.nodeId, hours: Math.min(longest.hours, deepDive.mostHours) }
}

/** Each planned milestone's stone, behind the piece that completes what the milestone needs. */
function placeStones(
  solution: Solution,
  { lastPlaceOf, reasons }: { lastPlaceOf: ReadonlyMap<number, Place>; reasons: ReadonlyMap<number, EntryReason> },
): Map<number, Map<number, PlanEntry[]>> {
  const { graph, chosen } = solution
  const stones = new Map<number, Map<number, PlanEntry[]>>()
  graph.nodes.forEach(({ id, kind, title }, node) => {
    if (kind !== 'milestone' || !chosen.kept[node]) return
    const last = lastNeed(graph, node, lastPlaceOf)
    const place = last === null ? { offset: firstOpenOffset(solution), position: -1 } : lastPlaceOf.get(last)!
    const lastTitle = last === null ? null : graph.nodes[last]!.title
    const stone: PlanEntry = {
      nodeId: id,
      kind: 'milestone',
      title,
      skill: null,
      level: null,
      hours: 0,
      continued: false,
      done: false,
      suggestion: null,
      reason: { ...reasons.get(node)!, sentence: stoneSentence(title, lastTitle) },
    }
    const inWeek = stones.get(place.offset) ?? new Map<number, PlanEntry[]>()
    inWeek.set(place.position, [...(inWeek.get(place.position) ?? []), stone])
    stones.set(place.offset, inWeek)
  })
  return stones
}

/** The node that ends last among a node and all it needs; null when no work of it is left. */
function lastNeed(graph: PlanGraph, node: number, lastPlaceOf: ReadonlyMap<number, Place>): number | null {
  const closure = reach(graph.needs, [node])
  let last: number | null = null
  for (const [candidate, place] of lastPlaceOf) {
    if (!closure[candidate]) continue
    const best = last === null ? null : lastPlaceOf.get(last)!
    if (!best || place.offset > best.offset || (place.offset === best.offset && place.position > best.position))
      last = candidate
  }
  return last
}

function firstOpenOffset({ room }: Solution): number {
  let offset = 0
  while (roomWeek(room, offset).isPaused) offset += 1
  return offset
}

function goalWeeks({ graph, room }: Solution, lastPlaceOf: ReadonlyMap<number, Place>): Map<number, number> {
  const weeks = new Map<number, number>()
  graph.nodes.forEach(({ kind }, node) => {
    const last = kind === 'goal' ? lastNeed(graph, node, lastPlaceOf) : null
    if (last !== null) weeks.set(node, roomWeek(room, lastPlaceOf.get(last)!.offset).index)
  })
  return weeks
}

function findFinish({ input, room }: Solution, weeksOfPieces: readonly (readonly PackedPiece[])[]): string | null {
  const offset = weeksOfPieces.findLastIndex((pieces) => pieces.length > 0)
  if (offset < 0) return null
  const done = offset === 0 ? (room.frozen?.doneTicks ?? 0) : 0
  const usedTicks = done + weeksOfPieces[offset]!.reduce((sum, { ticks }) => sum + ticks, 0)
  return dayReached({
    week: roomWeek(room, offset),
    hoursPerWeek: hoursOfWeek(room, offset, input.hoursPerWeek),
    usedTicks,
  })
}
