import { memo, useMemo } from 'react'
import { ATTACKS, GOALS, WAYS, WORDINGS, runAttack, type Attack, type System } from '@/lib/labs/core/planted-flaws'
import { attackCode } from '@/lib/labs/core/planted-flaws-hall'
import { GOAL_NAMES, WORDING_NAMES } from './planted-flaws-words'
import { YouAreHere, discsPath } from './parts/axes'

const LEFT = 128
const STEP = 18.6
const GROUP = 14
const columnX = (way: number, wording: number) => LEFT + (way * WORDINGS.length + wording) * STEP + way * GROUP
const rowY = (row: number) => 62 + row * 30

const PLACES = ATTACKS.map((attack) => ({
  attack,
  code: attackCode(attack),
  x: columnX(WAYS.indexOf(attack.way), WORDINGS.indexOf(attack.wording)),
  y: rowY(GOALS.indexOf(attack.goal)),
}))

/** All ninety attacks: which were tried, and which of them work now. */
export function AttackMap({ log, system, chosen }: { log: readonly Attack[]; system: System; chosen: Attack }) {
  const { title, label } = useMemo(() => wordsOf(log, system), [log, system])
  const place = PLACES.find(({ code }) => code === attackCode(chosen))
  return (
    <svg className="chart" viewBox="0 0 440 296" role="img" aria-label={label}>
      <text className="ttl" x={0} y={13}>
        {title}
      </text>
      <MapGrid />
      {place !== undefined && <YouAreHere x={place.x} y={place.y} />}
      <Tried log={log} system={system} />
    </svg>
  )
}

function wordsOf(log: readonly Attack[], system: System) {
  const isWorking = (attack: Attack) => runAttack(attack, system).shows.length > 0
  const working = log.filter(isWorking).length
  const lines = log.map(
    (attack) =>
      `${attack.way}, ${WORDING_NAMES[attack.wording]}, ${GOAL_NAMES[attack.goal]}: ${isWorking(attack) ? 'works' : 'nothing'}`,
  )
  return {
    title:
      log.length === 0
        ? `None of ${ATTACKS.length} attacks is tried yet`
        : `${log.length} of ${ATTACKS.length} attacks tried, ${working} ${working === 1 ? 'works' : 'work'}`,
    label: `${log.length} of ${ATTACKS.length} attacks tried, ${working} of them work. ${lines.join('. ')}`,
  }
}

/** What stands still: names, lines and the key. */
const MapGrid = memo(function MapGrid() {
  return (
    <g>
      {WAYS.map((way, place) => (
        <text key={way} x={columnX(place, 0) - 6} y={38}>
          {{ chat: 'typed', note: 'in a note', name: 'in a name' }[way]}
        </text>
      ))}
      {GOALS.map((goal, row) => (
        <g key={goal}>
          <path className="grid" d={`M${LEFT - 8} ${rowY(row)}H436`} />
          <text x={0} y={rowY(row) + 4}>
            {GOAL_NAMES[goal]}
          </text>
        </g>
      ))}
      {WAYS.flatMap((way, group) =>
        WORDINGS.map((wording, column) => (
          <text key={`${way}${wording}`} x={columnX(group, column)} y={rowY(GOALS.length) - 4} textAnchor="middle">
            {'paots'[column]}
          </text>
        )),
      )}
      <text x={0} y={268}>
        p polite, a authority, o override, t translated, s split in two
      </text>
      <TriedMark x={7} y={285} isWorking />
      <text x={18} y={289}>
        works
      </text>
      <TriedMark x={73} y={285} isWorking={false} />
      <text x={84} y={289}>
        comes to nothing
      </text>
      <circle className="quiet" cx={200} cy={285} r={1.8} />
      <text x={208} y={289}>
        not tried
      </text>
    </g>
  )
})

const Tried = memo(function Tried({ log, system }: { log: readonly Attack[]; system: System }) {
  const tried = new Set(log.map(attackCode))
  return (
    <g>
      <path
        className="quiet"
        d={discsPath(
          PLACES.filter(({ code }) => !tried.has(code)),
          1.8,
        )}
      />
      {PLACES.filter(({ code }) => tried.has(code)).map(({ attack, code, x, y }) => (
        <TriedMark key={code} x={x} y={y} isWorking={runAttack(attack, system).shows.length > 0} />
      ))}
    </g>
  )
})

function TriedMark({ x, y, isWorking }: { x: number; y: number; isWorking: boolean }) {
  return isWorking ? (
    <path className="bar-wrong" d={`M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z`} />
  ) : (
    <circle className="bar-open" cx={x} cy={y} r={4.6} style={{ fill: 'var(--surface)' }} />
  )
}
