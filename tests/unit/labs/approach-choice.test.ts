import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  ATTRIBUTES,
  CRITERIA,
  DEFAULT_WEIGHTS,
  OPTIONS,
  TUNING_EXAMPLES,
  TUNING_TRIALS,
  crossingVolume,
  fitOf,
  judgeChoices,
  keyedAlike,
  openOptions,
  readGates,
  recommend,
  scoreOf,
  turningAttributes,
  withAttribute,
  type AttributeId,
  type AttributeLevel,
  type CaseFacts,
  type GateId,
  type OptionId,
} from '@/lib/labs/core/approach-choice'
import { ApproachCasesSchema } from '@/lib/labs/schemas'

const { cases, keyNote } = ApproachCasesSchema.parse(parse(readFileSync('content/labs/L14-cases.yaml', 'utf8')))
const KEY = Object.fromEntries(cases.map(({ id, recommended }) => [id, recommended]))
const byId = (id: string) => cases.find((candidate) => candidate.id === id) as (typeof cases)[number]

test.each(cases.map(({ id, recommended }) => [id, recommended] as const))(
  'recommend reaches the key for %s: %s',
  (id, recommended) => {
    expect(recommend(byId(id)).option).toBe(recommended)
  },
)

test('two people who keyed the ten cases apart recommend the same in all, and name the same runner-up in seven', () => {
  expect(cases).toHaveLength(10)
  expect(keyedAlike(cases)).toEqual({ recommended: 10, runnerUp: 7 })
  expect(cases.filter(({ runnerUp, second }) => runnerUp !== second.runnerUp).map(({ id }) => id)).toEqual([
    'property-tax',
    'meeting-minutes',
    'discharge-letters',
  ])
  for (const { id, second } of cases) expect(second.runnerUp, id).not.toBe(second.recommended)
  expect(keyNote).toContain('No panel of experts has agreed on it')
  expect(readFileSync('content/lessons/P5/P5-2.mdx', 'utf8')).toContain(
    'the same recommendation in 10 of 10, the same runner-up in 7.',
  )
})

test('the agreement of two keyings counts the recommendation and the runner-up each by itself', () => {
  const first = { recommended: 'rules', runnerUp: 'classic' } as const
  const cases = [
    { ...first, second: first },
    { ...first, second: { ...first, runnerUp: 'prompting' } as const },
    { ...first, second: { recommended: 'classic', runnerUp: 'tuning' } as const },
  ]
  expect(keyedAlike(cases)).toEqual({ recommended: 2, runnerUp: 1 })
  expect(keyedAlike([])).toEqual({ recommended: 0, runnerUp: 0 })
})

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
  expect(crossingVolume({ setUp: 500, perRequest: 0.02 }, { setUp: 500, perRequest: 0.004 })).toBeNull()
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

/** A case with every attribute at 0, answered in text, never tried and without examples, and what is changed of it. */
function factsWith(
  attributes: Partial<Record<AttributeId, AttributeLevel>>,
  rest: Partial<Omit<CaseFacts, 'attributes'>> = {},
): CaseFacts {
  const none = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as CaseFacts['attributes']
  return { attributes: { ...none, ...attributes }, answerForm: 'text', promptTrials: 0, goodExamples: 0, ...rest }
}

