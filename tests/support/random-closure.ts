import type { ClosureProblem } from '@/lib/planning/core/max-closure'
import type { Random } from '@/lib/shared/random'

/** A random problem in the shape of a plan: work in front of goals, goals in chains. */
export function randomProblem(random: Random, size: number): ClosureProblem {
  const values: number[] = []
  const costs: number[] = []
  const needs: number[][] = []
  for (let node = 0; node < size; node += 1) {
    const isGoal = random() < 0.4
    values.push(isGoal ? Math.round(400 * random()) / 100 : 0)
    costs.push(isGoal ? 0 : 25 + Math.floor(40 * random()) * 5)
    const wanted = node === 0 ? 0 : Math.floor((isGoal ? 4 : 2) * random())
    needs.push([...new Set(Array.from({ length: wanted }, () => Math.floor(node * random())))])
  }
  return { values, costs, needs }
}

/** Whether everything chosen has what it needs. */
export function isClosed({ needs }: ClosureProblem, chosen: readonly boolean[]): boolean {
  return needs.every((list, node) => !chosen[node] || list.every((need) => chosen[need]))
}

/** A random problem that is hard to choose in: everything brings nearly as much as it costs, in whole numbers, and some of it waits for other. */
export function likeProblem(random: Random, size: number): ClosureProblem {
  const costs = Array.from({ length: size }, () => 20 + Math.floor(60 * random()))
  const values = costs.map((cost) => cost + Math.floor(8 * random()))
  const needs = costs.map((_, node) => (node > 0 && random() < 0.3 ? [Math.floor(node * random())] : []))
  return { values, costs, needs }
}
