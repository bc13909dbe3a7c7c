import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  exactMcNemar,
  failureRate,
  failuresOf,
  judgeCauses,
  keyAgreement,
  pairCounts,
  sortingTask,
  wilsonInterval,
} from '@/lib/labs/core/probe-set'
import { ProbeSetSchema } from '@/lib/labs/schemas'
import { SEEDS } from './predictions'

const { probes, types } = ProbeSetSchema.parse(parse(readFileSync('content/labs/L20-probes.yaml', 'utf8')))
const failures = failuresOf(probes)

test('wilsonInterval agrees with statsmodels', () => {
  const known = [
    [43, 50, 0.7381, 0.9305],
    [930, 1000, 0.9125, 0.9442],
    [794, 872, 0.8898, 0.9277],
  ] as const
  for (const [count, total, low, high] of known) {
    const interval = wilsonInterval(count, total)
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  }
})

test('wilsonInterval stays inside 0 and 1, holds the share and mirrors', () => {
  for (const total of [1, 7, 50])
    for (let count = 0; count <= total; count += 1) {
      const { low, high } = wilsonInterval(count, total)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(count / total + 1e-12)
      expect(high).toBeGreaterThanOrEqual(count / total - 1e-12)
      expect(wilsonInterval(total - count, total).low).toBeCloseTo(1 - high, 12)
    }
})

test('wilsonInterval refuses an impossible count', () => {
  expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
})

test('exactMcNemar gives 0.0352 for 12 against 3 and 51% for 6 against 3', () => {
  expect(exactMcNemar({ onlyFirst: 12, onlySecond: 3 })).toBeCloseTo(0.0352, 4)
  expect(exactMcNemar({ onlyFirst: 6, onlySecond: 3 })).toBeCloseTo(0.5078, 4)
})

test('exactMcNemar is symmetric, 1 without a dispute and 1 for an even split', () => {
  expect(exactMcNemar({ onlyFirst: 3, onlySecond: 12 })).toBe(exactMcNemar({ onlyFirst: 12, onlySecond: 3 }))
  expect(exactMcNemar({ onlyFirst: 0, onlySecond: 0 })).toBe(1)
  expect(exactMcNemar({ onlyFirst: 4, onlySecond: 4 })).toBe(1)
})

test('the probes have the cells printed in lesson T2-3', () => {
  expect(probes).toHaveLength(50)
  expect(pairCounts(probes)).toEqual({ bothRight: 19, onlyA: 3, onlyB: 12, bothWrong: 16 })
})

test('failureRate of version A is 56% with the interval from 42% to 69%', () => {
  const { failed, asked, low, high } = failureRate(probes, { version: 'a', type: null })
  expect([failed, asked]).toEqual([28, 50])
  expect(Math.round(low * 100)).toBe(42)
  expect(Math.round(high * 100)).toBe(69)
})

test('each of the five types has ten probes', () => {
  for (const type of Object.keys(types)) expect(failureRate(probes, { version: 'b', type }).asked).toBe(10)
})

test('every wrong answer carries a cause and no right one does', () => {
  expect(failures).toHaveLength(28 + 19)
  for (const { answers } of probes)
    for (const answer of [answers.a, answers.b]) expect(answer.cause === null).toBe(answer.correct)
})

test('the two keyings agree on right or wrong in 100 of 100 answers and on the cause in 39 of 47', () => {
  expect(keyAgreement(probes)).toEqual({ answers: 100, grades: 100, failures: 47, causes: 39 })
})

test('sortingTask draws ten unopened failures, the same for the same seed', () => {
  const opened = new Set(
    failures
      .filter(({ version, probe }) => version === 'a' && ['document', 'unanswerable'].includes(probe.type))
      .map(({ id }) => id),
  )
  for (const seed of SEEDS) {
    const task = sortingTask(failures, { opened, seed })
    expect(new Set(task.map(({ id }) => id)).size).toBe(10)
    expect(task.some(({ id }) => opened.has(id))).toBe(false)
    expect(task).toEqual(sortingTask(failures, { opened, seed }))
  }
})

test('judgeCauses passes eight of ten, fails seven and refuses fewer than ten', () => {
  const task = sortingTask(failures, { opened: new Set(), seed: 5 })
  const answers = (right: number) =>
    Object.fromEntries(task.map(({ id, cause }, index) => [id, index < right ? cause : 'none']))
  expect(judgeCauses({ set: 'library', task, answers: answers(8) }).passed).toBe(true)
  expect(judgeCauses({ set: 'library', task, answers: answers(7) }).passed).toBe(false)
  expect(judgeCauses({ set: 'library', task: task.slice(0, 9), answers: answers(9) }).passed).toBe(false)
})
