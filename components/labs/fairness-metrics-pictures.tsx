import { memo, useMemo } from 'react'
import { forcedFalseAlarms, type GroupRates, type RateName } from '@/lib/labs/core/fairness-metrics'
import { dotsOf, type ScoreModel } from '@/lib/labs/core/fairness-model'
import { percent } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, discsPath, linePath, scaleOf } from './parts/axes'

/** A group as the pictures draw it. */
export interface DrawnGroup {
  readonly name: string
  readonly model: ScoreModel
  readonly line: number
  readonly rates: GroupRates
}

const BINS = 32
const DOT = { hit: 'hit', alarm: 'miss', missed: 'unfound', quiet: 'quiet' } as const
type DotKind = keyof typeof DOT
const KINDS = Object.keys(DOT) as DotKind[]

/** A hundred dots of a group in columns by risk, lowest risk first; those for whom it happened lie next to the axis. */
function columnsOf(model: ScoreModel, line: number): DotKind[][] {
  const columns = Array.from({ length: BINS }, (): DotKind[] => [])
  for (const { risk, happened } of dotsOf(model)) {
    const isFlagged = risk >= line
    columns[Math.min(BINS - 1, Math.floor(risk * BINS))]!.push(
      happened ? (isFlagged ? 'hit' : 'missed') : isFlagged ? 'alarm' : 'quiet',
    )
  }
  return columns
}

const AXIS = 168
const ROOM = 118

const toRiskX = scaleOf([0, 1], [4, 436])

const RISK_TICKS = [0, 0.25, 0.5, 0.75, 1].map((tick) => (
  <text key={tick} x={toRiskX(tick)} y={334} textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}>
    {percent(tick)}
  </text>
))

const useColumns = ({ model, line }: DrawnGroup) => useMemo(() => columnsOf(model, line), [model, line])

