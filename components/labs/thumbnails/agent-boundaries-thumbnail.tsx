import { SHOP_ACTIONS, lossOfImpact, ruleByScore, SHOP_LOSS } from '@/lib/labs/core/agent-boundaries'
import { RuleMark } from '../agent-boundaries-marks'

const CELL = { width: 30, height: 16 }
const [LEFT, TOP] = [5, 5]
const STEPS = [0, 1, 2, 3, 4]

/** L12 in small: twelve actions by impact and way back, each with its rule by the score. */
export function AgentBoundariesThumbnail() {
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden>
      {STEPS.flatMap((row) =>
        STEPS.map((column) => (
          <rect
            key={`${row}-${column}`}
            className={(5 - row) * (column + 1) >= 12 ? 'square dark' : 'square'}
            x={LEFT + column * CELL.width}
            y={TOP + row * CELL.height}
            width={CELL.width}
            height={CELL.height}
          />
        )),
      )}
      {SHOP_ACTIONS.map((action, index) => {
        const { impact, reversibility } = action
        const before = SHOP_ACTIONS.slice(0, index).filter(
          (other) => other.impact === impact && other.reversibility === reversibility,
        ).length
        return (
          <RuleMark
            key={action.id}
            rule={ruleByScore({ ...action, loss: lossOfImpact(impact, SHOP_LOSS) })}
            x={LEFT + (5 - reversibility) * CELL.width + 9 + before * 12}
            y={TOP + (5 - impact) * CELL.height + CELL.height / 2}
          />
        )
      })}
    </svg>
  )
}
