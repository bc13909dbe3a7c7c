/** Scale 0 to 4: band (8 of 10 likely values), dot (estimate), ring (earlier estimate), flag (target), triangle (own rating). */
export interface GaugeProps {
  estimate?: number
  earlier?: number
  low?: number
  high?: number
  target?: number
  ownRating?: number
  /** Colour of the flag follows the track. */
  track?: 'platform' | 'native' | 'aiplus'
}

const FLAG_COLOUR = {
  platform: 'var(--track-platform)',
  native: 'var(--track-native)',
  aiplus: 'var(--track-plus)',
} as const

const toX = (level: number) => 8 + 30 * Math.min(4, Math.max(0, level))

function describe({ estimate, earlier, low, high, target, ownRating }: GaugeProps): string {
  const parts = [
    estimate === undefined ? 'Level not measured yet' : `Level ${estimate.toFixed(1)} of 4`,
    earlier === undefined ? '' : `before ${earlier.toFixed(1)}`,
    low !== undefined && high !== undefined ? `likely between ${low.toFixed(1)} and ${high.toFixed(1)}` : '',
    target === undefined ? '' : `target ${target}`,
    ownRating === undefined ? '' : `you said ${ownRating.toFixed(1)}`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** One estimate with its uncertainty, drawn as one line. */
export function Gauge(props: GaugeProps) {
  const { estimate, earlier, low, high, target, ownRating, track = 'aiplus' } = props
  const flag = { fill: FLAG_COLOUR[track], stroke: FLAG_COLOUR[track] }
  return (
    <svg className="gauge" viewBox="0 0 136 26" role="img" aria-label={describe(props)}>
      <path className="base" d="M8 17.5H128M8 14v7M38 14v7M68 14v7M98 14v7M128 14v7" />
      {low !== undefined && high !== undefined && <path className="band" d={`M${toX(low)} 17.5H${toX(high)}`} />}
      {target !== undefined && (
        <>
          <path className="goal" style={flag} d={`M${toX(target)} 21V3`} />
          <path className="goal" style={flag} d={`M${toX(target)} 3h8l-2.5 2.7 2.5 2.7h-8z`} />
        </>
      )}
      {ownRating !== undefined && <path className="self" d={`M${toX(ownRating)} 11.2l4.2-6.6h-8.4z`} />}
      {earlier !== undefined && estimate !== undefined && (
        <>
          <path className="moved" d={`M${toX(earlier)} 17.5H${toX(estimate)}`} />
          <circle className="earlier" cx={toX(earlier)} cy="17.5" r="3.6" />
        </>
      )}
      {estimate !== undefined && <circle className="est" cx={toX(estimate)} cy="17.5" r="4.2" />}
    </svg>
  )
}
