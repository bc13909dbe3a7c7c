import { OPTIONS, recommend } from '@/lib/labs/core/approach-choice'
import type { ApproachCases } from '@/lib/labs/schemas'
import { circles, diamonds } from './thumbnail-marks'

const ROAD = 16
const BASE = 84

/** L14 in small: the road of the first case past its gates, and the scores of the options that are left open. */
export function ApproachChoiceThumbnail({ data }: { data: ApproachCases }) {
  const facts = data.cases[0]
  if (!facts) return null
  const { option, ranking, gates } = recommend(facts)
  const stations = gates.map(({ isMet }, place) => ({ x: 16 + place * 32, y: ROAD, isMet }))
  const columns = OPTIONS.map((id, place) => {
    const found = ranking.find((each) => each.option === id)
    return { id, x: 20 + place * 24, height: 15 * (found?.score ?? 0), isOpen: found?.isOpen === true }
  })
  const end = columns.find(({ id }) => id === option)
  const exit = stations.find(({ isMet }) => isMet) ?? stations.at(-1)
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path className="ax" d={`M3 ${ROAD - 2.2}H157M3 ${ROAD + 2.2}H157`} />
      {columns.map(({ id, x, height, isOpen }) => (
        <rect
          key={id}
          className={isOpen ? 'bar' : 'bar-open'}
          style={isOpen ? undefined : { strokeWidth: 1 }}
          x={x - 7}
          y={BASE - height}
          width="14"
          height={height}
        />
      ))}
      <path className="ax" d={`M3 ${BASE}H157`} />
      {end && exit && (
        <path
          className="curve"
          style={{ strokeWidth: 1.8 }}
          d={`M3 ${ROAD}H${exit.x}C${exit.x + 10} ${ROAD} ${end.x} ${ROAD + 4} ${end.x} ${BASE - end.height - 5}`}
        />
      )}
      <path
        fill="var(--surface)"
        stroke="var(--text)"
        strokeWidth="1.2"
        d={circles(
          stations.filter(({ isMet }) => !isMet),
          4,
        )}
      />
      <path
        className="dot"
        d={circles(
          stations.filter(({ isMet }) => isMet),
          4.6,
        )}
      />
      {end && (
        <path className="you" style={{ strokeWidth: 1 }} d={diamonds([{ x: end.x, y: BASE - end.height - 1 }], 5)} />
      )}
    </svg>
  )
}
