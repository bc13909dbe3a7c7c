import { expect, test } from 'vitest'
import { attemptProgress, progressChange } from '@/lib/assessment/core/attempt-progress'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'
import { buildSeededBank } from './build-test-bank'

const bank = buildSeededBank()
const prior = buildPrior({ skills: bank.skills, levels: null })
const [first, second] = bank.skills.map(({ id }) => id) as [string, string]

function start(settings: Partial<AssessmentState['settings']> = {}, of: Bank = bank): AssessmentState {
  const targets = Object.fromEntries(bank.skills.map(({ id }) => [id, 2]))
  return startAssessment(of, prior, { seed: 7, targets, ...settings })
}

function answerAll(state: AssessmentState, skill: string, score: number): AssessmentState {
  return bank.items
    .filter((item) => item.skill === skill)
    .reduce((before, { id }) => recordAnswer(bank, before, id, { kind: 'scored', score, elapsedMs: 60_000 }), state)
}

test('attemptProgress parts the skills with a target at 80 and 20 in 100', () => {
  const state = answerAll(start(), first, 1)
  const { settled, open } = attemptProgress(bank, state)
  const gaps = new Map(estimateProfile(bank, state).skills.map(({ id, gapProbability }) => [id, gapProbability ?? -1]))
  expect(settled).toContain(first)
  for (const id of settled) expect(Math.abs((gaps.get(id) ?? 0) - 0.5)).toBeGreaterThanOrEqual(0.3)
  for (const id of open) expect(Math.abs((gaps.get(id) ?? 0) - 0.5)).toBeLessThan(0.3)
  expect([...settled, ...open].sort()).toEqual(bank.skills.map(({ id }) => id).sort())
})

test('attemptProgress leaves out skills without a target', () => {
  const { settled, open } = attemptProgress(bank, start({ targets: { [second]: 2 } }))
  expect([...settled, ...open]).toEqual([second])
})

test('attemptProgress names an open skill as exhausted when its items were seen before, and only then', () => {
  const ofSecond = bank.items.filter(({ skill }) => skill === second).map(({ id }) => id)
  expect(attemptProgress(bank, start()).exhausted).toEqual([])
  expect(attemptProgress(bank, start({ seenItemIds: ofSecond.slice(1) })).exhausted).toEqual([])
  expect(attemptProgress(bank, start({ seenItemIds: ofSecond })).exhausted).toEqual([second])
})

test('attemptProgress counts experimental items and variants of answered ones as no question', () => {
  const [only, ...others] = bank.items.filter(({ skill }) => skill === second)
  if (only === undefined) throw new Error('The test bank has no item of the second skill')
  const trial: Bank = {
    ...bank,
    version: 'trial',
    items: bank.items.map((item) => {
      if (item.skill !== second || item.id === only.id) return { ...item, variantOf: null }
      return item.id === others[0]?.id ? { ...item, variantOf: only.id } : { ...item, status: 'experimental' as const }
    }),
  }
  const before = start({}, trial)
  expect(attemptProgress(trial, before).exhausted).toEqual([])
  const after = recordAnswer(trial, before, only.id, { kind: 'scored', score: 0.5, elapsedMs: 60_000 })
  expect(attemptProgress(trial, after).open).toContain(second)
  expect(attemptProgress(trial, after).exhausted).toEqual([second])
})

test('progressChange names what moved, and nothing when nothing did', () => {
  const before = { settled: ['a', 'b'], open: ['c', 'd'], exhausted: [] }
  const after = { settled: ['a', 'c'], open: ['b', 'd'], exhausted: ['d'] }
  expect(progressChange(before, after)).toEqual({ settled: ['c'], reopened: ['b'] })
  expect(progressChange(after, after)).toEqual({ settled: [], reopened: [] })
})
