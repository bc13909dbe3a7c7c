import { roundTicks } from '@/components/mdx/figures/scale'
import { deskResult, type FallbackResult } from '@/lib/labs/core/staged-fallback'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, linePath, scaleOf } from './parts/axes'
import { STAGE_NAMES, euros, waitText } from './staged-fallback-words'

const FLOW = { top: 36, height: 196, gap: 16, stages: [70, 150, 230], end: 290 } as const

/** The traffic as a stream: what each stage answers leaves to the right, the rest goes on below. */
export function FlowPicture({ result }: { result: FallbackResult }) {
  const { shares, right, costs, cost, accuracy } = result
  const peopleCost = cost === 0 ? 0 : (shares[2] * costs[2]) / cost
  const heights = shares.map((share) => share * FLOW.height)
  const tops = [FLOW.top, FLOW.top + heights[0]! + FLOW.gap, FLOW.top + heights[0]! + heights[1]! + 2 * FLOW.gap]
  const labels = spread(tops.map((top, index) => top + heights[index]! / 2))
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={STAGE_NAMES.map(
        (name, index) =>
          `${name}: ${percent(shares[index]!)} of the contacts, ${percent(right[index]!, 1)} of them right, ${euros(costs[index]!)} each`,
      ).join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        {shares[2] < 0.0005
          ? 'No contact reaches a person'
          : `People take ${percent(shares[2])} of the contacts and ${percent(peopleCost)} of the cost`}
      </text>
      <rect className="stream" x={0} y={FLOW.top} width={FLOW.stages[0] - 6} height={FLOW.height} />
      {STAGE_NAMES.map((name, index) => {
        const [x, top, height] = [FLOW.stages[index]!, tops[index]!, heights[index]!]
        const rest = heights.slice(index + 1).reduce((sum, each) => sum + each, 0)
        const wrong = height * (1 - right[index]!)
        const next = FLOW.stages[index + 1]
        return (
          <g key={name}>
            {height + rest > 0.3 && <rect className="bar" x={x - 6} y={top} width={6} height={height + rest} />}
            {rest > 0.3 && next !== undefined && (
              <path className="stream rest" d={ribbon([x, top + height], [next - 6, tops[index + 1]!], rest)} />
            )}
            {height > 0.3 && (
              <>
                <rect className="stream" x={x} y={top} width={FLOW.end - x} height={height} />
                <rect className="bar" x={FLOW.end} y={top} width={8} height={height - wrong} />
                <rect className="bar-wrong" x={FLOW.end} y={top + height - wrong} width={8} height={wrong} />
              </>
            )}
            <path className="ax" d={`M${FLOW.end + 11} ${top + height / 2}L${FLOW.end + 20} ${labels[index]! - 4}`} />
            <text className="em" x={FLOW.end + 24} y={labels[index]! - 4}>
              {name} {percent(shares[index]!)}
            </text>
            <text x={FLOW.end + 24} y={labels[index]! + 11}>
              {height > 0.3 ? `${percent(right[index]!, 1)} right` : 'answers nothing'}
            </text>
          </g>
        )
      })}
      <text x={0} y={288}>
        right in all {percent(accuracy, 1)}, {euros(cost)} a contact; the end in colour is wrong
      </text>
    </svg>
  )
}

/** Middles moved apart, so that two lines of text fit at each. */
function spread(middles: readonly number[]): number[] {
  const placed: number[] = []
  for (const middle of middles) placed.push(Math.max(middle, (placed.at(-1) ?? -99) + 36))
  const over = Math.max(0, placed.at(-1)! - 262)
  return placed.map((y, index) => Math.max(FLOW.top + 8 + index * 36, y - over))
}

function ribbon([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], height: number): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}V${y2 + height}C${middle} ${y2 + height} ${middle} ${y1 + height} ${x1} ${y1 + height}Z`
}

const BOX = { left: 44, right: 426, top: 30, bottom: 252 }
const STEPS = 120

/** Mean wait for a person against all contacts of an hour, at the present share that reaches people. */
export function WaitPicture({
  contactsPerHour,
  share,
  agents,
  handleMinutes,
}: {
  contactsPerHour: number
  share: number
  agents: number
  handleMinutes: number
}) {
  const capacity = share > 0 ? (agents * 60) / handleMinutes / share : Infinity
  const most = Math.max(
    contactsPerHour * 1.25,
    Number.isFinite(capacity) ? Math.min(capacity * 1.45, contactsPerHour * 3) : 0,
  )
  const xTicks = roundTicks(0, most, 4)
  const last = xTicks.at(-1) ?? most
  const waitAt = (contacts: number) =>
    deskResult({ perMinute: (contacts / 60) * share, agents, handleMinutes }).meanWait
  const now = waitAt(contactsPerHour)
  const top = 15
  const toX = scaleOf([0, last], [BOX.left, BOX.right])
  const toY = scaleOf([0, top], [BOX.bottom, BOX.top])
  const points = Array.from({ length: STEPS + 1 }, (_, index) => (index / STEPS) * last)
    .map((contacts) => ({ contacts, wait: waitAt(contacts) }))
    .filter(({ wait }) => wait <= top)
  const title = !Number.isFinite(now)
    ? `Beyond ${whole(capacity)} contacts an hour the queue has no end`
    : share === 0
      ? 'Nobody waits for a person, because nobody is sent to one'
      : `A tenth more contacts turns ${waitText(now)} into ${waitText(waitAt(contactsPerHour * 1.1))}`
  return (
    <svg className="chart" viewBox="0 0 440 302" role="img" aria-label={`${title}. Mean wait now: ${waitText(now)}.`}>
      <Axes
        box={BOX}
        xTicks={xTicks}
        yTicks={[0, 5, 10, 15]}
        toX={toX}
        toY={toY}
        yText={(tick) => `${tick} min`}
        title={title}
        xLabel="contacts an hour, all stages"
      />
      {capacity < last && (
        <>
          <path className="diagonal" d={`M${toX(capacity)} ${BOX.top}V${BOX.bottom}`} />
          <text
            className="halo"
            x={toX(capacity) + (toX(capacity) < 300 ? 8 : -14)}
            y={BOX.top + 58}
            textAnchor={toX(capacity) < 300 ? 'start' : 'end'}
          >
            no end from {whole(capacity)} on
          </text>
        </>
      )}
      <path className="curve" d={linePath(points.map(({ contacts, wait }) => ({ x: toX(contacts), y: toY(wait) })))} />
      <YouAreHere x={toX(contactsPerHour)} y={toY(Math.min(top, now))} />
      <text x={0} y={296}>
        mean wait for a person
      </text>
    </svg>
  )
}
