import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import { answerDelay, type CostParts, type Feature, type PlanBudget } from '@/lib/labs/core/token-budget'
import { isFastEnough, keepsLimits, paretoPlans, type BudgetLimits } from '@/lib/labs/core/token-budget-plans'
import { percent } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, discsPath, linePath, scaleOf, tickAnchor } from './parts/axes'
import { barsPath } from './parts/bars-path'

const BOX = { left: 44, right: 426, top: 30, bottom: 240 }

/** 1.65 ¢, from dollars; more digits where a figure is small. */
export function cents(dollars: number): string {
  return `${(dollars * 100).toFixed(dollars < 0.01 ? 3 : 2)} ¢`
}

/** "small alone", "40% passed on", "large alone". */
export function routeName(passedOn: number): string {
  if (passedOn <= 0) return 'small alone'
  return passedOn >= 1 ? 'large alone' : `${percent(passedOn)} passed on`
}

/** Plans by cost and quality: filled ones keep the time, the line joins those that nothing beats. */
export function PlansPicture({
  budgets,
  yours,
  limits,
}: {
  budgets: readonly PlanBudget[]
  yours: PlanBudget
  limits: BudgetLimits
}) {
  const all = [...budgets, yours]
  const qualities = [...all.map(({ quality }) => quality), limits.floor]
  const xTicks = roundTicks(0, Math.max(...all.map(({ cost }) => cost * 100)), 4)
  const yTicks = roundTicks(Math.min(...qualities) * 100, Math.max(...qualities) * 100, 5)
  const toX = scaleOf([0, xTicks.at(-1) ?? 1], [BOX.left, BOX.right])
  const toY = scaleOf([yTicks[0] ?? 0, yTicks.at(-1) ?? 1], [BOX.bottom, BOX.top])
  const placeOf = ({ cost, quality }: PlanBudget) => ({ x: toX(cost * 100), y: toY(quality * 100) })
  const fast = budgets.filter((budget) => isFastEnough(budget, limits))
  const slow = budgets.filter((budget) => !isFastEnough(budget, limits))
  const kept = budgets.filter((budget) => keepsLimits(budget, limits)).length
  const floorY = toY(limits.floor * 100)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`Plans by cost and share solved. ${kept} of ${budgets.length} keep both promises. Yours costs ${cents(yours.cost)} and solves ${percent(yours.quality, 1)}.`}
    >
      <Axes
        box={BOX}
        xTicks={xTicks}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        yText={(tick) => `${tick}%`}
        title={`${kept} of ${budgets.length} plans solve enough and are fast enough`}
        xLabel="cost of a task, in cents"
      />
      <path className="diagonal" d={`M${BOX.left} ${floorY}H${BOX.right}`} />
      <text className="halo" x={BOX.right} y={floorY + 15} textAnchor="end">
        promised {percent(limits.floor, 1)}
      </text>
      <path className="alt" d={linePath(paretoPlans(budgets).map(placeOf))} />
      <path className="miss" d={discsPath(slow.map(placeOf), 4)} />
      <path className="hit" d={discsPath(fast.map(placeOf), 4.5)} />
      <YouAreHere {...placeOf(yours)} />
      <text x={0} y={296}>
        solved, of all tasks; filled: 19 of 20 within {limits.p95.toFixed(1)} s; diamond: yours
      </text>
    </svg>
  )
}

interface Stage {
  name: string
  seconds: number
  isLarge: boolean
}

