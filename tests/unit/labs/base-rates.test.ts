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

test('evenBaseRate is a half when both rates are equal, and null when nothing is flagged', () => {
  expect(evenBaseRate({ recall: 0.3, falseAlarmRate: 0.3 })).toBe(0.5)
  expect(evenBaseRate({ recall: 0, falseAlarmRate: 0 })).toBeNull()
})

test('wholeCounts give what is left to the largest remainders', () => {
  // Floors 1 + 2 + 3 + 2 = 8 of 10; the remainders are .5, .6, .3 and .6.
  expect(wholeCounts({ rightFlags: 1.5, missed: 2.6, falseFlags: 3.3, passed: 2.6 })).toEqual({
    rightFlags: 1,
    missed: 3,
    falseFlags: 3,
    passed: 3,
  })
  // A whole number that arithmetic has left a little below itself.
  expect(wholeCounts({ rightFlags: 3 - 1e-12, missed: 2.4, falseFlags: 0, passed: 1.6 })).toEqual({
    rightFlags: 3,
    missed: 2,
    falseFlags: 0,
    passed: 2,
  })
})

test('readerRates need a true finding', () => {
  expect(() => readerRates({ found: 0, falseMarks: 1, overlooked: 1 })).toThrow('at least one true finding')
  expect(readerRates({ found: 1, falseMarks: 0, overlooked: 0 })).toEqual({ precision: 1, recall: 1, f1: 1 })
})

test('scaledStudy overlooks in proportion', () => {
  // 628 − 456 = 172 of all were overlooked.
  expect(scaledStudy(1)).toMatchObject({ found: 456, overlooked: 172 })
  expect(scaledStudy(0.25)).toMatchObject({ found: 114, overlooked: 43 })
  expect(scaledStudy(0.25).recall).toBeCloseTo(114 / 157, 12)
})

test('judgeFlags allows one each way, and no more', () => {
  // Of 1,000 cases 100 are positive: 80 are flagged rightly and 90 wrongly, so 80 of 170 flags are right.
  const task = { baseRate: 0.1, recall: 0.8, falseAlarmRate: 0.1 }
  const truth = { rightFlags: 80, falseFlags: 90, precisionPercent: 100 * (80 / 170) }
  for (const key of ['rightFlags', 'falseFlags', 'precisionPercent'] as const) {
    for (const off of [-1, 1]) {
      expect(judgeFlags({ answer: { ...truth, [key]: truth[key] + off }, task }).passed).toBe(true)
      expect(judgeFlags({ answer: { ...truth, [key]: truth[key] + 1.01 * off }, task }).passed).toBe(false)
    }
  }
  expect(judgeFlags({ answer: truth, task }).because).toBe(
    'Of 1,000 cases 100 are positive. 80.0 are flagged rightly, 90.0 of the others wrongly, so 47.1% of the flags are right.',
  )
})
