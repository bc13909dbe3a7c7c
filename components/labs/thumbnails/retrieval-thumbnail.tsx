import { chunkSpans } from '@/lib/labs/core/retrieval'

/** A page of 260 tokens, cut into passages of 65 below, and an answer of 40 tokens. */
const LENGTH = 260
const ANSWER = { from: 116, to: 156 }
const toX = (token: number) => 6 + (token * 148) / LENGTH

/** L06 in small: an answer that no passage holds whole without overlap, and that one does with it. */
export function RetrievalThumbnail() {
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      <rect className="answer" x={toX(ANSWER.from)} y={6} width={toX(ANSWER.to) - toX(ANSWER.from)} height={78} />
      {[
        { cut: { size: 65, overlap: 0 }, y: 12 },
        { cut: { size: 65, overlap: 26 }, y: 42 },
      ].flatMap(({ cut, y }) =>
        chunkSpans(LENGTH, cut).map((span, place) => {
          const isWhole = span.from <= ANSWER.from && span.to >= ANSWER.to
          return (
            <rect
              key={`${y}/${place}`}
              className={isWhole ? 'passage sent' : 'passage'}
              x={toX(span.from) + 0.8}
              y={y + (cut.overlap === 0 ? 3 : (place % 2) * 19)}
              width={toX(span.to) - toX(span.from) - 1.6}
              height={16}
            />
          )
        }),
      )}
      {[ANSWER.from, ANSWER.to].map((token) => (
        <path key={token} className="edge" d={`M${toX(token)} 5V85`} />
      ))}
    </svg>
  )
}
