import { Link } from '@/components/ui/link'
import type { TrackMap } from '@/lib/content/core/roadmap-layout'
import { tenth } from '@/lib/content/core/roadmap-layout-curve'
import { stoneRadius } from '@/lib/content/core/roadmap-layout-stones'
import { MapLabel } from './map-label'

export interface StoneLineProps {
  map: TrackMap
  lineY: number
  /** Address of each milestone by its id. */
  hrefs: ReadonlyMap<string, string>
}

/** Milestones on their own line under the map. */
export function StoneLine({ map, lineY, hrefs }: StoneLineProps) {
  return (
    <g>
      <path d={`M${map.laneStart} ${lineY + 11}H${map.width}`} stroke="var(--text)" strokeWidth="1.5" />
      <text className="area" x="0" y={lineY + 6}>
        Milestones
      </text>
      {map.stoneGroups.map((group) => (
        <g key={group.left}>
          <path
            className="bracket"
            d={`M${tenth(group.left)} ${group.y + 8}V${group.y + 3}H${tenth(group.right)}V${group.y + 8}`}
          />
          <text className="sub" x={tenth(group.textX)} y={group.y - 2} textAnchor="middle">
            {group.text}
          </text>
        </g>
      ))}
      {map.stones.map((stone) => (
        <Link
          key={stone.id}
          href={hrefs.get(stone.id) ?? ''}
          data-milestone={stone.id}
          data-stage={stone.stageId}
          aria-label={`Milestone ${stone.title}`}
        >
          <rect className="hit" x={tenth(stone.x) - 14} y={stone.y - 15} width="28" height="28" />
          {stone.dropTo !== null && (
            <path className="drop" d={`M${tenth(stone.x)} ${stone.y + 14}V${tenth(stone.dropTo)}`} />
          )}
          <svg className="gl open" x={tenth(stone.x - stoneRadius)} y={stone.y - stoneRadius} width="24" height="24">
            <use href="#k-open" data-mark />
          </svg>
          <MapLabel label={stone.label} lineHeight={13} size={11.5} />
        </Link>
      ))}
    </g>
  )
}
