import { memo } from 'react'
import { roundTicks } from '@/components/mdx/figures/scale'
import { lineOf, type Ending, type Habit, type SimulatedTests } from '@/lib/labs/core/prompt-test'
import { powerAt, sequentialTest, usersPerGroup, type TestTerms } from '@/lib/labs/core/prompt-test-statistics'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Axes, YouAreHere, linePath, scaleOf } from './parts/axes'

const BOX = { left: 48, right: 426, top: 30, bottom: 252 }
/** As many tests as the picture shows. */
export const GHOSTS = 200

/** 2.5 points. */
export function points(share: number, digits = 1): string {
  return `${Number((share * 100).toFixed(digits))} points`
}

export interface WalksPictureProps {
  tests: SimulatedTests
  /** Endings of at least GHOSTS tests. */
  endings: readonly Ending[]
  habit: Habit
  terms: TestTerms
  hasGain: boolean
  /** The test that is drawn strongly, from 0. */
  chosen: number
}

/** A right or wrong winner, or none; Wald's refusal of a gain that is not there is no winner. */
function kindOf(
  { winner }: Ending,
  { isWald, hasGain }: { isWald: boolean; hasGain: boolean },
): 'wrong' | 'right' | 'quiet' {
  if (winner === 'none') return 'quiet'
  if (hasGain && winner === 'new') return 'right'
  return isWald && !hasGain && winner === 'old' ? 'quiet' : 'wrong'
}

/** Where a habit draws its two lines. */
function boundsOf(
  habit: Habit,
  { terms, looks }: { terms: TestTerms; looks: number },
): { upper: number; lower: number } {
  if (habit === 'wald') return sequentialTest(terms)
  const line = lineOf(habit, { looks, alpha: terms.alpha })
  return { upper: line, lower: -line }
}

function endText(ending: Ending | undefined, { test, looks }: { test: number; looks: number }): string {
  if (ending === undefined || ending.winner === 'none')
    return `test ${test}: no winner after ${looks} ${looks === 1 ? 'look' : 'looks'}`
  return `test ${test} ends at look ${ending.look}`
}

interface BoundariesProps {
  habit: Habit
  upper: number
  lower: number
  toY: (value: number) => number
}

/** The two lines; with a single look they stand at the end only. */
function Boundaries({ habit, upper, lower, toY }: BoundariesProps) {
  const from = habit === 'one-look' ? BOX.right - 14 : BOX.left
  const ends =
    habit === 'one-look' ? `M${BOX.right} ${toY(upper)}V${BOX.top}M${BOX.right} ${toY(lower)}V${BOX.bottom}` : ''
  return (
    <path
      className="diagonal"
      d={`M${from} ${toY(upper)}H${BOX.right + 6}M${from} ${toY(lower)}H${BOX.right + 6}${ends}`}
    />
  )
}

