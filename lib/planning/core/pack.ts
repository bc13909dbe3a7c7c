import { reach } from '@/lib/planning/core/contract-closure'
import type { PlanGraph } from '@/lib/planning/core/plan-graph'
import type { SequencedNode } from '@/lib/planning/core/sequence'
import { maxWeeks } from '@/lib/planning/core/week-calendar'

/** One piece of work in one week. */
export interface PackedPiece {
  readonly node: number
  readonly ticks: number
}

/** What to pack. `capacityAt(w)` is the room of week w, 0 for a pause; `promised` are pieces fixed in week 0 (outside `capacityAt(0)`). `focusTicks` is the room of the weekly deep dive, and the most that one project takes in a week while other work is ready. `heavyTicks` is the size from which project work counts as heavy. `wishes` are weeks the learner moved nodes to. */
export interface PackInput {
  readonly graph: PlanGraph
  readonly order: readonly SequencedNode[]
  readonly capacityAt: (week: number) => number
  readonly promised: readonly PackedPiece[]
  readonly focusTicks: number
  readonly heavyTicks: number
  readonly wishes: ReadonlyMap<number, number>
}

interface PackState {
  readonly input: PackInput
  readonly left: Map<number, number>
  readonly isHeavy: ReadonlySet<number>
  readonly open: Set<number>
  readonly reached: Set<number>
}

/** How far ahead of its turn a project may begin so that the week has a deep dive. */
const focusLookAhead = 8

/** At most this many heavy entries are begun and not finished at a time. */
const maxOpenHeavy = 2

/** Packs work into weeks without leaving room unused: every week but the last is filled to the tick, because some unfinished entry is always ready.
 *  Each week first gives its deep dive to one project, then follows the order; work continues in later weeks.
 *  @throws RangeError if the work does not end within `maxWeeks` weeks. */
export function pack(input: PackInput): PackedPiece[][] {
  const left = new Map(input.order.map(({ node }) => [node, input.graph.nodes[node]!.ticks]))
  const heavy = input.order.filter(({ node }) => isHeavyNode(input, node)).map(({ node }) => node)
  const state: PackState = { input, left, isHeavy: new Set(heavy), open: new Set(), reached: new Set() }
  const weeks: PackedPiece[][] = []
  for (const [node, ticks] of left) if (ticks <= 0) left.delete(node)
  for (let week = 0; week === 0 || left.size > 0; week += 1) {
    if (week >= maxWeeks) throw new RangeError(`the work does not end within ${maxWeeks} weeks`)
    const pieces = new Map<number, number>()
    if (week === 0) for (const { node, ticks } of input.promised) work(state, pieces, { node, ticks })
    fillWeek(state, pieces, { week, capacity: input.capacityAt(week) })
    weeks.push([...pieces].map(([node, ticks]) => ({ node, ticks })))
  }
  return weeks
}

function isHeavyNode({ graph, heavyTicks }: PackInput, node: number): boolean {
  const { kind, ticks } = graph.nodes[node]!
  return (kind === 'project' || kind === 'milestone' || kind === 'practice') && ticks >= heavyTicks
}

function work(state: PackState, pieces: Map<number, number>, { node, ticks }: PackedPiece): number {
  const rest = state.left.get(node) ?? 0
  const done = Math.min(rest, ticks)
  if (done <= 0) return 0
  pieces.set(node, (pieces.get(node) ?? 0) + done)
  if (done === rest) {
    state.left.delete(node)
    state.open.delete(node)
  } else {
    state.left.set(node, rest - done)
    if (state.isHeavy.has(node)) state.open.add(node)
  }
  return done
}

function fillWeek(
  state: PackState,
  pieces: Map<number, number>,
  { week, capacity }: { week: number; capacity: number },
): void {
  let room = capacity - fillWishes(state, pieces, { week, capacity })
  const { focusTicks } = state.input
  const focus = chooseFocus(state, week)
  if (focus !== null) {
    const most = focusTicks - (pieces.get(focus) ?? 0)
    room -= work(state, pieces, { node: focus, ticks: Math.min(room, most) })
  }
  while (room > 0 && state.left.size > 0) {
    // A piece at a time: what is light, or all that is ready, is chosen again.
    const node = chooseNext(state, { pieces, week })
    room -= work(state, pieces, { node, ticks: Math.min(room, focusTicks) })
  }
}

/** What the learner moved to this week or an earlier one comes first, with what it needs. Returns the ticks used. */
function fillWishes(
  state: PackState,
  pieces: Map<number, number>,
  { week, capacity }: { week: number; capacity: number },
): number {
  const { wishes, graph, focusTicks } = state.input
  const due = [...wishes].flatMap(([node, from]) => (from <= week && state.left.has(node) ? [node] : []))
  const wanted = reach(graph.needs, due)
  let used = 0
  while (used < capacity) {
    const next = readyInOrder(state, week).find(({ node }) => {
      const isCapped = state.isHeavy.has(node) && (pieces.get(node) ?? 0) >= focusTicks
      return wanted[node] && !isCapped
    })
    if (!next) break
    const most = state.isHeavy.has(next.node) ? focusTicks - (pieces.get(next.node) ?? 0) : capacity
    used += work(state, pieces, { node: next.node, ticks: Math.min(capacity - used, most) })
  }
  return used
}

/** Whether the learner moved a node to a later week. */
function isLater({ input }: PackState, node: number, week: number): boolean {
  return (input.wishes.get(node) ?? 0) > week
}

function isReady(state: PackState, node: number): boolean {
  return state.input.graph.needs[node]!.every((need) => isDone(state, need))
}

/** A goal is done when its needs are; work when nothing of it is left (work outside the plan counts as done). */
function isDone(state: PackState, node: number): boolean {
  if (state.input.graph.nodes[node]!.kind !== 'goal') return !state.left.has(node)
  if (state.reached.has(node)) return true
  const isReached = isReady(state, node)
  if (isReached) state.reached.add(node)
  return isReached
}

/** Ready work in order. What was moved to a later week is taken only where nothing else is ready, so that no room stays unused. */
function readyInOrder(state: PackState, week: number): SequencedNode[] {
  const ready = state.input.order.filter(({ node }) => state.left.has(node) && isReady(state, node))
  const now = ready.filter(({ node }) => !isLater(state, node, week))
  return now.length > 0 ? now : ready
}

function chooseFocus(state: PackState, week: number): number | null {
  const unfinished = state.input.order.filter(({ node }) => state.left.has(node) && !isLater(state, node, week))
  const open = unfinished.find(({ node }) => state.open.has(node))
  if (open) return open.node
  const near = unfinished.slice(0, focusLookAhead).filter(({ tier }) => tier === unfinished[0]!.tier)
  return near.find(({ node }) => state.isHeavy.has(node) && isReady(state, node))?.node ?? null
}

function chooseNext(state: PackState, { pieces, week }: { pieces: ReadonlyMap<number, number>; week: number }): number {
  const ready = readyInOrder(state, week)
  const next = ready.find(({ node }) => {
    if (!state.isHeavy.has(node)) return true
    return !pieces.has(node) && (state.open.has(node) || state.open.size < maxOpenHeavy)
  })
  // Only heavy work is ready: stay with what is open before opening a third.
  const chosen = next ?? ready.find(({ node }) => state.open.has(node)) ?? ready[0]
  if (!chosen) throw new Error('unfinished work without ready work: the order misses a need')
  return chosen.node
}
