import { seededRandom } from '@/lib/shared/random'
import {
  agreementTable,
  cohenKappa,
  confusions,
  disputedItems,
  fleissKappa,
  labelCounts,
  type Confusion,
} from './annotation-agreement'
import { BORDERS, BORDER_CLASSES, CLASSES, READINGS, drawItems, simulateLabels, type Border } from './annotation-team'
import { numberIn, wordIn, type JudgeAnswer } from './verdict'

/** Two of the three annotators, as places. */
export type Couple = readonly [number, number]
export const COUPLES: readonly Couple[] = [
  [0, 1],
  [0, 2],
  [1, 2],
]
export const ANNOTATOR_NAMES = ['A', 'B', 'C'] as const

/** What can be done next: a sentence for one border, or a talk with one annotator. */
export const MEASURES = [...BORDERS, ...ANNOTATOR_NAMES.map((name) => `talk-${name}` as const)] as const
export type Measure = (typeof MEASURES)[number]

export interface AgreementTask {
  readonly labels: readonly (readonly number[])[]
  /** The couple whose kappa is asked. */
  readonly asked: Couple
  /** What the team was drawn with, and what its tables show. */
  readonly measure: Measure
}

/** How far a stated kappa may be from the computed one. */
export const KAPPA_TOLERANCE = 0.015

const optionsOf = { classes: CLASSES.length }

/** Kappa of two annotators. */
export function coupleKappa(labels: AgreementTask['labels'], [first, second]: Couple) {
  return cohenKappa(agreementTable(labels[first]!, labels[second]!, optionsOf))
}

/** Another team of three on sixty other messages: in two of three cases a border without a rule, otherwise one person
 *  with a habit. Drawn again until its tables show which. */
export function agreementTask(seed: number): AgreementTask {
  const random = seededRandom(seed * 7019)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const isHabit = random() < 1 / 3
  for (;;) {
    const open = pick(BORDERS)
    const person = Math.floor(random() * 3)
    const turn = Math.floor(random() * 3)
    const accuracy = pick([0.94, 0.96, 0.98])
    const bias = pick([0.35, 0.4, 0.45])
    const labels = simulateLabels(drawItems(Math.floor(random() * 1e9)), {
      seed: Math.floor(random() * 1e9),
      team: {
        people: READINGS.map((_, place) => ({
          accuracy,
          reading: isHabit ? 0.05 : READINGS[(place + turn) % 3]!,
          bias: isHabit && place === person ? bias : 0,
        })),
        biasTo: Math.floor(random() * CLASSES.length),
        open,
        openness: 1,
        rules: { 'repair-danger': 'none', 'charge-question': 'none', 'repair-charge': 'none' },
      },
    })
    const asked = pick(COUPLES)
    if (isHabit ? showsHabit(labels, person) : showsBorder(labels, open))
      return { labels, asked, measure: isHabit ? `talk-${ANNOTATOR_NAMES[person]!}` : open }
  }
}

const isPairOf = ({ pair }: Confusion, border: Border) =>
  pair[0] === BORDER_CLASSES[border][0] && pair[1] === BORDER_CLASSES[border][1]

/** Every couple confuses the border most and clearly, and nobody stands alone. */
function showsBorder(labels: AgreementTask['labels'], border: Border): boolean {
  const isFirstEverywhere = COUPLES.every((couple) => {
    const [first, second] = confusions(
      couple.map((place) => labels[place]!),
      optionsOf,
    )
    return isPairOf(first!, border) && first!.count >= 2 * second!.count && first!.count >= 5
  })
  const kappas = COUPLES.map((couple) => coupleKappa(labels, couple).kappa).sort((a, b) => b - a)
  return isFirstEverywhere && kappas[0]! - kappas[1]! < 0.1
}

/** The other two agree well, both differ from this one, and not in one pair of classes alone. */
function showsHabit(labels: AgreementTask['labels'], person: number): boolean {
  const [alone, ...withPerson] = [...COUPLES].sort((a, b) => Number(a.includes(person)) - Number(b.includes(person)))
  const others = coupleKappa(labels, alone!).kappa
  const [first, second] = confusions(labels, optionsOf)
  return (
    others >= 0.75 &&
    withPerson.every((couple) => coupleKappa(labels, couple).kappa <= others - 0.25) &&
    second!.count >= 0.6 * first!.count
  )
}

/** What the learner computes kappa for three from. */
export function teamSummary({ labels }: AgreementTask) {
  const counts = labelCounts(labels, optionsOf)
  return {
    allThree: labels[0]!.length - disputedItems(labels).length,
    twoOfThree: counts.filter((row) => Math.max(...row) === 2).length,
    allDiffer: counts.filter((row) => Math.max(...row) === 1).length,
    used: CLASSES.map((_, label) => counts.reduce((sum, row) => sum + row[label]!, 0)),
    fleiss: fleissKappa(counts),
  }
}

/** Passed when both kappas are right and the measure fits the tables. The answer has `answer-kappa` (the couple asked),
 *  `answer-fleiss` (all three) and `answer-measure`. */
export const judgeAnnotationAgreement: JudgeAnswer = ({ seed, answer }) => {
  const task = agreementTask(seed)
  const { kappa, observed } = coupleKappa(task.labels, task.asked)
  const { fleiss } = teamSummary(task)
  const names = task.asked.map((place) => ANNOTATOR_NAMES[place]!).join(' and ')
  const isNear = (value: number, target: number) => Math.abs(value - target) <= KAPPA_TOLERANCE
  const given = { couple: numberIn(answer, 'answer-kappa'), three: numberIn(answer, 'answer-fleiss') }
  const wrong = [
    ...(isNear(given.couple, kappa)
      ? []
      : [
          isNear(given.couple, observed)
            ? `kappa of ${names}: that is their raw agreement, take luck off`
            : `kappa of ${names}: luck is the sum of row total times column total over 3,600`,
        ]),
    ...(isNear(given.three, fleiss.kappa)
      ? []
      : ['kappa of all three: two of three agree in one of three couples, and luck is the sum of the squared shares']),
    ...(wordIn(answer, 'answer-measure') === task.measure
      ? []
      : [
          task.measure.startsWith('talk-')
            ? 'the measure: compare the three tables, two of these people agree well'
            : 'the measure: the same two classes are mixed up in every table',
        ]),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `${names}: ${kappa.toFixed(2)}. All three: ${fleiss.kappa.toFixed(2)}. ${
          task.measure.startsWith('talk-')
            ? `Two agree well and ${task.measure.slice(-1)} stands alone, so a sentence in the guide would repair nothing.`
            : 'The same pair leads in every table, so a sentence in the guide helps all three.'
        }`,
      }
    : { passed: false, because: `Look again at ${wrong.join('; ')}.` }
}