/** Tests as they walk, up to where the habit ends them; wrong winners carry a cross, right ones a ring. */
export const WalksPicture = memo(function WalksPicture({
  tests,
  endings,
  habit,
  terms,
  hasGain,
  chosen,
}: WalksPictureProps) {
  const { looks } = tests
  const isWald = habit === 'wald'
  const { upper, lower } = boundsOf(habit, { terms, looks })
  const yTicks = isWald ? roundTicks(lower - 1, upper + 1, 4) : roundTicks(-4, hasGain ? 6 : 4, 4)
  const [lowest, highest] = [yTicks[0] ?? -4, yTicks.at(-1) ?? 4]
  const toX = scaleOf([0, looks], [BOX.left, BOX.right])
  const toY = scaleOf([lowest, highest], [BOX.bottom, BOX.top])
  const values = isWald ? tests.sum : tests.z
  const clip = (value: number) => Math.max(lowest, Math.min(highest, value))
  const lookOf = (run: number) => endings[run]?.look ?? looks
  const heightAt = (run: number, look: number) => toY(look === 0 ? 0 : clip(values[run * looks + look - 1] ?? 0))
  const columns = Array.from({ length: looks + 1 }, (_, look) => toX(look).toFixed(1))
  const walkOf = (run: number) =>
    `M${columns
      .slice(0, lookOf(run) + 1)
      .map((column, look) => `${column} ${heightAt(run, look).toFixed(1)}`)
      .join('L')}`
  const endOf = (run: number) => ({ x: toX(lookOf(run)), y: heightAt(run, lookOf(run)) })
  const shown = endings.slice(0, GHOSTS)
  const runsOf = (kind: string) =>
    shown.flatMap((ending, run) => (kindOf(ending, { isWald, hasGain }) === kind ? [run] : []))
  const pathOf = (runs: readonly number[]) => runs.map(walkOf).join('')
  const [wrong, right, quiet] = [runsOf('wrong'), runsOf('right'), runsOf('quiet')]
  const title = hasGain
    ? `The gain is real, and ${right.length} of ${shown.length} tests find it`
    : `${wrong.length} of ${shown.length} tests without any difference name a winner`
  return (
    <svg className="chart" viewBox="0 0 440 302" role="img" aria-label={`${title}.`}>
      <Axes
        box={BOX}
        xTicks={roundTicks(0, looks, 5).filter((tick) => tick <= looks && Number.isInteger(tick))}
        yTicks={yTicks}
        toX={toX}
        toY={toY}
        title={title}
        xLabel={`looks; upright: ${isWald ? 'sum of Wald’s steps' : 'z of the difference'}`}
      />
      <path className="ghost" d={pathOf(quiet)} />
      <path className="ghost found" d={pathOf(right)} />
      <path className="ghost wrong" d={pathOf(wrong)} />
      <Boundaries habit={habit} upper={upper} lower={lower} toY={toY} />
      <path
        className="ghost wrong"
        d={wrong
          .map(endOf)
          .map(({ x, y }) => `M${(x - 3).toFixed(1)} ${(y - 3).toFixed(1)}l6 6m0 -6l-6 6`)
          .join('')}
      />
      <path
        className="ghost found"
        d={right
          .map(endOf)
          .map(({ x, y }) => `M${(x - 3).toFixed(1)} ${y.toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`)
          .join('')}
      />
      <path className="curve" d={walkOf(chosen)} />
      <YouAreHere {...endOf(chosen)} />
      <text className="halo em" x={BOX.left + 6} y={BOX.bottom - 8}>
        {endText(endings[chosen], { test: chosen + 1, looks })}
      </text>
      <text className="halo" x={BOX.left + 6} y={toY(upper) - 5}>
        {isWald ? `+${upper.toFixed(2)}: take the new prompt` : `line ${upper.toFixed(2)}`}
      </text>
    </svg>
  )
})

/** How often the planned test finds a gain, by the size of the gain. */
export const PowerPicture = memo(function PowerPicture({ terms }: { terms: TestTerms }) {
  const users = Math.ceil(usersPerGroup(terms))
  const widest = Math.min(2 * terms.effect, 0.995 - terms.base)
  const powerOf = (gain: number) => (gain <= 0 ? terms.alpha / 2 : powerAt({ ...terms, effect: gain }, users))
  const toX = scaleOf([0, widest], [BOX.left, BOX.right])
  const toY = scaleOf([0, 1], [BOX.bottom, BOX.top])
  const curve = Array.from({ length: 41 }, (_, index) => (widest * index) / 40)
  const half = powerOf(terms.effect / 2)
  const title = `Half the gain is found in ${percent(half)} of tests only`
  return (
    <svg
      className="chart"
      viewBox="0 0 440 302"
      role="img"
      aria-label={`With ${whole(users)} users in each group, a gain of ${points(terms.effect)} is found in ${percent(terms.power)} of tests and half of it in ${percent(half)}.`}
    >
      <Axes
        box={BOX}
        xTicks={roundTicks(0, widest * 100, 5)
          .map((tick) => tick / 100)
          .filter((tick) => tick <= widest + 1e-9)}
        yTicks={[0, 0.2, 0.4, 0.6, 0.8, 1]}
        toX={toX}
        toY={toY}
        xText={(tick) => String(Number((tick * 100).toFixed(2)))}
        yText={(tick) => percent(tick)}
        title={title}
        xLabel="true gain in points"
      />
      <path className="curve" d={linePath(curve.map((gain) => ({ x: toX(gain), y: toY(powerOf(gain)) })))} />
      <circle className="hit" cx={toX(terms.effect / 2)} cy={toY(half)} r="5" />
      <text className="halo" x={toX(terms.effect / 2) + 12} y={toY(half) + 6}>
        {points(terms.effect / 2, 2)}: {percent(half)}
      </text>
      <YouAreHere x={toX(terms.effect)} y={toY(powerOf(terms.effect))} />
      <text
        className="halo em"
        x={toX(terms.effect) + (toX(terms.effect) > 300 ? -12 : 12)}
        y={toY(powerOf(terms.effect)) + (toX(terms.effect) > 300 ? -8 : 18)}
        textAnchor={toX(terms.effect) > 300 ? 'end' : 'start'}
      >
        {points(terms.effect)}: {percent(powerOf(terms.effect))}
      </text>
    </svg>
  )
})
