import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agreementTable, cohenKappa, fleissKappa, labelCounts } from '@/lib/labs/core/annotation-agreement'
import {
  BORDERS,
  BORDER_CLASSES,
  CLASSES,
  LESSON_SEED,
  LESSON_TEAM,
  READINGS,
  RULES,
  borderOf,
  drawItems,
  keyedAlike,
  simulateLabels,
  thirdStage,
  type AnnotationTexts,
  type LabelItem,
  type Rule,
  type Team,
} from '@/lib/labs/core/annotation-team'
import { seededRandom } from '@/lib/shared/random'
import { SEEDS } from './predictions'

const texts = JSON.parse(readFileSync('public/labs/annotation-texts.v2.json', 'utf8')) as AnnotationTexts
const classes = CLASSES.length
const PRICES = { labelPrice: 0.15, decisionPrice: 1.5 }

test('sixty messages: three borders of twelve, and twenty-four clear ones', () => {
  expect(texts.items).toHaveLength(60)
  for (const border of BORDERS) {
    const there = texts.items.filter(({ key, other }) => borderOf(key, other) === border)
    expect(there).toHaveLength(12)
    for (const label of BORDER_CLASSES[border]) expect(there.filter(({ key }) => key === label)).toHaveLength(6)
    // The sentence that misses the purpose is wrong on half of them.
    expect(there.filter(({ key, misled }) => misled !== key)).toHaveLength(6)
  }
  expect(texts.items.filter(({ other, misled }) => other === null && misled === null)).toHaveLength(24)
  expect(new Set(texts.items.map(({ text }) => text)).size).toBe(60)
})

test('the author’s second keying agrees with the key on 58 of 60, another person’s on all', () => {
  expect(keyedAlike(texts.items)).toEqual({ second: 58, another: 60 })
  const kappaWithKey = (keying: 'second' | 'another') =>
    cohenKappa(
      agreementTable(
        texts.items.map(({ key }) => key),
        texts.items.map((item) => item[keying]),
        { classes },
      ),
    ).kappa
  expect(kappaWithKey('second')).toBeCloseTo(0.956, 3)
  expect(kappaWithKey('another')).toBe(1)
  const differing = texts.items.filter(({ key, second }) => key !== second)
  expect(differing.map(({ key, another }) => [key, another].map((label) => CLASSES[label]))).toEqual([
    ['repair', 'repair'],
    ['repair', 'repair'],
  ])
})

const perfect = (team: Partial<Team>, bias = 0): Team => ({
  ...LESSON_TEAM,
  people: LESSON_TEAM.people.map(({ reading }, person) => ({ accuracy: 1, reading, bias: person === 2 ? bias : 0 })),
  ...team,
})
const rules = (rule: Rule): Team['rules'] => ({
  'repair-danger': rule,
  'charge-question': rule,
  'repair-charge': rule,
})

test('annotators without slips, habit or open border nearly always give the key; a habit gives one class', () => {
  const clear = texts.items.filter(({ other }) => other === null)
  const [first] = simulateLabels(clear, { team: perfect({}), seed: 3 })
  expect(first).toEqual(clear.map(({ key }) => key))
  const [, , habit] = simulateLabels(texts.items, { team: perfect({ biasTo: 1 }, 1), seed: 3 })
  expect(new Set(habit)).toEqual(new Set([1]))
  const [slips] = simulateLabels(clear, {
    team: { ...perfect({}), people: [{ accuracy: 0, reading: 0, bias: 0 }] },
    seed: 3,
  })
  expect(slips!.every((label, item) => label !== clear[item]!.key)).toBe(true)
})

test('over many seeds an observable sentence raises kappa, a vague one hardly, and one that misses leaves wrong labels', () => {
  const mean = (rule: Rule) => {
    const results = SEEDS.map((seed) => {
      const people = simulateLabels(texts.items, {
        team: { ...LESSON_TEAM, rules: { ...rules('none'), 'repair-danger': rule } },
        seed,
      })
      return {
        kappa: fleissKappa(labelCounts(people, { classes })).kappa,
        wrong: thirdStage(texts.items, { people, ...PRICES }).agreedWrong.length,
      }
    })
    return {
      kappa: results.reduce((sum, { kappa }) => sum + kappa, 0) / results.length,
      wrong: results.reduce((sum, { wrong }) => sum + wrong, 0) / results.length,
    }
  }
  const [none, vague, fits, misses] = (['none', 'vague', 'fits', 'misses'] as const).map(mean) as [
    ReturnType<typeof mean>,
    ReturnType<typeof mean>,
    ReturnType<typeof mean>,
    ReturnType<typeof mean>,
  ]
  expect(vague.kappa - none.kappa).toBeLessThan(0.03)
  expect(fits.kappa - none.kappa).toBeGreaterThan(0.1)
  expect(misses.kappa - none.kappa).toBeGreaterThan(0.1)
  expect(fits.wrong).toBeLessThan(1)
  expect(misses.wrong).toBeGreaterThan(4)
})

