import type { ClosureProblem } from '@/lib/planning/core/max-closure'
import { hashText, seededRandom } from '@/lib/shared/random'
import type { Random } from '@/lib/shared/random'

/** A choice of goals within a budget. Costs and budget in minutes. */
export interface Instance {
  readonly problem: ClosureProblem
  readonly budget: number
}

const LESSONS_PER_SKILL = 6
const LEVELS = 3

/** Instance `index` of a seed: skills of six lessons on average in three levels. Lessons cost 20 to 180 minutes and bring nothing; the goal "skill reaches level" brings weight × P(below the level), needs the level below and the lessons of its step. Some lessons need the one before or a goal of an earlier skill. The budget is a quarter to three quarters of all hours. */
export function drawInstance({ seed, index, lessons }: { seed: number; index: number; lessons: number }): Instance {
  const random = seededRandom(hashText(`${seed}:instance:${lessons}:${index}`))
  const skillCount = Math.max(1, Math.round(lessons / LESSONS_PER_SKILL))
  const steps = spread(random, { lessons, skillCount })
  const values: number[] = []
  const costs: number[] = []
  const needs: number[][] = []
  const add = (value: number, cost: number, needed: number[]): number => {
    values.push(value)
    costs.push(cost)
    needs.push(needed)
    return values.length - 1
  }
  const goals: number[] = []
  for (const counts of steps) {
    const weight = 1 + Math.floor(4 * random())
    let gap = random()
    let below: number[] = []
    const earlier = [...goals]
    for (const count of counts) {
      const own: number[] = []
      for (let lesson = 0; lesson < count; lesson += 1) {
        const before = lesson > 0 && random() < 0.5 ? own.slice(-1) : []
        const foreign = earlier.length > 0 && random() < 0.15 ? [earlier[Math.floor(random() * earlier.length)]!] : []
        own.push(add(0, 20 + 5 * Math.floor(33 * random()), [...below, ...before, ...foreign]))
      }
      const goal = add(weight * gap, 0, [...below, ...own])
      goals.push(goal)
      below = [goal]
      // A higher level is at least as probably missing.
      gap += (1 - gap) * random()
    }
  }
  const total = costs.reduce((sum, cost) => sum + cost, 0)
  return { problem: { values, costs, needs }, budget: Math.floor(total * (0.25 + 0.5 * random())) }
}

/** Numbers of lessons by skill and level. */
function spread(random: Random, { lessons, skillCount }: { lessons: number; skillCount: number }): number[][] {
  const counts = Array.from({ length: skillCount }, () => Array.from({ length: LEVELS }, () => 0))
  for (let lesson = 0; lesson < lessons; lesson += 1) {
    counts[lesson % skillCount]![Math.floor(random() * LEVELS)]! += 1
  }
  return counts
}
