import { memo } from 'react'
import { HABITS, lineOf, type TestsRead } from '@/lib/labs/core/prompt-test'
import { falseWinnerChance, sequentialTest, type TestTerms } from '@/lib/labs/core/prompt-test-statistics'
import { percent, whole } from '@/lib/labs/core/verdict'
import { Later } from './parts/later'
import { TurnedTable } from './parts/turned-table'
import { points } from './prompt-test-pictures'
import { HABIT_NAMES } from './prompt-test-words'

interface ComparisonProps {
  /** Whether both kinds of tests were drawn with the same terms; until then the table of before stays. */
  isWhole: boolean
  none: TestsRead
  real: TestsRead
  /** The gain in the tests that have one. */
  gain: number
  seed: number
}

const showsTheSame = (before: ComparisonProps, now: ComparisonProps) =>
  !now.isWhole ||
  (before.none === now.none && before.real === now.real && before.gain === now.gain && before.seed === now.seed)

/** The four ways to decide on the same tests. */
export const Comparison = memo(function Comparison({ none, real, gain, seed }: ComparisonProps) {
  return (
    <>
      <TurnedTable
        caption="Four ways to decide, side by side"
        head={[
          'You decide by',
          'Line',
          'No difference: winner named',
          `${points(gain, 2)} better: found`,
          'Length if no difference',
        ]}
        strong={2}
        rows={HABITS.map((habit, place) => {
          const [ofNone, ofReal] = [none.habits[place]!, real.habits[place]!]
          return {
            name: HABIT_NAMES[habit],
            cells: [
              habit === 'wald'
                ? waldText(none.terms)
                : lineOf(habit, { looks: none.shown.looks, alpha: none.terms.alpha }).toFixed(2),
              percent(ofNone.winners, 1),
              percent(ofReal.found, 1),
              percent(ofNone.length),
            ],
          }
        })}
      />
      <Later>
        <RunsNote none={none} real={real} seed={seed} />
      </Later>
    </>
  )
}, showsTheSame)

function waldText(terms: TestTerms): string {
  const { lower, upper } = sequentialTest(terms)
  return `${lower.toFixed(2)} to ${upper.toFixed(2)}`.replace('-', '−')
}

/** What was drawn, and what a calculation says to it. */
function RunsNote({ none, real, seed }: Pick<ComparisonProps, 'none' | 'real' | 'seed'>) {
  const { looks } = none.shown
  const line = lineOf('one-look', { looks, alpha: none.terms.alpha })
  return (
    <p className="lab-note">
      {whole(none.runs)} simulated tests without a difference and {whole(real.runs)} with one, seed {seed}. By
      calculation, {looks} {looks === 1 ? 'look' : 'looks'} at a line of {line.toFixed(2)} give{' '}
      {percent(falseWinnerChance(looks, line), 1)}. Wald’s test knows the old rate and has one group only, so its whole
      length needs half of the users; it looks for a gain in one direction. No user is real here.
    </p>
  )
}