test('labels repeat for a seed, and a rule changes labels at its border only', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    const before = simulateLabels(texts.items, { team: LESSON_TEAM, seed })
    expect(simulateLabels(texts.items, { team: LESSON_TEAM, seed })).toEqual(before)
    const after = simulateLabels(texts.items, {
      team: { ...LESSON_TEAM, rules: { ...rules('none'), 'charge-question': 'fits' } },
      seed,
    })
    for (const [person, labels] of before.entries())
      for (const [item, label] of labels.entries())
        if (borderOf(texts.items[item]!.key, texts.items[item]!.other) !== 'charge-question')
          expect(after[person]![item]).toBe(label)
  }
})

test('the third stage pays for every label and every disputed message, and finds no agreed error', () => {
  const items = [0, 1, 2].map((key) => ({ key, other: null, misled: null }))
  const people = [
    [0, 1, 3],
    [0, 2, 3],
  ]
  expect(thirdStage(items, { people, labelPrice: 0.5, decisionPrice: 2 })).toEqual({
    disputed: [1],
    agreedWrong: [2],
    labelCost: 3,
    decisionCost: 2,
  })
})

test('four classes, three borders between them, and a lesson in which one border has no rule', () => {
  expect(CLASSES).toEqual(['repair', 'danger', 'charge', 'question'])
  expect(RULES).toEqual(['none', 'vague', 'fits', 'misses'])
  for (const border of BORDERS)
    expect(BORDER_CLASSES[border].map((label) => CLASSES[label]).join('-'), border).toBe(border)
  expect(READINGS).toEqual([0.05, 0.95, 0.5])
  expect(LESSON_TEAM).toEqual({
    people: [0.05, 0.95, 0.5].map((reading) => ({ accuracy: 0.96, reading, bias: 0 })),
    biasTo: CLASSES.indexOf('question'),
    open: 'repair-danger',
    openness: 1,
    rules: rules('none'),
  })
  expect(LESSON_SEED).toBe(1)
})

test('borderOf knows a border in either order and none between other classes', () => {
  const known = CLASSES.map((_, first) => CLASSES.map((__, second) => borderOf(first, second)))
  expect(known).toEqual([
    [null, 'repair-danger', 'repair-charge', null],
    ['repair-danger', null, null, null],
    ['repair-charge', null, null, 'charge-question'],
    [null, null, 'charge-question', null],
  ])
  expect(borderOf(0, null)).toBeNull()
})

/** Chances that the first person of a seed has for each item: habit, border, slip and where it lands. */
function drawsOf(count: number, seed: number) {
  const random = seededRandom(seed * 101)
  return Array.from({ length: count }, () => [random(), random(), random(), random()] as const)
}
const alone = (team: Partial<Team>, person: Partial<Team['people'][number]> = {}): Team => ({
  ...LESSON_TEAM,
  people: [{ accuracy: 1, reading: 0.5, bias: 0, ...person }],
  ...team,
})
/** Labels of one person on many copies of one message. */
const labelsOf = (item: LabelItem, team: Team) =>
  simulateLabels(
    Array.from({ length: 5000 }, () => item),
    { team, seed: 9 },
  )[0]!
const DRAWS = drawsOf(5000, 9)

test('at the open border a person places the reading times the openness on the other side, and a vague rule leaves nine tenths', () => {
  const item = { key: 0, other: 1, misled: 0 }
  for (const [team, share] of [
    [alone({}), 0.5],
    [alone({}, { reading: 0.95 }), 0.95],
    [alone({ openness: 0.6 }), 0.3],
    [alone({ rules: rules('vague') }), 0.45],
    [alone({ rules: rules('vague'), openness: 0.6 }), 0.27],
  ] as const)
    expect(labelsOf(item, team)).toEqual(DRAWS.map(([, chance]) => (chance < share ? 1 : 0)))
})

test('at a quiet border one in twenty is placed on the other side, whatever a vague rule says', () => {
  const item = { key: 3, other: 2, misled: 2 }
  for (const rule of ['none', 'vague'] as const)
    expect(labelsOf(item, alone({ rules: rules(rule) }))).toEqual(DRAWS.map(([, chance]) => (chance < 0.05 ? 2 : 3)))
})

