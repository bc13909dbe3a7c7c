import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { cohenKappa } from '@/lib/labs/core/annotation-agreement'
import {
  AREAS,
  CLASSES,
  DATE_FACTS,
  GRAVE,
  OUTPUTS,
  PRACTICES,
  RELATIONS,
  appliesOn,
  dutiesOf,
  keyingAgreement,
  monthDay,
  monthsOf,
  placeSystem,
  roleOf,
  treeSteps,
  type SystemFacts,
} from '@/lib/labs/core/risk-classes'
import { DRAWN, NEEDED, judgeRiskClasses, riskTask, riskTaskData } from '@/lib/labs/core/risk-classes-task'
import { RiskCardsSchema } from '@/lib/labs/schemas'
import { SEEDS } from './predictions'

const file = RiskCardsSchema.parse(parse(readFileSync('content/labs/L19-cards.yaml', 'utf8')))
const library = parse(readFileSync('content/library/facts.yaml', 'utf8')) as {
  facts: { id: string; date: string; statement: string; status: string; asOf: string; source: { title: string } }[]
}
const DATES = Object.fromEntries(library.facts.map(({ id, date }) => [id, date]))
const dates = Object.fromEntries(
  library.facts.map(({ id, date, statement, status, asOf, source }) => [
    id,
    { date, statement, status, asOf, source: source.title },
  ]),
)
const data = riskTaskData({ ...file, dates })
const explore = file.cards.filter(({ set }) => set === 'explore')
const ALL_SEEDS = [...SEEDS, ...SEEDS.map((seed) => 1900 + seed)]

const anyFacts: fc.Arbitrary<SystemFacts> = fc.record({
  relation: fc.constantFrom(...RELATIONS),
  practice: fc.constantFrom(...PRACTICES),
  product: fc.boolean(),
  area: fc.constantFrom(...AREAS),
  narrow: fc.boolean(),
  profiling: fc.boolean(),
  model: fc.boolean(),
  talks: fc.boolean(),
  output: fc.constantFrom(...OUTPUTS),
  early: fc.boolean(),
})
const cardOf = (id: string) => file.cards.find((card) => card.id === id)!
const dayOf = (id: string) => DATES[placeSystem(cardOf(id).facts).from] ?? null

test('credit score, chat, social score and spam filter stand where the plan says', () => {
  expect(placeSystem(cardOf('credit-score').facts)).toMatchObject({ role: 'deployer', class: 'annex-iii' })
  expect(dayOf('credit-score')).toBe('2027-12-02')
  expect(placeSystem(cardOf('support-chat').facts).class).toBe('transparency')
  expect(dayOf('support-chat')).toBe('2026-08-02')
  expect(placeSystem(cardOf('social-score').facts).class).toBe('prohibited')
  expect(dayOf('social-score')).toBe('2025-02-02')
  expect(placeSystem(cardOf('spam-filter').facts)).toEqual({ role: 'provider', class: 'minimal', from: 'none' })
  expect(dayOf('spam-filter')).toBeNull()
})

test('dates come from the library of facts: medical product, general-purpose model, new bans, marking', () => {
  expect(DATE_FACTS.map((fact) => DATES[fact])).toEqual([
    '2025-02-02',
    '2025-08-02',
    '2026-08-02',
    '2026-12-02',
    '2027-12-02',
    '2028-08-02',
  ])
  expect([dayOf('x-ray'), dayOf('own-model'), dayOf('undress'), dayOf('photo-maker'), dayOf('music-maker')]).toEqual([
    '2028-08-02',
    '2025-08-02',
    '2026-12-02',
    '2026-08-02',
    '2026-12-02',
  ])
})

test('the period of grace is for content of an early system alone', () => {
  const music = cardOf('music-maker').facts
  expect(placeSystem({ ...music, early: false }).from).toBe('ai-act-transparency')
  expect(placeSystem({ ...music, talks: true }).from).toBe('ai-act-transparency')
  expect(placeSystem({ ...music, output: 'deep-fake' }).from).toBe('ai-act-transparency')
  expect(placeSystem({ ...music, relation: 'uses' }).from).toBe('ai-act-transparency')
})

