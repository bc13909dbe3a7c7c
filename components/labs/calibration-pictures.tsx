import { gapOf, type ConfidenceDisplay, type ReliabilityBand } from '@/lib/labs/core/calibration'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Axes, scaleOf } from './parts/axes'

/** Bars of what was right against the diagonal of what was promised; the gap is drawn. */
export function ReliabilityPicture({ bands, title }: { bands: readonly ReliabilityBand[]; title: string }) {
  const box = { left: 44, right: 426, top: 30, bottom: 270 }
  const toX = scaleOf([0.5, 1], [box.left, box.right])
  const toY = scaleOf([0.4, 1], [box.bottom, box.top])
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
      <Axes
        box={box}
        xTicks={[0.5, 0.6, 0.7, 0.8, 0.9, 1]}
        yTicks={[0.4, 0.6, 0.8, 1]}
        toX={toX}
        toY={toY}
        xText={(tick) => percent(tick)}
        yText={(tick) => percent(tick)}
        title={title}
        xLabel="promised: how sure the model was"
      />
      {filled.map((band) => {
        const [x, y] = [toX(band.from), toY(Math.max(0.4, band.right ?? 0.4))]
        const width = toX(band.to) - x
        const middle = toX(band.promised ?? band.from)
        return (
          <g key={band.from}>
            <rect
              className="bar"
              x={x + 1.5}
              y={y}
              width={Math.max(1, width - 3)}
              height={Math.max(0, box.bottom - y)}
              opacity="0.55"
            />
            {gapOf(band) > 0.005 && (
              <path className="gap" d={`M${middle} ${y}V${toY(Math.max(0.4, band.promised ?? 0.4))}`} />
            )}
            {bands.length <= 5 && (
              <text x={x + width / 2} y={box.bottom - 8} textAnchor="middle" className="halo em">
                {band.count}
              </text>
            )}
          </g>
        )
      })}
      <path className="diagonal" d={`M${toX(0.5)} ${toY(0.5)}L${toX(1)} ${toY(1)}`} />
      <text x={0} y={box.bottom + 36}>
        dashed: promise kept
      </text>
    </svg>
  )
}

export interface DisplayOutcome {
  display: ConfidenceDisplay
  label: string
  wrongTaken: number
  rightChecked: number
}

/** Wrong answers taken over unread, for each display. */
export function ReliancePicture({
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
}
