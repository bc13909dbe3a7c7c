import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agreementTable,
  cohenKappa,
  confusions,
  disputedItems,
  fleissKappa,
  labelCounts,
  majorityRight,
} from '@/lib/labs/core/annotation-agreement'
import {
  ANNOTATOR_NAMES,
  COUPLES,
  MEASURES,
  agreementTask,
  coupleKappa,
  judgeAnnotationAgreement,
  teamSummary,
} from '@/lib/labs/core/annotation-agreement-task'
import {
  BORDERS,
  BORDER_CLASSES,
  CLASSES,
  LESSON_SEED,
  LESSON_TEAM,
  borderOf,
  drawItems,
  simulateLabels,
  thirdStage,
  type AnnotationTexts,
  type Rule,
  type Team,
} from '@/lib/labs/core/annotation-team'
import { SEEDS } from './predictions'

const texts = JSON.parse(readFileSync('public/labs/annotation-texts.v1.json', 'utf8')) as AnnotationTexts
const classes = CLASSES.length
const PRICES = { labelPrice: 0.15, decisionPrice: 1.5 }

/** Fourteen raters, ten subjects, five classes: the table of Fleiss' kappa that statsmodels cites. */
const CLASSIC = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
]

test('Cohen’s kappa has the values of three known tables', () => {
  const classic = cohenKappa([
    [20, 5],
    [10, 15],
  ])
  expect(classic.kappa).toBeCloseTo(0.4, 12)
  expect([classic.items, classic.observed, classic.chance]).toEqual([50, 0.7, 0.5])
  const three = [
    [44, 5, 1],
    [7, 20, 3],
    [9, 5, 6],
  ]
  expect(cohenKappa(three).kappa).toBeCloseTo(0.4915, 4)
  const rare = cohenKappa([
    [90, 5],
    [5, 0],
  ])
  expect(rare.observed).toBe(0.9)
  expect(rare.kappa).toBeCloseTo(-0.0526, 4)
})

test('the range of kappa is the rough one of lesson T3-4: 42 of 60 agree, 0.54, about 0.37 to 0.72', () => {
  const { kappa, low, high } = cohenKappa([
    [18, 5, 1],
    [6, 12, 2],
    [1, 3, 12],
  ])
  expect([kappa, low, high].map((value) => value.toFixed(2))).toEqual(['0.54', '0.37', '0.72'])
})

test('kappa is not defined where both use one class only, and an empty or uneven table is refused', () => {
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]).kappa,
  ).toBeNaN()
  expect(() => cohenKappa([])).toThrow(RangeError)
  expect(() =>
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toThrow(RangeError)
  expect(() => cohenKappa([[1, 2]])).toThrow(RangeError)
  expect(() => fleissKappa([[1, 0]])).toThrow(RangeError)
  expect(() => fleissKappa([])).toThrow(RangeError)
  expect(() =>
    fleissKappa([
      [2, 1],
      [2, 2],
    ]),
  ).toThrow(RangeError)
  expect(
    fleissKappa([
      [3, 0],
      [3, 0],
    ]).kappa,
  ).toBeNaN()
})

test('Fleiss’ kappa of the classic table is 0.2099', () => {
  const { kappa, observed, chance } = fleissKappa(CLASSIC)
  expect(kappa).toBeCloseTo(0.2099, 4)
  expect(observed).toBeCloseTo(0.378, 3)
  expect(chance).toBeCloseTo(0.2128, 4)
})

test('a majority of three who are each right in 80% is right in 89.6%, of five in 94.2%', () => {
  expect(majorityRight(0.8, 3)).toBeCloseTo(0.896, 12)
  expect(majorityRight(0.8, 5)).toBeCloseTo(0.9421, 4)
  expect(majorityRight(0.8, 1)).toBeCloseTo(0.8, 12)
  expect(() => majorityRight(0.8, 4)).toThrow(RangeError)
})

const square = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
  .filter((table) => table.flat().some((count) => count > 0))

