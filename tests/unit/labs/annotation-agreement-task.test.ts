import { expect, test } from 'vitest'
import { confusions } from '@/lib/labs/core/annotation-agreement'
import {
  ANNOTATOR_NAMES,
  COUPLES,
  KAPPA_TOLERANCE,
  MEASURES,
  agreementTask,
  coupleKappa,
  judgeAnnotationAgreement,
  teamSummary,
} from '@/lib/labs/core/annotation-agreement-task'
import { BORDERS, BORDER_CLASSES, CLASSES, drawItems } from '@/lib/labs/core/annotation-team'
import { SEEDS } from './predictions'

const classes = CLASSES.length

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

/** Tasks for which a team was drawn whose leading pair of classes, in two or three tables, was another than its border. */
const OTHER_PAIRS = [100, 353, 1134]

test('the tables of a task show its measure: a border that leads everywhere, or one person alone', () => {
  for (const seed of [...SEEDS, ...OTHER_PAIRS]) {
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

test('a task offers three couples and six measures', () => {
  expect(COUPLES).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ])
  expect(ANNOTATOR_NAMES).toEqual(['A', 'B', 'C'])
  expect(MEASURES).toEqual(['repair-danger', 'charge-question', 'repair-charge', 'talk-A', 'talk-B', 'talk-C'])
})

test('the border of a task leads clearly in every table, and nobody stands alone', () => {
  for (const seed of SEEDS) {
    const { labels, measure } = agreementTask(seed)
    if (measure.startsWith('talk-')) continue
    for (const couple of COUPLES) {
      const [first, second] = confusions(
        couple.map((place) => labels[place]!),
        { classes },
      )
      expect(first!.count).toBeGreaterThanOrEqual(Math.max(5, 2 * second!.count))
    }
    const kappas = COUPLES.map((couple) => coupleKappa(labels, couple).kappa).sort((a, b) => b - a)
    expect(kappas[0]! - kappas[1]!).toBeLessThan(0.1)
  }
})

test('where one person has a habit, the others agree well, both differ from that person, and no pair leads alone', () => {
  for (const seed of SEEDS) {
    const { labels, measure } = agreementTask(seed)
    const person = ANNOTATOR_NAMES.findIndex((name) => measure === `talk-${name}`)
    if (person < 0) continue
    const kappaOf = (couple: (typeof COUPLES)[number]) => coupleKappa(labels, couple).kappa
    const others = kappaOf(COUPLES.find((couple) => !couple.includes(person))!)
    expect(others).toBeGreaterThanOrEqual(0.75)
    for (const couple of COUPLES.filter((each) => each.includes(person)))
      expect(kappaOf(couple)).toBeLessThanOrEqual(others - 0.25)
    const [first, second] = confusions(labels, { classes })
    expect(second!.count).toBeGreaterThanOrEqual(0.6 * first!.count)
  }
})

test('teamSummary counts how many of three agree and how often each class was used', () => {
  const labels = [
    [0, 1, 2, 3, 0],
    [0, 1, 3, 3, 1],
    [0, 2, 3, 3, 2],
  ]
  const summary = teamSummary({ labels, asked: [0, 1], measure: 'talk-A' })
  expect(summary).toMatchObject({ allThree: 2, twoOfThree: 2, allDiffer: 1, used: [4, 3, 3, 5] })
  // (1 + 1/3 + 1/3 + 1 + 0)/5; squared shares (16 + 9 + 9 + 25)/225.
  expect(summary.fleiss.observed).toBeCloseTo(8 / 15, 12)
  expect(summary.fleiss.chance).toBeCloseTo(59 / 225, 12)
  for (const seed of SEEDS.slice(0, 10)) {
    const { allThree, twoOfThree, allDiffer, used } = teamSummary(agreementTask(seed))
    expect(allThree + twoOfThree + allDiffer).toBe(60)
    expect(used.reduce((sum, count) => sum + count, 0)).toBe(180)
  }
})

test('a stated kappa may be off by 0.015 to either side, and no more', () => {
  expect(KAPPA_TOLERANCE).toBe(0.015)
  for (const seed of [1, 2, 4, 24]) {
    const task = agreementTask(seed)
    const answer = rightAnswer(seed)
    const { kappa } = coupleKappa(task.labels, task.asked)
    const { fleiss } = teamSummary(task)
    for (const side of [-1, 1])
      for (const [key, truth] of [
        ['answer-kappa', kappa],
        ['answer-fleiss', fleiss.kappa],
      ] as const) {
        expect(judge(seed, { ...answer, [key]: truth + side * 0.01499 }).passed).toBe(true)
        expect(judge(seed, { ...answer, [key]: truth + side * 0.01501 }).passed).toBe(false)
      }
  }
})

/** Task 2 has a border without a rule, task 3 a person with a habit. */
test('a verdict that passes prints both kappas and why the measure is right', () => {
  const said = (seed: number) => judge(seed, rightAnswer(seed)).because
  const printed = (seed: number) => {
    const { 'answer-kappa': couple, 'answer-fleiss': three } = rightAnswer(seed)
    return { couple, three }
  }
  expect(said(2)).toBe(
    `B and C: ${printed(2).couple}. All three: ${printed(2).three}. The same pair leads in every table, so a sentence in the guide helps all three.`,
  )
  expect(said(3)).toBe(
    `A and C: ${printed(3).couple}. All three: ${printed(3).three}. Two agree well and A stands alone, so a sentence in the guide would repair nothing.`,
  )
})

test('a verdict that fails says of each part how to look again', () => {
  const measure = {
    2: 'the measure: the same two classes are mixed up in every table',
    3: 'the measure: compare the three tables, two of these people agree well',
  }
  const three =
    'kappa of all three: two of three agree in one of three couples, and luck is the sum of the squared shares'
  for (const seed of [2, 3] as const) {
    const names = seed === 2 ? 'B and C' : 'A and C'
    const luck = `kappa of ${names}: luck is the sum of row total times column total over 3,600`
    const raw = `kappa of ${names}: that is their raw agreement, take luck off`
    const answer = rightAnswer(seed)
    const said = (change: Record<string, string | number>) => judge(seed, { ...answer, ...change }).because
    const { observed } = coupleKappa(agreementTask(seed).labels, agreementTask(seed).asked)
    expect(said({ 'answer-kappa': -1 })).toBe(`Look again at ${luck}.`)
    expect(said({ 'answer-kappa': observed })).toBe(`Look again at ${raw}.`)
    expect(said({ 'answer-fleiss': -1 })).toBe(`Look again at ${three}.`)
    expect(said({ 'answer-measure': 'none' })).toBe(`Look again at ${measure[seed]}.`)
    expect(judge(seed, {}).because).toBe(`Look again at ${[luck, three, measure[seed]].join('; ')}.`)
  }
})

test('a habit is drawn when the second pair of classes is confused exactly six tenths as often as the first', () => {
  const { labels, measure } = agreementTask(290)
  expect(measure).toBe('talk-A')
  expect(
    confusions(labels, { classes })
      .slice(0, 2)
      .map(({ count }) => count),
  ).toEqual([20, 12])
})
