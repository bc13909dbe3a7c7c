import { buildPrior } from '@/lib/assessment/core/build-prior'
import { carryForward } from '@/lib/assessment/core/carry-forward'
import { authorParameters } from '@/lib/assessment/core/item-parameters'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'
import { DEFAULT_RATING_MODEL } from '@/lib/assessment/core/settings'
import type { Bank, BankItem, Prior, PriorStructure, Rating, Settings } from '@/lib/assessment/core/types'
import { hashText, normalDraw, seededRandom } from '@/lib/shared/random'
import { blindly, hastily, modestly, plainly } from './answers'
import { calibrated, parameterError } from './calibration'
import type { OwnTest, Run } from './engines'
import { fixedForm, randomOrder, runAlone, runJointly, runJscat, runOwn } from './engines'
import type { Tally } from './tally'
import { tally } from './tally'
import type { Learner, World } from './world'
import { anotherDay, buildWorld, drawLearner } from './world'

/** One line of a scenario: an engine in some circumstances, measured at some lengths. `tallies[learner][length]`. Items
 *  and times per step in ms are kept only where they are looked at. */
export interface Series {
  readonly name: string
  readonly lengths: readonly number[]
  readonly tallies: Tally[][]
  readonly itemIds: string[][]
  readonly stepMs: number[]
  readonly parameterError?: { readonly logA: number; readonly b: number }
}

/** The learners of a scenario who meet one bank. */
export interface Group {
  readonly seed: number
  readonly bankIndex: number
  readonly learnerCount: number
}

export const SCENARIO_NAMES = [
  'right-prior',
  'prior-strength',
  'author-items',
  'guessing',
  'careless',
  'ratings',
  'flat-line',
  'retest',
  'overlap',
  'defences',
  'calibration',
] as const
export type ScenarioName = (typeof SCENARIO_NAMES)[number]

/** The longest test: as long as the fixed form. */
const LONGEST = 72
/** Lengths of the curves. */
export const CURVE = Array.from({ length: LONGEST + 1 }, (_, length) => length)
const COMMON = [12, 20, 24, 30]
/** How often the engine of the project is told how often items have been shown, in learners. */
const EXPOSURE_REFRESH = 5

/** Banks of a scenario. Calibration takes thousands of learners for each of its banks, so it has two. */
export function bankCountOf(name: ScenarioName): number {
  return name === 'calibration' ? 2 : 16
}

/** Runs a scenario with one bank. The same arguments give the same series, times apart. */
export function runScenario(name: ScenarioName, group: Group): Series[] {
  return scenarios[name](group)
}

