import type { AreaResult } from '@/lib/assessment/core/attempt-result'

export interface AreaRadarProps {
  areas: readonly (AreaResult & { title: string })[]
}

const CENTRE = { x: 200, y: 176 }
const RADIUS = 128
const LEVELS = 4

function pointAt(index: number, count: number, level: number) {
  const angle = -Math.PI / 2 + (2 * Math.PI * index) / count
  const distance = (Math.min(LEVELS, Math.max(0, level)) / LEVELS) * RADIUS
  return { x: CENTRE.x + distance * Math.cos(angle), y: CENTRE.y + distance * Math.sin(angle) }
}

function outline(levels: readonly number[]): string {
  return levels
    .map((level, index) => {
      const { x, y } = pointAt(index, levels.length, level)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}

function pathOf(levels: readonly number[]): string {
  return `M${outline(levels).replaceAll(' ', 'L')}Z`
}

/** Evidence with its likely range, own rating and target by area; the table beside it says the same. */
export function AreaRadar({ areas }: AreaRadarProps) {
  const hasRating = areas.some(({ rating }) => rating !== null)
  const description = areas
    .map(
      ({ title, estimate, target }) =>
        `${title} ${estimate.toFixed(1)}${target === null ? '' : ` of ${target.toFixed(1)}`}`,
    )
    .join(', ')
  return (
    <svg className="chart radar" viewBox="0 0 400 352" role="img" aria-label={`Levels by area: ${description}`}>
      {[1, 2, 3, 4].map((level) => (
        <polygon className="ring" key={level} points={outline(areas.map(() => level))} />
      ))}
      {areas.map(({ id }, index) => {
        const end = pointAt(index, areas.length, LEVELS)
        return <path className="spoke" key={id} d={`M${CENTRE.x} ${CENTRE.y}L${end.x} ${end.y}`} />
      })}
      <path className="band" d={`${pathOf(areas.map(({ high }) => high))}${pathOf(areas.map(({ low }) => low))}`} />
      <polygon className="tg" points={outline(areas.map(({ target }) => target ?? 0))} />
      {hasRating && (
        <polygon className="se" points={outline(areas.map(({ rating, estimate }) => rating ?? estimate))} />
      )}
      <polygon className="ev" points={outline(areas.map(({ estimate }) => estimate))} />
      {areas.map(({ id, title, estimate }, index) => {
        const dot = pointAt(index, areas.length, estimate)
        const label = pointAt(index, areas.length, LEVELS * 1.16)
        const anchor = Math.abs(label.x - CENTRE.x) < 20 ? 'middle' : label.x > CENTRE.x ? 'start' : 'end'
        return (
          <g key={id}>
            <circle className="est" cx={dot.x} cy={dot.y} r="4" />
            <text className="em" x={label.x} y={label.y + 4} textAnchor={anchor}>
              {title}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
