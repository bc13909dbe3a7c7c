import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CAUSES,
  exactMcNemar,
  failureRate,
  failuresOf,
  judgeCauses,
  judgeProbeSet,
  keyAgreement,
  namesCause,
  pairCounts,
  sortingTask,
  weakestTypes,
  wilsonInterval,
  type FailureCause,
  type Probe,
  type ProbeSetName,
} from '@/lib/labs/core/probe-set'

/** A probe with the cause of each version's failure, null for a right answer. */
function probe(id: string, a: FailureCause | null, b: FailureCause | null, type = 'document'): Probe {
  const answer = (cause: FailureCause | null) => ({ text: 'An answer.', correct: cause === null, cause })
  return { id, type, prompt: 'A question?', expected: 'The truth.', answers: { a: answer(a), b: answer(b) } }
}
const failuresFrom = (count: number) =>
  failuresOf(Array.from({ length: count }, (_, index) => probe(`P${index}`, CAUSES[index % 4]!, null)))

test('both ends of a Wilson interval solve (p − x)² = z² · x(1 − x) / n', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, at) => {
      const count = Math.round(at * total)
      const { low, high } = wilsonInterval(count, total)
      for (const end of [low, high])
        expect((count / total - end) ** 2).toBeCloseTo((1.959963984540054 ** 2 * end * (1 - end)) / total, 12)
      expect(high).toBeGreaterThan(low)
    }),
    { seed: 1 },
  )
})

test('nothing of one and one of one reach the ends and 0.79 into the other side', () => {
  // z² / (1 + z²) with z² = 3.8415.
  expect(wilsonInterval(0, 1).low).toBe(0)
  expect(wilsonInterval(0, 1).high).toBeCloseTo(3.841458820694124 / 4.841458820694124, 12)
  expect(wilsonInterval(1, 1).low).toBeCloseTo(1 / 4.841458820694124, 12)
  expect(wilsonInterval(1, 1).high).toBe(1)
})

test('rounding takes no interval out of 0 to 1', () => {
  for (let total = 1; total <= 100; total += 1) {
    expect(wilsonInterval(0, total).low, `0 of ${total}`).toBeGreaterThanOrEqual(0)
    expect(wilsonInterval(total, total).high, `all of ${total}`).toBeLessThanOrEqual(1)
  }
})

test('a share of nothing, of less than nothing or of more than all is refused by its counts', () => {
  for (const [count, total] of [
    [0, 0],
    [-1, 5],
    [6, 5],
  ] as const)
    expect(() => wilsonInterval(count, total)).toThrow(new RangeError(`${count} of ${total}`))
})

test('exactMcNemar doubles the smaller tail of a fair coin', () => {
  // 2 · (1/32), 2 · (1 + 5)/32 and 2 · (1 + 4)/16.
  expect(exactMcNemar({ onlyFirst: 5, onlySecond: 0 })).toBeCloseTo(0.0625, 12)
  expect(exactMcNemar({ onlyFirst: 1, onlySecond: 4 })).toBeCloseTo(0.375, 12)
  expect(exactMcNemar({ onlyFirst: 3, onlySecond: 1 })).toBeCloseTo(0.625, 12)
  expect(exactMcNemar({ onlyFirst: 1, onlySecond: 0 })).toBe(1)
})

const MIXED = [
  probe('P1', null, null),
  probe('P2', null, 'context'),
  probe('P3', 'knowledge', null, 'arithmetic'),
  probe('P4', 'reasoning', 'instruction', 'arithmetic'),
  probe('P5', 'context', 'context', 'arithmetic'),
]

test('pairs are counted by who was right', () => {
  expect(pairCounts(MIXED)).toEqual({ bothRight: 1, onlyA: 1, onlyB: 1, bothWrong: 2 })
  expect(pairCounts([])).toEqual({ bothRight: 0, onlyA: 0, onlyB: 0, bothWrong: 0 })
})

test('failures are counted for one version, among all probes or those of a type', () => {
  expect(failureRate(MIXED, { version: 'a', type: null })).toEqual({ failed: 3, asked: 5, ...wilsonInterval(3, 5) })
  expect(failureRate(MIXED, { version: 'b', type: 'arithmetic' })).toEqual({
    failed: 2,
    asked: 3,
    ...wilsonInterval(2, 3),
  })
  expect(failureRate(MIXED, { version: 'a', type: 'document' })).toMatchObject({ failed: 0, asked: 2 })
})

test('a type without probes has no failures, and the interval of one probe that was right', () => {
  expect(failureRate(MIXED, { version: 'a', type: 'poem' })).toEqual({ failed: 0, asked: 0, ...wilsonInterval(0, 1) })
})

test('failures are named by probe and version, in the order of the probes, a before b', () => {
  expect(CAUSES).toEqual(['knowledge', 'context', 'instruction', 'reasoning'])
  expect(failuresOf(MIXED).map(({ id, version, cause }) => [id, version, cause])).toEqual([
    ['P2-b', 'b', 'context'],
    ['P3-a', 'a', 'knowledge'],
    ['P4-a', 'a', 'reasoning'],
    ['P4-b', 'b', 'instruction'],
    ['P5-a', 'a', 'context'],
    ['P5-b', 'b', 'context'],
  ])
  const [first] = failuresOf(MIXED)
  expect([first?.probe, first?.answer]).toEqual([MIXED[1], MIXED[1]?.answers.b])
})

