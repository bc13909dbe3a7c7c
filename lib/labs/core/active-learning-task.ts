import { seededRandom } from '@/lib/shared/random'
import {
  STRATEGIES,
  TASK_SETTINGS,
  curveOf,
  labellingCost,
  labelsToReach,
  type CurvePoint,
  type LabelPrices,
  type LearningCurvesFile,
  type Strategy,
  type TaskSetting,
} from './active-learning'
import { drawCases } from './scored-case'
import { numberIn, percent, wordIn, type JudgeAnswer } from './verdict'

export type TaskCurves = Pick<LearningCurvesFile, 'right' | 'labels' | 'test'>

export interface LabellingTask {
  readonly setting: TaskSetting
  /** The four of eight runs that are shown. */
  readonly runs: readonly number[]
  readonly curves: Readonly<Record<Strategy, readonly CurvePoint[]>>
  /** Accuracy that is wanted, 0..1. */
  readonly target: number
  readonly prices: LabelPrices
}

/** A way to the target: labels and euros, null where the curve ends below it. */
export interface Way {
  readonly strategy: Strategy
  readonly labels: number | null
  readonly cost: number | null
}

/** Four ways to the target, in the order of `STRATEGIES`. */
export function waysOf({ curves, target, prices }: Pick<LabellingTask, 'curves' | 'target' | 'prices'>): Way[] {
  return STRATEGIES.map((strategy) => {
    const labels = labelsToReach(curves[strategy], target)
    return { strategy, labels, cost: labels === null ? null : labellingCost(strategy, { labels, prices }) }
  })
}

const LABEL_PRICES: readonly number[] = [0.1, 0.2, 0.5, 1]
const ROUND_PRICES: readonly number[] = [0, 1, 2, 5, 10]

/** Labels of another quality than the explored ones, four of the eight runs, a target and prices. In one half of the
 *  tasks the random choice is cheapest. Drawn again until one way is cheaper than all others by 5%. */
export function labellingTask(seed: number, data: TaskCurves): LabellingTask {
  const random = seededRandom(seed * 8011)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const isRandomBest = random() < 0.5
  for (;;) {
    const setting = pick(TASK_SETTINGS)
    const runs = drawCases([0, 1, 2, 3, 4, 5, 6, 7], { size: 4, seed: Math.floor(random() * 1e9) })
    const curves = Object.fromEntries(
      STRATEGIES.map((strategy) => [strategy, curveOf(data, { setting, strategy, runs })]),
    ) as unknown as LabellingTask['curves']
    const step = 5 + Math.floor(random() * 14)
    const target = Math.floor(curves.random[step]!.mean * 200) / 200
    const prices = { label: pick(LABEL_PRICES), round: pick(ROUND_PRICES) }
    const task = { setting, runs, curves, target, prices }
    const ways = waysOf(task)
    const [chance, , margin] = ways.map(({ labels }) => labels)
    const [cheapest, next] = ways.filter(({ cost }) => cost !== null).sort((a, b) => a.cost! - b.cost!)
    if (next === undefined || next.cost! < 1.05 * cheapest!.cost!) continue
    if ((cheapest!.strategy === 'random') !== isRandomBest) continue
    // The random choice always reaches the target, which lies on its curve.
    if (margin !== null && chance! > margin! + 10) return task
  }
}

/** How far a stated cost may be from the computed one, in euros. */
export const COST_TOLERANCE = 0.5

/** Passed when the saving, the cheapest way and its cost are right. The answer has `answer-saved` (labels that the margin
 *  saves against the random choice), `answer-way` and `answer-cost`. */
export const judgeActiveLearning: JudgeAnswer<TaskCurves> = ({ seed, answer, data }) => {
  const task = labellingTask(seed, data)
  const ways = waysOf(task)
  const saved = ways[0]!.labels! - ways[2]!.labels!
  const cheapest = ways
    .filter(({ cost }) => cost !== null)
    .reduce((best, next) => (next.cost! < best.cost! ? next : best))
  const isWay = wordIn(answer, 'answer-way') === cheapest.strategy
  const wrong = [
    ...(numberIn(answer, 'answer-saved') === saved
      ? []
      : [`the labels saved: find the first row of each column with ${percent(task.target, 1)} or more`]),
    ...(isWay
      ? []
      : [
          cheapest.strategy === 'random'
            ? 'the cheapest way: fewer labels are not cheaper when each ten of them cost a round'
            : 'the cheapest way: price every column, labels and rounds',
        ]),
    ...(isWay && !(Math.abs(numberIn(answer, 'answer-cost') - cheapest.cost!) <= COST_TOLERANCE)
      ? ['its cost: all labels, and a round for each ten after the first twenty unless they are random']
      : []),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `The margin saves ${saved} labels, and ${
          cheapest.strategy === 'random' ? 'the random choice is still cheapest' : `${cheapest.strategy} is cheapest`
        }: €${cheapest.cost!.toFixed(2)} for ${cheapest.labels!} labels.`,
      }
    : { passed: false, because: `Look again at ${wrong.join('; ')}.` }
}
