import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import { type FrontierPoint, type MissCause } from '@/lib/labs/core/retrieval-search'
import { whole } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, discsPath, linePath, scaleOf } from './parts/axes'
import { CAUSE_NAMES, counted } from './retrieval-words'

const BOX = { left: 30, right: 426, top: 30, bottom: 252 }
/** Tokens of a question where the picture ends; whole pages with many passages lie beyond. */
const WIDEST = 2600
const TICKS = [500, 1000, 1500, 2000, 2500]
const toX = scaleOf([400, WIDEST], [BOX.left, BOX.right])

type Outcome = 'sent' | MissCause
const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = { sent: 'The whole answer arrives', ...CAUSE_NAMES }

/** Answers against tokens: every way to cut with every number of passages, and the line that none of them beats. */
export const FrontierPicture = memo(function FrontierPicture({
  points,
  frontier,
  tokens,
  sent,
  asked,
}: {
  /** Empty until they are computed. */
  points: readonly FrontierPoint[]
  frontier: readonly FrontierPoint[]
  /** Of the setting as it is. */
  tokens: number
  sent: number
  asked: number
}) {
  const { yTicks, toY } = uprightOf(asked)
  const seen = seenOf(frontier)
  const cheaper = frontier.find((point) => point.sent >= sent)
  const saves = cheaper !== undefined && cheaper.tokens < tokens - 20
  const at = { x: toX(Math.min(tokens, WIDEST)), y: toY(sent) }
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
      aria-label={`${title}. Yours: ${sent} of ${asked} for ${whole(tokens)} tokens. The line: ${seen.map((point) => `${point.sent} for ${whole(point.tokens)}`).join(', ')}`}
    >
      <Axes
        box={BOX}
        xTicks={TICKS}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        xText={whole}
        title={title}
        xLabel="tokens that the model reads for a question, mean"
      />
      <OtherWays points={points} frontier={frontier} asked={asked} />
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
        yours, {sent} for {whole(tokens)}
      </text>
    </svg>
  )
})

/** The upright axis: answers of so many questions. */
function uprightOf(asked: number) {
  const yTicks = roundTicks(0, asked, 5)
  return { yTicks, toY: scaleOf([0, yTicks.at(-1) ?? asked], [BOX.bottom, BOX.top]) }
}

const seenOf = (points: readonly FrontierPoint[]) => points.filter(({ tokens }) => tokens <= WIDEST)

/** All other ways and the line of the best ones; no cut and no k of yours changes them. */
const OtherWays = memo(function OtherWays({
  points,
  frontier,
  asked,
}: {
  points: readonly FrontierPoint[]
  frontier: readonly FrontierPoint[]
  asked: number
}) {
  const { toY } = uprightOf(asked)
  const places = (of: readonly FrontierPoint[]) => of.map(({ tokens, sent }) => ({ x: toX(tokens), y: toY(sent) }))
  const best = places(seenOf(frontier))
  const steps = best.flatMap(({ x, y }, place) => [...(place === 0 ? [] : [{ x, y: best[place - 1]!.y }]), { x, y }])
  return (
    <>
      <path className="quiet" d={discsPath(places(seenOf(points)), 1.9)} />
      {steps.length > 0 && (
        <path className="curve" d={linePath([...steps, { x: BOX.right, y: best.at(-1)?.y ?? toY(0) }])} />
      )}
    </>
  )
})

const ROWS: readonly Outcome[] = ['sent', 'ranked-low', 'cut', 'not-indexed', 'not-allowed']

/** One mark for each question, in rows by what became of it. */
export const OutcomePicture = memo(function OutcomePicture({
  outcomes,
  chosen,
  leaks,
}: {
  outcomes: readonly Outcome[]
  /** Place of the question that is looked at. */
  chosen: number
  leaks: number
}) {
  const rows = ROWS.map((outcome, line) => {
    const places = outcomes.flatMap((each, place) => (each === outcome ? [place] : []))
    const step = Math.min(14, 426 / Math.max(1, places.length))
    const y = 44 + line * 52
    return { outcome, y, places, centres: places.map((_, at) => ({ x: 7 + at * step, y: y + 15 })) }
  })
  const misses = rows.slice(1)
  const worst = misses.reduce((most, next) => (next.places.length > most.places.length ? next : most))
  const title =
    leaks > 0
      ? `For ${counted(leaks, 'question')} the model reads what this reader may not see`
      : misses.every(({ places }) => places.length === 0)
        ? 'Every answer arrives'
        : `Most misses: ${OUTCOME_NAMES[worst.outcome].toLowerCase()}`
  const own = rows.find(({ places }) => places.includes(chosen))
  const ownCentre = own?.centres[own.places.indexOf(chosen)]
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`${title}. ${rows.map(({ outcome, places }) => `${OUTCOME_NAMES[outcome]}: ${places.length}`).join('. ')}`}
    >
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      {rows.map(({ outcome, y, places, centres }) => (
        <g key={outcome}>
          <text x={0} y={y}>
            {`${OUTCOME_NAMES[outcome]}, ${places.length}${outcome === 'not-allowed' && places.length > 0 ? ', and that is right' : ''}`}
          </text>
          <OutcomeMarks outcome={outcome} centres={centres} />
        </g>
      ))}
      {ownCentre && (
        <rect
          className="you"
          x="-4"
          y="9"
          width="8"
          height="8"
          transform={`translate(${ownCentre.x} ${ownCentre.y}) rotate(45 0 13)`}
        />
      )}
    </svg>
  )
})

/** Triangle, halves and square about a centre. */
const MARKS = {
  'ranked-low': 'm-4.5 -3.6h9l-4.5 8z',
  cut: 'm-1.2 -4.2a4.2 4.2 0 0 0 0 8.4zm2.4 0a4.2 4.2 0 0 1 0 8.4z',
  'not-indexed': 'm-3.8 -3.8h7.6v7.6h-7.6z',
  'not-allowed': 'm-4.2 0h8.4',
}

/** Disc: arrives. Triangle: too low. Halves: cut. Hollow square: not in the index. Barred ring: not allowed. All marks of
 *  a row are one element, since most of them move when one leaves. */
function OutcomeMarks({ outcome, centres }: { outcome: Outcome; centres: readonly { x: number; y: number }[] }) {
  if (outcome === 'sent') return <path className="hit" d={discsPath(centres, 4.4)} />
  const path = centres.map(({ x, y }) => `M${x.toFixed(2)} ${y}${MARKS[outcome]}`).join('')
  switch (outcome) {
    case 'ranked-low':
    case 'cut':
      return <path className="miss" d={path} />
    case 'not-indexed':
      return <path className="bar-open" d={path} />
    case 'not-allowed':
      return (
        <>
          <path className="bar-open" d={discsPath(centres, 4.2)} />
          <path className="lead" d={path} />
        </>
      )
  }
}
