import { buildPrior } from '@/lib/assessment/core/build-prior'
import type { AnsweredAttempt } from '@/lib/assessment/core/calibrate-observations'
import { completeSettings } from '@/lib/assessment/core/settings'
import type { Bank, BankItem, PriorStructure } from '@/lib/assessment/core/types'
import { normalDraw, seededRandom } from '@/lib/shared/random'
import { required } from './build-test-bank'

const STRUCTURE: PriorStructure = { sd: 1, within: 0.6, across: 0.35 }

/** A world of items whose true parameters are known, a bank in which authors guessed them (b with an error of .8, a not at
 *  all), and attempts of learners who were asked items at random. */
export interface CalibrationWorld {
  truth: readonly BankItem[]
  bank: Bank
  attempts: AnsweredAttempt[]
}

/** The world of engine-research.md section 4.5, smaller: 2 areas of 4 skills, 10 answers a learner, 1.25 per skill as there. */
export function simulateCalibration({
  answersPerItem,
  itemsPerSkill = 12,
  seed = 1,
}: {
  answersPerItem: number
  itemsPerSkill?: number
  seed?: number
}): CalibrationWorld {
  const random = seededRandom(seed)
  const skills = Array.from({ length: 8 }, (_, index) => ({ id: `s${index}`, area: `A${Math.floor(index / 4)}` }))
  const truth = skills.flatMap(({ id, area }) =>
    Array.from({ length: itemsPerSkill }, (_, index): BankItem => ({
      id: `${id}-${index}`,
      skill: id,
      area,
      level: 2,
      a: Math.exp(0.3 + 0.3 * normalDraw(random)),
      b: normalDraw(random),
      c: 0.2,
      format: 'single',
      status: 'active',
      parameters: 'published',
      variantOf: null,
    })),
  )
  const bank: Bank = {
    version: 'guessed',
    skills,
    items: truth.map((item) => ({ ...item, a: 1.2, b: item.b + 0.8 * normalDraw(random), parameters: 'author' })),
  }
  const asked = 10
  const prior = buildPrior({ skills, levels: null, structure: STRUCTURE })
  const settings = completeSettings(bank, { seed, targets: {}, slip: 0 })
  const attempts = Array.from({ length: Math.round((answersPerItem * truth.length) / asked) }, () => {
    const common = Math.sqrt(STRUCTURE.across) * normalDraw(random)
    const shared = [0, 1].map(() => Math.sqrt(STRUCTURE.within - STRUCTURE.across) * normalDraw(random))
    const abilities = new Map(
      skills.map(({ id }, index) => [
        id,
        common + shared[Math.floor(index / 4)]! + Math.sqrt(1 - STRUCTURE.within) * normalDraw(random),
      ]),
    )
    const pool = [...truth]
    const responses = Array.from({ length: asked }, () => {
      const [item] = pool.splice(Math.floor(random() * pool.length), 1)
      const { id, skill, a, b, c } = required(item)
      const right = c + (1 - c) / (1 + Math.exp(-a * (required(abilities.get(skill)) - b)))
      const answer = { kind: 'scored' as const, score: random() < right ? 1 : 0 }
      return { itemId: id, use: 'scored' as const, answer }
    })
    return { prior, settings, ratings: [], evidence: [], responses }
  })
  return { truth, bank, attempts }
}

/** Root mean square of an error over items. */
export function rootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
}