test('kappa never exceeds 1, changes sign with luck, and does not depend on who is first or how classes are ordered', () => {
  fc.assert(
    fc.property(square, (table) => {
      const { kappa, observed, chance } = cohenKappa(table)
      if (Number.isNaN(kappa)) return
      expect(kappa).toBeLessThanOrEqual(1 + 1e-12)
      expect(Math.sign(Math.round(kappa * 1e9))).toBe(Math.sign(Math.round(((observed - chance) * 1e9) / (1 - chance))))
      const turned = table.map((_, row) => table.map((each) => each[row]!))
      expect(cohenKappa(turned).kappa).toBeCloseTo(kappa, 9)
      const reversed = [...table].reverse().map((row) => [...row].reverse())
      expect(cohenKappa(reversed).kappa).toBeCloseTo(kappa, 9)
    }),
  )
})

test('kappa is 1 exactly when all agree, and independent habits give 0', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 5 }), (counts) => {
      expect(
        cohenKappa(counts.map((count, row) => counts.map((_, column) => (row === column ? count : 0)))).kappa,
      ).toBeCloseTo(1, 12)
      expect(cohenKappa(counts.map((row) => counts.map((column) => row * column))).kappa).toBeCloseTo(0, 12)
    }),
  )
})

test('a majority is right more often than one alone exactly above one half, and more people help', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (accuracy) => {
      const [one, three, five] = [1, 3, 5].map((people) => majorityRight(accuracy, people)) as [number, number, number]
      if (accuracy > 0.5) expect([three >= one, five >= three]).toEqual([true, true])
      if (accuracy < 0.5) expect([three <= one, five <= three]).toEqual([true, true])
      expect(majorityRight(1 - accuracy, 5)).toBeCloseTo(1 - five, 12)
    }),
  )
})

const labelled = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 })

test('with two people confusions count the differences, with three each disputed item counts two or three times', () => {
  fc.assert(
    fc.property(labelled, (rows) => {
      const people = [0, 1, 2].map((person) => rows.map((row) => row[person]!))
      const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0)
      const two = people.slice(0, 2)
      expect(sum(confusions(two, { classes }))).toBe(disputedItems(two).length)
      const table = agreementTable(two[0]!, two[1]!, { classes })
      expect(table.flat().reduce((total, count) => total + count, 0)).toBe(rows.length)
      const three = sum(confusions(people, { classes }))
      expect(three).toBeGreaterThanOrEqual(2 * disputedItems(people).length)
      expect(three).toBeLessThanOrEqual(3 * disputedItems(people).length)
      const { observed } = fleissKappa(labelCounts(people, { classes }))
      expect(observed).toBeCloseTo(1 - three / (3 * rows.length), 9)
    }),
  )
})

test('items that somebody left out are not compared', () => {
  expect(agreementTable([0, null, 2], [0, 1, null], { classes })[0]![0]).toBe(1)
  expect(
    agreementTable([0, null, 2], [0, 1, null], { classes })
      .flat()
      .reduce((a, b) => a + b),
  ).toBe(1)
  expect(
    agreementTable([0, 1], [0], { classes })
      .flat()
      .reduce((a, b) => a + b),
  ).toBe(1)
  expect(
    labelCounts(
      [
        [0, null],
        [0, 1],
      ],
      { classes },
    ),
  ).toEqual([[2, 0, 0, 0]])
  expect(labelCounts([], { classes })).toEqual([])
  expect(disputedItems([])).toEqual([])
})

