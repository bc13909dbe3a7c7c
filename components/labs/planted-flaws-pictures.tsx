import { memo } from 'react'
import type { AttackRun, Flaw } from '@/lib/labs/core/planted-flaws'
import { FLAW_NAMES } from '@/lib/labs/core/planted-flaws-task'

/** What is known of a flaw: nothing, that it is open, or that it was shown once and is held now. */
export type FlawState = 'unknown' | 'open' | 'held'

/** A mark for each state, different in shape as well as in colour. */
export function FlawMark({ x, y, state }: { x: number; y: number; state: FlawState }) {
  if (state === 'open') return <path className="bar-wrong" d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} />
  if (state === 'held')
    return (
      <g>
        <circle className="unfound" cx={x} cy={y} r={7} />
        <path className="unfound" d={`M${x - 7} ${y}h14`} />
      </g>
    )
  return (
    <g>
      <circle
        className="bar-open"
        cx={x}
        cy={y}
        r={7.5}
        style={{ strokeDasharray: '2.5 2.5', fill: 'var(--surface)' }}
      />
      <text x={x} y={y + 4.3} textAnchor="middle">
        ?
      </text>
    </g>
  )
}

interface Box {
  name: string
  x: number
  y: number
  width: number
}

const SIDE = 118
const BOXES = {
  chat: { name: 'Chat', x: 1, y: 62, width: SIDE },
  note: { name: 'Partner’s note', x: 1, y: 146, width: SIDE },
  name: { name: 'Booking’s name', x: 1, y: 210, width: SIDE },
  context: { name: 'Hidden text', x: 164, y: 62, width: 112 },
  model: { name: 'Model', x: 164, y: 146, width: 112 },
  meter: { name: 'Meter', x: 164, y: 236, width: 112 },
  bookings: { name: 'Booking tool', x: 321, y: 62, width: SIDE },
  refunds: { name: 'Refund tool', x: 321, y: 126, width: SIDE },
  page: { name: 'Page', x: 321, y: 210, width: SIDE },
} satisfies Record<string, Box>
type BoxName = keyof typeof BOXES
const HEIGHT = 34

/** Lines between the boxes; a path follows those that its attack has walked. */
const EDGES: Readonly<Record<string, string>> = {
  chat: `M119 79H142V157H164`,
  note: `M119 163H164`,
  name: `M119 227H142V169H164`,
  context: `M220 146V96`,
  meter: `M220 180V236`,
  bookings: `M276 157H298V79H321`,
  refunds: `M276 163H298V143H321`,
  page: `M276 169H298V227H321`,
}

/** Where a flaw is marked, and the box under whose edge its name stands. */
const MARKS: Readonly<Record<Flaw, { x: number; y: number; text: readonly [number, number] }>> = {
  direct: { x: 112, y: 62, text: [1, 112] },
  indirect: { x: 112, y: 195, text: [1, 199] },
  leak: { x: 270, y: 62, text: [164, 52] },
  right: { x: 432, y: 111, text: [321, 115] },
  output: { x: 432, y: 210, text: [321, 260] },
  limit: { x: 270, y: 236, text: [164, 286] },
}

