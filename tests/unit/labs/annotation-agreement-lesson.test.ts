import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agreementTable, cohenKappa, confusions, fleissKappa, labelCounts } from '@/lib/labs/core/annotation-agreement'
import { COUPLES, coupleKappa } from '@/lib/labs/core/annotation-agreement-task'
import {
  CLASSES,
  LESSON_SEED,
  LESSON_TEAM,
  borderOf,
  keyedAlike,
  simulateLabels,
  thirdStage,
  type AnnotationTexts,
  type Rule,
  type Team,
} from '@/lib/labs/core/annotation-team'

const texts = JSON.parse(readFileSync('public/labs/annotation-texts.v2.json', 'utf8')) as AnnotationTexts
const classes = CLASSES.length
const PRICES = { labelPrice: 0.15, decisionPrice: 1.5 }
const rules = (rule: Rule): Team['rules'] => ({
  'repair-danger': rule,
  'charge-question': rule,
  'repair-charge': rule,
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

test('lesson T3-2 says on how many messages the further keyings agree with the key', () => {
  const { second, another } = keyedAlike(texts.items)
  expect([texts.items.length - second, another]).toEqual([2, 60])
  expect(lesson).toContain('A second reading by the author of the key differs from it on two of 60')
  expect(lesson).toContain('agrees with the key on all 60')
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
