import { expect, test } from 'vitest'
import {
  INVESTIGATE_DAYS,
  LESSON_INCIDENT,
  RETRAIN_DAYS,
  actionCost,
  bestAction,
  remedyOf,
  type IncidentTerms,
} from '@/lib/labs/core/drift-incident'
import { ACTIONS, SCENARIOS, type Action, type Scenario } from '@/lib/labs/core/drift-monitor'
import {
  ACTION_WORDS,
  FALSE_ALLOWED,
  FOUND_ASKED,
  HABITUAL_LINES,
  OTHER_DAYS,
  driftTask,
  evidenceOf,
  halfwayLine,
  isLineKept,
  judgeDrift,
  judgeDriftMonitor,
  psiDays,
  ringing,
  type DriftTask,
} from '@/lib/labs/core/drift-task'
import { psi, shiftedShares } from '@/lib/labs/core/drift-statistics'
import { INCOMPLETE } from '@/lib/labs/core/verdict'
import { seededRandom } from '@/lib/shared/random'
import { SEEDS } from './predictions'

/** €100 of harm a day. */
const TERMS: IncidentTerms = {
  casesADay: 100,
  loss: 0.1,
  harm: 10,
  investigateCost: 70,
  retrainCost: 400,
  rollbackCost: 30,
  labelDelay: 2,
  horizon: 20,
}
const costs = (scenario: Scenario, terms: Partial<IncidentTerms> = {}) =>
  ACTIONS.map((action) => actionCost(action, { scenario, terms: { ...TERMS, ...terms } }))

test('a source is investigated, a release rolled back, a harmless change ignored, and all else retrained', () => {
  expect(SCENARIOS.map((scenario) => `${scenario}: ${remedyOf(scenario)}`)).toEqual([
    'none: ignore',
    'season: ignore',
    'shift: retrain',
    'scale: retrain',
    'source: investigate',
    'concept: retrain',
    'release: roll-back',
  ])
})

test('an action costs its price and the harm of each day until it works', () => {
  expect([INVESTIGATE_DAYS, RETRAIN_DAYS]).toEqual([1, 3])
  // Ignored: 20 × 100. Retrained: 400 + (3 + 2) × 100. Looked at first: 70 + 100, then the 900 of retraining.
  expect(costs('concept')).toEqual([2000, 1070, 900, 2030])
  // A source is repaired on the day of the investigation.
  expect(costs('source')).toEqual([2000, 170, 2400, 2030])
  // A rollback works at once. After a day of looking it follows.
  expect(costs('release')).toEqual([2000, 200, 2400, 30])
  // Without loss every action costs its price, and after looking nothing more is done.
  expect(costs('season', { loss: 0 })).toEqual([0, 70, 400, 30])
})

test('the harm of an action never lasts beyond the horizon', () => {
  // Four days are fewer than the five of retraining.
  expect(costs('shift', { horizon: 4 })).toEqual([400, 470, 800, 430])
  expect(costs('shift', { horizon: 5 })[2]).toBe(900)
  expect(costs('shift', { horizon: 6 })[2]).toBe(900)
  // Half a day: the investigation outlasts it and finds nothing left to do.
  expect(costs('shift', { horizon: 0.5 })).toEqual([50, 120, 450, 80])
  expect(costs('source', { horizon: 0.5 })[1]).toBe(120)
})

test('bestAction is the cheapest; of equals the one that does less', () => {
  expect(bestAction('release', TERMS)).toBe('roll-back')
  // 20 days of €15 are the €300 that a rollback costs.
  const even = { ...TERMS, loss: 0.015, rollbackCost: 300 }
  expect(bestAction('release', even)).toBe('ignore')
  expect(bestAction('release', { ...even, rollbackCost: 299 })).toBe('roll-back')
  expect(bestAction('season', { ...TERMS, loss: 0, investigateCost: 0, rollbackCost: 0 })).toBe('ignore')
})

test('the terms of the lab are those of the opening of lesson E4-2', () => {
  expect(LESSON_INCIDENT).toMatchObject({
    casesADay: 300,
    harm: 20,
    investigateCost: 600,
    retrainCost: 2500,
    rollbackCost: 200,
    horizon: 20,
  })
})

