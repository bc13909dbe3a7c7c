import { Cat } from '@bdelab/jscat'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings } from '@/lib/assessment/core/replay'
import { selectItem } from '@/lib/assessment/core/select-item'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank, BankItem, Prior, Rating, Settings } from '@/lib/assessment/core/types'
import { seededRandom } from '@/lib/shared/random'
import type { AnswerRule } from './answers'
import type { Belief } from './tally'
import type { Learner } from './world'
import { information, knowing, TRUE_STRUCTURE } from './world'

/** What an engine did with a learner: its beliefs after each of the lengths asked for, and the items in their order. */
export interface Run {
  readonly beliefs: readonly (readonly Belief[])[]
  readonly itemIds: readonly string[]
}

/** A test of one learner. `bank` is what the engine believes of the items, `truth` what they are. */
export interface Test {
  readonly learner: Learner
  readonly bank: Bank
  readonly truth: Bank
  readonly answer: AnswerRule
  readonly lengths: readonly number[]
  readonly stepMs?: number[]
}

/** What only the engine of the project can be told besides. */
export interface OwnTest extends Test {
  readonly prior?: Prior
  readonly ratings?: readonly Rating[]
  readonly seenItemIds?: readonly string[]
  /** What differs from the shipped settings; nothing does wherever a bar is measured. */
  readonly settings?: Partial<Settings>
}

/** The engine of the project in its shipped configuration; only the number of questions is set. */
export function runOwn(test: OwnTest): Run & { state: AssessmentState } {
  return follow(test, selectItem)
}

/** The joint posterior of the project over items in a given order. */
export function runJointly(test: OwnTest, order: readonly string[]): Run {
  return follow(test, (_, { responses }) => order[responses.length] ?? null)
}

function follow(test: OwnTest, choose: typeof selectItem): Run & { state: AssessmentState } {
  const { learner, bank, truth, answer, lengths, ratings, stepMs } = test
  const prior = test.prior ?? rightPrior(bank)
  let state = startAssessment(bank, prior, {
    seed: learner.seed,
    targets: learner.targets,
    questionCount: Math.max(1, ...lengths),
    seenItemIds: test.seenItemIds ?? [],
    ...test.settings,
  })
  if (ratings) state = recordRatings(bank, state, ratings)
  const beliefs: (readonly Belief[])[] = []
  const itemIds: string[] = []
  for (let asked = 0; ; asked += 1) {
    if (lengths.includes(asked)) beliefs.push(estimateProfile(bank, state).skills)
    if (asked === Math.max(...lengths)) return { beliefs, itemIds, state }
    const before = performance.now()
    const itemId = choose(bank, state)
    const chosenAfter = performance.now() - before
    if (itemId === null) throw new Error(`No item left after ${asked} of ${Math.max(...lengths)} questions`)
    const given = answerTo({ truth, learner, answer }, itemId)
    const again = performance.now()
    state = recordAnswer(bank, state, itemId, given)
    stepMs?.push(chosenAfter + performance.now() - again)
    itemIds.push(itemId)
  }
}

/** The prior that has the structure of the population. */
export function rightPrior(bank: Bank): Prior {
  return buildPrior({ skills: bank.skills, levels: null, structure: TRUE_STRUCTURE })
}

/** The fixed form: of each skill the three items that tell most on average over the population, first the best of all
 *  skills, then the second and third ones. */
export function fixedForm({ skills, items }: Bank): string[] {
  const ranked = skills.map(({ id }) =>
    items
      .filter(({ skill }) => skill === id)
      .map((item) => ({
        id: item.id,
        value: GRID.reduce((sum, { ability, mass }) => sum + mass * information(item, ability), 0),
      }))
      .sort((left, right) => right.value - left.value),
  )
  return [0, 1, 2].flatMap((rank) => ranked.map((list) => list[rank]!.id))
}

/** Items in an order of their own for every learner. */
export function randomOrder({ items }: Bank, seed: number): string[] {
  const random = seededRandom(seed)
  return items
    .map(({ id }) => ({ id, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ id }) => id)
}

/** Abilities −6 to 6 with the mass of the standard normal prior. */
const GRID = Array.from({ length: 121 }, (_, index) => {
  const ability = -6 + index / 10
  return { ability, mass: Math.exp(-0.5 * ability * ability) / (10 * Math.sqrt(2 * Math.PI)) }
})

