import { tellPlan } from '@/lib/planning/core/build-plan'
import type { OfferOptions } from '@/lib/planning/core/build-plan'
import { measureMovement } from '@/lib/planning/core/measure-movement'
import type { PlanMovement } from '@/lib/planning/core/measure-movement'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { Plan, PlanInput } from '@/lib/planning/core/types'

/** Plans again after an event. The current week stays as it was promised, finished work keeps its week, and promised work keeps its order unless other work is worth clearly more. `movement` says how much moved all the same. */
export function replan(
  previous: Plan,
  input: PlanInput,
  options: OfferOptions = {},
): { plan: Plan; movement: PlanMovement } {
  const solution = solvePlan({ ...input, previous })
  return { plan: tellPlan(solution, options), movement: measureMovement({ previous, solution }) }
}
