import { CLASSES, placeSystem, type SystemFacts } from '@/lib/labs/core/risk-classes'

const PLAIN: SystemFacts = {
  relation: 'uses',
  practice: 'none',
  product: false,
  area: 'none',
  narrow: false,
  profiling: false,
  model: false,
  talks: false,
  output: 'none',
  early: false,
}
/** Six systems that differ from the plain one in a fact or two. */
const SYSTEMS: readonly Partial<SystemFacts>[] = [
  { practice: 'social-scoring' },
  { practice: 'emotions' },
  { area: 'credit', profiling: true },
  { area: 'jobs', profiling: true },
  { relation: 'sells', product: true },
  { talks: true },
  { output: 'deep-fake' },
  { relation: 'sells', model: true },
  {},
  { area: 'education', narrow: true },
]

/** The lanes of L19 with ten systems in the classes that the tree gives them; grave classes are filled. */
export function RiskClassesThumbnail() {
  const counts = CLASSES.map(() => 0)
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      {CLASSES.map((riskClass, row) => (
        <path key={riskClass} className="ax" d={`M8 ${10 + row * 14}H152`} />
      ))}
      {SYSTEMS.map((facts, index) => {
        const row = CLASSES.indexOf(placeSystem({ ...PLAIN, ...facts }).class)
        const before = counts[row]!
        counts[row] = before + 1
        const x = 18 + [0, 92, 112, 62, 26, 4][row]! + before * 14
        return (
          <rect
            key={index}
            className={row <= 2 ? 'bar-wrong' : 'bar-open'}
            style={row <= 2 ? undefined : { fill: 'var(--surface)' }}
            x={x - 5}
            y={5 + row * 14}
            width={10}
            height={10}
          />
        )
      })}
      <path className="curve" d="M92 2V88" />
    </svg>
  )
}
