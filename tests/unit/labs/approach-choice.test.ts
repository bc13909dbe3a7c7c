import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  DEFAULT_WEIGHTS,
  TUNING_EXAMPLES,
  TUNING_TRIALS,
  crossingVolume,
  judgeChoices,
  openOptions,
  readGates,
  recommend,
  scoreOf,
  turningAttributes,
  withAttribute,
  type CaseFacts,
  type OptionId,
} from '@/lib/labs/core/approach-choice'
import { ApproachCasesSchema } from '@/lib/labs/schemas'

const { cases } = ApproachCasesSchema.parse(parse(readFileSync('content/labs/L14-cases.yaml', 'utf8')))
const KEY = Object.fromEntries(cases.map(({ id, recommended }) => [id, recommended]))
const byId = (id: string) => cases.find((candidate) => candidate.id === id) as (typeof cases)[number]

test.each(cases.map(({ id, recommended }) => [id, recommended] as const))(
  'recommend reaches the key for %s: %s',
  (id, recommended) => {
    expect(recommend(byId(id)).option).toBe(recommended)
  },
)

test.each(cases.map(({ id }) => [id] as const))('the fact that turns %s does turn it', (id) => {
  const found = byId(id)
  const { attribute, to, option, also = '' } = found.turnsIf
  const turned = withAttribute<CaseFacts>(found, { attribute, level: to })
  // The conditions that the key adds in words.
  const facts: CaseFacts = {
    ...turned,
    goodExamples: also.includes('500 good examples')
      ? Math.max(turned.goodExamples, TUNING_EXAMPLES)
      : turned.goodExamples,
    promptTrials: also.includes('20 prompt trials')
      ? Math.max(turned.promptTrials, TUNING_TRIALS)
      : turned.promptTrials,
    attributes: also.includes('slower answer') ? { ...turned.attributes, latencyLimit: 1 } : turned.attributes,
  }
  expect(recommend(facts).option).toBe(option)
})

test('a case for tuning needs both the trials and the examples', () => {
  const voice = byId('brand-voice')
  expect(recommend(voice).option).toBe('tuning')
  expect(recommend({ ...voice, promptTrials: TUNING_TRIALS - 1 }).option).not.toBe('tuning')
  expect(recommend({ ...voice, goodExamples: TUNING_EXAMPLES - 1 }).option).not.toBe('tuning')
})

test('data that must stay decides where the model runs and leaves the approach alone', () => {
  const letters = byId('discharge-letters')
  expect(recommend(letters)).toMatchObject({ option: 'prompting', runsInHouse: true })
  expect(recommend(withAttribute(letters, { attribute: 'dataMustStay', level: 0 }))).toMatchObject({
    option: 'prompting',
    runsInHouse: false,
  })
})

test('the first gate leaves rules alone whatever the weights', () => {
  const tax = byId('property-tax')
  expect(openOptions(tax)).toEqual(['rules'])
  for (const quality of [0, 1, 5]) expect(recommend(tax, { ...DEFAULT_WEIGHTS, quality }).option).toBe('rules')
})

test('a score is a weighted mean between 0 and 3, and 0 without weights', () => {
  for (const facts of cases)
    for (const { score } of recommend(facts).ranking) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(3)
    }
  const none = { quality: 0, cost: 0, speed: 0, upkeep: 0, error: 0 }
  expect(scoreOf('prompting', { facts: byId('meeting-minutes'), weights: none })).toBe(0)
})

test('weights scaled by a factor change no recommendation', () => {
  const doubled = { quality: 4, cost: 2, speed: 2, upkeep: 2, error: 2 }
  for (const facts of cases) expect(recommend(facts, doubled).option).toBe(recommend(facts).option)
})

test('some recommendation changes when the price of an error is all that counts', () => {
  const onlyError = { quality: 0, cost: 0, speed: 0, upkeep: 0, error: 1 }
  expect(cases.some((facts) => recommend(facts, onlyError).option !== recommend(facts).option)).toBe(true)
})

test('turningAttributes name levels that do turn the case', () => {
  for (const facts of cases)
    for (const { attribute, level, option } of turningAttributes(facts)) {
      expect(option).not.toBe(recommend(facts).option)
      expect(recommend(withAttribute(facts, { attribute, level })).option).toBe(option)
    }
})

test('readGates answers all five gates in the order of the lesson', () => {
  expect(readGates(byId('tariff-replies'))).toEqual([
    { gate: 'rules', isMet: false },
    { gate: 'retrieval', isMet: true },
    { gate: 'classic', isMet: false },
    { gate: 'tuning', isMet: true },
    { gate: 'own-house', isMet: false },
  ])
})

test('crossingVolume is 1.6 million for the costs of lesson P5-2 and null for parallel lines', () => {
  expect(crossingVolume({ setUp: 20_000, perRequest: 0.004 }, { setUp: 0, perRequest: 0.0165 })).toBeCloseTo(
    1_600_000,
    3,
  )
  expect(crossingVolume({ setUp: 20_000, perRequest: 0.004 }, { setUp: 0, perRequest: 0.004 })).toBeNull()
  expect(crossingVolume({ setUp: 20_000, perRequest: 0.02 }, { setUp: 0, perRequest: 0.004 })).toBeNull()
})

test('judgeChoices passes eight of ten once the other two facts are named', () => {
  const wrong = Object.keys(KEY).slice(0, 2)
  const choices = Object.fromEntries(
    Object.entries(KEY).map(([id, option]) => [id, wrong.includes(id) ? other(option) : option]),
  )
  const named = Object.fromEntries(wrong.map((id) => [id, 'volume']))
  expect(judgeChoices({ key: KEY, choices, differences: {} }).passed).toBe(false)
  expect(judgeChoices({ key: KEY, choices, differences: named }).passed).toBe(true)
})

test('judgeChoices fails seven of ten and an unfinished set', () => {
  const wrong = Object.keys(KEY).slice(0, 3)
  const choices: Record<string, OptionId> = { ...KEY }
  for (const id of wrong) choices[id] = other(KEY[id] as OptionId)
  expect(
    judgeChoices({ key: KEY, choices, differences: Object.fromEntries(wrong.map((id) => [id, 'volume'])) }).passed,
  ).toBe(false)
  expect(judgeChoices({ key: KEY, choices: {}, differences: {} }).because).toContain('10 of 10 cases are still open')
})

function other(option: OptionId): OptionId {
  return option === 'rules' ? 'prompting' : 'rules'
}
