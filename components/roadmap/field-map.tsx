import { Link } from '@/components/ui/link'
import { tenth } from '@/lib/content/core/roadmap-layout-curve'
import type { FieldMap as FieldMapLayout, FieldRoad } from '@/lib/content/core/roadmap-layout-field'
import { MapLabel } from './map-label'
import { trackLook } from './track-look'

export interface FieldMapProps {
  map: FieldMapLayout
  /** Says in words what the picture shows. */
  label: string
  skillHrefs: ReadonlyMap<string, string>
  trackHrefs: ReadonlyMap<string, string>
  isPhone?: boolean
  /** Whether the page draws the learner's state over the map. */
  hasState?: boolean
}

/** All tracks on one sheet: side by side in the common stage, then apart. Every skill on it stands as a link in the index as well. */
export function FieldMap({ map, label, skillHrefs, trackHrefs, isPhone = false, hasState = false }: FieldMapProps) {
  return (
    <svg
      className={isPhone ? 'map field phone-map' : 'map field'}
      viewBox={`0 0 ${map.width} ${map.height}`}
      role="group"
      aria-label={label}
    >
      {map.bands.map(({ title, tint }, index) => (
        <g key={index}>
          {tint && (
            <rect
              className="tint"
              x={tint.left}
              y={tint.top}
              width={tint.right - tint.left}
              height={tint.bottom - tint.top}
            />
          )}
          {title && (
            <text className="stage" x={title.x} y={title.y}>
              {title.text}
            </text>
          )}
        </g>
      ))}
      {map.lanes.map(({ id, from, to, name }) => (
        <g key={id}>
          <path className="lane" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
          {isPhone && name.y < 20 && <path className="lane" d={`M${from.x} ${name.y + 4}V${from.y}`} />}
          {name.lines.map((line, index) => (
            <text
              key={line}
              className={isPhone ? 'lane-name' : 'area'}
              textAnchor={name.anchor}
              x={tenth(name.x)}
              y={name.y + index * 17}
            >
              {line}
            </text>
          ))}
        </g>
      ))}
      {map.roads.map((road) => (
        <Road
          key={road.id}
          road={road}
          isPhone={isPhone}
          hasState={hasState}
          href={trackHrefs.get(road.id) ?? '/roadmap'}
        />
      ))}
      {hasState && <path className="diamond" d="M0-13 13 0 0 13-13 0z" data-diamond />}
      {map.shared.map((stop) => {
        const { left, top, right, bottom } = stop.sleeve
        const sleeve = (
          <rect
            className="sleeve"
            x={tenth(left)}
            y={tenth(top)}
            width={tenth(right - left)}
            height={tenth(bottom - top)}
            rx={Math.min(right - left, bottom - top) / 2}
          />
        )
        const mine = hasState && <MarkOfMine x={(left + right) / 2} y={(top + bottom) / 2} />
        return stop.label ? (
          <Link key={stop.id} href={skillHrefs.get(stop.id) ?? '/roadmap'} data-skill={stop.id} aria-label={stop.title}>
            <title>{stop.title}</title>
            <rect className="hit" x={left - 6} y={top - 2} width={right - left + 12} height={bottom - top + 4} />
            {sleeve}
            {mine}
            <MapLabel label={stop.label} lineHeight={13.5} size={12} />
          </Link>
        ) : (
          <g key={stop.id} data-skill={stop.id} aria-hidden="true">
            {sleeve}
            {mine}
          </g>
        )
      })}
    </svg>
  )
}

/** The learner's mark, drawn over a stop once the state is known. */
function MarkOfMine({ x, y }: { x: number; y: number }) {
  return (
    <svg className="gl mine" x={tenth(x - 7)} y={tenth(y - 7)} width="14" height="14">
      <use href="#k-none" data-mark />
    </svg>
  )
}

interface RoadProps {
  road: FieldRoad
  isPhone: boolean
  hasState: boolean
  href: string
}

function Road({ road, isPhone, hasState, href }: RoadProps) {
  const { className, colour, dash } = trackLook(road.id)
  const stone = isPhone ? 24 : 30
  return (
    <>
      <path className={`road ${className}`} d={road.path} strokeDasharray={dash} />
      <g aria-hidden="true">
        {[
          ...road.deepened.map((stop) => ({ ...stop, isLed: false })),
          ...road.led.map((stop) => ({ ...stop, isLed: true })),
        ].map((stop) => (
          <g key={`${stop.id}-${stop.isLed ? 'led' : 'deepened'}`} data-skill={stop.id}>
            <circle
              className={`${className} ${stop.isLed ? 'led' : 'deepened'}`}
              cx={tenth(stop.x)}
              cy={tenth(stop.y)}
              r={isPhone ? 4.4 : 5.2}
            >
              <title>{stop.title}</title>
            </circle>
            {hasState && <MarkOfMine x={stop.x} y={stop.y} />}
          </g>
        ))}
        <svg
          className="gl"
          x={tenth(isPhone ? road.end.x - stone / 2 : road.end.x - stone / 2)}
          y={tenth(isPhone ? road.end.y - stone / 2 : road.end.y - stone + 2)}
          width={stone}
          height={stone}
          color={colour}
        >
          <use href="#k-proven" />
        </svg>
      </g>
      <Link href={href}>
        <text className={`nm ${className}`} textAnchor={road.name.anchor} x={tenth(road.name.x)} y={tenth(road.name.y)}>
          {road.name.text}
        </text>
        {road.serves?.lines.map((line, index) => (
          <text key={index} className="sub" x={road.serves?.x} y={tenth((road.serves?.y ?? 0) + index * 14)}>
            {line}
          </text>
        ))}
      </Link>
    </>
  )
}