/** Two groups of a hundred, one above and one below the axis of risk, each with its own line. */
export const MirroredPicture = memo(function MirroredPicture({
  groups,
}: {
  groups: readonly [DrawnGroup, DrawnGroup]
}) {
  const columns = [useColumns(groups[0]), useColumns(groups[1])] as const
  const tallest = Math.max(...columns.flat().map(({ length }) => length))
  const pitch = Math.min(13, ROOM / tallest)
  const alarms = groups.map(({ rates }) => percent(rates.falseAlarms?.share ?? 0))
  return (
    <svg
      className="chart"
      viewBox="0 0 440 352"
      role="img"
      aria-label={groups
        .map(
          ({ name, line, rates }) =>
            `${name}: line at a risk of ${percent(line)}, ${percent(rates.flagged?.share ?? 0)} flagged`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {`Flagged, though nothing followed: ${alarms[0]} above, ${alarms[1]} below`}
      </text>
      <path className="ax" d={`M4 ${AXIS}H436`} />
      <Half name={groups[0].name} line={groups[0].line} columns={columns[0]} pitch={pitch} isAbove />
      <Half name={groups[1].name} line={groups[1].line} columns={columns[1]} pitch={pitch} isAbove={false} />
      {RISK_TICKS}
      <text x={436} y={350} textAnchor="end">
        risk by the model; each dot is one of a hundred
      </text>
    </svg>
  )
})

/** One group: its dots away from the axis, its line and its name. */
const Half = memo(function Half({
  name,
  line,
  columns,
  pitch,
  isAbove,
}: {
  name: string
  line: number
  columns: DotKind[][]
  pitch: number
  isAbove: boolean
}) {
  const side = isAbove ? -1 : 1
  const [end, label] = isAbove ? [38, 32] : [298, 314]
  const x = toRiskX(line)
  return (
    <g>
      {KINDS.map((kind) => (
        <path
          key={kind}
          className={DOT[kind]}
          d={discsPath(
            columns.flatMap((column, bin) =>
              column.flatMap((each, place) =>
                each === kind ? [{ x: toRiskX((bin + 0.5) / BINS), y: AXIS + side * (8 + place * pitch) }] : [],
              ),
            ),
            pitch * (kind === 'quiet' ? 0.2 : 0.38),
          )}
        />
      ))}
      <path className="lead" d={`M${x} ${AXIS}V${end}`} />
      <YouAreHere x={x} y={end} />
      <text x={0} y={label} className="em">
        {name}
      </text>
      <text x={x > 300 ? x - 12 : x + 12} y={label + 2} textAnchor={x > 300 ? 'end' : 'start'} className="halo">
        {`flagged from ${percent(line, 1)} on`}
      </text>
    </g>
  )
})

/** What the dots mean, for one case. */
export function DotMeaning({ happened }: { happened: string }) {
  const kinds: readonly [DotKind, string][] = [
    ['hit', `flagged, and ${happened}`],
    ['alarm', 'flagged, and not: a false alarm'],
    ['missed', `not flagged, and ${happened}`],
    ['quiet', 'neither'],
  ]
  return (
    <ul className="lab-key">
      {kinds.map(([kind, text]) => (
        <li key={kind}>
          <svg className="chart" viewBox="0 0 14 14" aria-hidden="true">
            <circle className={DOT[kind]} cx="7" cy="7" r={kind === 'quiet' ? 2.6 : 4.8} />
          </svg>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

const BOX = { left: 44, right: 426, top: 30, bottom: 252 }
const STEPS = 48

/** Why the lights conflict: with one precision and one share of misses, the base rate leaves no choice about false alarms. */
export function ForcedPicture({ groups }: { groups: readonly [DrawnGroup, DrawnGroup] }) {
  const [first, second] = [sharesOf(groups[0]), sharesOf(groups[1])]
  const toX = scaleOf([0, 0.8], [BOX.left, BOX.right])
  const toY = scaleOf([0, 1], [BOX.bottom, BOX.top])
  const forced = (baseRate: number) =>
    first.precision === 0
      ? 0
      : Math.min(1, forcedFalseAlarms({ baseRate, precision: first.precision, misses: 1 - first.found }))
  const curve = Array.from({ length: STEPS + 1 }, (_, step) => (step / STEPS) * 0.8)
    .filter((baseRate) => forced(baseRate) < 1)
    .map((baseRate) => ({ x: toX(baseRate), y: toY(forced(baseRate)) }))
  const [x, y] = [toX(second.baseRate), toY(forced(second.baseRate))]
  const isLeft = second.baseRate > 0.4
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`With the precision and the misses of ${groups[0].name}, a base rate of ${percent(second.baseRate)} forces ${percent(forced(second.baseRate))} false alarms; as counted they are ${percent(second.falseAlarms)}.`}
    >
      <Axes
        box={BOX}
        xTicks={[0, 0.2, 0.4, 0.6, 0.8]}
        yTicks={[0, 0.25, 0.5, 0.75, 1]}
        toX={toX}
        toY={toY}
        xText={(tick) => percent(tick)}
        yText={(tick) => percent(tick)}
        title={`Same precision, same misses: ${percent(forced(first.baseRate))} false alarms here force ${percent(forced(second.baseRate))} there`}
        xLabel="base rate: share for whom it happens"
      />
      <path className="curve" d={linePath(curve)} />
      <path className="alt" d={`M${x} ${toY(0)}V${y}`} />
      <circle className="bar-open" cx={x} cy={y} r={6} style={{ fill: 'var(--surface)' }} />
      <circle className="dot" cx={x} cy={toY(second.falseAlarms)} r={4} />
      <YouAreHere x={toX(first.baseRate)} y={toY(forced(first.baseRate))} />
      <text className="halo" x={BOX.left + 8} y={BOX.top + 14}>
        diamond: {groups[0].name}
      </text>
      <text className="halo" x={BOX.left + 8} y={BOX.top + 32}>
        ring: {groups[1].name}, forced; dot: as counted
      </text>
      <text className="halo" x={x + (isLeft ? -12 : 12)} y={BOX.bottom - 8} textAnchor={isLeft ? 'end' : 'start'}>
        {percent(second.baseRate)}
      </text>
      <text x={0} y={BOX.bottom + 36}>
        false alarms
      </text>
    </svg>
  )
}

/** Shares of a group as plain numbers, 0 where nobody can be counted. */
function sharesOf({ rates }: DrawnGroup) {
  const share = (rate: RateName | 'baseRate') => rates[rate]?.share ?? 0
  return {
    baseRate: share('baseRate'),
    precision: share('precision'),
    found: share('found'),
    falseAlarms: share('falseAlarms'),
  }
}
