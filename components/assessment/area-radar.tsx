import type { AreaResult } from '@/lib/assessment/core/attempt-result'
import type { GaugeProps } from '@/components/ui/gauge'

export interface AreaRadarProps {
  areas: readonly (AreaResult & { title: string })[]
  /** Colour of the target follows the track. */
  track?: GaugeProps['track'] | undefined
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
export function AreaRadar({ areas, track = 'aiplus' }: AreaRadarProps) {
  const hasRating = areas.some(({ rating }) => rating !== null)
  const hasTarget = areas.some(({ target }) => target !== null)
  const description = areas
    .map(
      ({ title, estimate, target }) =>
        `${title} ${estimate.toFixed(1)}${target === null ? '' : ` of ${target.toFixed(1)}`}`,
    )
    .join(', ')
  return (
    <svg
      className={`chart radar ${track}`}
      viewBox="0 0 400 352"
      role="img"
      aria-label={`Levels by area: ${description}`}
    >
      {[1, 2, 3, 4].map((level) => (
        <polygon className="ring" key={level} points={outline(areas.map(() => level))} />
      ))}
      {areas.map(({ id }, index) => {
        const end = pointAt(index, areas.length, LEVELS)
        return <path className="spoke" key={id} d={`M${CENTRE.x} ${CENTRE.y}L${end.x} ${end.y}`} />
      })}
      <path className="band" d={`${pathOf(areas.map(({ high }) => high))}${pathOf(areas.map(({ low }) => low))}`} />
      {hasTarget && <polygon className="tg" points={outline(areas.map(({ target }) => target ?? 0))} />}
      {hasRating && (
        <polygon className="se" points={outline(areas.map(({ rating, estimate }) => rating ?? estimate))} />
      )}
      <polygon className="ev" points={outline(areas.map(({ estimate }) => estimate))} />
      {[1, 2, 3, 4].map((level) => {
        const { x, y } = pointAt(0, areas.length, level)
        return (
          <text className="halo faint-text" key={level} x={x - 5} y={y + 4} textAnchor="end">
            {level}
          </text>
        )
      })}
      {areas.map(({ id, title, estimate }, index) => {
        const dot = pointAt(index, areas.length, estimate)
        const label = pointAt(index, areas.length, LEVELS)
        // Above the upper half and below the lower one, so that titles need no room at the sides of a phone.
        const isUpright = Math.abs(label.x - CENTRE.x) < 20
        const offset = label.y < CENTRE.y ? (isUpright ? -16 : -9) : isUpright ? 22 : 19
        return (
          <g key={id}>
            <circle className="est" cx={dot.x} cy={dot.y} r="3.6" />
            <text className="em" x={label.x} y={label.y + offset} textAnchor="middle">
              {title}
            </text>
          </g>
        )
      })}
      {lineLabels(areas).map(({ kind, text, x, y, anchor }) => (
        <text className={`halo ${kind}`} key={kind} x={x} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  )
}

type LineKind = 'target' | 'rating' | 'evidence'

/** Each line is named where it runs farthest from the others, each on a spoke of its own. */
function lineLabels(areas: AreaRadarProps['areas']) {
  const texts: Record<LineKind, string> = { target: 'target', rating: 'your own rating', evidence: 'evidence' }
  const valueOf: Record<LineKind, (area: AreaResult) => number | null> = {
    target: ({ target }) => target,
    rating: ({ rating }) => rating,
    evidence: ({ estimate }) => estimate,
  }
  const taken = new Set<number>()
  return (['rating', 'target', 'evidence'] as const).flatMap((kind) => {
    const clearance = (area: AreaResult) => {
      const own = valueOf[kind](area)
      if (own === null) return -1
      const others = (['rating', 'target', 'evidence'] as const)
        .filter((other) => other !== kind)
        .flatMap((other) => valueOf[other](area) ?? [])
      return Math.min(...others.map((value) => Math.abs(value - own)), LEVELS)
    }
    const [best] = areas
      .map((area, index) => ({ index, value: valueOf[kind](area), clearance: clearance(area) }))
      // Beside the upright spokes stand the level numbers and the titles.
      .filter(({ index, value }) => value !== null && !taken.has(index) && index % (areas.length / 2) !== 0)
      .sort((one, other) => other.clearance - one.clearance)
    if (best === undefined || best.value === null) return []
    taken.add(best.index)
    const { x, y } = pointAt(best.index, areas.length, best.value)
    const side = x > CENTRE.x ? 1 : -1
    return [
      { kind, text: texts[kind], x: x + 7 * side, y: y + 4, anchor: side > 0 ? ('start' as const) : ('end' as const) },
    ]
  })
}
