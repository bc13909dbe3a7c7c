import { contractClosure, dependantsOf, reach } from '@/lib/planning/core/contract-closure'
import { orderByDominance } from '@/lib/planning/core/order-by-dominance'
import { buildClosureNetwork, maxClosure } from '@/lib/planning/core/max-closure'
import type { ClosureNetwork, ClosureProblem } from '@/lib/planning/core/max-closure'

/** What the search found. `bound` is a proven upper limit of the value; `gap` = (bound − value) / bound, 0 when proven. */
export interface Selection {
  readonly chosen: readonly boolean[]
  readonly value: number
  readonly cost: number
  readonly bound: number
  readonly gap: number
  readonly proven: boolean
  readonly explored: number
}

/** What to solve. Only sets worth more than `floor` are looked for. `valueStep` is the known spacing of total values (1 when values are whole numbers), 0 if none. Among equal values the larger sum of `tieValues` is kept where met; this part is not proven. */
export interface SelectionInput {
  readonly problem: ClosureProblem
  readonly budget: number
  readonly searchLimit: number
  readonly floor?: number
  readonly valueStep?: number
  readonly tieValues?: readonly number[]
}

interface Search {
  readonly values: Float64Array
  readonly costs: Float64Array
  readonly needs: ClosureProblem['needs']
  readonly dependants: readonly (readonly number[])[]
  readonly network: ClosureNetwork
  readonly profits: Float64Array
  readonly budget: number
  readonly valueStep: number
  readonly tieValues: readonly number[]
  readonly tolerance: number
  best: { chosen: Uint8Array; value: number; tie: number }
}

/** A subproblem: 1 chosen, −1 ruled out, 0 open. `price` is the parent's best price per unit of cost. */
interface Branch {
  readonly fixed: Int8Array
  readonly price: number
  readonly bound: number
}

interface Line {
  readonly set: Uint8Array
  readonly value: number
  readonly cost: number
}

/** The closed set of largest value whose cost stays within the budget; nothing is chosen where no value is above the floor.
 *  Lagrangian bound by minimum cuts, best-bound branch and bound; stops after `searchLimit` subproblems and then reports the gap.
 *  Scope: values and costs ≥ 0, needs acyclic. @throws RangeError if the budget is negative. */
export function selectWithinBudget({
  problem,
  budget,
  searchLimit,
  floor = 0,
  valueStep = 0,
  tieValues,
}: SelectionInput): Selection {
  if (budget < 0) throw new RangeError(`budget ${budget}`)
  const contracted = contractClosure(problem)
  const size = contracted.members.length
  const ties = contracted.members.map((group) => group.reduce((sum, node) => sum + (tieValues?.[node] ?? 0), 0))
  const ordered = orderByDominance(contracted.problem, ties)
  const scale = contracted.problem.values.reduce((sum, value) => sum + value, 0)
  const search: Search = {
    values: Float64Array.from(ordered.values),
    costs: Float64Array.from(ordered.costs),
    needs: ordered.needs,
    dependants: dependantsOf(ordered.needs),
    network: buildClosureNetwork(ordered),
    profits: new Float64Array(size),
    budget,
    valueStep,
    tieValues: ties,
    tolerance: 1e-9 * Math.max(1, scale),
    best: { chosen: new Uint8Array(size), value: Math.max(0, floor), tie: 0 },
  }
  const open: Branch[] = [{ fixed: new Int8Array(size), price: -1, bound: scale }]
  let explored = 0
  let branch = open.pop()
  while (branch && explored < searchLimit) {
    explored += 1
    if (!isHopeless(search, branch.bound)) open.push(...split(search, branch))
    branch = takeBest(open)
  }
  const left = branch ? [branch, ...open] : []
  const hopeful = left.filter(({ bound }) => !isHopeless(search, bound)).map(({ bound }) => bound)
  const bound = Math.max(search.best.value, ...hopeful)
  const taken = contracted.members.flatMap((group, index) => (search.best.chosen[index] ? group : []))
  // Room that is left is no reason for work that nothing chosen needs.
  const worth = taken.filter((node) => problem.values[node]! > 0)
  const chosen = Array.from(reach(problem.needs, worth), (isNeeded) => isNeeded === 1)
  return {
    chosen,
    value: taken.reduce((sum, node) => sum + problem.values[node]!, 0),
    cost: problem.costs.reduce((sum, cost, node) => sum + (chosen[node] ? cost : 0), 0),
    bound,
    gap: bound > 0 ? (bound - search.best.value) / bound : 0,
    proven: hopeful.length === 0,
    explored,
  }
}

