import { expect, test } from 'vitest'
import {
  READER_STUDY,
  countFlags,
  evenBaseRate,
  flagTask,
  judgeFlags,
  precisionOf,
  readerRates,
  scaledStudy,
  wholeCounts,
} from '@/lib/labs/core/base-rates'
import { SEEDS } from './predictions'

const LESSON = { baseRate: 0.01, recall: 0.8, falseAlarmRate: 0.096 }

test('precisionOf gives 0.0776 for one in a hundred, 80% and 9.6%', () => {
  expect(precisionOf(LESSON)).toBeCloseTo(0.0776, 4)
})

test('wholeCounts of the lesson are 8, 2, 95 and 895', () => {
  expect(wholeCounts(countFlags(LESSON, 1000))).toEqual({ rightFlags: 8, missed: 2, falseFlags: 95, passed: 895 })
})

test('wholeCounts keep the sum for every task', () => {
  for (const seed of SEEDS) {
    const { rightFlags, missed, falseFlags, passed } = wholeCounts(countFlags(flagTask(seed), 1000))
    expect(rightFlags + missed + falseFlags + passed).toBe(1000)
  }
})

test('readerRates agree with the study of 2006', () => {
  const rates = readerRates({
    found: READER_STUDY.system,
    falseMarks: READER_STUDY.falseMarks,
    overlooked: READER_STUDY.nodules - READER_STUDY.system,
  })
  expect(rates.precision).toBeCloseTo(0.4882, 4)
  expect(rates.recall).toBeCloseTo(0.7261, 4)
  expect(rates.f1).toBeCloseTo(0.5839, 4)
  expect(READER_STUDY.falseMarks / READER_STUDY.scans).toBeCloseTo(3.187, 3)
  expect(READER_STUDY.reader / READER_STUDY.nodules).toBeCloseTo(0.8248, 4)
})

test('the nodules found by both, by one alone and by the other alone add up to all', () => {
  const both = READER_STUDY.system - READER_STUDY.systemAlone
  expect(both).toBe(346)
  expect(both + READER_STUDY.systemAlone + (READER_STUDY.reader - both)).toBe(READER_STUDY.nodules)
})

test('scaledStudy keeps recall and lowers precision when nodules are half as many', () => {
  // 228 true of 228 + 478 marks.
  expect(scaledStudy(0.5).precision).toBeCloseTo(228 / 706, 12)
  expect(scaledStudy(0.5).recall).toBeCloseTo(scaledStudy(1).recall, 12)
})

test('evenBaseRate makes half of the flags right', () => {
  const even = evenBaseRate(LESSON)
  expect(even).toBeCloseTo(0.096 / 0.896, 12)
  expect(precisionOf({ ...LESSON, baseRate: even ?? 0 })).toBeCloseTo(0.5, 12)
})

test('precisionOf is null for a detector that never flags', () => {
  expect(precisionOf({ baseRate: 0.1, recall: 0, falseAlarmRate: 0 })).toBeNull()
})

test('precision rises with the base rate', () => {
  const rates = [0.001, 0.01, 0.1, 0.5].map((baseRate) => precisionOf({ ...LESSON, baseRate }) ?? 0)
  expect(rates).toEqual([...rates].sort((a, b) => a - b))
})

test('judgeFlags passes the rounded truth of every task and names what is off by more than one', () => {
  for (const seed of SEEDS) {
    const task = flagTask(seed)
    const counts = countFlags(task, 1000)
    const answer = {
      rightFlags: Math.round(counts.rightFlags),
      falseFlags: Math.round(counts.falseFlags),
      precisionPercent: Math.round((precisionOf(task) ?? 0) * 100),
    }
    expect(judgeFlags({ answer, task }).passed).toBe(true)
    const off = judgeFlags({ answer: { ...answer, falseFlags: answer.falseFlags + 2 }, task })
    expect(off.passed).toBe(false)
    expect(off.because).toContain('false flags')
  }
})
