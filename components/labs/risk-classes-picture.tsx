import { CLASSES, appliesOn, monthsOf, type RiskClass } from '@/lib/labs/core/risk-classes'
import { scaleOf, YouAreHere } from './parts/axes'
import { CLASS_NAMES } from './risk-classes-words'

/** A system on the board: where the learner put it, and the day from which that counts. */
export interface BoardChip {
  readonly number: number
  readonly title: string
  readonly class: RiskClass
  readonly date: string | null
  /** Whether our key names the same class. */
  readonly agrees: boolean
}

export interface BoardProps {
  chips: readonly BoardChip[]
  /** Dates of the Act, YYYY-MM-DD. */
  marks: readonly string[]
  today: string
  todayInWords: string
  /** Number of the card that is open. */
  chosen: number
  isNarrow: boolean
}

const FIRST_MONTH = 9
const LAST_MONTH = 60
const CHIP = 20

/** Six lanes over five years: systems stand at the day from which their class counts, and the line of today moves. */
export function DateBoard({ chips, marks, today, todayInWords, chosen, isNarrow }: BoardProps) {
  const width = isNarrow ? 354 : 944
  const left = isNarrow ? 6 : 236
  const lane = isNarrow ? 58 : 42
  const toX = scaleOf([FIRST_MONTH, LAST_MONTH], [left, width - 8])
  const laneY = (row: number) => (isNarrow ? 90 : 76) + row * lane
  const bottom = laneY(CLASSES.length - 1) + 18
  const todayX = toX(Math.min(LAST_MONTH, Math.max(FIRST_MONTH, monthsOf(today))))
  const dated = chips.filter(({ date }) => date !== null)
  const inForce = dated.filter(({ date }) => appliesOn(today, date))
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${bottom + 44}`}
      role="img"
      aria-label={`Today is set to ${todayInWords}. ${chips
        .map(
          ({ number, title, class: riskClass, date }) =>
            `${number} ${title}: ${CLASS_NAMES[riskClass]}, ${date === null ? 'no date' : appliesOn(today, date) ? 'applies' : 'not yet'}`,
        )
        .join('. ')}`}
    >
      <text className="ttl" x={0} y={13}>
        {dated.length === 0
          ? 'Six classes and the days from which they count'
          : `Rules apply to ${inForce.length} of ${dated.length} dated systems on ${todayInWords}`}
      </text>
      {marks.map((mark, index) => (
        <g key={mark}>
          <path className="grid" d={`M${toX(monthsOf(mark))} ${isNarrow && index % 2 === 1 ? 54 : 40}V${bottom}`} />
          <text
            x={toX(monthsOf(mark))}
            y={isNarrow && index % 2 === 1 ? 50 : 35}
            textAnchor={index === marks.length - 1 ? 'end' : index === 0 ? 'start' : 'middle'}
          >
            {shortDay(mark)}
          </text>
        </g>
      ))}
      {CLASSES.map((riskClass, row) => (
        <g key={riskClass}>
          <path className="ax" d={`M${left} ${laneY(row)}H${width - 8}`} />
          <text x={0} y={isNarrow ? laneY(row) - 15 : laneY(row) + 4} className="halo">
            {CLASS_NAMES[riskClass]}
            {riskClass === 'minimal' ? ', no date of its own' : ''}
          </text>
        </g>
      ))}
      <path className="curve" d={`M${todayX} 40V${bottom + 6}`} style={{ strokeWidth: 2.5 }} />
      {CLASSES.flatMap((riskClass, row) =>
        placed(
          chips.filter((chip) => chip.class === riskClass),
          toX,
        ).map(({ chip, x }) => (
          <Chip
            key={chip.number}
            chip={chip}
            x={x}
            y={laneY(row)}
            isInForce={appliesOn(today, chip.date)}
            isChosen={chip.number === chosen}
          />
        )),
      )}
      <YouAreHere x={todayX} y={bottom + 10} />
      <text
        className="em"
        x={todayX + (todayX > width - 140 ? -12 : 12)}
        y={bottom + 14}
        textAnchor={todayX > width - 140 ? 'end' : 'start'}
      >
        {todayInWords}
      </text>
      <text x={0} y={bottom + 38}>
        {isNarrow
          ? 'filled: applies; open: does not; ≠ our key differs'
          : 'filled: applies on that day; open: does not; ≠ our key names another class'}
      </text>
    </svg>
  )
}

/** Chips of one day stand side by side, towards the middle of the board. */
function placed(chips: readonly BoardChip[], toX: (month: number) => number) {
  const taken = new Map<string, number>()
  return chips.map((chip) => {
    const key = chip.date ?? 'none'
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    const month = chip.date === null ? FIRST_MONTH + 2 : monthsOf(chip.date)
    const step = (CHIP + 4) * (month > 40 ? -1 : 1)
    return { chip, x: toX(month) + before * step }
  })
}

function Chip({
  chip: { number, agrees },
  x,
  y,
  isInForce,
  isChosen,
}: {
  chip: BoardChip
  x: number
  y: number
  isInForce: boolean
  isChosen: boolean
}) {
  return (
    <g>
      {isChosen && <rect className="you" x={x - CHIP / 2 - 3} y={y - 13} width={CHIP + 6} height={26} />}
      <rect
        x={x - CHIP / 2}
        y={y - 10}
        width={CHIP}
        height={20}
        style={{
          fill: isInForce ? 'var(--text)' : 'var(--surface)',
          stroke: 'var(--text)',
          strokeWidth: 1.3,
        }}
      />
      <text x={x} y={y + 4.5} textAnchor="middle" style={{ fill: isInForce ? 'var(--surface)' : 'var(--text)' }}>
        {number}
      </text>
      {!agrees && (
        <text className="em" x={x} y={y + 23} textAnchor="middle">
          ≠
        </text>
      )}
    </g>
  )
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Aug 26" for 2026-08-02. */
function shortDay(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(2, 4)}`
}
