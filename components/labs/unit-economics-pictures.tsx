import { roundTicks } from '@/components/mdx/figures/scale'
import type { PriceResult } from '@/lib/labs/core/unit-economics'
import { percent } from '@/lib/labs/core/verdict'
import { Axes, scaleOf, tickAnchor } from './parts/axes'
import { barsPath } from './parts/bars-path'

const BOX = { left: 48, right: 426, top: 30, bottom: 252 }

/** €14.20, with the sign in front. */
export function euros(value: number, digits = 2): string {
  const isBelow = value < 0 && Math.abs(value) >= 0.5 * 10 ** -digits
  return `${isBelow ? '−' : ''}€${Math.abs(value).toFixed(digits)}`
}

/** Margin of a user by tenth of use; hollow bars lose money. */
export function TenthsPicture({ result }: { result: PriceResult }) {
  const margins = result.tenths.map(({ margin }) => margin)
  const yTicks = roundTicks(Math.min(0, ...margins), Math.max(1, ...margins), 5)
  const toX = scaleOf([0, 10], [BOX.left, BOX.right])
  const toY = scaleOf([yTicks[0] ?? 0, yTicks.at(-1) ?? 1], [BOX.bottom, BOX.top])
  const losing = margins.filter((margin) => margin < 0).length
  const bars = margins.map((margin, tenth) => ({
    isLoss: margin < 0,
    x: toX(tenth) + 4,
    y: Math.min(toY(0), toY(margin)),
    width: toX(1) - toX(0) - 8,
    height: Math.max(0.5, Math.abs(toY(0) - toY(margin))),
  }))
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`Margin of a user by tenth of use: ${margins.map((margin) => euros(margin)).join(', ')}`}
    >
      <Axes
        box={BOX}
        xTicks={[]}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        yText={(tick) => euros(tick, 0)}
        title={
          losing === 0
            ? 'Every tenth of the users leaves a margin'
            : losing === 1
              ? 'One tenth of the users loses money'
              : `${losing} tenths of the users lose money`
        }
        xLabel="tenths of the users, from the lightest to the heaviest"
      />
      <path className="bar-open" d={barsPath(bars.filter(({ isLoss }) => isLoss))} />
      <path className="bar" d={barsPath(bars.filter(({ isLoss }) => !isLoss))} />
      {result.tenths.map(({ tasks }, tenth) => (
        <text key={tenth} x={(toX(tenth) + toX(tenth + 1)) / 2} y={BOX.bottom + 20} textAnchor="middle">
          {Math.round(tasks)}
        </text>
      ))}
      <path className="ax" d={`M${BOX.left} ${toY(0)}H${BOX.right}`} />
      <text x={0} y={BOX.bottom + 20}>
        tasks
      </text>
    </svg>
  )
}

/** One success from both sides: what the buyer pays, where it goes, and what the buyer's own way costs. */
export function SuccessPicture({
  result,
  costOfTries,
  buyersOwnWay,
}: {
  result: PriceResult
  /** Tries that one success takes, in money. */
  costOfTries: number
  buyersOwnWay: number
}) {
  const paid = result.costPerSuccess
  const kept = paid * result.grossMargin
  const rows = [
    { name: 'The buyer pays', value: paid, tone: 'bar-yours' },
    { name: 'Tries for one success', value: costOfTries, tone: 'bar' },
    { name: 'Support and payment', value: paid - kept - costOfTries, tone: 'bar' },
    { name: kept < 0 ? 'Lost' : 'Left as margin', value: Math.abs(kept), tone: kept < 0 ? 'bar-open' : 'bar' },
    { name: 'The buyer’s own way', value: buyersOwnWay, tone: 'bar-open' },
  ]
  const xTicks = roundTicks(0, Math.max(...rows.map(({ value }) => value), 0.01), 4)
  const toX = scaleOf([0, xTicks.at(-1) ?? 1], [0, 426])
  const isBelow = paid <= buyersOwnWay
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={rows.map(({ name, value }) => `${name}: ${euros(value)} a success`).join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {isBelow ? 'A success costs the buyer less than before' : 'A success costs the buyer more than before'}
      </text>
      {xTicks.map((tick, place) => (
        <g key={place}>
          <path className="grid" d={`M${toX(tick)} 24V252`} />
          <text x={toX(tick)} y={272} textAnchor={tickAnchor(tick, xTicks)}>
            {euros(tick)}
          </text>
        </g>
      ))}
      {rows.map(({ name, value, tone }, index) => (
        <g key={index}>
          <text className="halo" x={0} y={40 + index * 44}>
            {name}, {euros(value)}
          </text>
          <rect className={tone} x={0} y={46 + index * 44} width={Math.max(0.5, toX(Math.max(0, value)))} height="15" />
        </g>
      ))}
      <text x={426} y={290} textAnchor="end">
        {result.grossMargin < 0
          ? 'the price does not carry the cost'
          : `margin ${percent(result.grossMargin)} of the price`}
      </text>
    </svg>
  )
}
