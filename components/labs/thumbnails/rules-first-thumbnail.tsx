import { LESSON_TERMS, marginOfRule, zipfShares } from '@/lib/labs/core/rules-first'
import { linePath, scaleOf } from '../parts/axes'
import { bars, circles } from './thumbnail-marks'

const TYPES = 50
const CEILING = 480

/** L15 in small: what each further rule brings, the rising cost of one, and where rules stop paying. */
export function RulesFirstThumbnail() {
  const shares = zipfShares({ types: TYPES, exponent: 1 })
  const margins = shares.map((_, index) => marginOfRule(shares, { rule: index + 1, terms: LESSON_TERMS }))
  const toX = scaleOf([0, TYPES], [4, 156])
  const toY = scaleOf([0, CEILING], [86, 4])
  const places = margins.map(({ gain, cost }, index) => ({
    x: toX(index + 0.5),
    y: toY(Math.min(CEILING, gain)),
    pays: gain >= cost,
  }))
  const costs = margins.map(({ cost }, index) => ({ x: toX(index + 0.5), y: toY(cost) }))
  const crossing = costs[places.findIndex(({ pays }) => !pays)]
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path
        className="bar"
        d={bars(
          places.filter(({ pays }) => pays),
          { base: 86, width: 2.3 },
        )}
      />
      <path
        className="bar-open"
        style={{ strokeWidth: 0.6 }}
        d={bars(
          places.filter(({ pays }) => !pays),
          { base: 86, width: 1.7 },
        )}
      />
      <path className="ax" d="M3 86H157" />
      <path className="gap" style={{ fill: 'none', strokeWidth: 1.4 }} strokeDasharray="4 2" d={linePath(costs)} />
      {crossing && <path className="dot" d={circles([crossing], 2.8)} />}
    </svg>
  )
}
