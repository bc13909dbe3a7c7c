import { plainNumber } from '@/components/mdx/figures/scale'

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Maps a value of a domain to a place between two ends. */
export function scaleOf([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  return (value: number) => start + ((value - from) / (to - from)) * (end - start)
}

export interface AxesProps {
  box: Box
  xTicks: readonly number[]
  yTicks: readonly number[]
  toX: (value: number) => number
  toY: (value: number) => number
  xText?: (value: number) => string
  yText?: (value: number) => string
  xLabel: string
  title: string
}

/** Hairlines, tick names and the title that names the upright axis. */
export function Axes({
  box,
  xTicks,
  yTicks,
  toX,
  toY,
  xText = plainNumber,
  yText = plainNumber,
  xLabel,
  title,
}: AxesProps) {
  return (
    <g>
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      {yTicks.map((tick, place) => (
        // By place: a tick of another scale is moved, which costs less than making it anew.
        <g key={place}>
          <path className="grid" d={`M${box.left} ${toY(tick)}H${box.right}`} />
          <text x={box.left - 6} y={toY(tick) + 4} textAnchor="end">
            {yText(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick, place) => (
        <text key={place} x={toX(tick)} y={box.bottom + 20} textAnchor="middle">
          {xText(tick)}
        </text>
      ))}
      <text x={box.right} y={box.bottom + 36} textAnchor="end">
        {xLabel}
      </text>
    </g>
  )
}

/** Where the name of a tick is held, so that the first and the last stay within the picture. */
export function tickAnchor(tick: number, ticks: readonly number[]): 'start' | 'middle' | 'end' {
  return tick === ticks[0] ? 'start' : tick === ticks.at(-1) ? 'end' : 'middle'
}

/** A line through points. */
export function linePath(points: readonly { x: number; y: number }[]): string {
  return points.length === 0 ? '' : `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`
}

/** Discs as one path: hundreds of marks are one element to draw and to move instead of hundreds. */
export function discsPath(centres: readonly { x: number; y: number }[], radius: number): string {
  const [r, across] = [radius.toFixed(2), (2 * radius).toFixed(2)]
  return centres
    .map(
      ({ x, y }) =>
        `M${(x - radius).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0z`,
    )
    .join('')
}

/** The reader's own place on a curve. */
export function YouAreHere({ x, y }: { x: number; y: number }) {
  return <rect className="you" x={x - 6} y={y - 6} width="12" height="12" transform={`rotate(45 ${x} ${y})`} />
}