test('a line rings on the days above it, not on those that are equal to it', () => {
  expect(ringing([0.1, 0.2, 0.3, 0.4], 0.2)).toBe(0.5)
  expect(ringing([0.1, 0.2, 0.3, 0.4], 0.19)).toBe(0.75)
  expect(ringing([0.1, 0.2, 0.3, 0.4], 0.4)).toBe(0)
})

/** `count` of 120 days at 0.5, all others at 0.01. */
const loud = (count: number) => Array.from({ length: OTHER_DAYS }, (_, index) => (index < count ? 0.5 : 0.01))

test('a line keeps its promises with exactly 5% of quiet days and exactly 80% of days with the shift', () => {
  expect([OTHER_DAYS, FALSE_ALLOWED, FOUND_ASKED]).toEqual([120, 0.05, 0.8])
  const kept = (quiet: number, found: number) => isLineKept(0.1, { otherQuiet: loud(quiet), otherFeared: loud(found) })
  expect(kept(6, 96)).toBe(true)
  expect(kept(7, 96)).toBe(false)
  expect(kept(6, 95)).toBe(false)
  expect(kept(0, 120)).toBe(true)
})

test('halfwayLine lies between the loudest quiet day and the most silent replay', () => {
  expect(halfwayLine({ quiet: [0.01, 0.06, 0.02], feared: [0.3, 0.1, 0.2] })).toBeCloseTo(0.08, 12)
})

test('what a task shows speaks for the line halfway and against those of habit', () => {
  expect(HABITUAL_LINES).toEqual([0.1, 0.2, 0.25])
  for (const seed of SEEDS) {
    const task = driftTask(seed)
    expect([80, 150, 300]).toContain(task.cases)
    expect([5, 10]).toContain(task.bins)
    const { quiet, feared, otherQuiet, otherFeared } = task
    expect([quiet, feared, otherQuiet, otherFeared].map(({ length }) => length)).toEqual([20, 8, 120, 120])
    expect(Math.min(...feared)).toBeGreaterThan(Math.max(...quiet))
    for (const value of [...quiet, ...feared]) expect(Math.round(value * 1000) / 1000).toBe(value)
    expect(isLineKept(halfwayLine(task), task)).toBe(true)
    for (const line of HABITUAL_LINES) {
      expect(isLineKept(line, task)).toBe(false)
      expect(ringing(quiet, line) >= 0.1 || ringing(feared, line) <= 0.7).toBe(true)
    }
  }
})

test('in a task the best action is cheaper than all others by more than a quarter', () => {
  for (const seed of SEEDS) {
    const { scenario, terms } = driftTask(seed)
    const best = bestAction(scenario, terms)
    for (const other of ACTIONS.filter((action) => action !== best))
      expect(actionCost(other, { scenario, terms })).toBeGreaterThan(1.25 * actionCost(best, { scenario, terms }))
    expect(terms.loss === 0).toBe(scenario === 'season')
  }
})

test('psiDays draws whole cases into the parts: with one case a day PSI has one value only', () => {
  const days = psiDays(seededRandom(2), { shift: 0, bins: 4, cases: 1, days: 50 })
  expect(days).toHaveLength(50)
  const only = psi([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0])
  for (const value of days) expect(value).toBeCloseTo(only, 12)
  // With many cases the days approach the shares of the moved distribution.
  for (const bins of [2, 5]) {
    const usual = Array.from({ length: bins }, () => 1 / bins)
    for (const value of psiDays(seededRandom(2), { shift: 0.5, bins, cases: 20_000, days: 3 }))
      expect(Math.abs(value - psi(usual, shiftedShares(0.5, { bins })))).toBeLessThan(0.03)
  }
})

