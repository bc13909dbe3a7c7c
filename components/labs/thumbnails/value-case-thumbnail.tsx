import { LESSON_CASE, likelyValue, simulateValue } from '@/lib/labs/core/value-case'
import { scaleOf } from '../parts/axes'
import { bars, diamonds } from './thumbnail-marks'

const BARS = 28

/** L10 in small: how the value spreads; hollow draws lose money, and the diamond is the figure on the slide. */
export function ValueCaseThumbnail() {
  const { values, mean } = simulateValue(LESSON_CASE, { seed: 7 })
  const likely = likelyValue(LESSON_CASE)
  const [from, to] = [values[Math.floor(0.002 * values.length)]!, values[Math.floor(0.998 * values.length)]!]
  const counts = Array.from({ length: BARS }, () => 0)
  for (const value of values) counts[barOf(value, { from, to })]! += 1
  const toX = scaleOf([0, BARS], [4, 156])
  const toY = scaleOf([0, Math.max(...counts)], [80, 8])
  const at = (value: number) => toX(((value - from) / (to - from)) * BARS)
  const places = counts.map((count, bar) => ({ x: toX(bar + 0.5), y: toY(count) }))
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path
        className="bar"
        d={bars(
          places.filter(({ x }) => x >= at(0)),
          { base: 80, width: 4 },
        )}
      />
      <path
        className="bar-open"
        style={{ strokeWidth: 0.8 }}
        d={bars(
          places.filter(({ x }) => x < at(0)),
          { base: 80, width: 3.4 },
        )}
      />
      <path className="ax" d="M3 80H157" />
      <path className="lead" d={`M${at(0)} 88V3`} />
      <path className="lead" strokeDasharray="2 2" d={`M${at(mean)} 80V3`} />
      <path className="you" style={{ strokeWidth: 1 }} d={diamonds([{ x: at(likely), y: 80 }], 5)} />
    </svg>
  )
}

function barOf(value: number, { from, to }: { from: number; to: number }): number {
  return Math.max(0, Math.min(BARS - 1, Math.floor(((value - from) / (to - from)) * BARS)))
}