test('a wrong answer without a recorded cause is no failure to sort, nor a right one with a cause', () => {
  const unsure = probe('P1', 'context', 'context')
  const answers = { a: { ...unsure.answers.a, cause: null }, b: { ...unsure.answers.b, correct: true } }
  expect(failuresOf([{ ...unsure, answers }])).toEqual([])
})

test('sortingTask draws ten of more, and what is left of fewer', () => {
  const failures = failuresFrom(12)
  const ids = (opened: string[]) => sortingTask(failures, { opened: new Set(opened), seed: 3 }).map(({ id }) => id)
  expect(ids([])).toHaveLength(10)
  expect(ids(['P0-a', 'P1-a', 'P2-a'])).toEqual([
    'P3-a',
    'P4-a',
    'P5-a',
    'P6-a',
    'P7-a',
    'P8-a',
    'P9-a',
    'P10-a',
    'P11-a',
  ])
})

/** The verdict when so many of a task of the given size are named rightly. */
function judged(size: number, right: number, set: ProbeSetName = 'library') {
  const task = failuresFrom(size)
  const answers = Object.fromEntries(task.slice(0, right).map(({ id, cause }) => [id, cause]))
  return judgeCauses({ set, task, answers })
}

test('eight of ten causes pass, and the verdict counts them', () => {
  const rest = 'Where you differ, the second run of the lesson would decide.'
  expect(judged(10, 8)).toEqual({
    passed: true,
    because: `8 of 10 agree with one of our two keys (80%); 8 are asked. ${rest}`,
  })
  expect(judged(10, 7)).toEqual({
    passed: false,
    because: `7 of 10 agree with one of our two keys (70%); 8 are asked. ${rest}`,
  })
})

test('for the recorded models the verdict counts second runs', () => {
  expect(judged(10, 8, 'models')).toEqual({
    passed: true,
    because: '8 of 10 second runs came out as you said (80%); 8 are asked. The models decided that; we did not.',
  })
  expect(judged(10, 7, 'models').passed).toBe(false)
})

test('where two keyings of a cause differ, either counts, and nothing else', () => {
  const [failure] = failuresOf([probe('P1', 'context', null)])
  const disputed = { ...failure!, answer: { ...failure!.answer, second: 'reasoning' as const } }
  expect(['context', 'reasoning', 'knowledge', ''].map((given) => namesCause(disputed, given))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(namesCause(failure!, '')).toBe(false)
})

test('the keyings are compared on all answers and, where wrong, on the cause', () => {
  const keyed = [probe('P1', 'context', null), probe('P2', 'knowledge', 'context')]
  keyed[0]!.answers.a.second = 'context'
  keyed[1]!.answers.a.second = 'reasoning'
  // The second keying finds the last answer right.
  expect(keyAgreement(keyed)).toEqual({ answers: 4, grades: 3, failures: 3, causes: 1 })
})

test('the weakest types are those with most failures, all of them when level', () => {
  const probes = [
    probe('P1', null, 'context', 'document'),
    probe('P2', 'context', 'context', 'format'),
    probe('P3', null, null, 'calculation'),
  ]
  const types = ['document', 'format', 'calculation']
  expect(weakestTypes(probes, { version: 'b', types })).toEqual(['document', 'format'])
  expect(weakestTypes(probes, { version: 'a', types })).toEqual(['format'])
})

test('of more than ten, four in five are asked, rounded up', () => {
  expect([judged(11, 9).passed, judged(11, 8).passed, judged(12, 10).passed, judged(12, 9).passed]).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('nine failures are too few to judge, even if all are right', () => {
  expect(judged(9, 9)).toEqual({
    passed: false,
    because: 'Only 9 failures are left unopened. Reset the lab to sort ten new ones.',
  })
})

test('what is handed in is judged on failures that were not opened before', () => {
  const data = Array.from({ length: 12 }, (_, index) => probe(`P${index}`, 'context', null))
  const answer = Object.fromEntries(failuresOf(data).map(({ id }) => [`answer-${id}`, 'context']))
  const sets = { models: [], library: data }
  const after = (opened: string) =>
    judgeProbeSet({ seed: 1, answer: { ...answer, 'answer-opened': opened }, data: sets }).because
  expect(after('')).toMatch(/^10 of 10/)
  expect(after('P0-a P1-a')).toMatch(/^10 of 10/)
  expect(after('P0-a P1-a P2-a')).toMatch(/^Only 9 failures are left/)
  expect(judgeProbeSet({ seed: 1, answer: {}, data: sets }).because).toMatch(/^0 of 10/)
  expect(judgeProbeSet({ seed: 1, answer: { ...answer, 'answer-set': 'models' }, data: sets }).because).toMatch(
    /^Only 0 failures/,
  )
})