function isHopeless(search: Search, bound: number): boolean {
  return search.valueStep > 0
    ? bound < search.best.value + search.valueStep - search.tolerance
    : bound <= search.best.value + search.tolerance
}

function takeBest(open: Branch[]): Branch | undefined {
  let best = open.length - 1
  for (let index = open.length - 2; index >= 0; index -= 1) {
    if (open[index]!.bound > open[best]!.bound) best = index
  }
  return open.splice(best, 1)[0]
}

/** Bounds a subproblem, improves the best set on the way, and returns its two halves, or nothing when it is settled. */
function split(search: Search, branch: Branch): Branch[] {
  const fixed = Int8Array.from(branch.fixed)
  const base = measure(
    search,
    Uint8Array.from(fixed, (state) => (state === 1 ? 1 : 0)),
  )
  if (base.cost > search.budget) return []
  let over = measure(
    search,
    Uint8Array.from(fixed, (state) => (state === -1 ? 0 : 1)),
  )
  if (over.cost <= search.budget) {
    offer(search, over)
    return []
  }
  let under = base
  let bound = branch.bound
  let price = branch.price >= 0 ? branch.price : (over.value - under.value) / (over.cost - under.cost)
  for (let isFirst = true; ; isFirst = false) {
    const line = priced(search, fixed, price)
    const dual = line.value + price * (search.budget - line.cost)
    bound = Math.min(bound, dual)
    if (line.cost <= search.budget) offerWithRefill(search, line, fixed)
    if (isHopeless(search, bound)) return []
    fixByReducedCost(search, { fixed, chosen: line.set, dual })
    const reached = under.value + price * (search.budget - under.cost)
    const reachedOver = over.value + price * (search.budget - over.cost)
    const isSettled = dual <= Math.max(reached, reachedOver) + search.tolerance && !(isFirst && branch.price >= 0)
    if (line.cost <= search.budget) under = line.cost >= under.cost ? line : under
    else over = line.cost < over.cost ? line : over
    if (isSettled || line.cost === search.budget) break
    const nextPrice = (over.value - under.value) / (over.cost - under.cost)
    if (Math.abs(nextPrice - price) <= 1e-12 * Math.max(price, nextPrice)) break
    price = nextPrice
  }
  offerWithRefill(search, under, fixed)
  if (isHopeless(search, bound)) return []
  const pivot = choosePivot(search, { fixed, under, over })
  if (pivot < 0) return []
  return [
    { fixed: fix(fixed, reach(search.dependants, [pivot]), -1), price, bound },
    { fixed: fix(fixed, reach(search.needs, [pivot]), 1), price, bound },
  ]
}

function measure({ values, costs }: Search, set: Uint8Array): Line {
  let value = 0
  let cost = 0
  for (let node = 0; node < set.length; node += 1) {
    if (set[node] === 0) continue
    value += values[node]!
    cost += costs[node]!
  }
  return { set, value, cost }
}

