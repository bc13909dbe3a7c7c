import { memo } from 'react'
import { gapOf, type ConfidenceDisplay, type ReliabilityBand } from '@/lib/labs/core/calibration'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Axes, scaleOf } from './parts/axes'
import { barsPath } from './parts/bars-path'

const BOX = { left: 44, right: 426, top: 30, bottom: 270 }
const X_TICKS = [0.5, 0.6, 0.7, 0.8, 0.9, 1]
const Y_TICKS = [0.4, 0.6, 0.8, 1]
const toX = scaleOf([0.5, 1], [BOX.left, BOX.right])
const toY = scaleOf([0.4, 1], [BOX.bottom, BOX.top])
/** Height of a share; what lies below the axis stands on it. */
const heightOf = (share: number | null) => toY(Math.max(0.4, share ?? 0.4))

const ReliabilityAxes = memo(function ReliabilityAxes({ title }: { title: string }) {
  return (
    <Axes
      box={BOX}
      xTicks={X_TICKS}
      yTicks={Y_TICKS}
      toX={toX}
      toY={toY}
      xText={(tick) => percent(tick)}
      yText={(tick) => percent(tick)}
      title={title}
      xLabel="promised: how sure the model was"
    />
  )
})

const barOf = ({ from, to, right }: ReliabilityBand) => ({
  x: toX(from) + 1.5,
  y: heightOf(right),
  width: Math.max(1, toX(to) - toX(from) - 3),
  height: BOX.bottom - heightOf(right),
})

/** From what was right to what was promised. */
const gapPath = ({ from, promised, right }: ReliabilityBand) =>
  `M${toX(promised ?? from)} ${heightOf(right)}V${heightOf(promised)}`

/** Bars of what was right against the diagonal of what was promised; the gap is drawn. */
export const ReliabilityPicture = memo(function ReliabilityPicture({
  bands,
  title,
}: {
  bands: readonly ReliabilityBand[]
  title: string
}) {
  const filled = bands.filter(({ count }) => count > 0)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 310"
      role="img"
      aria-label={filled
        .map(
          (band) =>
            `${percent(band.from)} to ${percent(band.to)}: promised ${percent(band.promised ?? 0)}, right ${percent(band.right ?? 0)}, ${band.count} cases`,
        )
        .join('. ')}
    >
      <ReliabilityAxes title={title} />
      <path className="bar" opacity="0.55" d={barsPath(filled.map(barOf))} />
      <path
        className="gap"
        d={filled
          .filter((band) => gapOf(band) > 0.005)
          .map(gapPath)
          .join('')}
      />
      {bands.length <= 5 &&
        filled.map(({ from, to, count }) => (
          <text key={from} x={toX((from + to) / 2)} y={BOX.bottom - 8} textAnchor="middle" className="halo em">
            {count}
          </text>
        ))}
      <path className="diagonal" d={`M${toX(0.5)} ${toY(0.5)}L${toX(1)} ${toY(1)}`} />
      <text x={0} y={BOX.bottom + 36}>
        dashed: promise kept
      </text>
    </svg>
  )
})

export interface DisplayOutcome {
  display: ConfidenceDisplay
  label: string
  wrongTaken: number
  rightChecked: number
}

/** Wrong answers taken over unread, for each display. */
export const ReliancePicture = memo(function ReliancePicture({
  outcomes,
  chosen,
}: {
  outcomes: readonly DisplayOutcome[]
  chosen: ConfidenceDisplay
}) {
  const highest = Math.max(...outcomes.map(({ wrongTaken }) => wrongTaken), 1)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 186"
      role="img"
      aria-label={outcomes.map(({ label, wrongTaken }) => `${label}: ${whole(wrongTaken)}`).join(', ')}
    >
      <text className="ttl" x={0} y={13}>
        Wrong answers taken over unread, per 1,000
      </text>
      {outcomes.map(({ display, label, wrongTaken }, index) => {
        const y = 30 + index * 38
        const length = (wrongTaken / highest) * 280
        return (
          <g key={display}>
            <text x={88} y={y + 17} textAnchor="end">
              {label}
            </text>
            <rect
              className={display === chosen ? 'bar-yours' : 'bar'}
              x={96}
              y={y + 2}
              width={Math.max(1, length)}
              height={22}
            />
            <text className="em" x={96 + length + 8} y={y + 17}>
              {whole(wrongTaken)}
            </text>
          </g>
        )
      })}
    </svg>
  )
})