const FITS: [name: string, facts: CaseFacts, fits: Record<OptionId, number[]>][] = [
  [
    'an easy label with 500 examples',
    factsWith({}, { answerForm: 'label', goodExamples: 500 }),
    {
      rules: [0, 3, 3, 3, 3],
      classic: [3, 1.5, 3, 2, 3],
      prompting: [3, 3, 3, 3, 3],
      retrieval: [3, 2.5, 2.8, 2, 3],
      tuning: [3, 1, 3, 2, 3],
      'tuning-retrieval': [3, 0.5, 2.8, 1, 3],
    },
  ],
  [
    'a text that asks a little of everything, with one example too few',
    factsWith(
      {
        knowledgeChanges: 2,
        citationNeeded: 1,
        behaviourHard: 1,
        volume: 1,
        latencyLimit: 1,
        errorsCostly: 1,
        rulesCouldDoIt: 3,
      },
      { goodExamples: 499 },
    ),
    {
      rules: [2, 3, 3, 1, 2.8],
      classic: [0, 2, 3, 2, 2.5],
      prompting: [1.6, 2, 2, 3, 2.2],
      retrieval: [2.5, 1.5, 1.8, 2, 2.5],
      tuning: [0.1, 1.5, 2.5, 1, 2.2],
      'tuning-retrieval': [1, 1, 2.3, 1, 2.5],
    },
  ],
  [
    'a number where nearly everything is hard',
    factsWith(
      { citationNeeded: 2, behaviourHard: 3, volume: 3, latencyLimit: 3, errorsCostly: 3, rulesCouldDoIt: 1 },
      { answerForm: 'number', goodExamples: 500 },
    ),
    {
      rules: [0, 3, 3, 3, 2.4],
      classic: [3, 3, 3, 2, 1.5],
      prompting: [0, 0, 0, 3, 0.6],
      retrieval: [0, 0, 0, 2, 1.5],
      tuning: [0, 2.5, 1.5, 2, 0.6],
      'tuning-retrieval': [0.5, 2, 1.3, 1, 1.5],
    },
  ],
  [
    'an easy number with few examples, whose facts change a little',
    factsWith({ knowledgeChanges: 1 }, { answerForm: 'number', goodExamples: 499 }),
    {
      rules: [0, 3, 3, 2, 3],
      classic: [1, 1.5, 3, 2, 3],
      prompting: [0.5, 3, 3, 3, 3],
      retrieval: [0.5, 2.5, 2.8, 2, 3],
      tuning: [0, 1, 3, 1.5, 3],
      'tuning-retrieval': [0, 0.5, 2.8, 1, 3],
    },
  ],
]

test.each(FITS)('the fit of each option is what its arithmetic says for %s', (_name, facts, fits) => {
  for (const option of OPTIONS) {
    const fit = fitOf(option, facts)
    for (const [index, criterion] of CRITERIA.entries())
      expect(fit[criterion], `${option}, ${criterion}`).toBeCloseTo(fits[option][index]!, 12)
  }
})

test('quality counts double unless a learner says otherwise', () => {
  const [, facts] = FITS[1]!
  // Prompting: 1.6, 2, 2, 3 and 2.2 with weights 2, 1, 1, 1 and 1 are 12.4 / 6.
  expect(scoreOf('prompting', { facts, weights: DEFAULT_WEIGHTS })).toBeCloseTo(12.4 / 6, 12)
  const weights = { quality: 0, cost: 3, speed: 0, upkeep: 1, error: 0 }
  expect(scoreOf('retrieval', { facts, weights })).toBeCloseTo((3 * 1.5 + 2) / 4, 12)
  const { ranking } = recommend(facts)
  for (const { option, score } of ranking) expect(score).toBe(scoreOf(option, { facts, weights: DEFAULT_WEIGHTS }))
})

