import { GOALS, WAYS, WORDINGS, runAttack } from '@/lib/labs/core/planted-flaws'
import { CONCERT_HALL, SCRIPTED, attackCode } from '@/lib/labs/core/planted-flaws-hall'

/** The ninety attacks of L21 with the twelve scripted ones: a diamond works, a ring comes to nothing. */
export function PlantedFlawsThumbnail() {
  const tried = new Set(SCRIPTED.map(attackCode))
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      {GOALS.flatMap((goal, row) =>
        WAYS.flatMap((way, group) =>
          WORDINGS.map((wording, column) => {
            const attack = { way, wording, goal }
            const [x, y] = [9 + (group * 5 + column) * 9.6 + group * 4, 9 + row * 14.4]
            const key = attackCode(attack)
            if (!tried.has(key)) return <circle key={key} className="quiet" cx={x} cy={y} r={1.2} />
            return runAttack(attack, CONCERT_HALL).shows.length > 0 ? (
              <path key={key} className="bar-wrong" d={`M${x} ${y - 5}l5 5l-5 5l-5 -5z`} />
            ) : (
              <circle key={key} className="bar-open" cx={x} cy={y} r={3.4} />
            )
          }),
        ),
      )}
    </svg>
  )
}