test('the answers to the questions of the tree give the key of every card', () => {
  for (const { id, facts, key } of file.cards) expect(placeSystem(facts), id).toEqual(key)
})

test('two people who keyed ten systems and the cards of the task separately agree on role, class and date of all 26', () => {
  expect(explore).toHaveLength(10)
  expect(data.cards).toHaveLength(16)
  expect(new Set(explore.map(({ key }) => key.class)).size).toBe(CLASSES.length)
  const agreement = keyingAgreement(file.cards)
  expect(agreement).toMatchObject({ cards: 26, role: 26, class: 26, from: 26 })
  expect(cohenKappa(agreement.table).kappa).toBe(1)
  expect(file.keyNote).toMatch(/need legal review/)
  expect(file.keyNote).toContain('keyed the 26 cards separately and agree on role, class and date of every one')
  const one = { ...file.cards[0]!, second: { role: 'provider', class: 'minimal', from: 'none' } as const }
  expect(keyingAgreement([one])).toMatchObject({ cards: 1, role: 0, class: 0, from: 0 })
  expect(keyingAgreement([one]).table[1]![5]).toBe(1)
})

test('duties follow role, class and facts', () => {
  const of = (id: string) => dutiesOf(cardOf(id).facts, file.duties).map((duty) => duty.id)
  expect(of('credit-score')).toEqual(['literacy', 'operate', 'inform', 'rights'])
  expect(of('support-chat')).toEqual(['literacy', 'tell', 'mark'])
  expect(of('ranking')).toEqual(['literacy', 'build', 'assess'])
  expect(of('task-giver')).toEqual(['literacy', 'operate', 'inform', 'workers'])
  expect(of('benefit-check')).toEqual(['literacy', 'build', 'assess', 'operate', 'inform', 'rights'])
  expect(of('mayor-film')).toEqual(['literacy', 'disclose'])
  expect(of('scans')).toEqual(['literacy', 'record'])
  expect(of('own-model')).toEqual(['model'])
  expect(of('bored-faces')).toEqual(['stop'])
  for (const { verify, article } of file.duties) expect(Math.min(verify.length, article.length)).toBeGreaterThan(0)
  expect(file.duties.flatMap(({ fact, factIf }) => [fact, factIf?.fact ?? fact]).every((fact) => DATES[fact])).toBe(
    true,
  )
})

test('a ban goes before everything, and the role follows from what the firm does with the system', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const placing = placeSystem(facts)
      expect(placing.class === 'prohibited').toBe(facts.practice !== 'none')
      expect(placing.role).toBe(roleOf(facts))
      expect(placing.from === 'none').toBe(placing.class === 'minimal')
    }),
  )
  expect(RELATIONS.map((relation) => roleOf({ relation }))).toEqual(['provider', 'provider', 'both', 'deployer'])
})

test('an exemption never survives profiling, and takes no product out', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const free = { ...facts, practice: 'none' as const, product: false, area: 'jobs' as const }
      expect(placeSystem({ ...free, profiling: true }).class).toBe('annex-iii')
      expect(placeSystem({ ...free, narrow: true, profiling: false }).class).not.toBe('annex-iii')
      expect(placeSystem({ ...facts, practice: 'none', product: true, narrow: true }).class).toBe('product')
    }),
  )
})

test('talking to people or making content never takes a system out of a grave class', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const before = placeSystem({ ...facts, talks: false, output: 'none' }).class
      const after = placeSystem({ ...facts, talks: true, output: 'content' }).class
      expect(CLASSES.indexOf(after)).toBeLessThanOrEqual(
        before === 'general-purpose' ? CLASSES.indexOf(before) : Math.min(CLASSES.indexOf(before), 3),
      )
      if (GRAVE.includes(before)) expect(after).toBe(before)
    }),
  )
})

