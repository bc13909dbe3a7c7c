import { gapProbability, levelProbabilities } from '@/lib/assessment/core/level-scale'
import { GAP_FROM, SOLID_UP_TO } from '@/lib/assessment/core/gap-words'
import { cutBelowLevel } from '@/lib/assessment/core/level-scale'
import { seededRandom } from '@/lib/shared/random'
import type { Learner } from './world'

/** What an engine believes of one skill; mean and sd on the ability scale. */
export interface Belief {
  readonly mean: number
  readonly sd: number
}

/** Sums over the skills of one learner at one length. */
export interface Tally {
  readonly skills: number
  readonly squaredError: number
  readonly exact: number
  readonly hits: number
  readonly falseAlarms: number
  readonly misses: number
  readonly brier: number
  readonly covered: number
  readonly called: number
  readonly calledRight: number
}

/** The figures of a group of learners. Shares are 0–1. */
export interface Figures {
  readonly rmse: number
  readonly exactLevel: number
  readonly gapF1: number
  readonly brier: number
  readonly coverage: number
  readonly callsMade: number
  readonly callsRight: number
}

/** Figures with the 95 % interval of each over redrawn learners. */
export interface Measured {
  readonly value: Figures
  readonly low: Figures
  readonly high: Figures
}

export const FIGURES = ['rmse', 'exactLevel', 'gapF1', 'brier', 'coverage', 'callsMade', 'callsRight'] as const

const NINETY_PERCENT_Z = 1.6448536269514722
const REDRAWS = 500

/** Beliefs about a learner against the truth. The level of an engine is its most probable one, a gap is stated from one
 *  half on, a call is a gap probability of 80 % and more or 20 % and less. */
export function tally(learner: Learner, skillIds: readonly string[], beliefs: readonly Belief[]): Tally {
  const sums = {
    squaredError: 0,
    exact: 0,
    hits: 0,
    falseAlarms: 0,
    misses: 0,
    brier: 0,
    covered: 0,
    called: 0,
    calledRight: 0,
  }
  beliefs.forEach(({ mean, sd }, index) => {
    const ability = learner.abilities[index]!
    const target = learner.targets[skillIds[index]!]!
    const gap = gapProbability({ mean, sd, target })
    const isGap = ability < cutBelowLevel(target)
    const said = gap > 0.5
    sums.squaredError += (ability - mean) ** 2
    sums.exact += Number(likeliestLevel(mean, sd) === trueLevel(ability))
    sums.hits += Number(said && isGap)
    sums.falseAlarms += Number(said && !isGap)
    sums.misses += Number(!said && isGap)
    sums.brier += (gap - Number(isGap)) ** 2
    sums.covered += Number(Math.abs(ability - mean) <= NINETY_PERCENT_Z * sd)
    const isCall = gap >= GAP_FROM || gap <= SOLID_UP_TO
    sums.called += Number(isCall)
    sums.calledRight += Number(isCall && said === isGap)
  })
  return { skills: beliefs.length, ...sums }
}

/** The most probable level of a belief. */
export function likeliestLevel(mean: number, sd: number): number {
  const probabilities = levelProbabilities(mean, sd)
  return probabilities.indexOf(Math.max(...probabilities))
}

/** The level an ability stands for. */
export function trueLevel(ability: number): number {
  return [1, 2, 3, 4].filter((level) => ability >= cutBelowLevel(level)).length
}

/** Figures of some learners. */
export function figuresOf(tallies: readonly Tally[]): Figures {
  const sum = (name: keyof Tally): number => tallies.reduce((total, entry) => total + entry[name], 0)
  const skills = sum('skills')
  return {
    rmse: Math.sqrt(sum('squaredError') / skills),
    exactLevel: sum('exact') / skills,
    gapF1: (2 * sum('hits')) / (2 * sum('hits') + sum('falseAlarms') + sum('misses')),
    brier: sum('brier') / skills,
    coverage: sum('covered') / skills,
    callsMade: sum('called') / skills,
    callsRight: sum('calledRight') / sum('called'),
  }
}

/** Figures with 95 % intervals by drawing the learners again, 500 times. */
export function measure(tallies: readonly Tally[]): Measured {
  const redrawn = redraw(tallies.length).map((draw) => figuresOf(draw.map((index) => tallies[index]!)))
  const bound = (share: number) =>
    Object.fromEntries(
      FIGURES.map((name) => [
        name,
        quantile(
          redrawn.map((figures) => figures[name]),
          share,
        ),
      ]),
    ) as unknown as Figures
  return { value: figuresOf(tallies), low: bound(0.025), high: bound(0.975) }
}

/** 500 draws of `count` learners with replacement, always the same ones for a count. */
export function redraw(count: number): number[][] {
  const random = seededRandom(count)
  return Array.from({ length: REDRAWS }, () => Array.from({ length: count }, () => Math.floor(random() * count)))
}

/** Quantile of some numbers, `share` 0–1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}
