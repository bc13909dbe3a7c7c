import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import type { ScoredCase } from '@/lib/labs/core/scored-case'
import type { LineResult, SelectiveResult } from '@/lib/labs/core/threshold-cost'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, discsPath, linePath, scaleOf } from './parts/axes'

export interface CostPictureProps {
  curve: readonly LineResult[]
  yours: LineResult
  lowest: LineResult
  theory: LineResult
  /** "1 / 11" */
  fraction: string
  isNarrow: boolean
}

/** Total cost against the line: yours, the lowest found and the one of the formula. */
export function CostPicture({ curve, yours, lowest, theory, fraction, isNarrow }: CostPictureProps) {
  const width = isNarrow ? 354 : 560
  const box = { left: 46, right: width - 14, top: 30, bottom: isNarrow ? 246 : 262 }
  // The last lines miss nearly everything; they would press the valley flat and are cut at the top.
  const most =
    1.12 *
    Math.max(yours.line > 0.93 ? yours.cost : 0, ...curve.filter(({ line }) => line <= 0.93).map(({ cost }) => cost))
  const yTicks = roundTicks(0, most, 4).filter((tick) => tick <= most)
  const toX = scaleOf([0, 1], [box.left, box.right])
  const toPlace = scaleOf([0, most], [box.bottom, box.top])
  const toY = (cost: number) => Math.max(box.top - 8, toPlace(cost))
  const [x, y] = [toX(yours.line), toY(yours.cost)]
  const isRight = yours.line > 0.42
  const labelX = isNarrow ? Math.min(Math.max(x, 115), 245) : isRight ? x - 6 : x + 10
  const anchor = isNarrow ? 'middle' : isRight ? 'end' : 'start'
  const labelY = Math.max(34, y - 27)
  const [lowX, lowY] = [toX(Math.min(1, lowest.line)), toY(lowest.cost)]
  const isLowRight = lowest.line > 0.5
  const noteX = isLowRight ? lowX - 24 : lowX + (isNarrow ? 26 : 44)
  const noteAnchor = isLowRight ? 'end' : 'start'
  const noteY = Math.min(lowY + 18, box.bottom - 19)
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${box.bottom + 40}`}
      role="img"
      aria-label={`Total cost against the line. At ${yours.line.toFixed(2)} the cost is ${yours.cost}. The lowest cost, ${lowest.cost}, is at ${lowest.line.toFixed(3)}.`}
    >
      <Axes
        box={box}
        xTicks={[0, 0.25, 0.5, 0.75, 1]}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        xText={(tick) => tick.toFixed(2)}
        title="Total cost of errors, 569 cases"
        xLabel="line: treat as positive from this score on"
      />
      <path className="curve" d={linePath(curve.map((point) => ({ x: toX(point.line), y: toY(point.cost) })))} />
      <path className="lead" d={`M${x} ${y}V${box.bottom}`} strokeDasharray="2 3" />
      <path className="lead" d={`M${toX(theory.line)} ${box.bottom}v-7`} />
      <circle cx={lowX} cy={lowY} r="5" className="dot" />
      <path className="lead" d={`M${lowX} ${lowY}L${isLowRight ? noteX + 5 : noteX - 5} ${noteY - 4}`} />
      <text className="halo em" x={noteX} y={noteY} textAnchor={noteAnchor}>
        Lowest: {whole(lowest.cost)}, at {lowest.line > 1 ? 'no line' : lowest.line.toFixed(3)}
      </text>
      <text className="halo" x={noteX} y={noteY + 15} textAnchor={noteAnchor}>
        {isNarrow
          ? `formula: ${theory.line.toFixed(3)}, cost ${whole(theory.cost)}`
          : `the formula says ${fraction} = ${theory.line.toFixed(3)}, cost ${whole(theory.cost)}`}
      </text>
      <YouAreHere x={x} y={y} />
      <text className="halo em" x={labelX} y={labelY} textAnchor={anchor}>
        Yours: {yours.line.toFixed(2)} costs {whole(yours.cost)}
      </text>
      <text className="halo" x={labelX} y={labelY + 15} textAnchor={anchor}>
        {yours.missed} missed, {yours.falseAlarms} false alarms
      </text>
    </svg>
  )
}

export interface CoveragePictureProps {
  points: readonly SelectiveResult[]
  marked: SelectiveResult
  /** Whether the marked point is the reader's own choice. */
  isYours: boolean
}

/** Accuracy of the answered part against the share answered. */
export const CoveragePicture = memo(function CoveragePicture({ points, marked, isYours }: CoveragePictureProps) {
  const box = { left: 40, right: 346, top: 30, bottom: 262 }
  const toX = scaleOf([1, 0.35], [box.left, box.right])
  const toY = scaleOf([0.86, 1], [box.bottom, box.top])
  const shown = points.filter(({ coverage, accuracy }) => coverage >= 0.35 && accuracy !== null)
  const place = { x: toX(Math.max(0.35, marked.coverage)), y: toY(Math.max(0.86, marked.accuracy ?? 0.86)) }
  const isLate = place.x > 190
  const accuracy = marked.accuracy === null ? 'no answer' : percent(marked.accuracy, 1)
  return (
    <svg
      className="chart"
      viewBox="0 0 354 302"
      role="img"
      aria-label={`Accuracy of the answered part against the share answered: ${accuracy} when ${percent(marked.coverage)} is answered.`}
    >
      <Axes
        box={box}
        xTicks={[1, 0.8, 0.6, 0.4]}
        yTicks={[0.88, 0.92, 0.96, 1]}
        toX={toX}
        toY={toY}
        xText={(tick) => percent(tick)}
        yText={(tick) => percent(tick)}
        title="Accuracy of what is answered"
        xLabel="share answered"
      />
      <path
        className="curve"
        d={linePath(shown.map((point) => ({ x: toX(point.coverage), y: toY(point.accuracy ?? 0) })))}
      />
      <path className="lead" d={`M${place.x} ${place.y}V${Math.min(box.bottom - 50, place.y + 62)}`} />
      {isYours ? <YouAreHere {...place} /> : <circle cx={place.x} cy={place.y} r="5" className="dot" />}
      <text
        className="halo em"
        x={place.x + (isLate ? 6 : -6)}
        y={Math.min(box.bottom - 34, place.y + 78)}
        textAnchor={isLate ? 'end' : 'start'}
      >
        {accuracy}, by leaving
      </text>
      <text
        className="halo em"
        x={place.x + (isLate ? 6 : -6)}
        y={Math.min(box.bottom - 19, place.y + 93)}
        textAnchor={isLate ? 'end' : 'start'}
      >
        {percent(1 - marked.coverage)} unanswered
      </text>
    </svg>
  )
})

const PITCH = 6.2

export interface CaseStripProps {
  cases: readonly ScoredCase[]
  yours: LineResult
  isNarrow: boolean
}

/** The strip shows the line and its outcomes, whatever they cost. */
const isSameStrip = (before: CaseStripProps, now: CaseStripProps) =>
  before.cases === now.cases && before.yours.line === now.yours.line && before.isNarrow === now.isNarrow

/** Every case at its score: positives above the road, negatives below; filled is right, open is wrong. */
export const CaseStrip = memo(function CaseStrip({ cases, yours, isNarrow }: CaseStripProps) {
  const width = isNarrow ? 354 : 944
  const columns = isNarrow ? 46 : 120
  const [left, right] = [6, width - 6]
  const step = (right - left) / columns
  const radius = isNarrow ? 2.55 : 2.6
  const [tallestUp, tallestDown] = [9, 11]
  const middle = 34 + tallestUp * PITCH
  const stacks = new Map<string, number>()
  const dots = cases.flatMap(({ isPositive, score }) => {
    const column = Math.min(columns - 1, Math.floor(score * columns))
    const key = `${isPositive}${column}`
    const height = stacks.get(key) ?? 0
    stacks.set(key, height + 1)
    if (height >= (isPositive ? tallestUp : tallestDown)) return []
    const y = isPositive ? middle - 5 - height * PITCH : middle + 5 + height * PITCH
    return [{ x: left + (column + 0.5) * step, y, isRight: score >= yours.line === isPositive }]
  })
  const discs = (isRight: boolean) =>
    discsPath(
      dots.filter((dot) => dot.isRight === isRight),
      radius,
    )
  const x = left + Math.min(1, yours.line) * (right - left)
  const bottom = middle + tallestDown * PITCH + 4
  const positives = yours.caught + yours.missed
  const isFar = yours.line > 0.8
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${bottom + 22}`}
      role="img"
      aria-label={`All cases by score. At the line ${yours.line.toFixed(2)}: ${yours.caught} of ${positives} positives caught, ${yours.missed} missed, ${yours.falseAlarms} false alarms.`}
    >
      <text className="ttl" x={left} y={13}>
        {positives} truly positive
      </text>
      <path className="ax" d={`M${left} ${middle}H${right}`} />
      <path className="hit" d={discs(true)} />
      <path className="miss" d={discs(false)} />
      <path d={`M${x} 18V${bottom}`} stroke="var(--text)" strokeWidth="2" />
      <text className="em halo" x={isFar ? x - 8 : x + 8} y={30} textAnchor={isFar ? 'end' : 'start'}>
        {yours.line.toFixed(2)}
      </text>
      {yours.line > 0.22 && !isFar && (
        <text className="halo" x={x - 8} y={30} textAnchor="end">
          {yours.missed} missed
        </text>
      )}
      <text className="halo" x={isFar ? x - 8 : x + 8} y={bottom - 2} textAnchor={isFar ? 'end' : 'start'}>
        {yours.falseAlarms} false alarms
      </text>
      <text className="ttl" x={left} y={bottom + 16}>
        {cases.length - positives} truly negative
      </text>
      <text x={right} y={bottom + 16} textAnchor="end">
        {isNarrow ? 'filled right, open wrong' : 'filled: right, open: wrong (tallest columns cut)'}
      </text>
    </svg>
  )
}, isSameStrip)
