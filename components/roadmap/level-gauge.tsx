import { trackLook } from './track-look'

export interface LevelGaugeProps {
  target: number
  trackId: string
}

const toX = (level: number) => 8 + 30 * level

/** Scale 0 to 4 with the target as a flag. The learner's own estimate is drawn into it once it is known; words stand beside it. */
export function LevelGauge({ target, trackId }: LevelGaugeProps) {
  const { colour } = trackLook(trackId)
  const x = toX(target)
  return (
    <svg className="gauge" viewBox="0 0 136 26" aria-hidden="true" focusable="false">
      <path className="base" d="M8 17.5H128M8 14v7M38 14v7M68 14v7M98 14v7M128 14v7" />
      <path className="band mine" data-band />
      <path className="goal" style={{ fill: colour, stroke: colour }} d={`M${x} 21V3h8l-2.5 2.7L${x + 8} 8.4h-8`} />
      <circle className="est mine" cy="17.5" r="4.2" data-estimate />
    </svg>
  )
}
