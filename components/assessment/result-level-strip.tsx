export interface LevelStripProps {
  /** Probabilities of levels 0 to 4. */
  levels: readonly number[]
  /** Highest level that may be stated. */
  cap: number
  target: number | null
}

const WIDTH = 240
const NAMES = ['not yet', 'explains', 'applies with support', 'performs alone', 'leads'] as const

/** Probabilities of the levels as lengths of one line, with the target where it parts them; the words say the same. */
export function LevelStrip({ levels, cap, target }: LevelStripProps) {
  const shares = statedShares(levels, cap)
  const starts = shares.map((_, level) => shares.slice(0, level).reduce((sum, share) => sum + share, 0))
  const below = target === null ? null : levels.slice(0, target).reduce((sum, share) => sum + share, 0)
  return (
    <div className="level-strip">
      <svg viewBox={`0 0 ${WIDTH} 32`} aria-hidden="true" focusable="false">
        {shares.map((share, level) => (
          <g key={level}>
            <rect className={`l${level}`} x={WIDTH * starts[level]!} y="12" width={WIDTH * share} height="9" />
            {share >= 0.08 && (
              <text x={WIDTH * (starts[level]! + share / 2)} y="31" textAnchor="middle">
                {labelOf(level, cap)}
              </text>
            )}
          </g>
        ))}
        {below !== null && <path className="at-target" d={`M${WIDTH * below} 24V1h8l-2.5 2.7 2.5 2.7h-8`} />}
      </svg>
      <dl className="num">
        {shares.map((share, level) => (
          <div key={level}>
            <dt>
              {labelOf(level, cap)} {NAMES[level]}
              {level === cap && cap < 4 && ', or more'}
            </dt>
            <dd>{Math.round(share * 100)}</dd>
          </div>
        ))}
      </dl>
      <p className="dim">
        Chances in a hundred.{cap < 4 && ` Level ${cap + 1}${cap === 3 ? '' : ' and above'}: not shown yet.`}
      </p>
    </div>
  )
}

/** What answers suggest above the cap is not stated: it counts as "the cap or more". */
function statedShares(levels: readonly number[], cap: number): number[] {
  const beyond = levels.slice(cap + 1).reduce((sum, share) => sum + share, 0)
  return levels.slice(0, cap + 1).map((share, level) => (level === cap ? share + beyond : share))
}

function labelOf(level: number, cap: number): string {
  return level === cap && cap < 4 ? `${level}+` : String(level)
}
