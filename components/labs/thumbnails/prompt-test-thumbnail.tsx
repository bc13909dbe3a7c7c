import { LESSON_SEED, LESSON_TERMS, endingsOf, lineOf, simulateTests } from '@/lib/labs/core/prompt-test'
import { linePath, scaleOf } from '../parts/axes'
import { crosses, diamonds, type Place } from './thumbnail-marks'

const LOOKS = 10
const RUNS = 70

/** L07 in small: tests without any difference as they walk, and those that stop at the first low p with a winner. */
export function PromptTestThumbnail() {
  const tests = simulateTests({ terms: LESSON_TERMS, looks: LOOKS, seed: LESSON_SEED, runs: RUNS, gain: 0 })
  const endings = endingsOf(tests, { habit: 'every-look', terms: LESSON_TERMS })
  const line = lineOf('every-look', { looks: LOOKS, alpha: LESSON_TERMS.alpha })
  const toX = scaleOf([0, LOOKS], [3, 155])
  const toY = scaleOf([-3.6, 3.6], [88, 2])
  const walks = endings.map(({ look, winner }, run) => ({
    isFalse: winner !== 'none',
    places: Array.from({ length: look + 1 }, (_, step): Place => {
      const z = step === 0 ? 0 : (tests.z[run * LOOKS + step - 1] ?? 0)
      return { x: toX(step), y: toY(Math.max(-3.6, Math.min(3.6, z))) }
    }),
  }))
  const endOf = ({ places }: (typeof walks)[number]) => places.at(-1) ?? { x: 0, y: 0 }
  const pathOf = (chosen: typeof walks) => chosen.map(({ places }) => linePath(places)).join('')
  const [first, ...others] = walks
  const wrong = others.filter(({ isFalse }) => isFalse)
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path className="ghost" style={{ strokeWidth: 0.5 }} d={pathOf(others.filter(({ isFalse }) => !isFalse))} />
      <path className="ghost wrong" style={{ strokeWidth: 0.8 }} d={pathOf(wrong)} />
      <path className="diagonal" style={{ strokeWidth: 1 }} d={`M3 ${toY(line)}H157M3 ${toY(-line)}H157`} />
      <path className="ghost wrong" style={{ strokeWidth: 1.3 }} d={crosses(wrong.map(endOf), 2)} />
      {first && (
        <>
          <path className="curve" style={{ strokeWidth: 1.5 }} d={linePath(first.places)} />
          <path className="you" style={{ strokeWidth: 1 }} d={diamonds([endOf(first)], 4.5)} />
        </>
      )}
    </svg>
  )
}
