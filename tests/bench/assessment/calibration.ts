import { calibrateItems } from '@/lib/assessment/core/calibrate-items'
import type { AnsweredAttempt } from '@/lib/assessment/core/calibrate-observations'
import { completeSettings } from '@/lib/assessment/core/settings'
import type { Bank } from '@/lib/assessment/core/types'
import { plainly } from './answers'
import { randomOrder, rightPrior } from './engines'
import type { World } from './world'
import { drawLearner } from './world'

const QUESTIONS = 30
/** Learners who calibrate come after those who are measured. */
const FIRST_CALIBRATOR = 100_000

/** The bank after every item has been answered `answersPerItem` times on average by learners who were asked 30 items at
 *  random: all items that were answered are published, without the guard that waits for 50 answers. */
export function calibrated(world: World, { guessed, answersPerItem }: { guessed: Bank; answersPerItem: number }): Bank {
  const count = Math.round((answersPerItem * guessed.items.length) / QUESTIONS)
  const attempts = Array.from({ length: count }, (_, index) => attemptOf(world, { guessed, index }))
  const fitted = new Map(calibrateItems({ bank: guessed, attempts }).map((item) => [item.itemId, item]))
  return {
    ...guessed,
    version: `${guessed.version}-${answersPerItem}`,
    items: guessed.items.map((item) => {
      const fit = fitted.get(item.id)
      return fit ? { ...item, a: fit.a, b: fit.b, parameters: 'published' } : item
    }),
  }
}

/** Root mean square error of ln a and b over the items of a bank. */
export function parameterError(truth: Bank, { items }: Bank): { logA: number; b: number } {
  const rms = (errors: readonly number[]): number =>
    Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
  return {
    logA: rms(items.map(({ a }, index) => Math.log(a / truth.items[index]!.a))),
    b: rms(items.map(({ b }, index) => b - truth.items[index]!.b)),
  }
}

function attemptOf(world: World, { guessed, index }: { guessed: Bank; index: number }): AnsweredAttempt {
  const { bank } = world
  const learner = drawLearner(world, FIRST_CALIBRATOR + index)
  const abilityOf = new Map(bank.skills.map(({ id }, skill) => [id, learner.abilities[skill]!]))
  const itemOf = new Map(bank.items.map((item, place) => [item.id, { item, place }]))
  return {
    prior: rightPrior(guessed),
    settings: completeSettings(guessed, { seed: learner.seed, targets: {} }),
    ratings: [],
    evidence: [],
    responses: randomOrder(bank, learner.seed)
      .slice(0, QUESTIONS)
      .map((itemId) => {
        const { item, place } = itemOf.get(itemId)!
        return { itemId, use: 'scored', answer: plainly(learner, item, place, abilityOf.get(item.skill)!) }
      }),
  }
}
