import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solve } from 'yalps'
import type { Constraint } from 'yalps'
import { contractClosure, topologicalOrder } from '@/lib/planning/core/contract-closure'
import { buildClosureNetwork, maxClosure } from '@/lib/planning/core/max-closure'
import type { ClosureProblem } from '@/lib/planning/core/max-closure'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { selectWithinBudget } from '@/lib/planning/core/select-within-budget'
import { seededRandom } from '@/lib/shared/random'
import { around, realInput } from '@/tests/support/planning-fixture'
import { isClosed, randomProblem } from '@/tests/support/random-closure'

function bestByEnumeration({ values, costs, needs }: ClosureProblem, budget: number): number {
  let best = 0
  for (let mask = 0; mask < 1 << values.length; mask += 1) {
    let value = 0
    let cost = 0
    let isValid = true
    for (let node = 0; node < values.length && isValid; node += 1) {
      if (!(mask & (1 << node))) continue
      value += values[node]!
      cost += costs[node]!
      isValid = cost <= budget && needs[node]!.every((need) => mask & (1 << need))
    }
    if (isValid) best = Math.max(best, value)
  }
  return best
}

/** The optimum by an integer programming library; null when it gives up after `maxIterations` subproblems (a count, so that it gives up on the same problems everywhere). */
function bestByInteger({ values, costs, needs }: ClosureProblem, budget: number, maxIterations: number): number | null {
  const variables = values.map((value, node): [string, Record<string, number>] => {
    const column: Record<string, number> = { value, cost: costs[node]! }
    for (const need of needs[node]!) column[`${node}<${need}`] = 1
    needs.forEach((list, other) => {
      if (list.includes(node)) column[`${other}<${node}`] = -1
    })
    return [`x${node}`, column]
  })
  const constraints: [string, Constraint][] = [['cost', { max: budget }]]
  needs.forEach((list, node) => list.forEach((need) => constraints.push([`${node}<${need}`, { max: 0 }])))
  const solution = solve(
    { direction: 'maximize', objective: 'value', constraints, variables, binaries: true },
    { tolerance: 0, maxIterations },
  )
  return solution.status === 'optimal' ? solution.result : null
}

test('maxClosure finds the best closed set of every small random problem', () => {
  const random = seededRandom(11)
  for (let round = 0; round < 150; round += 1) {
    const problem = randomProblem(random, 3 + Math.floor(9 * random()))
    const profits = problem.values.map((value, node) => value - 0.01 * problem.costs[node]! * random())
    const found = maxClosure(buildClosureNetwork(problem), Float64Array.from(profits))
    const chosen = [...found].map(Boolean)
    expect(isClosed(problem, chosen)).toBe(true)
    let best = 0
    for (let mask = 0; mask < 1 << profits.length; mask += 1) {
      const set = profits.map((_, node) => (mask & (1 << node)) !== 0)
      if (isClosed(problem, set))
        best = Math.max(
          best,
          profits.reduce((sum, profit, node) => sum + (set[node] ? profit : 0), 0),
        )
    }
    const value = profits.reduce((sum, profit, node) => sum + (chosen[node] ? profit : 0), 0)
    expect(value).toBeCloseTo(best, 9)
  }
})

test('selectWithinBudget equals enumeration on 200 small problems', () => {
  const random = seededRandom(12)
  for (let round = 0; round < 200; round += 1) {
    const problem = randomProblem(random, 4 + Math.floor(9 * random()))
    const budget = Math.floor(problem.costs.reduce((sum, cost) => sum + cost, 0) * random())
    const selection = selectWithinBudget({ problem, budget, searchLimit: 100000 })
    expect(selection.proven).toBe(true)
    expect(isClosed(problem, selection.chosen)).toBe(true)
    expect(selection.cost).toBeLessThanOrEqual(budget)
    expect(selection.value).toBeCloseTo(bestByEnumeration(problem, budget), 9)
  }
})

test('selectWithinBudget equals an integer programming library on at least 200 problems of 20 to 150 nodes', () => {
  const random = seededRandom(13)
  let confirmed = 0
  for (let round = 0; round < 220; round += 1) {
    const problem = randomProblem(random, 20 + Math.floor((131 * round) / 220))
    const budget = Math.floor(problem.costs.reduce((sum, cost) => sum + cost, 0) * (0.15 + 0.6 * random()))
    const selection = selectWithinBudget({ problem, budget, searchLimit: 100000 })
    expect(selection.proven).toBe(true)
    expect(isClosed(problem, selection.chosen)).toBe(true)
    expect(selection.cost).toBeLessThanOrEqual(budget)
    const optimum = bestByInteger(problem, budget, 400)
    if (optimum === null) continue
    confirmed += 1
    expect(selection.value).toBeCloseTo(optimum, 6)
  }
  expect(confirmed).toBeGreaterThanOrEqual(200)
})

