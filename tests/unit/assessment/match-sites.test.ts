import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { BLANK_SITE, creditOf, matchSites } from '@/lib/assessment/core/match-sites'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, AssessmentState, RecordedResponse, Site } from '@/lib/assessment/core/types'
import { buildItem, buildSingleSkillBank, required } from './build-test-bank'

const DIFFICULTIES = [-0.5, 0.3, 0.8]
const SCORES = [1, 0, 1]
const bank = buildSingleSkillBank(DIFFICULTIES.map((b, index) => buildItem(`i${index}`, { b })))
const compiled = compileBank(bank)
const start = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {} })
const scored = (score: number): Answer => ({ kind: 'scored', score })
const responses = SCORES.map((score, index): RecordedResponse => {
  return { itemId: `i${index}`, answer: scored(score), use: 'scored' }
})

/** Mean and variance of a normal cavity times the likelihood of an answer, on 4,001 points over ±8 standard deviations. */
function denseMatch(cavity: { mean: number; variance: number }, index: number) {
  let [total, first, second] = [0, 0, 0]
  for (let point = -2000; point <= 2000; point += 1) {
    const z = point / 250
    const ability = cavity.mean + Math.sqrt(cavity.variance) * z
    const right = 0.05 + (0.95 * 0.98) / (1 + Math.exp(-1.4 * (ability - required(DIFFICULTIES[index]))))
    const mass = Math.exp(-0.5 * z * z) * (SCORES[index] === 1 ? right : 1 - right)
    total += mass
    first += mass * ability
    second += mass * ability * ability
  }
  return { mean: first / total, variance: second / total - (first / total) ** 2 }
}

/** Expectation propagation for one skill with prior N(0, 1), written out again: precisions and their products with the
 *  means add up, so the cavity of an answer is the sum without its own site. */
function matchOneSkill(sites: Site[], order: readonly number[]): Site[] {
  const matched = [...sites]
  for (const index of order) {
    const others = matched.filter((_, at) => at !== index)
    const precision = others.reduce((sum, { tau }) => sum + tau, 1)
    const nu = others.reduce((sum, site) => sum + site.nu, 0)
    const { mean, variance } = denseMatch({ mean: nu / precision, variance: 1 / precision }, index)
    matched[index] = { tau: 1 / variance - precision, nu: mean / variance - nu }
  }
  return matched
}

function expectSites(actual: readonly Site[], expected: readonly Site[]): void {
  expect(actual).toHaveLength(expected.length)
  expected.forEach(({ tau, nu }, index) => {
    expect(required(actual[index]).tau).toBeCloseTo(tau, 5)
    expect(required(actual[index]).nu).toBeCloseTo(nu, 5)
  })
}

test('matchSites goes once through the answers in the order of asking', () => {
  const blank = SCORES.map(() => BLANK_SITE)
  const joint = posteriorOf(bank, start)
  expectSites(matchSites(compiled, { joint, responses, sites: blank, slip: 0.02 }), matchOneSkill(blank, [0, 1, 2]))
})

test('matchSites matches a new answer before it goes through all of them', () => {
  const blank = SCORES.map(() => BLANK_SITE)
  const matched = matchSites(compiled, {
    joint: posteriorOf(bank, start),
    responses,
    sites: blank,
    slip: 0.02,
    newest: true,
  })
  expectSites(matched, matchOneSkill(blank, [2, 0, 1, 2]))
})

test('matchSites leaves the joint distribution and the old sites as they were', () => {
  const joint = posteriorOf(bank, start)
  const [mean, covariance] = [joint.mean.slice(), joint.covariance.slice()]
  const sites = SCORES.map(() => BLANK_SITE)
  matchSites(compiled, { joint, responses, sites, slip: 0.02 })
  expect(joint.mean).toEqual(mean)
  expect(joint.covariance).toEqual(covariance)
  expect(sites).toEqual(SCORES.map(() => ({ tau: 0, nu: 0 })))
})

test('recordAnswer matches each answer when it comes and then all of them once more', () => {
  const first = matchOneSkill([BLANK_SITE], [0, 0])
  const second = matchOneSkill([...first, BLANK_SITE], [1, 0, 1])
  const third = matchOneSkill([...second, BLANK_SITE], [2, 0, 1, 2])
  const state = SCORES.reduce(
    (current: AssessmentState, score, index) => recordAnswer(bank, current, `i${index}`, scored(score)),
    start,
  )
  expectSites(state.sites, third)
})

test('matchSites keeps a site without which nothing would be known of the skill', () => {
  // Precision 1 in all and 1 of the site: the cavity has precision 0, which is no distribution.
  const joint = { size: 2, mean: Float64Array.of(0.3, 0), covariance: Float64Array.of(1, 0, 0, 0.25) }
  const sites = [{ tau: 1, nu: 0.3 }]
  expect(matchSites(compiled, { joint, responses: responses.slice(0, 1), sites, slip: 0.02 })).toEqual(sites)
})

test.each([
  ['a single question', 'single', scored(0.5), 0.5],
  ['a number', 'numeric', scored(1), 1],
  ['an order with every pair right', 'ordering', scored(1), 1],
  ['an order with three quarters of its pairs right', 'ordering', scored(0.75), 0.5],
  ['a blind order', 'ordering', scored(0.5), 0],
  ['an order that is worse than blind', 'ordering', scored(0.2), 0],
  ['passing on an order', 'ordering', { kind: 'dont-know' }, -1],
  ['passing on a single question', 'single', { kind: 'dont-know' }, -1],
] as const)('creditOf %s', (_, format, answer, credit) => {
  expect(creditOf(answer, format)).toBe(credit)
})
