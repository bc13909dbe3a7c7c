import type { Plan } from '@/lib/planning/core/types'
import { dayAndMonth } from '@/lib/planning/core/local-date'

export interface PlanRoadProps {
  plan: Plan
  today: string
  deadline: string | null
  /** Ids of milestones that are claimed or accepted. */
  done: ReadonlySet<string>
}

const WIDTH = 1240
/** Weeks with a mark of their own; on a longer road every second or third has one. */
const MOST_MARKS = 160
const ROAD = { from: 8, to: 1180, y: 74 }

/** The weeks as one road: travelled, today, pauses, stones, the wished date. The list below says the same in words. */
export function PlanRoad({ plan, today, deadline, done }: PlanRoadProps) {
  const { weeks } = plan
  if (weeks.length === 0) return null
  const step = (ROAD.to - ROAD.from) / weeks.length
  const xOf = (index: number) => ROAD.from + index * step
  const here = weeks.findIndex(({ end }) => end >= today)
  const hereX = xOf(here < 0 ? weeks.length : here + 0.3)
  const marked = Math.ceil(weeks.length / MOST_MARKS)
  const every = marked * Math.ceil(weeks.length / marked / 26)
  const stones = weeks.flatMap(({ entries }, index) =>
    entries
      .filter(({ kind }) => kind === 'milestone')
      .map(({ nodeId, title }) => ({ id: nodeId, title, x: xOf(index + 0.7) })),
  )
  const labels = placeLabels(stones)
  const deadlineAt = deadline === null ? null : deadlinePlace(plan, deadline)
  return (
    <svg
      className="map plan-road nophone"
      viewBox={`0 0 ${WIDTH} 128`}
      role="img"
      aria-label={`${weeks.length} weeks with ${stones.length} milestones; the list below has every week`}
    >
      <path className="road plus" d={`M${ROAD.from} ${ROAD.y}H${ROAD.to}`} />
      {hereX < ROAD.to && <path className="core" d={`M${hereX} ${ROAD.y}H${ROAD.to - 2}`} />}
      {weeks.map(({ start, paused }, index) =>
        paused ? (
          <g key={start}>
            <path className="pause-gap" d={`M${xOf(index)} ${ROAD.y}h${step}`} />
            <path className="pause-line" d={`M${xOf(index)} ${ROAD.y}h${step}`} />
          </g>
        ) : null,
      )}
      {weeks.map(({ start, index: number, paused }, index) =>
        index % marked !== 0 ? null : (
          <g key={start}>
            <path className="drop" d={`M${xOf(index)} ${ROAD.y + 6}v6`} />
            {index % every === 0 && (
              <text className="sub" x={xOf(index) + 3} y={ROAD.y + 26}>
                {paused ? 'pause' : index === 0 ? `week ${number}` : number}
              </text>
            )}
          </g>
        ),
      )}
      {stones.map(({ id, title, x }, index) => (
        <g key={id}>
          <path
            className={done.has(id) ? 'stone-set' : 'stone-open'}
            d={`M${x - 7} ${ROAD.y - 4}v-9a7 7 0 0 1 14 0v9z`}
          />
          {labels[index] !== null && (
            <text className="sub halo" x={x} y={labels[index]} textAnchor={x > WIDTH - 130 ? 'end' : 'middle'}>
              {shortTitle(title)}
            </text>
          )}
        </g>
      ))}
      {deadlineAt !== null && (
        <g className="wish">
          <path d={`M${xOf(deadlineAt)} ${ROAD.y - 30}v62`} />
          <text
            x={xOf(deadlineAt) + (deadlineAt > weeks.length * 0.8 ? -6 : 6)}
            y={ROAD.y + 48}
            textAnchor={deadlineAt > weeks.length * 0.8 ? 'end' : 'start'}
          >
            your date, {dayAndMonth(deadline ?? '')}
          </text>
        </g>
      )}
      {here >= 0 && (
        <g>
          <path className="here-mark" d={`M${hereX} ${ROAD.y - 8}l8 8l-8 8l-8-8z`} />
          <text className="em" x={hereX} y={ROAD.y + 44} textAnchor="middle">
            today
          </text>
        </g>
      )}
    </svg>
  )
}

/** Two heights for labels; one that would still collide is left to the list. */
function placeLabels(stones: readonly { title: string; x: number }[]): (number | null)[] {
  const lastEnd: [number, number] = [-Infinity, -Infinity]
  return stones.map(({ title, x }) => {
    const half = shortTitle(title).length * 3.3 + 6
    for (const row of [0, 1] as const) {
      if (x - half < lastEnd[row]) continue
      lastEnd[row] = x + half
      return row === 0 ? ROAD.y - 28 : ROAD.y - 48
    }
    return null
  })
}

function shortTitle(title: string): string {
  const short = title.split(/[:,]/)[0] ?? title
  return short.length <= 24 ? short : `${short.slice(0, short.lastIndexOf(' ', 22))} …`
}

function deadlinePlace({ weeks }: Plan, deadline: string): number | null {
  const index = weeks.findIndex(({ end }) => end >= deadline)
  return index < 0 ? null : index + 0.9
}