const scenarios: Record<ScenarioName, (group: Group) => Series[]> = {
  'right-prior': (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const form = fixedForm(bank)
    const test = (learner: Learner) => ({ learner, bank, truth: bank, answer: plainly, lengths: CURVE })
    return [
      each('prior alone', { world, learners, lengths: [0] }, (learner) =>
        runAlone({ ...test(learner), lengths: [0] }, form),
      ),
      each('fixed form, skill by skill', { world, learners, lengths: [24, 48, 72] }, (learner) =>
        runAlone({ ...test(learner), lengths: [24, 48, 72] }, form),
      ),
      each('fixed form, scored jointly', { world, learners, lengths: [24, 30, 48, 72] }, (learner) =>
        runJointly({ ...test(learner), lengths: [24, 30, 48, 72] }, form),
      ),
      each('random items, scored jointly', { world, learners, lengths: CURVE }, (learner) =>
        runJointly(test(learner), randomOrder(bank, learner.seed)),
      ),
      each('jsCAT 5.2.3', { world, learners, lengths: CURVE }, (learner, stepMs) =>
        runJscat({ ...test(learner), stepMs }),
      ),
      own('ours', { world, learners, lengths: CURVE }, (learner, stepMs) => ({ ...test(learner), stepMs })),
    ]
  },

  'prior-strength': (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const believed = (name: string, structure: Omit<PriorStructure, 'sd'>) => {
      const prior = buildPrior({ skills: bank.skills, levels: null, structure: { sd: 1, ...structure } })
      return own(name, { world, learners, lengths: COMMON }, (learner) => ({
        learner,
        bank,
        truth: bank,
        answer: plainly,
        lengths: COMMON,
        prior,
      }))
    }
    return [
      believed('right: .6 / .35', { within: 0.6, across: 0.35 }),
      believed('slightly weak (shipped): .5 / .25', { within: 0.5, across: 0.25 }),
      believed('slightly strong: .7 / .45', { within: 0.7, across: 0.45 }),
      believed('too weak: .3 / .1', { within: 0.3, across: 0.1 }),
      believed('too strong: .8 / .6', { within: 0.8, across: 0.6 }),
    ]
  },

  'author-items': (group) => {
    const { world, learners } = meet(group)
    const truth = world.bank
    const guessed = guessedByAuthors(truth, group)
    const faceValue: Bank = {
      ...guessed,
      version: `${guessed.version}-face-value`,
      items: guessed.items.map((item) => ({ ...item, parameters: 'published' })),
    }
    const test = (learner: Learner, bank: Bank) => ({ learner, bank, truth, answer: plainly, lengths: COMMON })
    return [
      own('ours, guesses shrunk', { world, learners, lengths: COMMON }, (learner) => test(learner, guessed)),
      own('ours, guesses at face value', { world, learners, lengths: COMMON }, (learner) => test(learner, faceValue)),
      each('jsCAT 5.2.3, guesses at face value', { world, learners, lengths: COMMON }, (learner) =>
        runJscat(test(learner, faceValue)),
      ),
    ]
  },

  guessing: (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const test = (learner: Learner) => ({ learner, bank, truth: bank, lengths: COMMON })
    return [
      own('ours, with times', { world, learners, lengths: COMMON }, (learner) => ({
        ...test(learner),
        answer: hastily(0.2),
      })),
      own('ours, without times', { world, learners, lengths: COMMON }, (learner) => ({
        ...test(learner),
        answer: blindly(0.2),
      })),
      each('jsCAT 5.2.3', { world, learners, lengths: COMMON }, (learner) =>
        runJscat({ ...test(learner), answer: blindly(0.2) }),
      ),
    ]
  },

  careless: (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const isCareless = new Set(learners.filter((_, index) => index % CARELESS_EVERY === 0))
    const test = (learner: Learner) => ({
      learner,
      bank,
      truth: bank,
      lengths: COMMON,
      answer: isCareless.has(learner) ? blindly(CARELESS_SHARE) : plainly,
    })
    return [
      own('ours', { world, learners, lengths: COMMON }, test),
      each('jsCAT 5.2.3', { world, learners, lengths: COMMON }, (learner) => runJscat(test(learner))),
    ]
  },

  ratings: (group) => {
    const open = meet(group, GUESSING_WITH_PASS)
    const forced = meet(group)
    const setUp = (
      name: string,
      { world, learners }: typeof open,
      more: (learner: Learner) => Pick<OwnTest, 'answer' | 'ratings' | 'settings'>,
    ) =>
      own(name, { world, learners, lengths: COMMON }, (learner) => ({
        learner,
        bank: world.bank,
        truth: world.bank,
        lengths: COMMON,
        ...more(learner),
      }))
    return [
      setUp('neither', forced, () => ({ answer: plainly })),
      setUp('"don\'t know"', open, () => ({ answer: modestly })),
      setUp('self-rating', forced, (learner) => ({ answer: plainly, ratings: ratingsOf(forced.world.bank, learner) })),
      setUp('both', open, (learner) => ({ answer: modestly, ratings: ratingsOf(open.world.bank, learner) })),
      setUp('both, rating model fitted', open, (learner) => ({
        answer: modestly,
        ratings: ratingsOf(open.world.bank, learner),
        settings: { ratingModel: { ...DEFAULT_RATING_MODEL, noiseSd: RATING_NOISE_SD, noiseFactor: 1 } },
      })),
    ]
  },

  'flat-line': (group) => {
    const { world, learners } = meet(group, GUESSING_WITH_PASS)
    const { bank } = world
    const isFlat = new Set(learners.filter((_, index) => index % FLAT_LINE_EVERY === 0))
    const test = (learner: Learner) => ({ learner, bank, truth: bank, answer: modestly, lengths: COMMON })
    const honest = (learner: Learner) => ratingsOf(bank, learner)
    const flat = (): Rating[] => bank.skills.map(({ id }) => ({ kind: 'skill', id, value: 4 }))
    return [
      own('everybody rates honestly', { world, learners, lengths: COMMON }, (learner) => ({
        ...test(learner),
        ratings: honest(learner),
      })),
      own('one in five says 4 everywhere', { world, learners, lengths: COMMON }, (learner) => ({
        ...test(learner),
        ratings: isFlat.has(learner) ? flat() : honest(learner),
      })),
      own('nobody rates', { world, learners, lengths: COMMON }, test),
    ]
  },

  retest: (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const lengths = [0, 12, 30]
    const later = learners.map((learner, index) => afterStudy(world, { learner, index }))
    const before = new Map(later.map(({ learner }, index) => [learner, learners[index]!]))
    const studied = new Map(later.map(({ learner, gains }) => [learner, gains]))
    const again = later.map(({ learner }) => learner)
    const firstOf = (learner: Learner) =>
      runOwn({ learner: before.get(learner)!, bank, truth: bank, answer: plainly, lengths: [30] })
    const test = (learner: Learner, prior?: Prior, seenItemIds: readonly string[] = []) => ({
      learner,
      bank,
      truth: bank,
      answer: plainly,
      lengths,
      seenItemIds,
      ...(prior && { prior }),
    })
    return [
      own('carried with drift', { world, learners: again, lengths }, (learner) => {
        const { state, itemIds } = firstOf(learner)
        const prior = carryForward(bank, { state, elapsedDays: RETEST_DAYS, studyGains: studied.get(learner)! })
        return test(learner, prior, itemIds)
      }),
      own('carried without drift', { world, learners: again, lengths }, (learner) => {
        const { state, itemIds } = firstOf(learner)
        return test(learner, carryForward(bank, { state, elapsedDays: 0, studyGains: {} }), itemIds)
      }),
      own('from the start again', { world, learners: again, lengths }, (learner) => test(learner)),
    ]
  },

  overlap: (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const lengths = [30]
    const test = (learner: Learner) => ({ learner, bank, truth: bank, answer: plainly, lengths })
    return [
      own('ours', { world, learners: learners.flatMap((learner) => [learner, anotherDay(learner)]), lengths }, test),
      each(
        'jsCAT 5.2.3',
        { world, learners: learners.flatMap((learner) => [learner, anotherDay(learner)]), lengths },
        (learner) => runJscat(test(learner)),
      ),
    ]
  },

  defences: (group) => {
    const { world, learners } = meet(group)
    const { bank } = world
    const lengths = [24, 30]
    const without = (name: string, settings: Partial<Settings>) =>
      own(name, { world, learners, lengths }, (learner) => ({
        learner,
        bank,
        truth: bank,
        answer: plainly,
        lengths,
        settings,
      }))
    const best = { bankShare: 1 }
    const unchecked = { easyCheckEvery: 1000 }
    const slipless = { slip: 0 }
    return [
      without('all on, as shipped', {}),
      without('the whole bank may be asked', best),
      without('no easy checks', unchecked),
      without('no slips expected', slipless),
      without('all off', { ...best, ...unchecked, ...slipless }),
    ]
  },

  calibration: (group) => {
    const { world, learners } = meet(group)
    const truth = world.bank
    const guessed = guessedByAuthors(truth, group)
    const lengths = [30]
    const withBank = (name: string, bank: Bank): Series => ({
      ...own(name, { world, learners, lengths }, (learner) => ({ learner, bank, truth, answer: plainly, lengths })),
      parameterError: parameterError(truth, bank),
    })
    return [
      withBank("authors' guesses, shrunk", guessed),
      ...ANSWERS_PER_ITEM.map((answersPerItem) =>
        withBank(`after ${answersPerItem} answers per item`, calibrated(world, { guessed, answersPerItem })),
      ),
      withBank('true parameters', truth),
    ]
  },
}