test.each<[gate: GateId, met: CaseFacts[], missed: CaseFacts[]]>([
  [
    'rules',
    [factsWith({ rulesCouldDoIt: 3 }), factsWith({ rulesCouldDoIt: 3, knowledgeChanges: 1 })],
    [factsWith({ rulesCouldDoIt: 2 }), factsWith({ rulesCouldDoIt: 3, knowledgeChanges: 2 })],
  ],
  [
    'retrieval',
    [factsWith({ knowledgeChanges: 3 }), factsWith({ citationNeeded: 3 })],
    [factsWith({ knowledgeChanges: 2, citationNeeded: 2 })],
  ],
  [
    'classic',
    [
      factsWith({}, { answerForm: 'label', goodExamples: 500 }),
      factsWith({}, { answerForm: 'number', goodExamples: 500 }),
    ],
    [
      factsWith({}, { answerForm: 'text', goodExamples: 500 }),
      factsWith({}, { answerForm: 'label', goodExamples: 499 }),
    ],
  ],
  [
    'tuning',
    [factsWith({ behaviourHard: 2 }, { promptTrials: 20, goodExamples: 500 })],
    [
      factsWith({ behaviourHard: 1 }, { promptTrials: 20, goodExamples: 500 }),
      factsWith({ behaviourHard: 3 }, { promptTrials: 19, goodExamples: 500 }),
      factsWith({ behaviourHard: 3 }, { promptTrials: 20, goodExamples: 499 }),
    ],
  ],
  ['own-house', [factsWith({ dataMustStay: 3 })], [factsWith({ dataMustStay: 2 })]],
])('the gate %s opens exactly on its conditions', (gate, met, missed) => {
  const opens = (facts: CaseFacts) => readGates(facts).find((result) => result.gate === gate)?.isMet
  expect(met.map(opens)).toEqual(met.map(() => true))
  expect(missed.map(opens)).toEqual(missed.map(() => false))
})

test('the gates leave open what lesson P5-2 says', () => {
  const tuned = { promptTrials: 20, goodExamples: 500 }
  expect(openOptions(factsWith({ rulesCouldDoIt: 3, citationNeeded: 3 }))).toEqual(['rules'])
  expect(openOptions(factsWith({ citationNeeded: 3 }))).toEqual(['retrieval'])
  expect(openOptions(factsWith({ citationNeeded: 3, behaviourHard: 2 }, tuned))).toEqual(['tuning-retrieval'])
  expect(openOptions(factsWith({ behaviourHard: 2 }, { ...tuned, answerForm: 'label' }))).toEqual([
    'classic',
    'prompting',
  ])
  expect(openOptions(factsWith({ behaviourHard: 2 }, tuned))).toEqual(['tuning', 'tuning-retrieval'])
  expect(openOptions(factsWith({ rulesCouldDoIt: 1 }))).toEqual(['rules', 'prompting', 'retrieval'])
  expect(openOptions(factsWith({}))).toEqual(['prompting', 'retrieval'])
})

test('open options come first, then the score decides, and ties go to the earlier option', () => {
  const none = { quality: 0, cost: 0, speed: 0, upkeep: 0, error: 0 }
  expect(recommend(factsWith({}), none).ranking.map(({ option, isOpen }) => [option, isOpen])).toEqual([
    ['prompting', true],
    ['retrieval', true],
    ['rules', false],
    ['classic', false],
    ['tuning', false],
    ['tuning-retrieval', false],
  ])
  for (const facts of cases) {
    const { ranking } = recommend(facts)
    expect(ranking.map(({ option }) => option).toSorted()).toEqual([...OPTIONS].toSorted())
    for (const [index, { score, isOpen }] of ranking.entries()) {
      expect(isOpen).toBe(index < openOptions(facts).length)
      const before = ranking[index - 1]
      if (before?.isOpen === isOpen) expect(score).toBeLessThanOrEqual(before.score)
    }
  }
})

test('a moved attribute brings its examples along, any other leaves them, and an unmoved one changes nothing', () => {
  const facts = factsWith({ examplesExist: 1 }, { goodExamples: 333 })
  const examplesAt = ([0, 2, 3] as const).map(
    (level) => withAttribute(facts, { attribute: 'examplesExist', level }).goodExamples,
  )
  expect(examplesAt).toEqual([20, 800, 2000])
  expect(withAttribute(factsWith({}), { attribute: 'examplesExist', level: 1 }).goodExamples).toBe(200)
  expect(withAttribute(facts, { attribute: 'volume', level: 2 })).toEqual(
    factsWith({ examplesExist: 1, volume: 2 }, { goodExamples: 333 }),
  )
  expect(withAttribute(facts, { attribute: 'examplesExist', level: 1 })).toBe(facts)
  expect(facts).toEqual(factsWith({ examplesExist: 1 }, { goodExamples: 333 }))
})

