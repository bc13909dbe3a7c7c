import { Link } from '@/components/ui/link'
import { laneWidth, outlineTracks, weaveMilestones } from '@/lib/content/core/roadmap-layout-outline'
import type { Milestone } from '@/lib/content/core/graph'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { FieldRow } from './field-rows'
import { trackLook } from './track-look'

export interface FieldOutlineProps {
  rows: readonly FieldRow[]
  laneCount: number
  tracks: readonly { id: string; shortTitle: string }[]
  /** Milestones that all tracks share in the common stage, then those of single tracks. */
  sharedMilestones: readonly Milestone[]
  ownMilestones: readonly { milestone: Milestone; tracks: string }[]
  commonTitle: string
}

/** All skills row by row: the common road first, then the ground on which the roads differ. */
export function FieldOutline({
  rows,
  laneCount,
  tracks,
  sharedMilestones,
  ownMilestones,
  commonTitle,
}: FieldOutlineProps) {
  const common = new Map(rows.filter((row) => row.isShared).map((row) => [row.id, row]))
  const apart = rows.filter((row) => !row.isShared)
  const steps = weaveMilestones({ skills: [...common.keys()], milestones: sharedMilestones })
  const places = outlineTracks({
    lanes: [null, ...steps.map((step) => common.get(step.id)?.area.lane ?? null)],
    laneCount,
  })
  const milestones = new Map(sharedMilestones.map((milestone) => [milestone.id, milestone]))
  const bundle = (index: number) => <Bundle path={places[index]?.path ?? ''} laneCount={laneCount} tracks={tracks} />
  return (
    <ol className="strip" aria-label="Outline of all tracks">
      <li className="stagehead" data-stage="basic">
        <div className="trk">{bundle(0)}</div>
        <div className="row">
          <h3 className="stage-title">{commonTitle}</h3>
          <span className="small dim target-head">target at the end of each track</span>
        </div>
      </li>
      {steps.map((step, index) => {
        const row = common.get(step.id)
        const milestone = milestones.get(step.id)
        if (row) return <FieldStep key={row.id} row={row} laneCount={laneCount} road={bundle(index + 1)} />
        return milestone ? (
          <StoneStep
            key={milestone.id}
            milestone={milestone}
            stage="basic"
            words="milestone"
            left={places[index + 1]?.marker ?? 0}
            road={bundle(index + 1)}
          />
        ) : null
      })}
      <li className="stagehead" data-stage="specialisation senior">
        <div className="trk" />
        <div className="row">
          <h3 className="stage-title">Then the roads separate</h3>
          <span className="small dim target-head">target at the end of each track</span>
        </div>
      </li>
      {apart.map((row) => (
        <FieldStep key={row.id} row={row} laneCount={laneCount} road={null} />
      ))}
      {ownMilestones.map(({ milestone, tracks: words }) => (
        <StoneStep
          key={milestone.id}
          milestone={milestone}
          stage={milestone.stage}
          words={words}
          left={null}
          road={null}
        />
      ))}
    </ol>
  )
}

function FieldStep({ row, laneCount, road }: { row: FieldRow; laneCount: number; road: React.ReactNode }) {
  const left = `${(((row.area.lane + 0.5) / laneCount) * 100).toFixed(2)}%`
  return (
    <li data-skill={row.id} data-stage={row.stages.join(' ')} data-lens={row.lenses.join(' ')}>
      <div className="trk">
        {road}
        <i className="stop plain" style={{ left }} />
        <svg className="mk mine" style={{ left }} aria-hidden="true">
          <use href="#k-none" data-mark />
        </svg>
      </div>
      <div className="row">
        <Link href={row.href}>{row.title}</Link>
        <span className="meta">
          <span className="state mine">
            <span data-word />
          </span>
          <TargetShields targets={row.targets} />
        </span>
      </div>
    </li>
  )
}

/** Last target of each track: letter, colour and figure together. */
export function TargetShields({ targets }: { targets: FieldRow['targets'] }) {
  return (
    <span className="targets">
      {targets.map(({ trackId, title, level }) => {
        const { className, letter } = trackLook(trackId)
        return (
          <span key={trackId} className={`t-${className}`}>
            <span className={`shield t-${className}`} aria-hidden="true">
              <b>{letter}</b>
            </span>
            <span className="vh">{title} </span>
            <b className="num">{level}</b>
          </span>
        )
      })}
    </span>
  )
}

function StoneStep(props: {
  milestone: Milestone
  stage: string
  words: string
  left: number | null
  road: React.ReactNode
}) {
  const { milestone, stage, words, left, road } = props
  return (
    <li className="ms" data-milestone={milestone.id} data-stage={stage}>
      <div className="trk">
        {road}
        <svg
          className="mk open"
          style={{ left: left === null ? '50%' : `${(left * 100).toFixed(2)}%` }}
          aria-hidden="true"
        >
          <use href="#k-open" data-mark />
        </svg>
      </div>
      <div className="row">
        <Link href={hrefOf(milestone)}>{milestone.title}</Link>
        <span className="meta">
          <span className="small dim">{words}</span>
        </span>
      </div>
    </li>
  )
}

/** All roads side by side in one row. */
function Bundle({ path, laneCount, tracks }: { path: string; laneCount: number; tracks: readonly { id: string }[] }) {
  if (path === '') return null
  return (
    <svg
      className="bundle"
      viewBox={`0 0 ${laneWidth * laneCount} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {tracks.map(({ id }, index) => (
        <path
          key={id}
          className={trackLook(id).className}
          d={path}
          transform={`translate(${(index - (tracks.length - 1) / 2) * 4.6} 0)`}
        />
      ))}
    </svg>
  )
}