test('the path asks in one order, stops at what decides, and duties are those of its end', () => {
  const order = ['banned', 'product', 'listed', 'exempt', 'model', 'tells']
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const steps = treeSteps(facts).map(({ id }) => order.indexOf(id))
      expect(steps).toEqual([...steps].sort((a, b) => a - b))
      expect(steps[0]).toBe(0)
      for (const duty of dutiesOf(facts, file.duties)) expect(duty.classes).toContain(placeSystem(facts).class)
    }),
  )
  expect(treeSteps(cardOf('credit-score').facts).map(({ id }) => id)).toEqual(['banned', 'product', 'listed', 'exempt'])
  expect(treeSteps(cardOf('spam-filter').facts).map(({ id }) => id)).toEqual([
    'banned',
    'product',
    'listed',
    'model',
    'tells',
  ])
})

test('a rule applies from its day on, and once it applies it stays', () => {
  expect([appliesOn('2027-12-01', '2027-12-02'), appliesOn('2027-12-02', '2027-12-02')]).toEqual([false, true])
  expect(appliesOn('2099-01-01', null)).toBe(false)
  expect([monthDay(0), monthDay(11), monthDay(35), monthDay(47)]).toEqual([
    '2024-01-02',
    '2024-12-02',
    '2026-12-02',
    '2027-12-02',
  ])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.constantFrom(...DATE_FACTS), (month, fact) => {
      expect(Math.floor(monthsOf(monthDay(month)))).toBe(month)
      if (appliesOn(monthDay(month), DATES[fact]!)) expect(appliesOn(monthDay(month + 1), DATES[fact]!)).toBe(true)
    }),
  )
})

/** The right answer to the task of a seed, by our key. */
function rightAnswer(seed: number): Record<string, string> {
  return Object.fromEntries(
    riskTask(data.cards, seed).flatMap(({ id, key }) => [
      [`answer-${id}-role`, key.role],
      [`answer-${id}-class`, key.class],
      [`answer-${id}-from`, key.from],
    ]),
  )
}

test('every seed draws five cards of at least four classes, and our key passes', () => {
  for (const seed of ALL_SEEDS) {
    const task = riskTask(data.cards, seed)
    expect(task).toHaveLength(DRAWN)
    expect(new Set(task.map(({ id }) => id)).size).toBe(DRAWN)
    expect(new Set(task.map(({ key }) => key.class)).size).toBeGreaterThanOrEqual(4)
    expect(judgeRiskClasses({ seed, answer: rightAnswer(seed), data })).toMatchObject({ passed: true })
  }
  expect(riskTask(data.cards, 3)).toEqual(riskTask(data.cards, 3))
  const drawn = new Set(SEEDS.flatMap((seed) => riskTask(data.cards, seed).map(({ id }) => id)))
  expect(drawn.size).toBe(data.cards.length)
})

test('no seed is passed by one class for all, by one date for all, or by nothing', () => {
  for (const seed of ALL_SEEDS) {
    const right = rightAnswer(seed)
    const task = riskTask(data.cards, seed)
    const withAll = (part: string, value: string) => ({
      ...right,
      ...Object.fromEntries(task.map(({ id }) => [`answer-${id}-${part}`, value])),
    })
    for (const riskClass of CLASSES)
      expect(judgeRiskClasses({ seed, answer: withAll('class', riskClass), data }).passed).toBe(false)
    for (const fact of [...DATE_FACTS, 'none'])
      expect(judgeRiskClasses({ seed, answer: withAll('from', fact), data }).passed).toBe(false)
    expect(judgeRiskClasses({ seed, answer: {}, data }).because).toMatch(/5 of 5 cards are not finished/)
  }
})

