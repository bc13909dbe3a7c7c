import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import type { Unknown, ValueSpread } from '@/lib/labs/core/value-case'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, scaleOf, tickAnchor } from './parts/axes'
import { barsPath } from './parts/bars-path'

const BARS = 34
const BOX = { left: 44, right: 426, top: 40, bottom: 252 }

/** €−24, in thousands. */
export function thousands(value: number): string {
  return `${value < -0.5 ? '−' : ''}€${whole(Math.abs(value))}`
}

/** How the present value spreads: draws that lose money are hollow, the slide's figure is marked. */
export const SpreadPicture = memo(function SpreadPicture({ spread, likely }: { spread: ValueSpread; likely: number }) {
  const { values, mean, lossShare } = spread
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0
  const xTicks = roundTicks(Math.min(at(0.002), likely, -1), Math.max(at(0.998), likely, 1), 5)
  const [from, to] = [xTicks[0] ?? -1, xTicks.at(-1) ?? 1]
  const width = (to - from) / BARS
  const counts = Array.from({ length: BARS }, () => 0)
  for (const value of values) {
    const bar = Math.min(BARS - 1, Math.max(0, Math.floor((value - from) / width)))
    counts[bar] = (counts[bar] ?? 0) + 1
  }
  const shares = counts.map((count) => count / values.length)
  const yTicks = roundTicks(0, Math.max(...shares), 4)
  const toX = scaleOf([from, to], [BOX.left, BOX.right])
  const toY = scaleOf([0, yTicks.at(-1) ?? 1], [BOX.bottom, BOX.top])
  const bars = shares.map((share, bar) => ({
    isLoss: from + (bar + 0.5) * width < 0,
    x: toX(from + bar * width) + 0.9,
    y: toY(share),
    width: (BOX.right - BOX.left) / BARS - 1.8,
    height: BOX.bottom - toY(share),
  }))
  const pathOf = (isLoss: boolean) => barsPath(bars.filter((bar) => bar.isLoss === isLoss && bar.height > 0))
  const isRight = toX(likely) > 300
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`Present value in ${whole(values.length)} draws: ${percent(lossShare)} lose money, the mean is ${thousands(mean)} thousand, the most likely values give ${thousands(likely)} thousand.`}
    >
      <Axes
        box={BOX}
        xTicks={xTicks}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        xText={thousands}
        yText={(tick) => percent(tick)}
        title={`${percent(lossShare)} of the draws lose money`}
        xLabel="present value, thousand euros"
      />
      <path className="bar-open" d={pathOf(true)} />
      <path className="bar" d={pathOf(false)} />
      <path className="lead" d={`M${toX(0)} ${BOX.bottom}V${BOX.top}`} />
      <path className="lead" strokeDasharray="2 3" d={`M${toX(mean)} ${BOX.bottom}V${BOX.top - 6}`} />
      <text
        className="halo"
        x={toX(mean) + (mean < 0 ? -4 : 4)}
        y={BOX.top - 2}
        textAnchor={mean < 0 ? 'end' : 'start'}
      >
        mean {thousands(mean)}
      </text>
      <YouAreHere x={toX(likely)} y={BOX.bottom - 8} />
      <text
        className="halo em"
        x={toX(likely) + (isRight ? -10 : 10)}
        y={BOX.bottom - 18}
        textAnchor={isRight ? 'end' : 'start'}
      >
        on the slide {thousands(likely)}
      </text>
    </svg>
  )
})

const NAMES: Record<Unknown, string> = {
  investment: 'Investment',
  benefit: 'Benefit if all use it',
  adoption: 'Share that uses it',
  runCost: 'Running it',
}

/** How far each unknown alone moves the expected value, widest first. */
export const TornadoPicture = memo(function TornadoPicture({
  bars,
  mean,
}: {
  bars: readonly { unknown: Unknown; low: number; high: number }[]
  mean: number
}) {
  const xTicks = roundTicks(Math.min(...bars.map(({ low }) => low)), Math.max(...bars.map(({ high }) => high)), 4)
  const toX = scaleOf([xTicks[0] ?? 0, xTicks.at(-1) ?? 1], [12, 426])
  const widest = bars[0]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 262"
      role="img"
      aria-label={bars
        .map(({ unknown, low, high }) => `${NAMES[unknown]}: from ${thousands(low)} to ${thousands(high)} thousand`)
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {widest ? `${NAMES[widest.unknown]} moves the result most` : 'What moves the result'}
      </text>
      {xTicks.map((tick, place) => (
        <g key={place}>
          <path className="grid" d={`M${toX(tick)} 26V208`} />
          <text x={toX(tick)} y={226} textAnchor={tickAnchor(tick, xTicks)}>
            {thousands(tick)}
          </text>
        </g>
      ))}
      {bars.map(({ unknown }, index) => (
        <text key={index} className="halo" x={12} y={43 + index * 44}>
          {NAMES[unknown]}
        </text>
      ))}
      <path
        className="bar"
        d={barsPath(
          bars.map(({ low, high }, index) => ({
            x: toX(low),
            y: 49 + index * 44,
            width: Math.max(1, toX(high) - toX(low)),
            height: 15,
          })),
        )}
      />
      <path className="lead" d={`M${toX(mean)} 26V208`} />
      <text x={426} y={244} textAnchor="end">
        expected value when one unknown goes from its 10% to its 90% point
      </text>
    </svg>
  )
})