const ANSWERS_PER_ITEM = [10, 50, 200]
/** One learner in four answers half of the questions blindly, at honest speed. */
const CARELESS_EVERY = 4
const CARELESS_SHARE = 0.5
const FLAT_LINE_EVERY = 5
/** Chance of a right guess where "I don't know" is offered: one in four of those who do not know guesses among five. */
const GUESSING_WITH_PASS = 0.05
/** Noise of self-ratings with which, rounded to levels, they correlate .29 with ability. */
const RATING_NOISE_SD = 1
const AUTHOR_ERROR_SD = 0.8
const RETEST_DAYS = 90
const STUDIED_SKILLS = 6

function meet({ seed, bankIndex, learnerCount }: Group, guessing?: number): { world: World; learners: Learner[] } {
  const world = buildWorld(seed, bankIndex, guessing)
  return { world, learners: Array.from({ length: learnerCount }, (_, index) => drawLearner(world, index)) }
}

interface Setting {
  readonly world: World
  readonly learners: readonly Learner[]
  readonly lengths: readonly number[]
}

function each(
  name: string,
  { world, learners, lengths }: Setting,
  run: (learner: Learner, stepMs: number[]) => Run,
): Series {
  const ids = world.bank.skills.map(({ id }) => id)
  const series: Series = { name, lengths, tallies: [], itemIds: [], stepMs: [] }
  for (const learner of learners) {
    const { beliefs, itemIds } = run(learner, series.stepMs)
    series.tallies.push(beliefs.map((entry) => tally(learner, ids, entry)))
    series.itemIds.push([...itemIds])
  }
  return series
}

