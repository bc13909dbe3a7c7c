import type { ScoredCase } from '@/lib/labs/core/scored-case'
import { cheapestLine, costAt, costCurve } from '@/lib/labs/core/threshold-cost'
import { linePath, scaleOf } from '../parts/axes'
import { circles, diamonds } from './thumbnail-marks'

const PRICES = { falseAlarm: 1, miss: 10 }
const LINE = 0.5
const COLUMNS = 52
const TALLEST = 5
const MIDDLE = 69

/** L01 in small: the valley of the cost, and the cases beneath it, parted by a line that stands too high. */
export function ThresholdCostThumbnail({ cases }: { cases: readonly ScoredCase[] }) {
  const curve = costCurve(cases, { prices: PRICES, steps: 90 })
  // As in the lab, the last lines are cut at the top: they miss nearly everything and would press the valley flat.
  const most = Math.max(...curve.filter(({ line }) => line <= 0.93).map(({ cost }) => cost))
  const toX = scaleOf([0, 1], [3, 157])
  const [yours, lowest] = [costAt(cases, { line: LINE, prices: PRICES }), cheapestLine(cases, PRICES)]
  const toPlace = scaleOf([0.7 * lowest.cost, most], [51, 5])
  const toY = (cost: number) => Math.max(2, toPlace(cost))
  const shown = curve.filter(({ cost }) => toPlace(cost) >= 2)
  const stacks = new Map<string, number>()
  const dots = cases.flatMap(({ isPositive, score }) => {
    const column = Math.min(COLUMNS - 1, Math.floor(score * COLUMNS))
    const height = stacks.get(`${isPositive}${column}`) ?? 0
    stacks.set(`${isPositive}${column}`, height + 1)
    if (height >= TALLEST) return []
    const y = MIDDLE + (isPositive ? -1 : 1) * (2.2 + height * 3)
    return [{ x: toX((column + 0.5) / COLUMNS), y, isRight: score >= LINE === isPositive }]
  })
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path className="ax" d={`M3 ${MIDDLE}H157`} />
      <path
        className="hit"
        d={circles(
          dots.filter(({ isRight }) => isRight),
          1.1,
        )}
      />
      <path
        className="miss"
        style={{ strokeWidth: 0.7 }}
        d={circles(
          dots.filter(({ isRight }) => !isRight),
          1,
        )}
      />
      <path
        className="curve"
        style={{ strokeWidth: 1.6 }}
        d={linePath(shown.map(({ line, cost }) => ({ x: toX(line), y: toY(cost) })))}
      />
      <path className="lead" d={`M${toX(LINE)} ${toY(yours.cost)}V88`} />
      <path className="dot" d={circles([{ x: toX(lowest.line), y: toY(lowest.cost) }], 2.4)} />
      <path className="you" style={{ strokeWidth: 1 }} d={diamonds([{ x: toX(LINE), y: toY(yours.cost) }], 5)} />
    </svg>
  )
}