/** What a task in the middle waits for, one thing after the other, and where 19 of 20 answers are there. */
export const DelayPicture = memo(function DelayPicture({
  feature,
  passedOn,
  p50,
  p95,
  promised,
  isKept,
}: {
  feature: Feature
  passedOn: number
  /** Seconds within which half and 19 of 20 answers come, and the promise for the latter. */
  p50: number
  p95: number
  promised: number
  isKept: boolean
}) {
  const stages = stagesOf(feature, passedOn)
  const whole = stages.reduce((sum, { seconds }) => sum + seconds, 0)
  const xTicks = roundTicks(0, Math.max(whole, p95, promised) * 1.04, 5)
  const toX = scaleOf([0, xTicks.at(-1) ?? 1], [0, 426])
  const step = stages.length > 2 ? 38 : 60
  const startOf = (index: number) => stages.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${stages.map(({ name, seconds }) => `${name}: ${seconds.toFixed(1)} seconds`).join('. ')}. Half of the answers are there within ${p50.toFixed(1)} seconds, 19 of 20 within ${p95.toFixed(1)}; ${promised.toFixed(1)} is promised.`}
    >
      <text className="ttl" x={0} y={13}>
        {isKept
          ? `19 of 20 answers come within ${p95.toFixed(1)} s, as promised`
          : `19 of 20 answers take up to ${p95.toFixed(1)} s, too long`}
      </text>
      {xTicks.map((tick, place) => (
        <g key={place}>
          <path className="grid" d={`M${toX(tick)} 24V262`} />
          <text x={toX(tick)} y={280} textAnchor={tickAnchor(tick, xTicks)}>
            {tick}
          </text>
        </g>
      ))}
      <text x={426} y={296} textAnchor="end">
        seconds
      </text>
      {stages.map(({ name, seconds, isLarge }, index) => {
        return (
          <g key={index}>
            <text className="halo" x={0} y={40 + index * step}>
              {name}, {seconds.toFixed(1)} s
            </text>
            <rect
              className={isLarge ? 'bar' : 'bar-open'}
              x={toX(startOf(index))}
              y={46 + index * step}
              width={Math.max(1, toX(seconds))}
              height="13"
            />
          </g>
        )
      })}
      <path className="lead" d={`M${toX(p50)} 188V262`} />
      <text className="halo" x={place(toX(p50))} y={204} textAnchor={anchor(toX(p50))}>
        half: {p50.toFixed(1)} s
      </text>
      <path className="gap" d={`M${toX(p95)} 208V262`} />
      <text className="halo em" x={place(toX(p95))} y={224} textAnchor={anchor(toX(p95))}>
        19 of 20: {p95.toFixed(1)} s
      </text>
      <path className="diagonal" d={`M${toX(promised)} 232V262`} />
      <text className="halo" x={place(toX(promised))} y={246} textAnchor={anchor(toX(promised))}>
        promised: {promised.toFixed(1)} s
      </text>
    </svg>
  )
})

const anchor = (x: number) => (x > 300 ? 'end' : 'start')
const place = (x: number) => (x > 300 ? x - 6 : x + 6)

function stagesOf(feature: Feature, passedOn: number): Stage[] {
  const times = feature.steps > 1 ? `, ${feature.steps} in a row` : ''
  const of = (model: 'small' | 'large', condition: string): Stage[] => {
    const { firstToken, speed } = feature[model]
    const writing = answerDelay({ firstToken: 0, speed, output: feature.output })
    const name = model === 'small' ? 'Small model' : 'Large model'
    return [
      {
        name: `${name}${condition}: first word${times}`,
        seconds: firstToken * feature.steps,
        isLarge: model === 'large',
      },
      { name: `${name}: writing${times}`, seconds: writing * feature.steps, isLarge: model === 'large' },
    ]
  }
  if (passedOn <= 0) return of('small', '')
  return passedOn >= 1 ? of('large', '') : [...of('small', ''), ...of('large', ' if passed on')]
}

const PARTS: readonly { part: keyof CostParts; name: string; tone: string }[] = [
  { part: 'prefix', name: 'beginning', tone: 'bar' },
  { part: 'rest', name: 'other input', tone: 'quiet' },
  { part: 'output', name: 'answer', tone: 'bar-open' },
]

/** The cost of a task by part, for three plans; the parts stand in the same order and are named below. */
export function CostPicture({ rows }: { rows: readonly { name: string; budget: PlanBudget }[] }) {
  const xTicks = roundTicks(0, Math.max(...rows.map(({ budget }) => budget.cost * 100), 0.001), 4)
  const toX = scaleOf([0, xTicks.at(-1) ?? 1], [0, 426])
  const first = rows[0]?.budget
  const largest = first ? [...PARTS].sort((a, b) => first.parts[b.part] - first.parts[a.part])[0] : undefined
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={rows
        .map(
          ({ name, budget }) =>
            `${name}: ${PARTS.map(({ part, name: of }) => `${of} ${cents(budget.parts[part])}`).join(', ')}`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {largest && first
          ? `The ${largest.name} is ${percent(first.parts[largest.part] / first.cost)} of what your plan costs`
          : ''}
      </text>
      {xTicks.map((tick, place) => (
        <g key={place}>
          <path className="grid" d={`M${toX(tick)} 24V262`} />
          <text x={toX(tick)} y={280} textAnchor={tickAnchor(tick, xTicks)}>
            {tick}
          </text>
        </g>
      ))}
      <text x={426} y={296} textAnchor="end">
        cents for a task
      </text>
      {PARTS.map(({ part, tone }, place) => (
        <path
          key={part}
          className={tone}
          d={barsPath(
            rows.map(({ budget: { parts } }, index) => ({
              x: toX(PARTS.slice(0, place).reduce((sum, before) => sum + parts[before.part] * 100, 0)),
              y: 47 + index * 78,
              width: Math.max(0.5, toX(parts[part] * 100)),
              height: 15,
            })),
          )}
        />
      ))}
      {rows.map(({ name, budget }, index) => {
        const top = 40 + index * 78
        return (
          <g key={index}>
            <text className="halo em" x={0} y={top}>
              {name}, {cents(budget.cost)}
            </text>
            <text className="halo" x={0} y={top + 38}>
              {PARTS.map(({ part, name: of }) => `${of} ${(budget.parts[part] * 100).toFixed(2)}`).join(', ')}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
