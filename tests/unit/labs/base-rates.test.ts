import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  READER_STUDY,
  countFlags,
  evenBaseRate,
  flagTask,
  judgeBaseRates,
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

test('countFlags parts a population into four groups that need not be whole', () => {
  // Of 200 cases 50 are positive: 40 flagged and 10 missed; of the other 150, 15 flagged and 135 passed.
  const counts = countFlags({ baseRate: 0.25, recall: 0.8, falseAlarmRate: 0.1 }, 200)
  const known = { rightFlags: 40, missed: 10, falseFlags: 15, passed: 135 }
  for (const name of ['rightFlags', 'missed', 'falseFlags', 'passed'] as const)
    expect(counts[name], name).toBeCloseTo(known[name], 9)
  expect(countFlags(LESSON, 10).falseFlags).toBeCloseTo(0.9504, 9)
})

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })

test('precisionOf agrees with the odds form of the rule of Bayes', () => {
  fc.assert(
    fc.property(share, share, share, (baseRate, recall, falseAlarmRate) => {
      const odds = (baseRate / (1 - baseRate)) * (recall / falseAlarmRate)
      expect(precisionOf({ baseRate, recall, falseAlarmRate })).toBeCloseTo(odds / (1 + odds), 9)
    }),
  )
})

test('of equal remainders wholeCounts round the earlier ones up', () => {
  expect(wholeCounts({ rightFlags: 1.5, missed: 2.5, falseFlags: 3.5, passed: 2.5 })).toEqual({
    rightFlags: 2,
    missed: 3,
    falseFlags: 3,
    passed: 2,
  })
  // Only one is left; the last has the largest remainder.
  expect(wholeCounts({ rightFlags: 1.2, missed: 1, falseFlags: 1.1, passed: 1.7 })).toEqual({
    rightFlags: 1,
    missed: 1,
    falseFlags: 1,
    passed: 2,
  })
})

test('wholeCounts differ from what they round by less than one', () => {
  fc.assert(
    fc.property(share, share, share, fc.integer({ min: 1, max: 100_000 }), (baseRate, recall, falseAlarmRate, size) => {
      const exact = countFlags({ baseRate, recall, falseAlarmRate }, size)
      const rounded = wholeCounts(exact)
      expect(rounded.rightFlags + rounded.missed + rounded.falseFlags + rounded.passed).toBe(size)
      for (const name of ['rightFlags', 'missed', 'falseFlags', 'passed'] as const) {
        expect(Number.isInteger(rounded[name])).toBe(true)
        expect(Math.abs(rounded[name] - exact[name])).toBeLessThan(1)
      }
    }),
  )
})

test('readerRates: six found, two false marks and three overlooked give 3/4, 2/3 and 12/17', () => {
  const { precision, recall, f1 } = readerRates({ found: 6, falseMarks: 2, overlooked: 3 })
  expect([precision, recall]).toEqual([6 / 8, 6 / 9])
  expect(f1).toBeCloseTo(12 / 17, 12)
  // The harmonic mean of the two.
  expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 12)
  expect(() => readerRates({ found: -1, falseMarks: 1, overlooked: 1 })).toThrow(RangeError)
})

test('judgeFlags names everything that is off, in the order of the form', () => {
  const task = { baseRate: 0.0125, recall: 0.8, falseAlarmRate: 0.2 }
  const { passed, because } = judgeFlags({ answer: { rightFlags: 20, falseFlags: 10, precisionPercent: 90 }, task })
  expect(passed).toBe(false)
  // 12.5 are positive, 10 of them flagged; of the other 987.5 a fifth, 197.5; 10 ÷ 207.5 = 4.8%.
  expect(because).toBe(
    'Not within one: right flags, false flags, precision. Of 1,000 cases 12.5 are positive. 10.0 are flagged rightly, 197.5 of the others wrongly, so 4.8% of the flags are right.',
  )
})

test('judgeFlags takes a precision of nothing where nothing is flagged', () => {
  const task = { baseRate: 0.5, recall: 0, falseAlarmRate: 0 }
  const given = (precisionPercent: number) =>
    judgeFlags({ answer: { rightFlags: 0, falseFlags: 0, precisionPercent }, task })
  expect(given(0)).toEqual({
    passed: true,
    because:
      'Of 1,000 cases 500 are positive. 0.0 are flagged rightly, 0.0 of the others wrongly, so 0.0% of the flags are right.',
  })
  expect(given(2).because).toMatch(/^Not within one: precision[.] /)
})

test('judgeBaseRates reads three numbers, each under its own name', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    const task = flagTask(seed)
    const { rightFlags, falseFlags } = countFlags(task, 1000)
    const right = {
      'answer-right': rightFlags,
      'answer-false': String(falseFlags),
      'answer-precision': 100 * (precisionOf(task) ?? 0),
    }
    const said = (change: Record<string, string>) =>
      judgeBaseRates({ seed, answer: { ...right, ...change }, data: null }).because
    expect(judgeBaseRates({ seed, answer: right, data: null }).passed).toBe(true)
    expect(said({ 'answer-right': '' })).toMatch(/^Not within one: right flags[.] /)
    expect(said({ 'answer-false': '' })).toMatch(/^Not within one: false flags[.] /)
    expect(said({ 'answer-precision': '' })).toMatch(/^Not within one: precision[.] /)
  }
  expect(judgeBaseRates({ seed: 1, answer: {}, data: null }).because).toMatch(
    /^Not within one: right flags, false flags, precision[.] /,
  )
})