test('each cause leaves its own evidence, and a shift and a concept drift differ in the inputs alone', () => {
  const seen = (scenario: Scenario) => evidenceOf({ scenario, terms: TERMS })
  const none = { inputsRing: false, quality: 0.82, hasNewVersion: false, hasOddValue: false, sameLastYear: false }
  const known = (change: Partial<typeof none>) => ({ ...none, ...change, quality: expect.closeTo(0.82, 9) as number })
  expect(seen('none')).toEqual(known({}))
  expect(seen('concept')).toEqual(known({}))
  expect(seen('release')).toEqual(known({ hasNewVersion: true }))
  expect(seen('shift')).toEqual(known({ inputsRing: true }))
  expect(seen('scale')).toEqual(known({ inputsRing: true }))
  expect(seen('source')).toEqual(known({ inputsRing: true, hasOddValue: true }))
  expect(seen('season')).toEqual(known({ inputsRing: true, sameLastYear: true }))
  expect(evidenceOf({ scenario: 'season', terms: { ...TERMS, loss: 0 } }).quality).toBe(0.92)
})

const task = (given: Partial<DriftTask> = {}): DriftTask => ({
  bins: 10,
  cases: 300,
  quiet: [0.01],
  feared: [0.5],
  otherQuiet: loud(6),
  otherFeared: loud(96),
  scenario: 'concept',
  terms: TERMS,
  ...given,
})
const judged = (given: Partial<DriftTask>, answer: { line?: number; action?: Action } = {}) =>
  judgeDrift({ answer: { line: 0.1, action: 'retrain', ...answer }, task: task(given) })

test('judgeDrift passes a line on both limits with the cheapest action and says how both did', () => {
  expect(judged({})).toEqual({
    passed: true,
    because:
      'Your line rings on 5% of other quiet days and on 80% of those with the shift; to retrain costs €900, less than anything else.',
  })
})

test('judgeDrift says of each thing that is wrong what was asked, and of all three in one sentence', () => {
  expect(judged({ otherQuiet: loud(7) })).toEqual({
    passed: false,
    because: 'Your line rings on 6% of other quiet days, 5% are allowed.',
  })
  expect(judged({ otherFeared: loud(95) })).toEqual({
    passed: false,
    because: 'It rings on 79% of other days with the shift, 80% are asked.',
  })
  expect(judged({}, { action: 'ignore' })).toEqual({
    passed: false,
    because: 'Your action costs €2,000 until the end; to retrain costs €900.',
  })
  expect(judged({ otherQuiet: loud(120), otherFeared: loud(0) }, { action: 'roll-back' }).because).toBe(
    'Your line rings on 100% of other quiet days, 5% are allowed; it rings on 0% of other days with the shift, 80% are asked; your action costs €2,030 until the end; to retrain costs €900.',
  )
})

test('judgeDrift names every action in words', () => {
  expect(ACTION_WORDS).toEqual({
    ignore: 'ignore it',
    investigate: 'investigate',
    retrain: 'retrain',
    'roll-back': 'roll back',
  })
  const best = { season: 'ignore', source: 'investigate', shift: 'retrain', release: 'roll-back' } as const
  for (const [scenario, action] of Object.entries(best) as [Scenario, Action][]) {
    const terms = { ...TERMS, loss: scenario === 'season' ? 0 : 0.1 }
    expect(judged({ scenario, terms }, { action }).because).toContain(`; to ${ACTION_WORDS[action]} costs €`)
  }
})

test('judgeDriftMonitor judges any number as a line, also one that is too low or too high to be of use', () => {
  const answer = { 'answer-line': -1, 'answer-action': 'retrain' }
  expect(judgeDriftMonitor({ seed: 4, answer, data: null }).because).toMatch(/^Your line rings on 100% of other quiet/)
  for (const change of [{ 'answer-line': 'Infinity' }, { 'answer-line': 'low' }, { 'answer-action': '' }])
    expect(judgeDriftMonitor({ seed: 4, answer: { ...answer, ...change }, data: null })).toEqual(INCOMPLETE)
})

test('psiDays count a draw at the very end of the scale to the last part', () => {
  const [only] = psiDays(() => 1, { shift: 0.3, bins: 4, cases: 20, days: 1 })
  expect(only).toBeCloseTo(psi([0.25, 0.25, 0.25, 0.25], [0, 0, 0, 1]), 12)
})
