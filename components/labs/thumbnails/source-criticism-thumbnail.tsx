import { GRADES, type ClaimGrade, type LabClaim } from '@/lib/labs/core/source-criticism'
import { circles, crosses, type Place } from './thumbnail-marks'

const PITCH = 8.4

/** L22 in small: twenty claims as lines of two pages, each with the mark of its grade in the margin. The lines are
 *  sorted by grade, so that nobody can read the key from here. */
export function SourceCriticismThumbnail({ claims }: { claims: readonly Pick<LabClaim, 'statement' | 'verdict'>[] }) {
  const longest = Math.max(1, ...claims.map(({ statement }) => statement.length))
  const half = Math.ceil(claims.length / 2)
  const lines = [...claims]
    .sort((one, other) => GRADES.indexOf(one.verdict) - GRADES.indexOf(other.verdict))
    .map(({ statement, verdict }, place) => ({
      x: place < half ? 8 : 90,
      y: 7 + (place % half) * PITCH,
      length: 56 * (statement.length / longest),
      verdict,
    }))
  const of = (verdict: ClaimGrade): Place[] => lines.filter((line) => line.verdict === verdict)
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path className="grid" d="M80 3V87" />
      {lines.map(({ x, y, length }) => (
        <rect key={`${x}-${y}`} className="quiet" x={x + 8} y={y - 1.2} width={length} height="2.4" />
      ))}
      <path className="hit" d={circles(of('corroborated'), 2.8)} />
      <path className="unfound" style={{ strokeWidth: 1.2 }} d={circles(of('plausible-unverified'), 2.3)} />
      <path
        className="miss"
        style={{ strokeWidth: 1.2 }}
        d={of('suspicious')
          .map(({ x, y }) => `M${x} ${y - 2.8}l2.9 5h-5.8z`)
          .join('')}
      />
      <path className="ghost wrong" style={{ strokeWidth: 1.6 }} d={crosses(of('contradicted'), 2.2)} />
    </svg>
  )
}
