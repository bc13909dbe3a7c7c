import { JUDGE_RULES, MIDDLE_WORDS, pointsOf } from '@/lib/labs/core/judge-simulation'
import { normalDraw, seededRandom } from '@/lib/shared/random'

/** L16 in small: replies by length and by the points of the judge that likes length, drawn by its rule. */
export function JudgeAgreementThumbnail() {
  const random = seededRandom(16)
  const { pull, perTenWords } = JUDGE_RULES.wordy
  const toX = (words: number) => 10 + ((words - 12) / 48) * 140
  const toY = (points: number) => 84 - ((points - 1) / 9) * 76
  const expected = (words: number, isGood: boolean) =>
    (isGood ? pull : -pull) + (perTenWords * (words - MIDDLE_WORDS)) / 10
  const replies = Array.from({ length: 60 }, (_, reply) => {
    const isGood = reply % 3 === 0
    const words = 14 + random() * 44
    return { isGood, words, points: pointsOf(expected(words, isGood) + 0.7 * normalDraw(random)) }
  })
  const line = (isGood: boolean) =>
    `M${toX(14)} ${toY(pointsOf(expected(14, isGood)))}L${toX(58)} ${toY(pointsOf(expected(58, isGood)))}`
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      <path className="ax" d="M6 4V86H156" />
      <path className="diagonal" d={line(true)} />
      <path className="diagonal" d={line(false)} />
      {replies.map(({ isGood, words, points }, reply) => (
        <circle key={reply} className={isGood ? 'hit' : 'miss'} cx={toX(words)} cy={toY(points)} r={2.2} />
      ))}
      <path className="lead" d={`M6 ${toY(5.5)}H156`} />
    </svg>
  )
}
