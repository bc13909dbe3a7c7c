import { type Feature, type PlanBudget } from '@/lib/labs/core/token-budget'
import { planBudgets } from '@/lib/labs/core/token-budget-simulation'
import { ALL_PLANS, cheapestPlan, isFastEnough, paretoPlans } from '@/lib/labs/core/token-budget-plans'
import type { TokenPrices } from '@/lib/labs/schemas'
import { scaleOf } from '../parts/axes'
import { circles, diamonds } from './thumbnail-marks'

const LIMITS = { floor: 0.92, p95: 20 }

/** L08 in small: every plan by cost and share solved, the promise as a floor, and the stairs that nothing beats. */
export function TokenBudgetThumbnail({ prices }: { prices: TokenPrices }) {
  const budgets = planBudgets(ALL_PLANS, { feature: featureOf(prices), seed: 8 })
  const built = budgets.find(
    ({ passedOn, isPromptCached, areAnswersKept }) => passedOn === 1 && !isPromptCached && !areAnswersKept,
  )
  const best = cheapestPlan(budgets, LIMITS)
  const qualities = budgets.map(({ quality }) => quality)
  const toX = scaleOf([0, Math.max(...budgets.map(({ cost }) => cost))], [6, 150])
  const toY = scaleOf([Math.min(...qualities), Math.max(...qualities)], [82, 10])
  const placeOf = ({ cost, quality }: PlanBudget) => ({ x: toX(cost), y: toY(quality) })
  const others = budgets.filter((budget) => budget !== built && budget !== best)
  const stairs = paretoPlans(budgets).map(placeOf)
  const floor = toY(LIMITS.floor)
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <rect fill="var(--surface-inset)" x="3" y="2" width="154" height={floor - 2} />
      <path className="diagonal" style={{ strokeWidth: 1 }} d={`M3 ${floor}H157`} />
      <path className="ax" d="M3 2V88H157" />
      <path
        className="alt"
        style={{ strokeWidth: 1.2, strokeDasharray: 'none' }}
        d={stairs.map(({ x, y }, step) => (step === 0 ? `M${x} 88V${y}` : `H${x}V${y}`)).join('')}
      />
      <path className="hit" d={circles(others.filter((budget) => isFastEnough(budget, LIMITS)).map(placeOf), 2.4)} />
      <path className="miss" d={circles(others.filter((budget) => !isFastEnough(budget, LIMITS)).map(placeOf), 2.2)} />
      {best && <path className="hit" d={circles([placeOf(best)], 4)} />}
      {built && <path className="you" style={{ strokeWidth: 1 }} d={diamonds([placeOf(built)], 5)} />}
    </svg>
  )
}

/** The product that the lab opens with. */
function featureOf({ small, large, cacheTerms }: TokenPrices): Feature {
  const terms = cacheTerms.find(({ id }) => id === 'minutes') ?? cacheTerms[0] ?? { write: 1, read: 0.5 }
  return {
    input: 3000,
    prefix: 2500,
    output: 500,
    small,
    large,
    cache: { write: terms.write, read: terms.read },
    hit: 0.8,
    insight: 3,
    steps: 1,
    abreast: 1,
    repeats: 0.2,
    stillRight: 0.9,
    keptDelay: 0.05,
    spread: 0.35,
  }
}