/** Settles open nodes whose other state cannot beat the best set. What the minimum cut leaves of an arc from the source (to the sink) is the least that leaving the node out (taking it in) costs: the reduced cost of linear programming. */
function fixByReducedCost(
  search: Search,
  { fixed, chosen, dual }: { fixed: Int8Array; chosen: Uint8Array; dual: number },
): void {
  const { network, needs, dependants } = search
  const settled: { node: number; state: 1 | -1 }[] = []
  for (let node = 0; node < fixed.length; node += 1) {
    if (fixed[node] !== 0) continue
    const penalty = network.residual[4 * node + (chosen[node] ? 0 : 2)]!
    if (penalty > 0 && isHopeless(search, dual - penalty)) settled.push({ node, state: chosen[node] ? 1 : -1 })
  }
  if (settled.length === 0) return
  const withState = (wanted: 1 | -1): number[] => settled.flatMap(({ node, state }) => (state === wanted ? [node] : []))
  reach(needs, withState(1)).forEach((isReached, node) => {
    if (isReached) fixed[node] = 1
  })
  reach(dependants, withState(-1)).forEach((isReached, node) => {
    if (isReached) fixed[node] = -1
  })
}

/** Best closed set when every unit of cost has a price and there is no budget. */
function priced(search: Search, fixed: Int8Array, price: number): Line {
  const { values, costs, profits } = search
  for (let node = 0; node < fixed.length; node += 1) {
    // What is fixed needs no profit: its needs are fixed too, and nothing open needs what is ruled out.
    profits[node] = fixed[node] === 0 ? values[node]! - price * costs[node]! : 0
  }
  const set = maxClosure(search.network, profits)
  for (let node = 0; node < set.length; node += 1) if (fixed[node] === 1) set[node] = 1
  return measure(search, set)
}

function offer(search: Search, line: Line): void {
  const tie = search.tieValues.reduce((sum, value, node) => sum + (line.set[node] ? value : 0), 0)
  const ahead = line.value - search.best.value
  if (ahead > search.tolerance || (ahead > -search.tolerance && tie > search.best.tie)) {
    search.best = { chosen: line.set, value: line.value, tie }
  }
}

/** Fills the room that a set leaves with the best value per cost, missing needs included. */
function offerWithRefill(search: Search, line: Line, fixed: Int8Array): void {
  const set = Uint8Array.from(line.set)
  let room = search.budget - line.cost
  for (;;) {
    let bestDensity = -1
    let bestAdded: number[] = []
    let bestCost = 0
    for (let node = 0; node < set.length; node += 1) {
      if (set[node] || fixed[node] === -1 || search.costs[node]! > room) continue
      const added = missingNeeds(search, set, node)
      const cost = added.reduce((sum, index) => sum + search.costs[index]!, 0)
      if (cost > room) continue
      const value = added.reduce((sum, index) => sum + search.values[index]!, 0)
      const density = value / Math.max(cost, 1e-9)
      if (density > bestDensity) [bestDensity, bestAdded, bestCost] = [density, added, cost]
    }
    if (bestDensity < 0) break
    for (const node of bestAdded) set[node] = 1
    room -= bestCost
  }
  offer(search, measure(search, set))
}

function missingNeeds(search: Search, set: Uint8Array, root: number): number[] {
  const found = [root]
  const seen = new Set(found)
  for (const node of found) {
    for (const need of search.needs[node]!) {
      if (set[need] || seen.has(need)) continue
      seen.add(need)
      found.push(need)
    }
  }
  return found
}

/** The most expensive open node on which the sets just above and just below the budget disagree; else any open one. */
function choosePivot(search: Search, { fixed, under, over }: { fixed: Int8Array; under: Line; over: Line }): number {
  let pivot = -1
  let pivotRank = -1
  for (let node = 0; node < fixed.length; node += 1) {
    if (fixed[node] !== 0) continue
    const isDisputed = under.set[node] !== over.set[node]
    const rank = search.costs[node]! + (isDisputed ? 1e12 : 0)
    if (rank > pivotRank) [pivot, pivotRank] = [node, rank]
  }
  return pivot
}

function fix(fixed: Int8Array, nodes: Uint8Array, state: 1 | -1): Int8Array {
  return fixed.map((before, node) => (nodes[node] ? state : before))
}
