import loadHighs from 'highs'
import { solve } from 'yalps'
import type { Constraint } from 'yalps'
import { selectWithinBudget } from '@/lib/planning/core/select-within-budget'
import { timed, timesOf } from './clock'
import type { Spent, Times } from './clock'
import { drawInstance } from './instances'
import type { Instance } from './instances'

/** How three solvers did on instances of one size. `disagreements` counts the answers of the others that are proven and differ from our own. */
export interface SelectionLine {
  readonly lessons: number
  readonly instances: number
  readonly own: Times & { readonly proven: number }
  readonly yalps: Times & { readonly proven: number }
  readonly highs: Times & { readonly proven: number }
  readonly disagreements: number
}

const SIZES = [60, 100, 150]
/** No limit that matters: every optimum has to be proven. */
const OWN_LIMIT = 1_000_000
const OTHERS_LIMIT_MS = 2000

const highs = await loadHighs()

/** Times to the proven optimum, on the same instances one after the other. */
export function compareSelection({ seed, perSize }: { seed: number; perSize: number }): SelectionLine[] {
  for (let index = 0; index < 10; index += 1) ownSolve(drawInstance({ seed: seed + 1, index, lessons: 60 }))
  return SIZES.map((lessons) => {
    const own: Solved[] = []
    const yalps: Solved[] = []
    const byHighs: Solved[] = []
    for (let index = 0; index < perSize; index += 1) {
      const instance = drawInstance({ seed, index, lessons })
      own.push(timed(() => ownSolve(instance)))
      yalps.push(timed(() => yalpsSolve(instance)))
      byHighs.push(timed(() => highsSolve(instance)))
    }
    const differs = ({ result }: Solved, index: number): boolean => {
      const mine = own[index]!.result
      return mine !== null && result !== null && Math.abs(mine - result) > 1e-6
    }
    return {
      lessons,
      instances: perSize,
      own: summaryOf(own),
      yalps: summaryOf(yalps),
      highs: summaryOf(byHighs),
      disagreements: [yalps, byHighs].reduce((sum, others) => sum + others.filter(differs).length, 0),
    }
  })
}

/** A proven optimum, or null where none was proven, and the time it took. */
interface Solved {
  readonly result: number | null
  readonly spent: Spent
}

function summaryOf(solved: readonly Solved[]): Times & { proven: number } {
  return { ...timesOf(solved.map(({ spent }) => spent)), proven: solved.filter(({ result }) => result !== null).length }
}

function ownSolve({ problem, budget }: Instance): number | null {
  const { value, proven } = selectWithinBudget({ problem, budget, searchLimit: OWN_LIMIT })
  return proven ? value : null
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
    { tolerance: 0, maxIterations: 1e6, timeout: OTHERS_LIMIT_MS },
  )
  return status === 'optimal' ? result : null
}

/** The optimum by HiGHS, or null where its time is up. Its model is text, in lines short enough for its reader. */
function highsSolve({ problem: { values, costs, needs }, budget }: Instance): number | null {
  const sum = (amounts: readonly number[]): string =>
    amounts.flatMap((amount, node) => (amount === 0 ? [] : [`+ ${amount} x${node}`])).join('\n')
  const arcs = needs.flatMap((list, node) => list.map((need) => `x${node} - x${need} <= 0`))
  const names = values.map((_, node) => `x${node}`)
  const model = [
    ...['Maximize', sum(values), 'Subject To', `${sum(costs)} <= ${budget}`, ...arcs],
    ...['Binary', ...names, 'End'],
  ].join('\n')
  const { Status, ObjectiveValue } = highs.solve(model, {
    mip_rel_gap: 0,
    mip_abs_gap: 0,
    time_limit: OTHERS_LIMIT_MS / 1000,
    output_flag: false,
  })
  return Status === 'Optimal' ? ObjectiveValue : null
}
