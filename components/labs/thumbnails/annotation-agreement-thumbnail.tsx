import { confusions } from '@/lib/labs/core/annotation-agreement'
import { COUPLES, coupleKappa } from '@/lib/labs/core/annotation-agreement-task'
import { CLASSES, LESSON_TEAM, drawItems, simulateLabels } from '@/lib/labs/core/annotation-team'

const CELL = 26
const LEFT = 8

/** L04 in small: the three kappas as shaded cells, and the confused pairs of classes as bars. */
export function AnnotationAgreementThumbnail() {
  const labels = simulateLabels(drawItems(4), { team: LESSON_TEAM, seed: 4 })
  const confused = confusions(labels, { classes: CLASSES.length }).filter(({ count }) => count > 0)
  const most = confused[0]?.count ?? 1
  return (
    <svg className="chart" viewBox="0 0 160 90" aria-hidden="true">
      {[0, 1, 2].flatMap((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${row}-${column}`}
            className="ax"
            x={LEFT + column * CELL}
            y={6 + row * CELL}
            width={CELL - 2}
            height={CELL - 2}
          />
        )),
      )}
      {COUPLES.map((couple) => {
        const kappa = Math.max(0, coupleKappa(labels, couple).kappa)
        const [x, y] = [LEFT + couple[0] * CELL, 6 + couple[1] * CELL]
        return (
          <g key={couple.join()}>
            <rect
              className="hit"
              fillOpacity={0.15 + 0.7 * kappa ** 2}
              x={x}
              y={y}
              width={CELL - 2}
              height={CELL - 2}
            />
            <rect
              className="you"
              x={x + CELL / 2 - 4}
              y={y + CELL / 2 - 4}
              width="6"
              height="6"
              transform={`rotate(45 ${x + CELL / 2 - 1} ${y + CELL / 2 - 1})`}
              style={{ strokeWidth: 0.8 }}
              opacity={couple[0] === 0 && couple[1] === 1 ? 1 : 0}
            />
          </g>
        )
      })}
      {confused.map(({ pair, count }, line) => (
        <rect
          key={pair.join()}
          className={line === 0 ? 'bar-wrong' : 'quiet'}
          x={96}
          y={8 + line * 13}
          width={(58 * count) / most}
          height={9}
        />
      ))}
    </svg>
  )
}
