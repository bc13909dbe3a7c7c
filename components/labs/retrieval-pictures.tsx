import { roundTicks } from '@/components/mdx/figures/scale'
import { type FrontierPoint, type MissCause } from '@/lib/labs/core/retrieval-search'
import { whole } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, discsPath, linePath, scaleOf } from './parts/axes'
import { CAUSE_NAMES, counted } from './retrieval-words'

const BOX = { left: 30, right: 426, top: 30, bottom: 252 }
/** Tokens of a question where the picture ends; whole pages with many passages lie beyond. */
const WIDEST = 2600

type Outcome = 'sent' | MissCause
const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = { sent: 'The whole answer arrives', ...CAUSE_NAMES }

/** Answers against tokens: every way to cut with every number of passages, and the line that none of them beats. */
export function FrontierPicture({
  points,
  frontier,
  yours,
  asked,
}: {
  /** Empty until they are computed. */
  points: readonly FrontierPoint[]
  frontier: readonly FrontierPoint[]
  yours: { tokens: number; sent: number }
  asked: number
}) {
  const yTicks = roundTicks(0, asked, 5)
  const toX = scaleOf([400, WIDEST], [BOX.left, BOX.right])
  const toY = scaleOf([0, yTicks.at(-1) ?? asked], [BOX.bottom, BOX.top])
  const seen = frontier.filter(({ tokens }) => tokens <= WIDEST)
  const cheaper = frontier.find(({ sent }) => sent >= yours.sent)
  const saves = cheaper !== undefined && cheaper.tokens < yours.tokens - 20
  const steps = seen.flatMap((point, place) => [
    ...(place === 0 ? [] : [{ x: toX(point.tokens), y: toY(seen[place - 1]!.sent) }]),
    { x: toX(point.tokens), y: toY(point.sent) },
  ])
  const last = seen.at(-1)
  const at = { x: toX(Math.min(yours.tokens, WIDEST)), y: toY(yours.sent) }
  const title =
    points.length === 0
      ? 'Answers that arrive, by tokens of a question'
      : saves
        ? `As many answers arrive for ${whole(cheaper.tokens)} tokens: ${counted(cheaper.k, 'passage')} of ${cheaper.size}`
        : 'No other cut brings as many answers for less'
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${title}. Yours: ${yours.sent} of ${asked} for ${whole(yours.tokens)} tokens. The line: ${seen.map(({ tokens, sent }) => `${sent} for ${whole(tokens)}`).join(', ')}`}
    >
      <Axes
        box={BOX}
        xTicks={[500, 1000, 1500, 2000, 2500]}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        xText={whole}
        title={title}
        xLabel="tokens that the model reads for a question, mean"
      />
      <path
        className="quiet"
        d={discsPath(
          points.filter(({ tokens }) => tokens <= WIDEST).map(({ tokens, sent }) => ({ x: toX(tokens), y: toY(sent) })),
          1.9,
        )}
      />
      {steps.length > 0 && (
        <path className="curve" d={linePath([...steps, { x: BOX.right, y: toY(last?.sent ?? 0) }])} />
      )}
      {saves && cheaper.tokens <= WIDEST && (
        <>
          <path className="alt" d={`M${toX(cheaper.tokens)} ${toY(cheaper.sent)}L${at.x} ${at.y}`} />
          <circle className="hit" cx={toX(cheaper.tokens)} cy={toY(cheaper.sent)} r="4.5" />
        </>
      )}
      <YouAreHere {...at} />
      <text
        className="em halo"
        x={Math.min(at.x + 2, BOX.right)}
        y={at.y + 26}
        textAnchor={at.x > 300 ? 'end' : 'start'}
      >
        yours, {yours.sent} for {whole(yours.tokens)}
      </text>
    </svg>
  )
}

const ROWS: readonly Outcome[] = ['sent', 'ranked-low', 'cut', 'not-indexed', 'not-allowed']

/** One mark for each question, in rows by what became of it. */
export function OutcomePicture({
  outcomes,
  chosen,
  leaks,
}: {
  outcomes: readonly Outcome[]
  /** Place of the question that is looked at. */
  chosen: number
  leaks: number
}) {
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length
  const worst = ROWS.slice(1).reduce((most, next) => (count(next) > count(most) ? next : most))
  const title =
    leaks > 0
      ? `For ${counted(leaks, 'question')} the model reads what this reader may not see`
      : count('sent') === outcomes.length
        ? 'Every answer arrives'
        : `Most misses: ${OUTCOME_NAMES[worst].toLowerCase()}`
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${title}. ${ROWS.map((row) => `${OUTCOME_NAMES[row]}: ${count(row)}`).join('. ')}`}
    >
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      {ROWS.map((row, line) => {
        const y = 44 + line * 52
        const places = outcomes.flatMap((each, place) => (each === row ? [place] : []))
        const step = Math.min(14, 426 / Math.max(1, places.length))
        return (
          <g key={row}>
            <text x={0} y={y}>
              {OUTCOME_NAMES[row]}, {places.length}
              {row === 'not-allowed' && places.length > 0 ? ', and that is right' : ''}
            </text>
            {places.map((place, at) => (
              <g key={place} transform={`translate(${7 + at * step} ${y + 15})`}>
                {place === chosen && (
                  <rect className="you" x="-4" y="9" width="8" height="8" transform="rotate(45 0 13)" />
                )}
                <OutcomeMark outcome={row} />
              </g>
            ))}
          </g>
        )
      })}
    </svg>
  )
}

/** Disc: arrives. Triangle: too low. Halves: cut. Hollow square: not in the index. Barred ring: not allowed. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  switch (outcome) {
    case 'sent':
      return <circle className="hit" r="4.4" />
    case 'ranked-low':
      return <path className="miss" d="M-4.5 -3.6H4.5L0 4.4Z" />
    case 'cut':
      return <path className="miss" d="M-1.2 -4.2A4.2 4.2 0 0 0 -1.2 4.2ZM1.2 -4.2A4.2 4.2 0 0 1 1.2 4.2Z" />
    case 'not-indexed':
      return <rect className="bar-open" x="-3.8" y="-3.8" width="7.6" height="7.6" />
    case 'not-allowed':
      return (
        <>
          <circle className="bar-open" r="4.2" />
          <path className="lead" d="M-4.2 0H4.2" />
        </>
      )
  }
}
