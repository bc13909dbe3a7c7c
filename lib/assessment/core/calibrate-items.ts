import { fitItem, type FittedItem, type ItemPrior } from '@/lib/assessment/core/calibrate-fit'
import { observeItems, type AnsweredAttempt, type Observation } from '@/lib/assessment/core/calibrate-observations'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Bank } from '@/lib/assessment/core/types'

/** Doubt about an author's difficulty, σ_b ≈ .8 (engine.md section 3). */
const AUTHOR_B_SD = 0.8
/** Doubt about an author's discrimination, in ln a: a is one number for all author items, and items of ability tests spread
 *  by about .3 around their mean; the mean itself is uncertain by about as much. */
const AUTHOR_LOG_A_SD = 0.4
/** More rounds move no parameter by more than a tenth of its spread. */
const DEFAULT_ROUNDS = 3

/** Parameters of one item with what they rest on. */
export interface CalibratedItem extends FittedItem {
  readonly itemId: string
}

export interface CalibrationInput {
  /** The bank with its authors' parameters: they are the prior, so published ones would count their answers twice. */
  readonly bank: Bank
  readonly attempts: readonly AnsweredAttempt[]
  readonly rounds?: number
}

/** What is believed about each item before anybody has answered it, by item id: ln a around the author's value, b around
 *  the author's guess, drawn towards the mean of all guesses as everywhere in the engine. */
export function authorPriors(bank: Bank): Map<string, ItemPrior> {
  const { b } = compileBank(bank)
  return new Map(
    bank.items.map(({ id, a, c }, index) => [
      id,
      { logA: Math.log(a), logASd: AUTHOR_LOG_A_SD, b: b[index]!, bSd: AUTHOR_B_SD, c },
    ]),
  )
}

/** Most probable a and b of every item that was answered, in the order of the bank, from whole attempts. Each round looks
 *  at every answer with the learner's ability by everything but that answer under the parameters of the round before
 *  (cavity posteriors), and fits every item to its answers; the first round starts from the author's parameters.
 *  Attempts weigh alike in any order; the result is a function of the input alone. Takes some milliseconds per attempt of 20
 *  answers at 28 skills. Scheme: engine-research.md section 4.5 (batch MAP).
 *  @throws Error for a broken bank or attempts made for other skills; RangeError unless rounds is a whole number ≥ 1. */
export function calibrateItems(input: CalibrationInput): CalibratedItem[] {
  const steps = calibrationSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of a few milliseconds, for callers that have other work between them: iterate to the end, whose value
 *  is the result. */
export function* calibrationSteps({
  bank,
  attempts,
  rounds = DEFAULT_ROUNDS,
}: CalibrationInput): Generator<undefined, CalibratedItem[]> {
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError(`Calibration needs whole rounds, got ${rounds}`)
  const priors = authorPriors(bank)
  let fitted: CalibratedItem[] = []
  for (let round = 0; round < rounds; round += 1) {
    const present = withParameters(bank, fitted)
    const answers = new Map<string, Observation[]>()
    for (const attempt of attempts) {
      for (const observation of observeItems(present, attempt)) {
        const known = answers.get(observation.itemId)
        if (known) known.push(observation)
        else answers.set(observation.itemId, [observation])
      }
      yield
    }
    fitted = []
    for (const { id } of bank.items) {
      const own = answers.get(id)
      if (own === undefined) continue
      fitted.push({ itemId: id, ...fitItem(priors.get(id)!, own) })
      yield
    }
  }
  return fitted
}

function withParameters(bank: Bank, fitted: readonly CalibratedItem[]): Bank {
  if (fitted.length === 0) return bank
  const values = new Map(fitted.map(({ itemId, a, b }) => [itemId, { a, b, parameters: 'published' as const }]))
  return { ...bank, items: bank.items.map((item) => ({ ...item, ...values.get(item.id) })) }
}