/** The assistant as boxes and lines; the last attack is drawn as far as it came, and flaws appear where they were shown. */
export const SystemPicture = memo(function SystemPicture({
  states,
  last,
}: {
  states: Readonly<Record<Flaw, FlawState>>
  last: AttackRun | null
}) {
  const walked = last === null ? [] : walkedBoxes(last)
  const found = Object.values(states).filter((state) => state !== 'unknown').length
  const open = Object.values(states).filter((state) => state === 'open').length
  const stop = walked.at(-1)
  return (
    <svg
      className="chart"
      viewBox="0 0 440 296"
      role="img"
      aria-label={`The assistant. ${(Object.keys(states) as Flaw[])
        .map((flaw) => `${FLAW_NAMES[flaw]}: ${states[flaw] === 'unknown' ? 'not shown' : states[flaw]}`)
        .join('. ')}.${stop === undefined ? '' : ` The last attack came as far as: ${BOXES[stop].name}.`}`}
    >
      <text className="ttl" x={0} y={13}>
        {found === 0
          ? 'Six flaws stand somewhere in this assistant'
          : open === found
            ? `${found} of six flaws shown, where they stand`
            : `${found} of six flaws shown, ${found - open} of them held now`}
      </text>
      {Object.entries(EDGES).map(([name, path]) => (
        <path key={name} className="ax" d={path} />
      ))}
      {walked.flatMap((name) =>
        EDGES[name] === undefined
          ? []
          : [<path key={name} className="curve" style={{ strokeWidth: 3 }} d={EDGES[name]} />],
      )}
      {(Object.entries(BOXES) as [BoxName, Box][]).map(([key, { name, x, y, width }]) => (
        <g key={key}>
          <rect
            x={x}
            y={y}
            width={width}
            height={HEIGHT}
            className={walked.includes(key) ? 'curve' : 'ax'}
            style={{ fill: 'var(--surface)' }}
          />
          <text className={walked.includes(key) ? 'em' : undefined} x={x + 10} y={y + 21}>
            {name}
          </text>
        </g>
      ))}
      {(Object.keys(MARKS) as Flaw[]).map((flaw) => {
        const { x, y, text } = MARKS[flaw]
        return (
          <g key={flaw}>
            {states[flaw] !== 'unknown' && (
              <text className="em halo" x={text[0]} y={text[1]}>
                {FLAW_NAMES[flaw].replace('hidden context', 'context').replace('over-wide tool', 'over-wide')}
              </text>
            )}
            <FlawMark x={x} y={y} state={states[flaw]} />
          </g>
        )
      })}
      {stop !== undefined && last?.shows.length === 0 && <StopMark box={BOXES[stop]} />}
    </svg>
  )
})

/** An attack that came to nothing ends in a cross. */
function StopMark({ box: { x, y, width } }: { box: Box }) {
  const [left, top] = [x + width - 24, y + 11]
  return <path className="gap" d={`M${left} ${top}l12 12m0 -12l-12 12`} style={{ fill: 'none' }} />
}

/** Boxes an attack has reached, in order. */
function walkedBoxes({ attack, steps }: AttackRun): BoxName[] {
  return steps.flatMap(({ at }): BoxName[] => (at === 'half' ? [] : at === 'entry' ? [attack.way] : [at]))
}

export interface SeverityRow {
  flaw: Flaw
  isFound: boolean
  /** Impact × ease before any repair of yours, and now. */
  before: number
  now: number
  ways: number
}

/** Severity of what was found: an open bar as it was, a filled one as it is after repairs. */
export const SeverityPicture = memo(function SeverityPicture({ rows }: { rows: readonly SeverityRow[] }) {
  const toX = (points: number) => 134 + (points / 25) * 210
  const first = rows.filter(({ isFound, now }) => isFound && now > 0).sort((a, b) => b.now - a.now)[0]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 224"
      role="img"
      aria-label={rows
        .map(({ flaw, isFound, before, now, ways }) =>
          isFound
            ? `${FLAW_NAMES[flaw]}: severity ${before} at first, ${now} now, ${ways} ways left`
            : `${FLAW_NAMES[flaw]}: not shown yet`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {first === undefined
          ? rows.some(({ isFound }) => isFound)
            ? 'Nothing that you have shown works any more'
            : 'Severity stands here once a flaw is shown'
          : `Repair first: ${FLAW_NAMES[first.flaw]}, ${first.now} points`}
      </text>
      {rows.map(({ flaw, isFound, before, now, ways }, row) => {
        const y = 30 + row * 32
        return (
          <g key={flaw}>
            <text x={0} y={y + 14} className={flaw === first?.flaw ? 'em' : undefined}>
              {FLAW_NAMES[flaw].replace('hidden ', '').replace('tool ', '')}
            </text>
            {isFound ? (
              <>
                <rect className="bar-open" x={toX(0)} y={y} width={toX(before) - toX(0)} height={20} />
                <rect className="bar-wrong" x={toX(0)} y={y + 4} width={toX(now) - toX(0)} height={12} />
                <text className="halo" x={toX(Math.max(before, now)) + 7} y={y + 14}>
                  {now === before ? now : `${before} → ${now}`}, {ways} {ways === 1 ? 'way' : 'ways'}
                </text>
              </>
            ) : (
              <text x={toX(0)} y={y + 14}>
                not shown yet
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
})