test('turningAttributes name the nearest level that turns a case, the lower of two, and leave out what never turns it', () => {
  const order: Record<AttributeLevel, AttributeLevel[]> = { 0: [1, 2, 3], 1: [0, 2, 3], 2: [1, 3, 0], 3: [2, 1, 0] }
  for (const weights of [undefined, { quality: 1, cost: 3, speed: 1, upkeep: 1, error: 1 }])
    for (const facts of cases) {
      const optionAt = (attribute: AttributeId, level: AttributeLevel) =>
        recommend(withAttribute<CaseFacts>(facts, { attribute, level }), weights).option
      const now = recommend(facts, weights).option
      const wanted = ATTRIBUTES.flatMap((attribute) => {
        const level = order[facts.attributes[attribute]].find((each) => optionAt(attribute, each) !== now)
        return level === undefined ? [] : [{ attribute, level, option: optionAt(attribute, level) }]
      })
      expect(turningAttributes(facts, weights)).toEqual(wanted)
    }
})

test('the verdict counts what is open, what agrees, and the facts that are still to be named', () => {
  const key = { a: 'rules', b: 'rules', c: 'rules', d: 'rules', e: 'rules' } as const
  const judge = (choices: Record<string, string>, differences: Record<string, string> = {}) =>
    judgeChoices({ key, choices: { ...key, ...choices }, differences })
  expect(judgeChoices({ key, choices: { a: 'rules', b: 'tuning', c: 'rules', d: 'rules' }, differences: {} })).toEqual({
    passed: false,
    because: '1 of 5 cases are still open. Choose in each before you look.',
  })
  expect(judge({})).toEqual({ passed: true, because: '5 of 5 agree with the key.' })
  expect(judge({ a: 'classic' }, { a: 'volume' })).toEqual({
    passed: true,
    because: '4 of 5 agree with the key, and you named your fact for the rest.',
  })
  expect(judge({ a: 'classic' }, { a: '', b: 'volume' })).toEqual({
    passed: false,
    because: '4 of 5 agree. Name the fact on which you differ in the other case.',
  })
  expect(judge({ a: 'classic', b: 'classic' }, { a: 'volume', b: 'volume' })).toEqual({
    passed: false,
    because: '3 of 5 agree with the key; 4 are asked.',
  })
  const ten = { ...key, f: 'rules', g: 'rules', h: 'rules', i: 'rules', j: 'rules' } as const
  expect(judgeChoices({ key: ten, choices: { ...ten, a: 'tuning', b: 'tuning' }, differences: {} })).toEqual({
    passed: false,
    because: '8 of 10 agree. Name the fact on which you differ in the other 2 cases.',
  })
  // Four cases: 80% is 3.2, so all four have to agree.
  const four = { a: 'rules', b: 'rules', c: 'rules', d: 'rules' } as const
  expect(judgeChoices({ key: four, choices: { ...four, a: 'tuning' }, differences: { a: 'volume' } }).because).toBe(
    '3 of 4 agree with the key; 4 are asked.',
  )
})

test('only data that must stay keep the model in the house, whatever other gate is met', () => {
  const house = (attributes: Partial<Record<AttributeId, AttributeLevel>>) =>
    recommend(factsWith(attributes)).runsInHouse
  expect([house({}), house({ rulesCouldDoIt: 3 }), house({ citationNeeded: 3 })]).toEqual([false, false, false])
  expect([house({ dataMustStay: 2 }), house({ dataMustStay: 3 })]).toEqual([false, true])
  expect(house({ rulesCouldDoIt: 3, dataMustStay: 3 })).toBe(true)
})

test('a recommendation hands on the answers of all gates and the first of its ranking', () => {
  for (const facts of cases) {
    const { option, ranking, gates } = recommend(facts)
    expect(gates).toEqual(readGates(facts))
    expect(option).toBe(ranking[0]?.option)
  }
})