test('an observable rule is missed in 3%: one that fits gives the key, one that misses what it names', () => {
  for (const open of BORDERS) {
    const fits = alone({ open, rules: rules('fits') })
    expect(labelsOf({ key: 2, other: 0, misled: 0 }, fits)).toEqual(DRAWS.map(([, chance]) => (chance < 0.03 ? 0 : 2)))
    const misses = alone({ open, rules: rules('misses') })
    expect(labelsOf({ key: 2, other: 0, misled: 0 }, misses)).toEqual(
      DRAWS.map(([, chance]) => (chance < 0.03 ? 2 : 0)),
    )
    // Where the rule happens to name the key, nothing else is chosen.
    expect(new Set(labelsOf({ key: 2, other: 0, misled: 2 }, misses))).toEqual(new Set([2]))
  }
})

test('a message that the missing rule does not reach is read as without a rule', () => {
  const item = { key: 0, other: 1, misled: null }
  expect(labelsOf(item, alone({ rules: rules('misses') }))).toEqual(labelsOf(item, alone({})))
})

test('two classes without a border between them, and clear messages, are always given the key', () => {
  for (const item of [
    { key: 1, other: 2, misled: 2 },
    { key: 3, other: null, misled: null },
  ])
    for (const rule of RULES)
      expect(new Set(labelsOf(item, alone({ rules: rules(rule) }, { reading: 1 })))).toEqual(new Set([item.key]))
})

test('a habit comes before a slip, and a slip lands evenly on the other three classes', () => {
  const item = { key: 2, other: null, misled: null }
  const labels = labelsOf(item, alone({ biasTo: 1 }, { accuracy: 0.8, bias: 0.3 }))
  expect(labels).toEqual(
    DRAWS.map(([habit, , slip, where]) => {
      if (habit < 0.3) return 1
      if (slip < 0.8) return 2
      return [3, 0, 1][Math.floor(where * 3)]!
    }),
  )
})

test('each person of a team draws apart, and a seed draws apart from the next', () => {
  const items = Array.from({ length: 60 }, () => ({ key: 0, other: 1, misled: 1 }))
  const team = { ...LESSON_TEAM, people: Array.from({ length: 3 }, () => ({ accuracy: 1, reading: 0.5, bias: 0 })) }
  const seen = [1, 2].flatMap((seed) => simulateLabels(items, { team, seed }).map((labels) => labels.join('')))
  expect(new Set(seen).size).toBe(6)
})

test('drawn messages: twelve at each border with keys on both sides, and twenty-four clear ones of every class', () => {
  for (const seed of SEEDS) {
    const items = drawItems(seed)
    expect(items.map(({ key, other }) => borderOf(key, other))).toEqual([
      ...BORDERS.flatMap((border) => Array<string>(12).fill(border)),
      ...Array<null>(24).fill(null),
    ])
    for (const { key, other, misled } of items.slice(0, 36)) expect([key, other]).toContain(misled)
    for (const { key, other, misled } of items.slice(36)) {
      expect([other, misled]).toEqual([null, null])
      expect([0, 1, 2, 3]).toContain(key)
    }
  }
  // Over all seeds each side of a border and each answer of the missing rule comes up about equally often.
  const bordered = SEEDS.flatMap((seed) => drawItems(seed).slice(0, 36))
  const clear = SEEDS.flatMap((seed) => drawItems(seed).slice(36))
  const shareOf = <T>(list: readonly T[], holds: (each: T) => boolean) => list.filter(holds).length / list.length
  expect(Math.abs(shareOf(bordered, ({ key, other }) => key < other!) - 0.5)).toBeLessThan(0.05)
  expect(Math.abs(shareOf(bordered, ({ key, misled }) => key === misled) - 0.5)).toBeLessThan(0.05)
  for (const label of [0, 1, 2, 3])
    expect(Math.abs(shareOf(clear, ({ key }) => key === label) - 0.25)).toBeLessThan(0.06)
})

test('the third stage counts a price for every label of every person, and no decision where all agree', () => {
  const items = [0, 1].map((key) => ({ key, other: null, misled: null }))
  const people = [
    [0, 3],
    [0, 3],
    [0, 3],
  ]
  expect(thirdStage(items, { people, labelPrice: 0.25, decisionPrice: 2 })).toEqual({
    disputed: [],
    agreedWrong: [1],
    labelCost: 1.5,
    decisionCost: 0,
  })
})