test('thirteen of fifteen pass, twelve do not, and a grave use taken lightly never passes', () => {
  for (const seed of SEEDS) {
    const right = rightAnswer(seed)
    const task = riskTask(data.cards, seed)
    const otherRole = (id: string) => (right[`answer-${id}-role`] === 'provider' ? 'deployer' : 'provider')
    const wrongRoles = (count: number) => ({
      ...right,
      ...Object.fromEntries(task.slice(0, count).map(({ id }) => [`answer-${id}-role`, otherRole(id)])),
    })
    expect(judgeRiskClasses({ seed, answer: wrongRoles(15 - NEEDED), data }).passed).toBe(true)
    expect(judgeRiskClasses({ seed, answer: wrongRoles(16 - NEEDED), data }).because).toMatch(/12 of 15/)
    const grave = task.find(({ key }) => GRAVE.includes(key.class))!
    const lightly = { ...right, [`answer-${grave.id}-class`]: 'transparency' }
    expect(judgeRiskClasses({ seed, answer: lightly, data }).because).toMatch(/Taken too lightly/)
    const banned = task.find(({ key }) => key.class === 'prohibited')
    if (banned)
      expect(
        judgeRiskClasses({ seed, answer: { ...right, [`answer-${banned.id}-class`]: 'annex-iii' }, data }).passed,
      ).toBe(false)
  }
})

test('a malformed answer, seed or stock does not pass and does not throw', () => {
  const keys = data.cards.flatMap(({ id }) => ['role', 'class', 'from'].map((part) => `answer-${id}-${part}`))
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.double(), fc.boolean())),
      fc.oneof(fc.integer(), fc.constantFrom(Number.NaN, Infinity, 0.5)),
      (answer, seed) => {
        expect(judgeRiskClasses({ seed, answer, data }).passed).toBe(false)
      },
    ),
  )
  expect(judgeRiskClasses({ seed: 1, answer: {}, data: { cards: [], dates: {} } })).toEqual({
    passed: false,
    because: 'The cards of this task could not be read.',
  })
})

const lesson = readFileSync('content/lessons/G2/G2-1.mdx', 'utf8')
const inWords = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
const LESSON_CLASS = {
  prohibited: 'prohibited',
  'annex-iii': 'high risk by use',
  product: 'high risk in a product',
  transparency: 'transparency',
  'general-purpose': 'general-purpose model',
  minimal: 'minimal',
}

test('the figures printed in lesson G2-1 are the lab’s', () => {
  const printed = explore.filter(({ title }) => lesson.includes(`| ${title} |`))
  expect(printed).toHaveLength(6)
  for (const { title, facts } of printed) {
    const { role, class: riskClass, from } = placeSystem(facts)
    const day = from === 'none' ? 'no date of its own' : inWords(DATES[from]!)
    expect(lesson).toContain(`| ${title} | ${role} | ${LESSON_CLASS[riskClass]} | ${day} |`)
  }
  for (const fact of DATE_FACTS) expect(lesson).toContain(`| ${inWords(DATES[fact]!)} |`)
  const dated = explore.flatMap(({ facts }) => DATES[placeSystem(facts).from] ?? [])
  for (const day of ['2026-11-30', '2027-12-02', '2028-08-02']) {
    const begun = dated.filter((from) => appliesOn(day, from)).length
    expect(lesson).toContain(`| ${inWords(day)} | ${begun} of ${dated.length} | ${dated.length - begun} |`)
  }
  const literate = explore.filter(({ facts }) => dutiesOf(facts, file.duties).some(({ id }) => id === 'literacy'))
  expect(literate).toHaveLength(7)
  expect(lesson).toContain('for seven of the ten, support for literacy')
  expect(lesson).toContain(`in all ${file.cards.length} cards of the lab`)
})

test('what the tree asks about has these values, and the classes and dates these names, gravest and earliest first', () => {
  expect(RELATIONS).toEqual(['sells', 'renames', 'own-use', 'uses'])
  expect(PRACTICES).toEqual(['none', 'social-scoring', 'emotions', 'scraped-faces', 'intimate-images'])
  expect(AREAS).toEqual(['none', 'education', 'jobs', 'credit', 'insurance', 'benefits'])
  expect(OUTPUTS).toEqual(['none', 'content', 'deep-fake'])
  expect(CLASSES).toEqual(['prohibited', 'annex-iii', 'product', 'transparency', 'general-purpose', 'minimal'])
})
