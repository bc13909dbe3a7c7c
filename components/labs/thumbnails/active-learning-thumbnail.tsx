import { marginOf } from '@/lib/labs/core/active-learning'

/** Chances that a model gives the digits of five images; ours, for the picture. */
const IMAGES: readonly (readonly number[])[] = [
  [0.9, 0.06, 0.04],
  [0.62, 0.3, 0.08],
  [0.42, 0.39, 0.19],
  [0.78, 0.15, 0.07],
  [0.5, 0.31, 0.19],
]

/** L05 in small: the two first guesses of five images as bars; the smallest margin is asked for. */
export function ActiveLearningThumbnail() {
  const margins = IMAGES.map(marginOf)
  const asked = margins.indexOf(Math.min(...margins))
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      {IMAGES.map(([first, second], place) => {
        const x = 10 + place * 30
        return (
          <g key={place}>
            <rect className="hit" x={x} y={76 - first! * 68} width={9} height={first! * 68} />
            <rect className="bar-open" x={x + 11} y={76 - second! * 68} width={9} height={second! * 68} />
            {place === asked && (
              <rect
                className="you"
                x={x + 5.5}
                y={76 - first! * 68 - 16}
                width="9"
                height="9"
                transform={`rotate(45 ${x + 10} ${76 - first! * 68 - 11.5})`}
              />
            )}
          </g>
        )
      })}
      <path className="ax" d="M4 76H156" />
    </svg>
  )
}
