import { linePath, scaleOf } from '@/components/labs/parts/axes'
import { plainNumber, roundTicks } from '@/components/mdx/figures/scale'
import type { Exhibit } from '@/lib/content/core/types'
import { ExhibitTable } from './exhibit-table'

type Chart = Extract<Exhibit, { kind: 'chart' }>

const WIDTH = 640
const BOX = { left: 56, right: 500, top: 34, bottom: 250 }
/** Dashes tell series apart without colour; each line is also named at its end. */
const DASHES = ['', '6 4', '2 3', '9 3 2 3']
const SHADES = [1, 0.55, 0.28, 0.75]
/** Space for one line of a name at the end of a line, in the units of the picture. */
const NAME_HEIGHT = 16

/** A line or bar chart drawn as it is, without a reading of it, and the same numbers as a table. */
export function ExhibitChart({ chart }: { chart: Chart }) {
  const values = chart.series.flatMap((series) => series.values)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  // Bars stand on zero; a line may begin where its values are.
  const floor = chart.form === 'bar' || (lowest > 0 && lowest < highest / 2) ? Math.min(0, lowest) : lowest
  const ticks = roundTicks(floor, Math.max(highest, chart.form === 'bar' ? 0 : highest))
  const toY = scaleOf([ticks[0] ?? 0, ticks.at(-1) ?? 1], [BOX.bottom, BOX.top])
  const slot = (BOX.right - BOX.left) / chart.categories.length
  const middle = (index: number) => BOX.left + slot * (index + 0.5)
  const every = Math.ceil(chart.categories.length / 8)
  return (
    <>
      <svg
        className="chart"
        viewBox={`0 0 ${WIDTH} 300`}
        role="img"
        aria-label={`${chart.title}. The table has the same numbers.`}
      >
        <text className="ttl" x={0} y={13}>
          {chart.y}
        </text>
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="grid" d={`M${BOX.left} ${toY(tick)}H${BOX.right}`} />
            <text x={BOX.left - 6} y={toY(tick) + 4} textAnchor="end">
              {plainNumber(tick)}
            </text>
          </g>
        ))}
        {chart.categories.map((category, index) =>
          index % every === 0 ? (
            <text key={`${index}-${category}`} x={middle(index)} y={BOX.bottom + 20} textAnchor="middle">
              {category}
            </text>
          ) : null,
        )}
        <text x={BOX.right} y={BOX.bottom + 40} textAnchor="end">
          {chart.x}
        </text>
        {chart.form === 'bar' ? (
          <Bars chart={chart} slot={slot} toY={toY} />
        ) : (
          <Lines chart={chart} middle={middle} toY={toY} />
        )}
      </svg>
      <details className="numbers">
        <summary>The numbers</summary>
        <ExhibitTable
          title={chart.title}
          columns={[chart.x, ...chart.series.map(({ name }) => name)]}
          rows={chart.categories.map((category, index) => [
            category,
            ...chart.series.map((series) => plainNumber(series.values[index] ?? 0)),
          ])}
        />
      </details>
    </>
  )
}

function Bars({ chart, slot, toY }: { chart: Chart; slot: number; toY: (value: number) => number }) {
  const width = (slot * 0.76) / chart.series.length
  const ground = toY(0)
  return (
    <>
      {chart.series.map(({ name, values }, series) => (
        <g key={name} opacity={SHADES[series]}>
          {values.map((value, index) => (
            <rect
              key={`${index}-${value}`}
              className="bar"
              x={BOX.left + slot * (index + 0.12) + width * series}
              y={Math.min(ground, toY(value))}
              width={Math.max(1, width - 1.5)}
              height={Math.max(1, Math.abs(ground - toY(value)))}
            />
          ))}
        </g>
      ))}
      {chart.series.length > 1 &&
        chart.series.map(({ name }, series) => (
          <g key={name}>
            <rect
              className="bar"
              x={BOX.right + 14}
              y={BOX.top + series * 22}
              width="11"
              height="11"
              opacity={SHADES[series]}
            />
            <text x={BOX.right + 31} y={BOX.top + series * 22 + 10}>
              {name}
            </text>
          </g>
        ))}
    </>
  )
}

function Lines({
  chart,
  middle,
  toY,
}: {
  chart: Chart
  middle: (index: number) => number
  toY: (value: number) => number
}) {
  const ends = spreadApart(chart.series.map(({ values }) => toY(values.at(-1) ?? 0)))
  return (
    <>
      {chart.series.map(({ name, values }, series) => (
        <g key={name}>
          <path
            className="curve"
            strokeDasharray={DASHES[series]}
            d={linePath(values.map((value, index) => ({ x: middle(index), y: toY(value) })))}
          />
          {values.map((value, index) => (
            <circle key={`${index}-${value}`} className="dot" cx={middle(index)} cy={toY(value)} r="2.6" />
          ))}
          {chart.series.length > 1 && (
            <text className="em" x={middle(values.length - 1) + 10} y={(ends[series] ?? 0) + 4}>
              {name}
            </text>
          )}
        </g>
      ))}
    </>
  )
}

/** Heights of names beside the ends of lines, moved down until none covers another. */
function spreadApart(heights: readonly number[]): number[] {
  const placed = [...heights]
  const order = heights.map((_, index) => index).sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0))
  let free = -Infinity
  for (const index of order) {
    placed[index] = Math.max(heights[index] ?? 0, free)
    free = (placed[index] ?? 0) + NAME_HEIGHT
  }
  return placed
}
