import { LESSON_FALLBACK, runFallback } from '@/lib/labs/core/staged-fallback'

const HEIGHT = 66
const GAP = 6
const NODES = [30, 66, 102]
const END = 140

/** L13 in small: the stream of contacts, what each stage answers, and the wrong part of it. */
export function StagedFallbackThumbnail() {
  const { shares, right } = runFallback(LESSON_FALLBACK)
  const heights = shares.map((share) => share * HEIGHT)
  const tops = heights.map((_, index) => 6 + index * GAP + heights.slice(0, index).reduce((sum, each) => sum + each, 0))
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden>
      <rect className="stream" x={6} y={6} width={NODES[0]! - 10} height={HEIGHT} />
      {heights.map((height, index) => {
        const [x, top] = [NODES[index]!, tops[index]!]
        const rest = heights.slice(index + 1).reduce((sum, each) => sum + each, 0)
        const wrong = height * (1 - right[index]!)
        const next = NODES[index + 1]
        return (
          <g key={x}>
            <rect className="bar" x={x - 4} y={top} width={4} height={height + rest} />
            <rect className="stream" x={x} y={top} width={END - x} height={height} />
            {next !== undefined && (
              <path
                className="stream rest"
                d={`M${x} ${top + height}L${next - 4} ${tops[index + 1]}v${rest}L${x} ${top + height + rest}z`}
              />
            )}
            <rect className="bar" x={END} y={top} width={8} height={height - wrong} />
            <rect className="bar-wrong" x={END} y={top + height - wrong} width={8} height={wrong} />
          </g>
        )
      })}
    </svg>
  )
}
