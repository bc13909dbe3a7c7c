import { Link } from '@/components/ui/link'
import { areaLineHeight, stopRadius } from '@/lib/content/core/roadmap-layout'
import type { TrackMap as TrackMapLayout } from '@/lib/content/core/roadmap-layout'
import { MapLabel } from './map-label'
import type { TrackRow } from './skill-rows'
import { StoneLine } from './stone-line'
import { trackLook } from './track-look'

export interface TrackMapProps {
  map: TrackMapLayout
  track: { id: string; title: string }
  rows: readonly TrackRow[]
  milestoneHrefs: ReadonlyMap<string, string>
}

/** The road of one track over the lines of the areas. Every marker is a link; the learner's state is drawn over it. */
export function TrackMap({ map, track, rows, milestoneHrefs }: TrackMapProps) {
  const look = trackLook(track.id)
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return (
    <svg
      className="map"
      viewBox={`0 0 ${map.width} ${map.height}`}
      role="group"
      aria-label={`Map of the ${track.title} track: ${map.stops.length} skills on ${map.lanes.length} area lines in road order, ${map.stones.length} milestones below`}
    >
      {map.bands.map((band) => (
        <g key={band.id}>
          {band.isTinted && <rect className="tint" x={band.x} y="0" width={band.width} height={map.bandHeight} />}
          <text className="stage" x={band.x + 12} y="20">
            {band.title}
            <tspan className="sub" dx="8" fontWeight="400">
              {band.months}
            </tspan>
          </text>
        </g>
      ))}
      {map.lanes.map((lane) => (
        <g key={lane.id}>
          <path className="lane" d={`M${map.laneStart} ${lane.y}H${map.width}`} />
          {lane.lines.map((line, index) => (
            <text key={line} className="area" x="0" y={lane.textY + index * areaLineHeight}>
              {line}
            </text>
          ))}
        </g>
      ))}
      <path className={`road ${look.className}`} d={map.road} />
      <path className="core" d={map.road} pathLength="1" data-core />
      <svg
        className="gl"
        x={map.end.x - 14}
        y={map.end.y - 27}
        width="28"
        height="28"
        color={look.colour}
        aria-hidden="true"
      >
        <use href="#k-open" />
      </svg>
      <path className="diamond" d="M0-13 13 0 0 13-13 0z" data-diamond />
      {map.stops.map((stop) => {
        const row = rowOf.get(stop.id)
        if (!row) return null
        return (
          <Link
            key={stop.id}
            href={row.href}
            data-skill={stop.id}
            data-stage={row.stage.id}
            data-lens={row.lenses.join(' ')}
            data-needs={row.needIds.join(' ')}
            data-at={stop.at}
            aria-label={`${stop.title}, target ${row.target} in the ${row.stage.title.toLowerCase()} stage`}
            aria-describedby={`needs-${stop.id}`}
          >
            <circle className="hit" cx={stop.x} cy={stop.y} r="15" />
            {stop.label && <MapLabel label={stop.label} lineHeight={13.5} size={12} />}
            <circle className={`plain ${look.className}`} cx={stop.x} cy={stop.y} r="5.6" />
            <svg className="gl mine" x={stop.x - stopRadius} y={stop.y - stopRadius} width="18" height="18">
              <use href="#k-none" data-mark />
            </svg>
          </Link>
        )
      })}
      {map.raises.map((raise) => {
        const row = rowOf.get(raise.id)
        if (!row) return null
        return (
          <Link
            key={raise.id}
            href={row.href}
            data-stage="senior"
            data-lens={row.lenses.join(' ')}
            aria-label={`${raise.title}, raised to level ${raise.level}`}
          >
            <title>{`${raise.title}, raised to level ${raise.level}`}</title>
            <rect className={`raise ${look.className}`} x={raise.x - 8.5} y={raise.y - 8.5} width="17" height="17" />
            <text x={raise.x} y={raise.y + 4.5} textAnchor="middle" fontWeight="650">
              {raise.level}
            </text>
          </Link>
        )
      })}
      {map.stoneLine !== null && <StoneLine map={map} lineY={map.stoneLine} hrefs={milestoneHrefs} />}
    </svg>
  )
}