/** Each skill for itself, without the other skills: posterior mean and sd on a grid. */
export function runAlone({ learner, bank, truth, answer, lengths }: Test, order: readonly string[]): Run {
  const skillIndex = new Map(bank.skills.map(({ id }, index) => [id, index]))
  const itemIndex = new Map(bank.items.map(({ id }, index) => [id, index]))
  const masses = bank.skills.map(() => GRID.map(({ mass }) => mass))
  const beliefs: Belief[][] = []
  const itemIds = order.slice(0, Math.max(...lengths))
  for (let asked = 0; asked <= itemIds.length; asked += 1) {
    if (lengths.includes(asked)) beliefs.push(masses.map(momentsOnGrid))
    const itemId = itemIds[asked]
    if (itemId === undefined) break
    const given = answerTo({ truth, learner, answer }, itemId)
    const item = bank.items[itemIndex.get(itemId)!]!
    const right = given.kind === 'scored' ? given.score : 0
    const mass = masses[skillIndex.get(item.skill)!]!
    GRID.forEach(({ ability }, at) => {
      const chance = item.c + (1 - item.c) * knowing(item, ability)
      mass[at]! *= right === 1 ? chance : 1 - chance
    })
  }
  return { beliefs, itemIds }
}

function momentsOnGrid(mass: readonly number[]): Belief {
  let total = 0
  let first = 0
  let second = 0
  GRID.forEach(({ ability }, index) => {
    total += mass[index]!
    first += mass[index]! * ability
    second += mass[index]! * ability * ability
  })
  const mean = first / total
  return { mean, sd: Math.sqrt(second / total - mean * mean) }
}

/** jsCAT with one test per skill, estimates by EAP, items by maximum information; the skill with the largest standard
 *  error is asked next. Its standard error leaves the prior out; with it, intervals are as good as they can be. */
export function runJscat({ learner, bank, truth, answer, lengths, stepMs }: Test): Run {
  const cats = bank.skills.map(() => new Cat({ method: 'EAP', itemSelect: 'MFI', randomSeed: 'bench' }))
  const stimuli = bank.skills.map(({ id }) => bank.items.filter(({ skill }) => skill === id).map(stimulusOf))
  const beliefs: Belief[][] = []
  const itemIds: string[] = []
  const last = Math.max(...lengths)
  for (let asked = 0; ; asked += 1) {
    if (lengths.includes(asked))
      beliefs.push(
        cats.map(({ theta, seMeasurement }) => ({ mean: theta, sd: 1 / Math.sqrt(1 + 1 / seMeasurement ** 2) })),
      )
    if (asked === last) return { beliefs, itemIds }
    const before = performance.now()
    const skill = widest(cats, stimuli)
    const { nextStimulus, remainingStimuli } = cats[skill]!.findNextItem(stimuli[skill]!, 'MFI', false)
    if (!nextStimulus) throw new Error(`jsCAT found no item for skill ${skill}`)
    const itemId = String(nextStimulus['id'])
    stimuli[skill] = remainingStimuli as ReturnType<typeof stimulusOf>[]
    const chosenAfter = performance.now() - before
    const given = answerTo({ truth, learner, answer }, itemId)
    const again = performance.now()
    cats[skill]!.updateAbilityEstimate(
      { a: nextStimulus.discrimination!, b: nextStimulus.difficulty!, c: nextStimulus.guessing!, d: 1 },
      given.kind === 'scored' && given.score === 1 ? 1 : 0,
    )
    stepMs?.push(chosenAfter + performance.now() - again)
    itemIds.push(itemId)
  }
}

function widest(cats: readonly Cat[], stimuli: readonly (readonly unknown[])[]): number {
  let best = -1
  cats.forEach(({ seMeasurement }, index) => {
    if (stimuli[index]!.length > 0 && (best === -1 || seMeasurement > cats[best]!.seMeasurement)) best = index
  })
  return best
}

function stimulusOf({ id, a, b, c }: BankItem) {
  return { id, discrimination: a, difficulty: b, guessing: c, slipping: 1 }
}

function answerTo({ truth, learner, answer }: Pick<Test, 'truth' | 'learner' | 'answer'>, itemId: string) {
  const { index, item, ability } = placeOf(truth, itemId)
  return answer(learner, item, index, learner.abilities[ability]!)
}

interface Place {
  readonly index: number
  readonly item: BankItem
  readonly ability: number
}

const places = new WeakMap<Bank, Map<string, Place>>()

function placeOf(bank: Bank, itemId: string): Place {
  let known = places.get(bank)
  if (!known) {
    const skills = new Map(bank.skills.map(({ id }, index) => [id, index]))
    known = new Map(bank.items.map((item, index) => [item.id, { index, item, ability: skills.get(item.skill)! }]))
    places.set(bank, known)
  }
  return known.get(itemId)!
}
