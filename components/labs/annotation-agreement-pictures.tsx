import type { Agreement, Confusion } from '@/lib/labs/core/annotation-agreement'
import { CLASSES } from '@/lib/labs/core/annotation-team'
import { percent } from '@/lib/labs/core/verdict'
import { kappaText, pairName } from './annotation-agreement-words'
import { YouAreHere, scaleOf } from './parts/axes'

const BOX = { left: 8, right: 432, top: 44, bottom: 78 }

/** How much of the agreement is luck, and how much of the rest was reached. */
export function LuckPicture({ agreement, names }: { agreement: Agreement; names: string }) {
  const { observed, chance, kappa } = agreement
  const toX = scaleOf([0, 1], [BOX.left, BOX.right])
  const isBelow = observed < chance
  const isLeft = toX(chance) < 190
  const digits = Math.abs(observed - chance) < 0.02 ? 1 : 0
  return (
    <svg
      className="chart"
      viewBox="0 0 440 132"
      role="img"
      aria-label={`${names} agree on ${percent(observed)}. Luck alone would give ${percent(chance)}. Kappa is ${kappaText(kappa)}.`}
    >
      <text className="ttl" x={0} y={13}>
        {Number.isNaN(kappa)
          ? 'One class only: agreement says nothing'
          : isBelow
            ? `Worse than luck: kappa ${kappaText(kappa)}`
            : `${percent(Math.max(0, kappa))} of the way from luck to perfect`}
      </text>
      <rect
        className="quiet"
        x={BOX.left}
        y={BOX.top}
        width={toX(chance) - BOX.left}
        height={BOX.bottom - BOX.top}
        fillOpacity={0.55}
      />
      <rect
        className={isBelow ? 'bar-wrong' : 'hit'}
        x={toX(Math.min(chance, observed))}
        y={BOX.top}
        width={Math.abs(toX(observed) - toX(chance))}
        height={BOX.bottom - BOX.top}
        fillOpacity={isBelow ? 0.9 : 0.4}
      />
      <rect className="ax" x={BOX.left} y={BOX.top} width={BOX.right - BOX.left} height={BOX.bottom - BOX.top} />
      <path className="diagonal" d={`M${toX(chance)} ${BOX.top - 8}V${BOX.bottom + 8}`} />
      <text x={isLeft ? toX(chance) + 5 : toX(chance) - 5} y={BOX.bottom + 20} textAnchor={isLeft ? 'start' : 'end'}>
        by luck {percent(chance, digits)}
      </text>
      <text
        className="em"
        x={Math.min(toX(observed), BOX.right - 4)}
        y={BOX.top - 12}
        textAnchor={observed > 0.75 ? 'end' : 'middle'}
      >
        they agree on {percent(observed, digits)}
      </text>
      <YouAreHere x={toX(observed)} y={(BOX.top + BOX.bottom) / 2} />
      <text x={BOX.left} y={BOX.bottom + 42}>
        0%
      </text>
      <text x={BOX.right} y={BOX.bottom + 42} textAnchor="end">
        100% of {agreement.items} items
      </text>
    </svg>
  )
}

const CENTRE = { x: 160, y: 168, radius: 92 }
const GAP = 0.09
/** Share of the circle that the classes have whatever their differences, so that their names never meet. */
const BASE = 0.44

const point = (angle: number, radius = CENTRE.radius) =>
  [CENTRE.x + radius * Math.cos(angle), CENTRE.y + radius * Math.sin(angle)] as const
const at = (angle: number, radius?: number) =>
  point(angle, radius)
    .map((value) => value.toFixed(1))
    .join(' ')

/** Where each class and each of its pairs lie on the circle, in radians from the top left. */
function chordLayout(confused: readonly Confusion[]) {
  const total = confused.reduce((sum, { count }) => sum + count, 0)
  const circle = 2 * Math.PI - CLASSES.length * GAP
  const perDifference = total === 0 ? 0 : (circle * (1 - BASE)) / (2 * total)
  let angle = -0.75 * Math.PI
  return CLASSES.map((_, label) => {
    const start = angle
    const own = confused.filter(({ pair }) => pair.includes(label))
    let place = start + (circle * BASE) / (2 * CLASSES.length)
    const parts = own.map(({ pair, count }) => {
      const from = place
      place += count * perDifference
      return { other: pair[0] === label ? pair[1] : pair[0], from, to: place }
    })
    const end = place + (circle * BASE) / (2 * CLASSES.length)
    angle = end + GAP
    return { start, end, parts }
  })
}

/** Differences between classes as ribbons: as broad as they are frequent, the broadest one dark. */
export function ChordPicture({ confused }: { confused: readonly Confusion[] }) {
  const total = confused.reduce((sum, { count }) => sum + count, 0)
  const first = confused[0]
  const layout = chordLayout(confused)
  const partOf = (label: number, other: number) => layout[label]!.parts.find((part) => part.other === other)!
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={confused.map(({ pair, count }) => `${pairName(pair)} ${count}`).join(', ')}
    >
      <text className="ttl" x={0} y={13}>
        {total === 0 || first === undefined
          ? 'All three agree on everything'
          : `${pairName(first.pair).replace(/^./, (letter) => letter.toUpperCase())}: ${first.count} of ${total} differences`}
      </text>
      {[...confused].reverse().map((each) => {
        const { pair, count } = each
        if (count === 0) return null
        const [a, b] = [partOf(pair[0], pair[1]), partOf(pair[1], pair[0])]
        const centre = `${CENTRE.x} ${CENTRE.y}`
        const arc = `A${CENTRE.radius} ${CENTRE.radius} 0 0 1`
        return (
          <path
            key={pair.join()}
            className={each === first ? 'bar-wrong' : 'quiet'}
            fillOpacity={each === first ? 0.9 : 0.5}
            d={`M${at(a.from)}${arc} ${at(a.to)}Q${centre} ${at(b.from)}${arc} ${at(b.to)}Q${centre} ${at(a.from)}Z`}
          />
        )
      })}
      {layout.map(({ start, end }, label) => {
        const middle = (start + end) / 2
        const [x, y] = point(middle, CENTRE.radius + 16)
        const side = Math.cos(middle)
        return (
          <g key={CLASSES[label]}>
            <path
              className="curve"
              d={`M${at(start, CENTRE.radius + 4)}A${CENTRE.radius + 4} ${CENTRE.radius + 4} 0 ${end - start > Math.PI ? 1 : 0} 1 ${at(end, CENTRE.radius + 4)}`}
            />
            <text className="em" x={x} y={y + 4} textAnchor={side > 0.3 ? 'start' : side < -0.3 ? 'end' : 'middle'}>
              {CLASSES[label]}
            </text>
          </g>
        )
      })}
      {confused
        .filter(({ count }) => count > 0)
        .map((each, line) => (
          <text
            key={each.pair.join()}
            className={each === first ? 'em' : undefined}
            x={436}
            y={104 + line * 22}
            textAnchor="end"
          >
            {CLASSES[each.pair[0]]}, {CLASSES[each.pair[1]]} {each.count}
          </text>
        ))}
    </svg>
  )
}