test('selectWithinBudget equals the library on the graph of the domain itself', () => {
  let confirmed = 0
  for (const track of ['platform', 'native', 'aiplus']) {
    for (const share of [0.25, 0.5, 0.75]) {
      const graph = buildPlanGraph(realInput({ track, levels: (level) => around(level, 0.7) }))
      const costs = graph.nodes.map(({ ticks }) => ticks)
      const problem = { needs: graph.needs, costs, values: graph.nodes.map(({ value }) => value) }
      const budget = Math.floor(share * costs.reduce((sum, cost) => sum + cost, 0))
      const selection = selectWithinBudget({ problem, budget, searchLimit: 100000 })
      expect(selection.proven).toBe(true)
      const optimum = bestByInteger(problem, budget, 400)
      if (optimum === null) continue
      confirmed += 1
      expect(selection.value).toBeCloseTo(optimum, 6)
    }
  }
  expect(confirmed).toBeGreaterThanOrEqual(6)
})

test('selectWithinBudget proves whole-number optima that the library confirms', () => {
  const random = seededRandom(14)
  for (let round = 0; round < 40; round += 1) {
    const drawn = randomProblem(random, 20 + Math.floor(40 * random()))
    const problem = { ...drawn, values: drawn.values.map((value) => (value > 0 ? 1 : 0)) }
    const budget = Math.floor(problem.costs.reduce((sum, cost) => sum + cost, 0) * random())
    const selection = selectWithinBudget({
      problem,
      budget,
      searchLimit: 100000,
      valueStep: 1,
      tieValues: drawn.values,
    })
    expect(selection.proven).toBe(true)
    expect(selection.value).toBeCloseTo(bestByInteger(problem, budget, 1e5) ?? NaN, 6)
  }
})

test('selectWithinBudget equals enumeration where values are whole numbers and bounds are rounded to them', () => {
  const random = seededRandom(17)
  for (let round = 0; round < 300; round += 1) {
    const drawn = randomProblem(random, 6 + Math.floor(8 * random()))
    const problem = { ...drawn, values: drawn.values.map((value) => Math.ceil(value)) }
    const budget = Math.floor(problem.costs.reduce((sum, cost) => sum + cost, 0) * random())
    const selection = selectWithinBudget({ problem, budget, searchLimit: 100000, valueStep: 1 })
    expect(selection.proven).toBe(true)
    expect(selection.value).toBe(bestByEnumeration(problem, budget))
  }
})

test('selectWithinBudget gives more value for more budget', () => {
  const problem = randomProblem(seededRandom(15), 30)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 500 }), (budget, more) => {
      const less = selectWithinBudget({ problem, budget, searchLimit: 10000 }).value
      expect(selectWithinBudget({ problem, budget: budget + more, searchLimit: 10000 }).value).toBeGreaterThanOrEqual(
        less - 1e-9,
      )
    }),
    { seed: 4, numRuns: 60 },
  )
})

test('selectWithinBudget reports a true bound when the search is cut short', () => {
  const random = seededRandom(16)
  let cut = 0
  for (let round = 0; round < 60; round += 1) {
    const problem = randomProblem(random, 60)
    const budget = Math.floor(problem.costs.reduce((sum, cost) => sum + cost, 0) * 0.3)
    const short = selectWithinBudget({ problem, budget, searchLimit: 1 })
    const full = selectWithinBudget({ problem, budget, searchLimit: 100000 })
    expect(short.bound).toBeGreaterThanOrEqual(full.value - 1e-9)
    expect(short.value).toBeLessThanOrEqual(full.value + 1e-9)
    expect(short.gap).toBeCloseTo((short.bound - short.value) / short.bound, 12)
    if (!short.proven) {
      cut += 1
      expect(short.gap).toBeGreaterThan(0)
    }
  }
  expect(cut).toBeGreaterThan(5)
})

test('selectWithinBudget takes free goals and nothing else when there is no budget', () => {
  const problem = { values: [2, 0, 3], costs: [0, 5, 0], needs: [[], [], [1]] }
  const selection = selectWithinBudget({ problem, budget: 0, searchLimit: 100 })
  expect(selection.chosen).toEqual([true, false, false])
  expect(() => selectWithinBudget({ problem, budget: -1, searchLimit: 100 })).toThrow(RangeError)
})

test('contractClosure merges work into the only goal that needs it and keeps the totals', () => {
  const problem = { values: [0, 0, 2, 1, 0], costs: [3, 4, 0, 0, 9], needs: [[], [0], [1], [0], []] }
  const { problem: small, members } = contractClosure(problem)
  expect(members.map((group) => [...group].sort())).toEqual([[0], [1, 2], [3]])
  expect(small.costs).toEqual([3, 4, 0])
  expect(small.needs).toEqual([[], [0], [0]])
})

test('topologicalOrder refuses a cycle', () => {
  expect(() => topologicalOrder([[1], [2], [0]])).toThrow(/cycle/)
})

test('room that is left takes no work that nothing chosen needs', () => {
  // Node 0 is worth nothing and serves two goals that are both too dear; node 3 fits.
  const problem = { needs: [[], [0], [0], []], costs: [2, 9, 9, 3], values: [0, 5, 5, 1] }
  const { chosen, cost } = selectWithinBudget({ problem, budget: 6, searchLimit: 100 })
  expect([chosen, cost]).toEqual([[false, false, false, true], 3])
})
