import { roundTicks } from '@/components/mdx/figures/scale'
import {
  allStepsRight,
  breakEvenError,
  costOfUse,
  stepsWithin,
  type AgentAction,
  type BoundaryResult,
} from '@/lib/labs/core/agent-boundaries'
import { CHANNELS, getsThrough, type Incident, type Outcome } from '@/lib/labs/core/agent-boundaries-replay'
import { percent, whole } from '@/lib/labs/core/verdict'
import { CHANNEL_NAMES, euros } from './agent-boundaries-words'
import { Axes, YouAreHere, linePath, scaleOf } from './parts/axes'

const BOX = { left: 44, right: 426, top: 30, bottom: 252 }
const MIDDLE = 220

export interface NamedResult {
  readonly name: string
  readonly result: BoundaryResult
  readonly isYours: boolean
}

/** Loss to the left, people's minutes to the right, each with its limit; hollow bars are over it. */
export function MetersPicture({
  rows,
  limits,
}: {
  rows: readonly NamedResult[]
  limits: { loss: number; minutes: number }
}) {
  const most = (of: (row: NamedResult) => number, limit: number) => Math.max(limit * 1.15, ...rows.map(of))
  const toLoss = scaleOf([0, most(({ result }) => result.loss, limits.loss)], [0, MIDDLE - 10])
  const toMinutes = scaleOf([0, most(({ result }) => result.minutes, limits.minutes)], [0, MIDDLE - 10])
  const yours = rows.find(({ isYours }) => isYours)!.result
  const [isCheap, isShort] = [yours.loss <= limits.loss, yours.minutes <= limits.minutes]
  const title =
    isCheap && isShort
      ? 'Your boundary keeps both limits'
      : isShort
        ? 'Your boundary loses more than you can bear'
        : isCheap
          ? 'Your boundary needs more people than there are'
          : 'Your boundary breaks both limits'
  const [lossEnd, minutesEnd] = [MIDDLE - 5 - toLoss(limits.loss), MIDDLE + 5 + toMinutes(limits.minutes)]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={rows
        .map(({ name, result }) => `${name}: ${euros(result.loss)} lost, ${whole(result.minutes)} minutes of people`)
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      <text x={MIDDLE - 8} y={36} textAnchor="end">
        lost in 1,000 tasks
      </text>
      <text x={MIDDLE + 8} y={36}>
        minutes of people
      </text>
      <path className="diagonal" d={`M${lossEnd} 44V270M${minutesEnd} 44V270`} />
      {rows.map(({ name, result, isYours }, index) => {
        const y = 58 + index * 46
        const [loss, minutes] = [toLoss(result.loss), toMinutes(result.minutes)]
        const toneOf = (isOver: boolean) => (isYours ? 'bar-yours' : isOver ? 'bar-open' : 'bar')
        return (
          <g key={name}>
            <text className={isYours ? 'em halo' : 'halo'} x={0} y={y}>
              {name}
            </text>
            <text className="halo" x={MIDDLE - 8} y={y} textAnchor="end">
              {euros(result.loss)}
            </text>
            <text className="halo" x={MIDDLE + 8} y={y}>
              {whole(result.minutes)}
            </text>
            <rect
              className={toneOf(result.loss > limits.loss)}
              x={MIDDLE - 5 - loss}
              y={y + 6}
              width={Math.max(0.5, loss)}
              height={12}
            />
            <rect
              className={toneOf(result.minutes > limits.minutes)}
              x={MIDDLE + 5}
              y={y + 6}
              width={Math.max(0.5, minutes)}
              height={12}
            />
          </g>
        )
      })}
      <text x={Math.max(40, lossEnd)} y={288} textAnchor="middle">
        limit {euros(limits.loss)}
      </text>
      <text x={Math.min(400, Math.max(MIDDLE + 50, minutesEnd))} y={288} textAnchor="middle">
        there are {whole(limits.minutes)}
      </text>
    </svg>
  )
}

