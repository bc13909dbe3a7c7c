import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import { DAYS, QUALITY_LINE, type MonitorSettings, type MonitoredDay } from '@/lib/labs/core/drift-monitor'
import { psiParts } from '@/lib/labs/core/drift-statistics'
import { percent } from '@/lib/labs/core/verdict'
import { Axes, linePath, scaleOf } from './parts/axes'
import { barsPath } from './parts/bars-path'

const BOX = { left: 48, right: 426, top: 30, bottom: 252 }

/** The reference in outline, the window filled, and what each bin adds to PSI. */
export const BinsPicture = memo(function BinsPicture({
  usual,
  current,
  line,
}: {
  usual: readonly number[]
  current: readonly number[]
  line: number
}) {
  const parts = psiParts(usual, current)
  const total = parts.reduce((sum, part) => sum + part, 0)
  const largest = parts.indexOf(Math.max(...parts))
  const yTicks = roundTicks(0, Math.max(0.02, ...usual, ...current), 4)
  const toX = scaleOf([0, usual.length], [BOX.left, BOX.right])
  const toY = scaleOf([0, yTicks.at(-1) ?? 1], [BOX.bottom, BOX.top + 14])
  const width = toX(1) - toX(0)
  const wrong = total > line ? largest : null
  const columns = current.map((share, bin) => ({
    x: toX(bin) + width * 0.16,
    y: toY(share),
    width: width * 0.68,
    height: Math.max(0.5, BOX.bottom - toY(share)),
  }))
  const outlines = usual.map((share, bin) => ({
    x: toX(bin) + 1.5,
    y: toY(share),
    width: width - 3,
    height: BOX.bottom - toY(share),
  }))
  const title =
    total > line
      ? `PSI ${total.toFixed(3)}: part ${largest + 1} adds most, ${(parts[largest] ?? 0).toFixed(3)}`
      : `PSI ${total.toFixed(3)}: under the line`
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${title}. Shares of the window by part: ${current.map((share) => percent(share)).join(', ')}.`}
    >
      <Axes
        box={BOX}
        xTicks={[]}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        yText={(tick) => percent(tick)}
        title={title}
        xLabel="parts from low to high; below: added to PSI"
      />
      <path className="bar" d={barsPath(columns.filter((_, bin) => bin !== wrong))} />
      <path className="bar-wrong" d={barsPath(columns.filter((_, bin) => bin === wrong))} />
      <path className="bar-open" d={barsPath(outlines)} />
      {usual.length <= 10 &&
        parts.map((part, bin) => (
          <text key={bin} x={toX(bin) + width / 2} y={BOX.bottom + 16} textAnchor="middle">
            {part.toFixed(2).replace(/^0/, '')}
          </text>
        ))}
      <text className="halo" x={BOX.right} y={BOX.top + 8} textAnchor="end">
        outline: reference, filled: window
      </text>
    </svg>
  )
})

const LANES = [
  { key: 'psi', top: 26, bottom: 98 },
  { key: 'ks', top: 118, bottom: 180 },
  { key: 'quality', top: 200, bottom: 262 },
] as const

/** Three lanes of days up to today: PSI, KS and labelled answers, each with its line; alarms carry a cross. */
export const LanesPicture = memo(function LanesPicture({
  days,
  settings,
  today,
  start,
}: {
  days: readonly MonitoredDay[]
  settings: MonitorSettings
  today: number
  /** Day of the change; null while it is hidden or if there is none. */
  start: number | null
}) {
  const seen = days.slice(0, today)
  const [left, right] = [40, 426]
  const toX = scaleOf([1, DAYS], [left, right])
  const highest = Math.max(settings.line * 1.5, ...seen.map((day) => day.psi))
  const farthest = Math.max(...seen.map((day) => Math.max(day.distance, day.distanceLine))) * 1.1
  const lanes = [
    {
      name: `PSI, line ${settings.line.toFixed(2)}`,
      valueOf: (day: MonitoredDay) => day.psi,
      line: settings.line,
      range: [0, highest] as const,
      rings: (day: MonitoredDay) => day.alarms.psi,
    },
    {
      name: `KS distance, line ${(seen.at(-1)?.distanceLine ?? 0).toFixed(3)}`,
      valueOf: (day: MonitoredDay) => day.distance,
      line: seen.at(-1)?.distanceLine ?? 0,
      range: [0, farthest] as const,
      rings: (day: MonitoredDay) => day.alarms.ks,
    },
    {
      name: `right answers as known, line ${percent(QUALITY_LINE, 1)}`,
      valueOf: (day: MonitoredDay) => day.quality,
      line: QUALITY_LINE,
      range: [0.5, 1] as const,
      rings: (day: MonitoredDay) => day.alarms.quality,
    },
  ]
  const counts = lanes.map((lane) => seen.filter(lane.rings).length)
  const [inputs, truth] = [counts[0]! + counts[1]!, counts[2]!]
  const title =
    inputs === 0 && truth === 0
      ? 'All three are silent so far'
      : inputs === 0
        ? 'Only the labels ring; the inputs stay silent'
        : `Alarms so far: PSI ${counts[0]}, KS ${counts[1]}, labels ${truth}`
  return (
    <svg className="chart" viewBox="0 0 440 302" role="img" aria-label={`Day ${today}. ${title}.`}>
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      {LANES.map(({ key, top, bottom }, index) => {
        const { name, valueOf, line, range, rings } = lanes[index]!
        const toY = scaleOf(range, [bottom, top])
        const clip = (value: number) => Math.max(range[0], Math.min(range[1], value))
        const points = seen.flatMap((day) => {
          const value = valueOf(day)
          return value === null ? [] : [{ x: toX(day.day), y: toY(clip(value)), rung: rings(day) }]
        })
        return (
          <g key={key}>
            <path className="ax" d={`M${left} ${bottom}H${right}`} />
            <path className="diagonal" d={`M${left} ${toY(clip(line))}H${right}`} />
            <path className="curve" style={{ strokeWidth: 1.4 }} d={linePath(points)} />
            <path
              className="ghost wrong"
              style={{ strokeWidth: 1.8 }}
              d={points
                .filter(({ rung }) => rung)
                .map(({ x, y }) => `M${(x - 3.5).toFixed(1)} ${(y - 3.5).toFixed(1)}l7 7m0 -7l-7 7`)
                .join('')}
            />
            <text className="halo" x={left} y={top + 2}>
              {name}
            </text>
            <text x={left - 6} y={bottom + 4} textAnchor="end">
              {index === 2 ? percent(range[0]) : '0'}
            </text>
          </g>
        )
      })}
      {start !== null && (
        <g>
          <path className="lead" strokeDasharray="2 3" d={`M${toX(start)} 26V262`} />
          <text className="halo" x={toX(start) + 4} y={112}>
            change, day {start}
          </text>
        </g>
      )}
      {[1, 10, 20, 30, 40, 50, 60].map((day) => (
        <text key={day} x={toX(day)} y={280} textAnchor="middle">
          {day}
        </text>
      ))}
      <text x={right} y={296} textAnchor="end">
        day; × alarm
      </text>
    </svg>
  )
})
