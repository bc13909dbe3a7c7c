import { Link } from '@/components/ui/link'
import { laneWidth, outlineTracks, weaveMilestones } from '@/lib/content/core/roadmap-layout-outline'
import type { OutlineTrack } from '@/lib/content/core/roadmap-layout-outline'
import type { Milestone } from '@/lib/content/core/graph'
import type { Stage } from '@/lib/content/core/types'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { LevelGauge } from './level-gauge'
import type { TrackRow } from './skill-rows'
import { trackLook } from './track-look'

export interface OutlineStage {
  stage: Stage
  /** Hours of the stage from nothing, or null. */
  hours: number | null
  milestones: readonly Milestone[]
}

export interface TrackOutlineProps {
  track: { id: string; title: string }
  stages: readonly OutlineStage[]
  rows: readonly TrackRow[]
  laneCount: number
}

type Row =
  | { kind: 'stage'; stage: OutlineStage }
  | { kind: 'skill'; row: TrackRow }
  | { kind: 'milestone'; milestone: Milestone; stageId: string }

/** The same road row by row: below 1200 px it is the map. */
export function TrackOutline({ track, stages, rows, laneCount }: TrackOutlineProps) {
  const list = stages.flatMap((stage) => rowsOfStage(stage, rows))
  const tracks = outlineTracks({
    lanes: list.map((row) => (row.kind === 'skill' ? row.row.area.lane : null)),
    laneCount,
  })
  return (
    <ol
      className="strip"
      style={{ '--track': trackLook(track.id).colour } as React.CSSProperties}
      aria-label={`Outline of the ${track.title} track`}
    >
      {list.map((row, index) => {
        const place = tracks[index] ?? { path: '', marker: 0 }
        switch (row.kind) {
          case 'stage':
            return <StageRow key={row.stage.stage.id} stage={row.stage} place={place} laneCount={laneCount} />
          case 'skill':
            return <SkillStep key={row.row.id} row={row.row} trackId={track.id} place={place} laneCount={laneCount} />
          case 'milestone':
            return <MilestoneStep key={row.milestone.id} {...row} place={place} laneCount={laneCount} />
        }
      })}
    </ol>
  )
}

function rowsOfStage(stage: OutlineStage, rows: readonly TrackRow[]): Row[] {
  const own = new Map(rows.filter((row) => row.stage.id === stage.stage.id).map((row) => [row.id, row]))
  const milestones = new Map(stage.milestones.map((milestone) => [milestone.id, milestone]))
  const steps = weaveMilestones({ skills: [...own.keys()], milestones: stage.milestones })
  return [
    { kind: 'stage', stage },
    ...steps.flatMap((step): Row[] => {
      const row = own.get(step.id)
      const milestone = milestones.get(step.id)
      if (step.kind === 'skill' && row) return [{ kind: 'skill', row }]
      return milestone ? [{ kind: 'milestone', milestone, stageId: stage.stage.id }] : []
    }),
  ]
}

interface Placed {
  place: OutlineTrack
  laneCount: number
}

function StageRow({ stage: { stage, hours }, place, laneCount }: { stage: OutlineStage } & Placed) {
  return (
    <li className="stagehead" data-stage={stage.id}>
      <div className="trk">
        <RowRoad place={place} laneCount={laneCount} />
      </div>
      <div className="row">
        <h3 className="stage-title">
          {stage.title}, months {stage.months[0]} to {stage.months[1]}
        </h3>
        {hours !== null && <span className="small dim num">{Math.round(hours)} h from level 0</span>}
      </div>
    </li>
  )
}

function SkillStep({ row, trackId, place, laneCount }: { row: TrackRow; trackId: string } & Placed) {
  const left = `${(place.marker * 100).toFixed(2)}%`
  return (
    <li data-skill={row.id} data-stage={row.stage.id} data-lens={row.lenses.join(' ')} data-target={row.target}>
      <div className="trk">
        <RowRoad place={place} laneCount={laneCount} />
        <i className="stop plain" style={{ left }} />
        <svg className="mk mine" style={{ left }} aria-hidden="true">
          <use href="#k-none" data-mark />
        </svg>
      </div>
      <div className="row">
        <Link href={row.href} aria-describedby={`needs-${row.id}`}>
          {row.title}
        </Link>
        <span className="meta">
          <span className="small dim num hrs" data-level>
            target {row.target}
          </span>
          <span className="hrs">
            <LevelGauge target={row.target} trackId={trackId} />
          </span>
          <span className="state">
            <span className="phone-target num">target {row.target}</span>
            <span className="mine" data-word />
          </span>
        </span>
      </div>
    </li>
  )
}

function MilestoneStep({ milestone, stageId, place, laneCount }: { milestone: Milestone; stageId: string } & Placed) {
  return (
    <li className="ms" data-milestone={milestone.id} data-stage={stageId}>
      <div className="trk">
        <RowRoad place={place} laneCount={laneCount} />
        <svg className="mk open" style={{ left: `${(place.marker * 100).toFixed(2)}%` }} aria-hidden="true">
          <use href="#k-open" data-mark />
        </svg>
      </div>
      <div className="row">
        <Link href={hrefOf(milestone)}>{milestone.title}</Link>
        <span className="meta">
          <span className="small dim" data-word>
            milestone
          </span>
        </span>
      </div>
    </li>
  )
}

function RowRoad({ place, laneCount }: Placed) {
  if (place.path === '') return null
  return (
    <svg viewBox={`0 0 ${laneWidth * laneCount} 100`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path className="road" d={place.path} />
      <path className="core" d={place.path} />
    </svg>
  )
}
