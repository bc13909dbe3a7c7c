import { failureRate, type PairCounts, type Probe } from '@/lib/labs/core/probe-set'
import { percent } from '@/lib/labs/core/verdict'

export interface FailureMapProps {
  probes: readonly Probe[]
  types: readonly string[]
  isNarrow: boolean
}

/** Failures of both versions by type: a dot for the rate, a line for its 95% interval. */
export function FailureMap({ probes, types, isNarrow }: FailureMapProps) {
  const width = isNarrow ? 354 : 944
  const left = isNarrow ? 100 : 150
  const toX = (share: number) => left + share * (width - left - 34)
  const rows = [...types, null]
  const height = 34 + rows.length * 50
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height + 30}`}
      role="img"
      aria-label={rows
        .map(
          (type) =>
            `${type ?? 'all'}: A ${failureRate(probes, { version: 'a', type }).failed}, B ${failureRate(probes, { version: 'b', type }).failed} failures`,
        )
        .join('. ')}
    >
      <text className="ttl" x={0} y={13}>
        Share of wrong answers, with 95% interval
      </text>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <path className="grid" d={`M${toX(tick)} 26V${height}`} />
          <text x={toX(tick)} y={height + 18} textAnchor="middle">
            {percent(tick)}
          </text>
        </g>
      ))}
      {rows.map((type, row) => {
        const y = 44 + row * 50
        return (
          <g key={type ?? 'all'}>
            <text x={0} y={y + 12} className={type === null ? 'em' : undefined}>
              {type === null ? 'all 50' : type}
            </text>
            {(['a', 'b'] as const).map((version, place) => {
              const { failed, asked, low, high } = failureRate(probes, { version, type })
              const at = y + place * 18
              return (
                <g key={version}>
                  <path
                    className={version === 'a' ? 'alt' : 'curve'}
                    style={{ strokeDasharray: 'none' }}
                    d={`M${toX(low)} ${at}H${toX(high)}`}
                  />
                  <circle
                    className={version === 'a' ? 'bar-open' : 'dot'}
                    style={version === 'a' ? { fill: 'var(--surface)' } : undefined}
                    cx={toX(failed / asked)}
                    cy={at}
                    r="5"
                  />
                  <text className="halo" x={Math.max(toX(high) + 6, toX(failed / asked) + 9)} y={at + 4}>
                    {version.toUpperCase()} {failed}
                  </text>
                </g>
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}

/** The four cells of two models or versions on the same probes. */
export function PairTable({ counts, both }: { counts: PairCounts; both: string }) {
  return (
    <table className="tbl">
      <caption className="vh">Right and wrong answers of {both} on the same probes</caption>
      <thead>
        <tr>
          <th scope="col">Same probes</th>
          <th scope="col" className="r">
            B right
          </th>
          <th scope="col" className="r">
            B wrong
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">A right</th>
          <td className="r">{counts.bothRight}</td>
          <td className="r">
            <b>{counts.onlyA}</b>
          </td>
        </tr>
        <tr>
          <th scope="row">A wrong</th>
          <td className="r">
            <b>{counts.onlyB}</b>
          </td>
          <td className="r">{counts.bothWrong}</td>
        </tr>
      </tbody>
    </table>
  )
}
