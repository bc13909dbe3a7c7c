import { roundTicks } from '@/components/mdx/figures/scale'
import { coverageOf, marginOfRule, rulesFor, type RuleTerms } from '@/lib/labs/core/rules-first'
import { percent } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, linePath, scaleOf } from './parts/axes'

/** Coverage against the number of rules; yours, and the number that reaches 80%. */
export function CoverageCurve({ shares, rules }: { shares: readonly number[]; rules: number }) {
  const box = { left: 44, right: 426, top: 30, bottom: 262 }
  const toX = scaleOf([0, shares.length], [box.left, box.right])
  const toY = scaleOf([0, 1], [box.bottom, box.top])
  const points = [0, ...shares.map((_, index) => index + 1)].map((count) => ({
    x: toX(count),
    y: toY(coverageOf(shares, count)),
  }))
  const reach = rulesFor(shares, 0.8)
  const [x, y] = [toX(rules), toY(coverageOf(shares, rules))]
  const isRight = x > 260
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`Coverage against rules. ${rules} rules cover ${percent(coverageOf(shares, rules), 1)}; ${reach} reach 80%.`}
    >
      <Axes
        box={box}
        xTicks={roundTicks(0, shares.length, 5).filter((tick) => tick <= shares.length)}
        yTicks={[0, 0.2, 0.4, 0.6, 0.8, 1]}
        toX={toX}
        toY={toY}
        yText={(tick) => percent(tick)}
        title="Share of requests covered"
        xLabel="rules, most frequent type first"
      />
      <path className="curve" d={linePath(points)} />
      <path className="lead" strokeDasharray="2 3" d={`M${box.left} ${toY(0.8)}H${toX(reach)}V${box.bottom}`} />
      <text className="halo" x={toX(reach) + 5} y={box.bottom - 8}>
        {reach} for 80%
      </text>
      <YouAreHere x={x} y={y} />
      <text
        className="halo em"
        x={isRight ? x - 4 : x + 12}
        y={Math.min(y + (isRight ? 28 : 18), box.bottom - 26)}
        textAnchor={isRight ? 'end' : 'start'}
      >
        Yours: {rules} cover {percent(coverageOf(shares, rules), 1)}
      </text>
    </svg>
  )
}

/** Gain of the next rule against its cost; where the lines cross, rules stop paying. */
export function MarginPicture({
  shares,
  rules,
  terms,
}: {
  shares: readonly number[]
  rules: number
  terms: RuleTerms
}) {
  const box = { left: 44, right: 426, top: 30, bottom: 262 }
  const margins = shares.map((_, index) => ({ rule: index + 1, ...marginOfRule(shares, { rule: index + 1, terms }) }))
  const ceiling = Math.max(
    200,
    Math.min(800, Math.max(...margins.map(({ gain }) => gain)), 3 * (margins.at(-1)?.cost ?? 0)),
  )
  const yTicks = roundTicks(0, ceiling, 4)
  const highest = yTicks.at(-1) ?? 1
  const toX = scaleOf([0, shares.length], [box.left, box.right])
  const toY = scaleOf([0, highest], [box.bottom, box.top])
  const clip = (value: number) => toY(Math.max(0, Math.min(highest, value)))
  const first = margins.find(({ gain, cost }) => gain < cost)
  const next = margins[Math.min(rules, margins.length - 1)]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={
        first
          ? `Rule ${first.rule} is the first that costs more than it brings.`
          : 'Every rule brings more than it costs.'
      }
    >
      <Axes
        box={box}
        xTicks={roundTicks(0, shares.length, 5).filter((tick) => tick <= shares.length)}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        yText={(tick) => `€${tick}`}
        title="Next rule: what it brings, what it costs"
        xLabel="rules"
      />
      <path
        className="curve"
        d={linePath(
          margins.filter(({ gain }) => gain <= highest).map(({ rule, gain }) => ({ x: toX(rule), y: clip(gain) })),
        )}
      />
      <path className="alt" d={linePath(margins.map(({ rule, cost }) => ({ x: toX(rule), y: clip(cost) })))} />
      {first && (
        <Crossing
          rule={first.rule}
          x={toX(first.rule)}
          y={clip(first.cost)}
          isRight={first.rule > shares.length * 0.5}
        />
      )}
      {next && next.gain <= highest && <YouAreHere x={toX(next.rule)} y={clip(next.gain)} />}
      <text className="halo" x={box.left + 8} y={clip(margins[0]?.cost ?? 0) - 8}>
        cost
      </text>
      <text className="halo" x={box.right} y={clip(margins.at(-1)?.gain ?? 0) - 8} textAnchor="end">
        gain
      </text>
    </svg>
  )
}

/** The first rule that costs more than it brings. */
function Crossing({ rule, x, y, isRight }: { rule: number; x: number; y: number; isRight: boolean }) {
  return (
    <>
      <circle className="dot" cx={x} cy={y} r="4.5" />
      <path className="lead" d={`M${x} ${y - 5}v-30`} />
      <text className="halo em" x={x + (isRight ? 4 : -4)} y={y - 41} textAnchor={isRight ? 'end' : 'start'}>
        From rule {rule} on, cost exceeds gain
      </text>
    </>
  )
}

/** The requests of a month by type, as counted. */
export function CountPicture({ shares, requests }: { shares: readonly number[]; requests: number }) {
  const counts = shares.map((share) => share * requests)
  const highest = Math.max(...counts, 1)
  const width = 420 / counts.length
  return (
    <svg
      className="chart"
      viewBox="0 0 440 176"
      role="img"
      aria-label={`Requests by type: ${counts
        .slice(0, 8)
        .map((count) => Math.round(count))
        .join(', ')} and ${counts.length - 8} smaller types`}
    >
      <text className="ttl" x={0} y={13}>
        Requests of a month by type
      </text>
      {counts.map((count, index) => (
        <rect
          key={index}
          className="bar"
          x={10 + index * width + 0.7}
          y={150 - (count / highest) * 122}
          width={Math.max(1, width - 1.6)}
          height={(count / highest) * 122}
        />
      ))}
      <path className="ax" d="M10 150H430" />
      {[1, 10, 20, 30, 40, 50, 60]
        .filter((rank) => rank <= counts.length)
        .map((rank) => (
          <text key={rank} x={10 + (rank - 0.5) * width} y={168} textAnchor="middle">
            {rank}
          </text>
        ))}
    </svg>
  )
}