/** One use of an action, alone and with a look, against its error rate. */
export function LookPicture({ action, fee, catches }: { action: AgentAction; fee: number; catches: number }) {
  const even = breakEvenError({ fee, loss: action.loss, catches })
  const end = Math.min(0.5, Math.max(0.02, action.error * 1.6, Number.isFinite(even) ? even * 1.6 : 0))
  const at = (error: number) => costOfUse({ error, loss: action.loss, fee, catches })
  const xTicks = roundTicks(0, end, 4)
  const last = xTicks.at(-1) ?? end
  const yTicks = roundTicks(0, Math.max(at(last).alone, at(last).reviewed), 5)
  const toX = scaleOf([0, last], [BOX.left, BOX.right])
  const toY = scaleOf([0, yTicks.at(-1) ?? 1], [BOX.bottom, BOX.top])
  const line = (of: 'alone' | 'reviewed') =>
    linePath([0, last].map((error) => ({ x: toX(error), y: toY(at(error)[of]) })))
  const mine = at(action.error)
  const isPaid = mine.reviewed < mine.alone
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${action.name}: alone ${cents(mine.alone)} a use, with a look ${cents(mine.reviewed)}. A look pays above an error rate of ${percent(even, 2)}.`}
    >
      <Axes
        box={BOX}
        xTicks={xTicks}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        xText={(tick) => percent(tick, 1)}
        yText={(tick) => `€${tick}`}
        title={
          even > 1 ? `${action.name}: no look pays` : `${action.name}: a look pays above ${percent(even, 2)} of errors`
        }
        xLabel="share of uses that are wrong"
      />
      <path className="alt" d={line('reviewed')} />
      <path className="curve" d={line('alone')} />
      {even < last && <path className="grid" d={`M${toX(even)} ${BOX.top}V${BOX.bottom}`} />}
      <YouAreHere x={toX(action.error)} y={toY(Math.min(mine.alone, mine.reviewed))} />
      <text className="halo" x={BOX.left + 8} y={BOX.top + 12}>
        full: alone {cents(mine.alone)}
      </text>
      <text className="halo" x={BOX.left + 8} y={BOX.top + 28}>
        dashed: with a look {cents(mine.reviewed)}
      </text>
      <text x={0} y={296}>
        at {percent(action.error, 1)} a look {isPaid ? 'pays' : 'does not pay'}
      </text>
    </svg>
  )
}

function cents(value: number): string {
  return `€${value.toFixed(2)}`
}

const MOST_STEPS = 20
/** The floor that the picture of chains is read against. */
export const CHAIN_FLOOR = 0.9

/** Chance that all steps in a row are right. */
export function ChainPicture({ right, steps }: { right: number; steps: number }) {
  const toX = scaleOf([1, MOST_STEPS], [BOX.left, BOX.right])
  const toY = scaleOf([0, 1], [BOX.bottom, BOX.top])
  const list = Array.from({ length: MOST_STEPS }, (_, index) => index + 1)
  const chance = allStepsRight(right, steps)
  const most = stepsWithin(right, CHAIN_FLOOR)
  const floorText =
    most === 0
      ? 'not even one step keeps 90%'
      : most > MOST_STEPS
        ? `more than ${MOST_STEPS} steps keep 90%`
        : `at most ${most} ${most === 1 ? 'step keeps' : 'steps keep'} 90%`
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${steps} steps at ${percent(right, 1)} are all right in ${percent(chance)}; ${floorText}.`}
    >
      <Axes
        box={BOX}
        xTicks={[1, 5, 10, 15, 20]}
        yTicks={[0, 0.25, 0.5, 0.75, 1]}
        toX={toX}
        toY={toY}
        yText={(tick) => percent(tick)}
        title={`${steps} steps in a row are all right in ${percent(chance)} of tasks`}
        xLabel="steps without a check"
      />
      <path className="diagonal" d={`M${BOX.left} ${toY(CHAIN_FLOOR)}H${BOX.right}`} />
      <path className="curve" d={linePath(list.map((n) => ({ x: toX(n), y: toY(allStepsRight(right, n)) })))} />
      <YouAreHere x={toX(steps)} y={toY(chance)} />
      <text className="halo" x={BOX.left + 8} y={BOX.bottom - 10}>
        {percent(right, 1)} a step: {floorText}
      </text>
    </svg>
  )
}

/** Thirty attacks by the way they come: crosses and open squares did harm, dots and half dots did not. */
export function ReplayPicture({ replays }: { replays: readonly { incident: Incident; outcome: Outcome }[] }) {
  const through = replays.filter(({ outcome }) => getsThrough(outcome)).length
  const rows = CHANNELS.map((channel) => ({
    channel,
    marks: replays.filter(({ incident }) => incident.channel === channel),
  }))
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={rows
        .map(
          ({ channel, marks }) =>
            `${CHANNEL_NAMES[channel]}: ${marks.filter(({ outcome }) => getsThrough(outcome)).length} of ${marks.length} get through`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {through === 0
          ? 'No scripted attack gets through'
          : `${through} of ${replays.length} scripted attacks get through`}
      </text>
      {rows.map(({ channel, marks }, row) => {
        const y = 42 + row * 44
        return (
          <g key={channel}>
            <text x={0} y={y}>
              {CHANNEL_NAMES[channel]}
            </text>
            {marks.map(({ incident, outcome }, index) => (
              <OutcomeMark key={incident.id} outcome={outcome} x={196 + index * 32} y={y - 4} />
            ))}
            <text x={440} y={y} textAnchor="end">
              {marks.filter(({ outcome }) => getsThrough(outcome)).length}
            </text>
            {row < rows.length - 1 && <path className="grid" d={`M0 ${y + 17}H440`} />}
          </g>
        )
      })}
      <path className="ax" d="M0 240H440" />
      <OutcomeMark outcome="done" x={8} y={258} />
      <text x={22} y={262}>
        done, nobody was asked
      </text>
      <OutcomeMark outcome="approved" x={228} y={258} />
      <text x={242} y={262}>
        a person said yes
      </text>
      <OutcomeMark outcome="stopped" x={8} y={282} />
      <text x={22} y={286}>
        stopped
      </text>
      <OutcomeMark outcome="undone" x={228} y={282} />
      <text x={242} y={286}>
        undone after the notice
      </text>
    </svg>
  )
}

function OutcomeMark({ outcome, x, y }: { outcome: Outcome; x: number; y: number }) {
  switch (outcome) {
    case 'done':
      return <path className="gap" d={`M${x - 6} ${y - 6}l12 12m0 -12l-12 12`} />
    case 'approved':
      return <rect className="through" x={x - 6} y={y - 6} width={12} height={12} />
    case 'undone':
      return (
        <g>
          <circle className="unfound" cx={x} cy={y} r={6} />
          <path className="hit" d={`M${x} ${y - 6}a6 6 0 0 1 0 12z`} />
        </g>
      )
    case 'stopped':
      return <circle className="hit" cx={x} cy={y} r={6} />
  }
}
