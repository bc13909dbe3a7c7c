import { LESSON_IDEAS, rankIdeas } from '@/lib/labs/core/kano-rice'
import { scaleOf } from '../parts/axes'
import { diamonds } from './thumbnail-marks'

/** L17 in small: ten ideas by RICE and with feasibility, their scores outside and their change of place between. */
export function KanoRiceThumbnail() {
  const ideas = rankIdeas(LESSON_IDEAS)
  const most = Math.max(...ideas.map(({ rice }) => rice))
  const toY = scaleOf([1, ideas.length], [7, 83])
  const toLength = scaleOf([0, most], [0, 44])
  const first = ideas[0]
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      {ideas.map(({ name, rice, adjusted, riceRank, adjustedRank }) => {
        const [from, to] = [toY(riceRank), toY(adjustedRank)]
        const tone = adjustedRank > riceRank ? 'gap' : adjustedRank < riceRank ? 'alt' : 'ax'
        return (
          <g key={name}>
            <rect className="quiet" x={48 - toLength(rice)} y={from - 2} width={toLength(rice)} height="4" />
            <rect className="bar" x="112" y={to - 2} width={toLength(adjusted)} height="4" />
            <path className={tone} style={{ strokeWidth: tone === 'ax' ? 1 : 1.4 }} d={`M51 ${from}L109 ${to}`} />
          </g>
        )
      })}
      {first && (
        <path className="you" style={{ strokeWidth: 1 }} d={diamonds([{ x: 109, y: toY(first.adjustedRank) }], 4.5)} />
      )}
    </svg>
  )
}
