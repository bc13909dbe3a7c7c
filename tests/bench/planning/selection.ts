import { solve } from 'yalps'
import type { Constraint } from 'yalps'
import { selectWithinBudget } from '@/lib/planning/core/select-within-budget'
import { timed, timesOf } from './clock'
import type { Spent, Times } from './clock'
import { drawInstance } from './instances'
import type { Instance } from './instances'

/** How two solvers did on instances of one size. `disagreements` counts instances on which both are proven and differ. */
export interface SelectionLine {
  readonly lessons: number
  readonly instances: number
  readonly own: Times & { readonly proven: number }
  readonly yalps: Times & { readonly proven: number }
  readonly disagreements: number
}

const SIZES = [60, 100, 150]
/** No limit that matters: every optimum has to be proven. */
const OWN_LIMIT = 1_000_000
const YALPS_LIMIT_MS = 2000

/** Times to the proven optimum, on the same instances one after the other. */
export function compareSelection({ seed, perSize }: { seed: number; perSize: number }): SelectionLine[] {
  for (let index = 0; index < 10; index += 1) ownSolve(drawInstance({ seed: seed + 1, index, lessons: 60 }))
  return SIZES.map((lessons) => {
    const own: Spent[] = []
    const other: Spent[] = []
    let [ownProven, otherProven, disagreements] = [0, 0, 0]
    for (let index = 0; index < perSize; index += 1) {
      const instance = drawInstance({ seed, index, lessons })
      const mine = timed(() => ownSolve(instance))
      const theirs = timed(() => yalpsSolve(instance))
      own.push(mine.spent)
      other.push(theirs.spent)
      ownProven += Number(mine.result.proven)
      otherProven += Number(theirs.result !== null)
      const isComparable = mine.result.proven && theirs.result !== null
      if (isComparable && Math.abs(mine.result.value - theirs.result!) > 1e-6) disagreements += 1
    }
    return {
      lessons,
      instances: perSize,
      own: { ...timesOf(own), proven: ownProven },
      yalps: { ...timesOf(other), proven: otherProven },
      disagreements,
    }
  })
}

function ownSolve({ problem, budget }: Instance) {
  return selectWithinBudget({ problem, budget, searchLimit: OWN_LIMIT })
}

/** The optimum by yalps, or null where its time is up. */
function yalpsSolve({ problem: { values, costs, needs }, budget }: Instance): number | null {
  const columns = values.map((value, node): Record<string, number> => ({ value, cost: costs[node]! }))
  const constraints: [string, Constraint][] = [['cost', { max: budget }]]
  needs.forEach((list, node) =>
    list.forEach((need) => {
      const name = `${node}<${need}`
      columns[node]![name] = 1
      columns[need]![name] = -1
      constraints.push([name, { max: 0 }])
    }),
  )
  const variables = columns.map((column, node): [string, Record<string, number>] => [`x${node}`, column])
  const { status, result } = solve(
    { direction: 'maximize', objective: 'value', constraints, variables, binaries: true },
    { tolerance: 0, maxIterations: 1e6, timeout: YALPS_LIMIT_MS },
  )
  return status === 'optimal' ? result : null
}
