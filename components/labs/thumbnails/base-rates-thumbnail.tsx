import { countFlags, wholeCounts } from '@/lib/labs/core/base-rates'
import { circles, type Place } from './thumbnail-marks'

const CASES = 1000
const ROWS = 25
const PITCH = 3.5
const DASH = 1.2

/** L02 in small: a thousand cases, ten of them positive, and the flags that are right among those that are not. */
export function BaseRatesThumbnail() {
  const counts = wholeCounts(countFlags({ baseRate: 0.01, recall: 0.8, falseAlarmRate: 0.096 }, CASES))
  const { rightFlags, missed, falseFlags } = counts
  const placesFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => placeOf(first + index))
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path
        className="ax"
        style={{ strokeWidth: DASH, strokeDasharray: `${DASH} ${PITCH - DASH}` }}
        d={restOf(rightFlags + missed + falseFlags)}
      />
      <path
        className="miss"
        style={{ strokeWidth: 0.8 }}
        d={circles(placesFrom(rightFlags + missed, falseFlags), 1.1)}
      />
      <path className="unfound" style={{ strokeWidth: 0.9 }} d={circles(placesFrom(rightFlags, missed), 1.2)} />
      <path className="hit" d={circles(placesFrom(0, rightFlags), 1.6)} />
    </svg>
  )
}

function placeOf(index: number): Place {
  return { x: 11.7 + Math.floor(index / ROWS) * PITCH, y: 3 + (index % ROWS) * PITCH }
}

/** The cases that are passed, column by column as dashed lines: hundreds of dots would make the page heavy. */
function restOf(first: number): string {
  const starts = [first]
  for (let index = (Math.floor(first / ROWS) + 1) * ROWS; index < CASES; index += ROWS) starts.push(index)
  return starts
    .map(placeOf)
    .map(({ x, y }) => `M${x.toFixed(1)} ${(y - DASH / 2).toFixed(1)}V88`)
    .join('')
}
