import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { baseOf, inheritBase, posteriorOf, withSites } from '@/lib/assessment/core/posterior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordEvidence, recordRatings } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank, RecordedResponse } from '@/lib/assessment/core/types'
import { buildItem } from './build-test-bank'

const bank: Bank = {
  version: 'v1',
  skills: [
    { id: 'x', area: 'A' },
    { id: 'y', area: 'A' },
  ],
  items: [buildItem('i'), buildItem('j', { b: 0.5 }), buildItem('k', { skill: 'y' })],
}
const blank = startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {} })
const rated = recordRatings(bank, blank, [{ kind: 'skill', id: 'x', value: 4 }])
const shown = recordEvidence(bank, blank, [{ skill: 'y', level: 3 }])
const response = (itemId: string): RecordedResponse => ({ itemId, answer: { kind: 'dont-know' }, use: 'scored' })

test('posteriorOf computes a state once', () => {
  const stored = structuredClone(rated)
  expect(posteriorOf(bank, stored)).toBe(posteriorOf(bank, stored))
  expect(baseOf(bank, stored)).toBe(baseOf(bank, stored))
})

test.each([
  ['nothing', blank],
  ['a rating', rated],
  ['evidence', shown],
])('an attempt that began with %s shares it after an answer and has the numbers of one computed afresh', (_, from) => {
  const answered = recordAnswer(bank, from, 'i', { kind: 'scored', score: 1 })
  expect(baseOf(bank, answered)).toBe(baseOf(bank, from))
  const afresh = structuredClone(answered)
  expect(baseOf(bank, afresh)).not.toBe(baseOf(bank, answered))
  expect(baseOf(bank, afresh)).toEqual(baseOf(bank, answered))
  expect(posteriorOf(bank, afresh)).toEqual(posteriorOf(bank, answered))
})

test('attempts that began differently keep their own base and posterior', () => {
  const means = [blank, rated, shown].map((from) => {
    const answered = recordAnswer(bank, from, 'i', { kind: 'dont-know' })
    return [baseOf(bank, answered).mean[0], posteriorOf(bank, answered).mean[0]]
  })
  expect(new Set(means.map(([base]) => base)).size).toBe(3)
  expect(new Set(means.map(([, posterior]) => posterior)).size).toBe(3)
})

test('inheritBase takes the answers of the new state and returns that state', () => {
  const answered = recordAnswer(bank, rated, 'i', { kind: 'scored', score: 0 })
  const to = structuredClone(answered)
  expect(inheritBase(bank, { from: rated, to })).toBe(to)
  expect(posteriorOf(bank, to)).toEqual(posteriorOf(bank, answered))
  expect(posteriorOf(bank, rated)).toEqual(posteriorOf(bank, structuredClone(rated)))
})

test('posteriorOf computes anew for another object of the same bank', () => {
  // The copy lists its items the other way round, so what was kept under item numbers does not fit it.
  const copy: Bank = { ...bank, items: bank.items.toReversed() }
  const answered = recordAnswer(bank, rated, 'k', { kind: 'scored', score: 1 })
  const first = posteriorOf(bank, answered)
  const second = posteriorOf(copy, answered)
  expect(second).not.toBe(first)
  expect(second).toEqual(first)
})

test('posteriorOf and baseOf refuse another version of the bank and say which', () => {
  const next: Bank = { ...bank, version: 'v2' }
  const message = /^The attempt was made with bank v1, not v2$/
  expect(() => posteriorOf(next, rated)).toThrow(message)
  expect(() => baseOf(next, structuredClone(rated))).toThrow(message)
})

test('withSites adds the precisions of the answers on a skill and leaves the base as it was', () => {
  // Two skills without correlation, variances 1 and 4, means 0 and 1. On x: precision 1 + (.5 + .5) = 2, mean
  // (0 + .6 + .2)/2 = .4. On y: precision 1/4 + 3/4 = 1, mean 1/4 + .5 = .75.
  const base = { size: 3, mean: Float64Array.of(0, 1, 0.35), covariance: Float64Array.of(1, 0, 0, 0, 4, 0, 0, 0, 0.25) }
  const posterior = withSites(compileBank(bank), {
    base,
    responses: ['i', 'k', 'j'].map(response),
    sites: [
      { tau: 0.5, nu: 0.6 },
      { tau: 0.75, nu: 0.5 },
      { tau: 0.5, nu: 0.2 },
    ],
  })
  const [x, y, bias] = posterior.mean
  expect(x).toBeCloseTo(0.4, 12)
  expect(y).toBeCloseTo(0.75, 12)
  expect(bias).toBe(0.35)
  expect(posterior.covariance[0]).toBeCloseTo(0.5, 12)
  expect(posterior.covariance[4]).toBeCloseTo(1, 12)
  expect(base.mean).toEqual(Float64Array.of(0, 1, 0.35))
  expect(base.covariance).toEqual(Float64Array.of(1, 0, 0, 0, 4, 0, 0, 0, 0.25))
})
