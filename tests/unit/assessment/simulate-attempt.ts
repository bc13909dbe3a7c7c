import { buildPrior } from '@/lib/assessment/core/build-prior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { selectItem } from '@/lib/assessment/core/select-item'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'
import { normalDraw, seededRandom } from '@/lib/shared/random'
import { required } from './build-test-bank'

/** Abilities of a simulated learner from the default prior: .5 within areas, .25 across. */
export function drawAbilities(bank: Bank, seed: number): number[] {
  const random = seededRandom(seed)
  const common = 0.5 * normalDraw(random)
  const areas = new Map<string, number>()
  return bank.skills.map(({ area }) => {
    const shared = areas.get(area) ?? 0.5 * normalDraw(random)
    areas.set(area, shared)
    return common + shared + Math.SQRT1_2 * normalDraw(random)
  })
}

/** An adaptive attempt of a simulated learner who answers by the item curve without slips. */
export function simulateAttempt({
  bank,
  settings,
  abilities,
}: {
  bank: Bank
  settings: SettingsInput
  abilities: readonly number[]
}): AssessmentState {
  const random = seededRandom(settings.seed + 1)
  let state = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), settings)
  for (let itemId = selectItem(bank, state); itemId !== null; itemId = selectItem(bank, state)) {
    const item = required(
      bank.items.find(({ id }) => id === itemId),
      itemId,
    )
    const ability = required(abilities[bank.skills.findIndex(({ id }) => id === item.skill)], item.skill)
    const right = item.c + (1 - item.c) / (1 + Math.exp(-item.a * (ability - item.b)))
    state = recordAnswer(bank, state, itemId, { kind: 'scored', score: random() < right ? 1 : 0 })
  }
  return state
}