/** The engine of the project, which learns after every five learners how often each item has been shown. */
function own(name: string, setting: Setting, test: (learner: Learner, stepMs: number[]) => OwnTest): Series {
  const shown = new Map<string, number>()
  const shownBanks = new Map<Bank, Bank>()
  let met = 0
  return each(name, setting, (learner, stepMs) => {
    if (met % EXPOSURE_REFRESH === 0) shownBanks.clear()
    met += 1
    const given = test(learner, stepMs)
    const bank = shownBanks.get(given.bank) ?? withTimesShown(given.bank, shown)
    shownBanks.set(given.bank, bank)
    const run = runOwn({ ...given, bank })
    for (const id of run.itemIds) shown.set(id, (shown.get(id) ?? 0) + 1)
    return run
  })
}

function withTimesShown(bank: Bank, shown: ReadonlyMap<string, number>): Bank {
  return { ...bank, items: bank.items.map((item) => ({ ...item, timesShown: shown.get(item.id) ?? 0 })) }
}

/** The bank as its authors see it: difficulty with an error of sd .8, the discrimination of every new item. */
function guessedByAuthors(truth: Bank, { seed, bankIndex }: Group): Bank {
  const random = seededRandom(hashText(`${seed}:authors:${bankIndex}`))
  const { a } = authorParameters({ level: 2, difficulty: 3, format: 'single', optionCount: 5, keyCount: 1 })
  const guess = (item: BankItem): BankItem => ({
    ...item,
    a,
    b: item.b + AUTHOR_ERROR_SD * normalDraw(random),
    parameters: 'author',
  })
  return { ...truth, version: `${truth.version}-authors`, items: truth.items.map(guess) }
}

/** Self-ratings in whole levels by the shape of the rating model, with the noise that realistic raters have. */
function ratingsOf({ skills }: Bank, { seed, abilities }: Learner): Rating[] {
  const random = seededRandom(hashText(`${seed}:ratings`))
  const { slope, biasMean, biasVariance } = DEFAULT_RATING_MODEL
  const bias = biasMean + Math.sqrt(biasVariance) * normalDraw(random)
  const oneLevel = abilityAtLevel(1) - abilityAtLevel(0)
  return skills.map(({ id }, index) => {
    const felt = slope * abilities[index]! + bias + RATING_NOISE_SD * normalDraw(random)
    const level = Math.round((felt - abilityAtLevel(0)) / oneLevel)
    return { kind: 'skill', id, value: Math.min(4, Math.max(0, level)) }
  })
}

/** Three months later: six skills were studied and rose by .8 ± .4, the others fell by .15 ± .15. */
function afterStudy({ bank }: World, { learner, index }: { learner: Learner; index: number }) {
  const random = seededRandom(hashText(`${bank.version}:study:${index}`))
  const studied = new Set(
    bank.skills
      .map(({ id }) => ({ id, place: random() }))
      .sort((left, right) => left.place - right.place)
      .slice(0, STUDIED_SKILLS)
      .map(({ id }) => id),
  )
  const abilities = learner.abilities.map((ability, skill) => {
    const draw = normalDraw(random)
    return ability + (studied.has(bank.skills[skill]!.id) ? 0.8 + 0.4 * draw : -0.15 + 0.15 * draw)
  })
  return { learner: anotherDay(learner, abilities), gains: Object.fromEntries([...studied].map((id) => [id, 0.8])) }
}
