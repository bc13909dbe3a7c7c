import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { applyRankOne, copyGaussian } from '@/lib/assessment/core/gaussian'
import { classifyGap } from '@/lib/assessment/core/gap-words'
import { normalCdf } from '@/lib/shared/normal'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import type { Aim } from '@/lib/assessment/core/score-candidates'
import { aimOf } from '@/lib/assessment/core/score-candidates'
import { chooseItem, openItems } from '@/lib/assessment/core/select-item'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'

/** Φ(z) = .8: a gap or a solid skill is called when the cut lies this many sd from the mean. */
const CALL_Z = 0.8416212335729143
/** A skill is promised only if it is more likely than not to be settled. */
const PROMISE_FROM = 0.5

/** What more questions are expected to bring. `questions` may be fewer than asked for when the bank runs out.
 *  `undecided` are the skills that are not sure now, with the probability of a call (gap or solid) afterwards, likeliest
 *  first; `likely` those above one half. `settledNow` counts calls now, `expectedSettled` calls expected afterwards. */
export interface SettleForecast {
  readonly questions: number
  readonly undecided: readonly { readonly skill: string; readonly settleProbability: number }[]
  readonly likely: readonly string[]
  readonly settledNow: number
  readonly expectedSettled: number
}

/** Forecast of the next `count` questions: they are chosen greedily as the engine would, each shrinking the covariance by
 *  its expected amount; the means will then move by a normal amount whose variance is what the covariance lost. Skills
 *  without a target or with target 0 have nothing to settle. */
export function settleNext(bank: Bank, state: AssessmentState, count: number): SettleForecast {
  const aim = aimOf(bank, state.settings)
  const now = posteriorOf(bank, state)
  const later = copyGaussian(now)
  const questions = askInThought(bank, { state, aim, gaussian: later, count })
  const decisions = bank.skills.flatMap(({ id }, index) =>
    Number.isNaN(aim.cut[index]!) ? [] : [decide({ id, index, aim, now, later })],
  )
  const undecided = decisions
    .filter(({ settled }) => !settled)
    .map(({ skill, settleProbability }) => ({ skill, settleProbability }))
    .sort((left, right) => right.settleProbability - left.settleProbability)
  return {
    questions,
    undecided,
    likely: undecided.filter(({ settleProbability }) => settleProbability > PROMISE_FROM).map(({ skill }) => skill),
    settledNow: decisions.length - undecided.length,
    expectedSettled: decisions.reduce((sum, { settleProbability }) => sum + settleProbability, 0),
  }
}

function askInThought(
  bank: Bank,
  { state, aim, gaussian, count }: { state: AssessmentState; aim: Aim; gaussian: Gaussian; count: number },
): number {
  const compiled = compileBank(bank)
  const open = openItems(compiled, state).active
  const closed = new Set<number>()
  for (let asked = 0; asked < count; asked += 1) {
    const items = open.filter((item) => !closed.has(compiled.familyOf[item]!))
    const best = chooseItem(compiled, { items, aim, gaussian, slip: state.settings.slip })
    if (!best) return asked
    const { item, right, slope } = best
    closed.add(compiled.familyOf[item]!)
    const skill = compiled.skillOf[item]!
    const column = gaussian.covariance.slice(skill * gaussian.size, (skill + 1) * gaussian.size)
    applyRankOne(gaussian, column, { shift: 0, gain: (slope * slope) / (right * (1 - right)) })
  }
  return count
}

function decide({
  id,
  index,
  aim,
  now,
  later,
}: {
  id: string
  index: number
  aim: Aim
  now: Gaussian
  later: Gaussian
}) {
  const diagonal = index * (now.size + 1)
  const distance = aim.cut[index]! - now.mean[index]!
  const sdNow = Math.sqrt(now.covariance[diagonal]!)
  const sdLater = Math.sqrt(later.covariance[diagonal]!)
  const settled = classifyGap(normalCdf(distance / sdNow)) !== 'not-sure'
  const movement = Math.sqrt(Math.max(0, now.covariance[diagonal]! - later.covariance[diagonal]!))
  const reach = CALL_Z * sdLater
  const settleProbability =
    movement === 0
      ? Number(settled)
      : normalCdf((distance - reach) / movement) + normalCdf((-distance - reach) / movement)
  return { skill: id, settled, settleProbability }
}
