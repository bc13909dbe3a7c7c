import { LESSON_SERVING, priceOf, priceResult } from '@/lib/labs/core/unit-economics'
import { scaleOf } from '../parts/axes'
import { bars } from './thumbnail-marks'

const WIDTH = 10.5
const FLOOR = 87

/** L09 in small: what a tenth of the users leaves at one price a month, and under it what that tenth uses. */
export function UnitEconomicsThumbnail() {
  const price = priceOf('subscription', { amount: 20, cap: 0, serving: LESSON_SERVING })
  const { tenths } = priceResult({ price, serving: LESSON_SERVING })
  const margins = tenths.map(({ margin }) => margin)
  const toX = scaleOf([0, tenths.length], [4, 156])
  const toMargin = scaleOf([Math.min(0, ...margins), Math.max(...margins)], [57, 4])
  const toUse = scaleOf([0, Math.max(...tenths.map(({ tasks }) => tasks))], [FLOOR, 64])
  const base = toMargin(0)
  const left = tenths.map(({ margin }, tenth) => ({ x: toX(tenth + 0.5), y: toMargin(margin), isLoss: margin < 0 }))
  const used = tenths.map(({ tasks }, tenth) => ({ x: toX(tenth + 0.5), y: toUse(tasks) }))
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path
        className="bar"
        d={bars(
          left.filter(({ isLoss }) => !isLoss),
          { base, width: WIDTH },
        )}
      />
      <path
        className="bar-open"
        d={bars(
          left.filter(({ isLoss }) => isLoss),
          { base, width: WIDTH },
        )}
      />
      <path className="lead" d={`M3 ${base}H157`} />
      <path className="quiet" d={bars(used, { base: FLOOR, width: WIDTH })} />
      <path className="ax" d={`M3 ${FLOOR}H157`} />
    </svg>
  )
}