test('sixty messages: three borders of twelve, twenty-four clear ones, and two keyings that agree on 58', () => {
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
  const keyings = [texts.items.map(({ key }) => key), texts.items.map(({ second }) => second)] as const
  const { observed, kappa } = cohenKappa(agreementTable(...keyings, { classes }))
  expect(Math.round(observed * 60)).toBe(58)
  expect(kappa).toBeCloseTo(0.956, 3)
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

function rightAnswer(seed: number) {
  const task = agreementTask(seed)
  return {
    'answer-kappa': coupleKappa(task.labels, task.asked).kappa.toFixed(2),
    'answer-fleiss': teamSummary(task).fleiss.kappa.toFixed(2),
    'answer-measure': task.measure,
  }
}
const judge = (seed: number, answer: Record<string, string | number | boolean>) =>
  judgeAnnotationAgreement({ seed, answer, data: null })

test('every task is passed by the two kappas and the measure, and failed by raw agreement or another measure', () => {
  for (const seed of [...SEEDS, 901, 902, 903]) {
    const task = agreementTask(seed)
    const answer = rightAnswer(seed)
    expect(judge(seed, answer), `task ${seed}`).toMatchObject({ passed: true })
    const { observed } = coupleKappa(task.labels, task.asked)
    expect(judge(seed, { ...answer, 'answer-kappa': observed.toFixed(3) }).because).toMatch(/raw agreement/)
    expect(judge(seed, { ...answer, 'answer-kappa': 0 }).because).toMatch(/luck is the sum/)
    const { fleiss } = teamSummary(task)
    expect(judge(seed, { ...answer, 'answer-fleiss': fleiss.observed.toFixed(3) }).because).toMatch(/all three/)
    for (const measure of MEASURES)
      if (measure !== task.measure) expect(judge(seed, { ...answer, 'answer-measure': measure }).passed).toBe(false)
  }
  const measures = new Set(SEEDS.map((seed) => agreementTask(seed).measure))
  expect(measures).toEqual(new Set(MEASURES))
})

test('an answer that is missing or malformed does not pass', () => {
  for (const seed of [1, 901])
    for (const answer of [
      {},
      { 'answer-kappa': '', 'answer-fleiss': '', 'answer-measure': '' },
      { 'answer-kappa': 'high', 'answer-fleiss': true, 'answer-measure': 7 },
      { ...rightAnswer(seed), 'answer-kappa': 'NaN' },
      { ...rightAnswer(seed), 'answer-measure': '' },
    ])
      expect(judge(seed, answer).passed).toBe(false)
})

test('the tables of a task show its measure: a border that leads everywhere, or one person alone', () => {
  for (const seed of SEEDS) {
    const { labels, measure } = agreementTask(seed)
    const kappas = COUPLES.map((couple) => coupleKappa(labels, couple).kappa)
    if (measure.startsWith('talk-')) {
      const person = ANNOTATOR_NAMES.findIndex((name) => measure === `talk-${name}`)
      const alone = COUPLES.findIndex((couple) => !couple.includes(person))
      expect(Math.max(...kappas)).toBe(kappas[alone])
    } else {
      const border = BORDERS.find((each) => each === measure)!
      for (const couple of COUPLES) {
        const [first] = confusions(
          couple.map((place) => labels[place]!),
          { classes },
        )
        expect(first!.pair).toEqual([...BORDER_CLASSES[border]])
      }
    }
  }
  expect(drawItems(5)).toEqual(drawItems(5))
})

const lesson = readFileSync('content/lessons/T3/T3-2.mdx', 'utf8')

function lessonLabels(team: Partial<Team>) {
  const people = simulateLabels(texts.items, { team: { ...LESSON_TEAM, ...team }, seed: LESSON_SEED })
  return { people, third: thirdStage(texts.items, { people, ...PRICES }) }
}
const two = (value: number) => value.toFixed(2)

test('lesson T3-2 prints the tables of the lab: two people by hand, three by hand, and the pair they mix up', () => {
  const { people, third } = lessonLabels({})
  const table = agreementTable(people[0]!, people[1]!, { classes })
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  for (const [label, row] of table.entries())
    expect(lesson).toContain(`| **${CLASSES[label]!}** | ${row.join(' | ')} | ${sum(row)} |`)
  expect(lesson).toContain(
    `| **All** | ${CLASSES.map((_, label) => sum(table.map((row) => row[label]!))).join(' | ')} | 60 |`,
  )
  const { observed, chance, kappa } = cohenKappa(table)
  expect([observed, chance, kappa].map(two)).toEqual(['0.70', '0.25', '0.60'])
  expect(Math.round(chance * 3600)).toBe(904)
  const counts = labelCounts(people, { classes })
  const fleiss = fleissKappa(counts)
  expect([fleiss.observed.toFixed(3), fleiss.chance.toFixed(3), two(fleiss.kappa)]).toEqual(['0.767', '0.251', '0.69'])
  expect(CLASSES.map((_, label) => sum(counts.map((row) => row[label]!)))).toEqual([46, 43, 49, 42])
  expect(third.disputed).toHaveLength(21)
  expect(counts.every((row) => Math.max(...row) >= 2)).toBe(true)
  const confused = confusions(people, { classes })
  expect([confused[0], sum(confused.map(({ count }) => count))]).toEqual([{ pair: [0, 1], count: 26 }, 42])
  expect(
    COUPLES.map(
      (couple) =>
        confusions(
          couple.map((place) => people[place]!),
          { classes },
        )[0],
    ),
  ).toEqual([12, 7, 7].map((count) => ({ pair: [0, 1], count })))
  // Who differs from the key, and where the majority does.
  expect(people.map((labels) => labels.filter((label, item) => label !== texts.items[item]!.key).length)).toEqual([
    3, 17, 8,
  ])
  const outvoted = texts.items.filter(({ key }, item) => counts[item]![key]! < 2)
  expect(outvoted).toHaveLength(7)
  expect(outvoted.every(({ key, other }) => borderOf(key, other) === 'repair-danger')).toBe(true)
  expect(outvoted.filter(({ key }) => key === 1)).toHaveLength(3)
})

test('lesson T3-2 prints luck and kappa of four tables of two people', () => {
  const tables = {
    'two classes, used about evenly': [
      [20, 5],
      [10, 15],
    ],
    'three classes, unevenly': [
      [44, 5, 1],
      [7, 20, 3],
      [9, 5, 6],
    ],
    'two classes, one rare': [
      [90, 5],
      [5, 0],
    ],
  }
  for (const [name, table] of Object.entries(tables)) {
    const { observed, chance, kappa } = cohenKappa(table)
    const shown = two(kappa).replace('-', '−')
    expect(lesson).toContain(
      `| ${name} | ${Number((chance * 100).toFixed(1))} | ${Math.round(observed * 100)} | ${shown} |`,
    )
  }
})

test('lesson T3-2 prints what each sentence does and what it costs', () => {
  const names: Record<Rule, string> = {
    none: 'nothing',
    vague: '"serious cases"',
    misses: 'the tone of the writer',
    fits: 'the part that is named',
  }
  for (const rule of ['none', 'vague', 'misses', 'fits'] as const) {
    const { people, third } = lessonLabels({ rules: { ...rules('none'), 'repair-danger': rule } })
    const kappas = COUPLES.map((couple) => two(coupleKappa(people, couple).kappa))
    const fleiss = two(fleissKappa(labelCounts(people, { classes })).kappa)
    expect(lesson).toContain(
      `| ${names[rule]} | ${kappas.join(' | ')} | ${fleiss} | ${third.disputed.length} | ${third.agreedWrong.length} |`,
    )
    const cost = (third.labelCost + third.decisionCost) / 60
    if (rule === 'none')
      expect([third.labelCost, third.decisionCost, (cost * 100).toFixed(1)]).toEqual([27, 31.5, '97.5'])
    if (rule === 'fits') expect([third.decisionCost, (cost * 100).toFixed(1)]).toEqual([15, '70.0'])
    if (rule === 'misses')
      expect(third.agreedWrong.map((item) => texts.items[item]!.key).sort()).toEqual([0, 0, 1, 1, 1])
  }
  const habit = LESSON_TEAM.people.map((person, place) => (place === 2 ? { ...person, bias: 0.4 } : person))
  for (const rule of ['none', 'fits'] as const) {
    const { people } = lessonLabels({ people: habit, openness: 0, rules: rules(rule) })
    expect(COUPLES.map((couple) => two(coupleKappa(people, couple).kappa))).toEqual(['0.84', '0.50', '0.47'])
    expect(two(fleissKappa(labelCounts(people, { classes })).kappa)).toBe('0.59')
  }
})
