import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { callsComplaint, probesOfMessages, type MessageProbe, type ModelRecordings } from '@/lib/labs/core/probe-models'
import { exactMcNemar, failureRate, failuresOf, pairCounts, weakestTypes } from '@/lib/labs/core/probe-set'
import { MessageProbesSchema, ModelRecordingsSchema } from '@/lib/labs/schemas'

const yaml = (file: string): unknown => parse(readFileSync(`content/labs/${file}`, 'utf8'))
const file = MessageProbesSchema.parse(yaml('L20-messages.yaml'))
const recordings = ModelRecordingsSchema.parse(yaml('L20-recordings.yaml'))
const probes = probesOfMessages(file.probes, recordings)
const types = Object.keys(file.types)

test('the counts are those printed in lesson T2-3', () => {
  expect(pairCounts(probes)).toEqual({ bothRight: 15, onlyA: 4, onlyB: 13, bothWrong: 18 })
  expect(exactMcNemar({ onlyFirst: 4, onlySecond: 13 })).toBeCloseTo(0.049, 3)
  const failed = (version: 'a' | 'b') => types.map((type) => failureRate(probes, { version, type }).failed)
  expect(failed('a')).toEqual([0, 5, 7, 10, 9])
  expect(failed('b')).toEqual([0, 2, 6, 7, 7])
  expect(weakestTypes(probes, { version: 'b', types })).toEqual(['both sides', 'other sense'])
})

test('without the probes that are close to training messages the classifier leads by 10 to 4, as its note says', () => {
  const others = probes.filter(({ id }) => !['M02', 'M04', 'M12', 'M15', 'M50'].includes(id))
  expect(pairCounts(others)).toEqual({ bothRight: 13, onlyA: 4, onlyB: 10, bothWrong: 18 })
  expect(exactMcNemar({ onlyFirst: 4, onlySecond: 10 })).toBeCloseTo(0.18, 3)
})

test('each of the five types has five complaints and five others, and two keyings agree on all fifty', () => {
  for (const type of types) {
    const of = file.probes.filter((probe) => probe.type === type)
    expect([of.length, of.filter(({ complaint }) => complaint).length]).toEqual([10, 5])
  }
  expect(file.probes.filter(({ complaint, second }) => complaint === second)).toHaveLength(50)
})

test('of 53 failures the deciding part alone turns 19 right, plain words 32, and two stay wrong', () => {
  const causes = failuresOf(probes).map(({ cause }) => cause)
  const count = (cause: string) => causes.filter((each) => each === cause).length
  expect([count('alone'), count('plain'), count('neither')]).toEqual([19, 32, 2])
})

test('a model says complaint from its cut on: the list at −0.05 and below, the classifier at 0.5 and above', () => {
  expect([-0.06, -0.05, -0.0499].map((score) => callsComplaint('a', score))).toEqual([true, true, false])
  expect([0.4999, 0.5, 0.51].map((score) => callsComplaint('b', score))).toEqual([false, true, true])
})

const message: MessageProbe = { id: 'M1', type: 'facts', text: 'Cold.', complaint: true, alone: 'Co.', plain: 'Bad.' }
const recorded = (scores: ModelRecordings['a'][string]): ModelRecordings => ({
  a: { M1: scores },
  b: { M1: { message: 0.7, alone: 0.2, plain: 0.9 } },
  words: { M1: [['cold', -1.25]] },
})

test('a failure has the first second run that is right as its cause, and a right answer none', () => {
  const causeOf = (alone: number | undefined, plain: number) =>
    probesOfMessages([message], recorded({ message: 0.3, alone, plain }))[0]!.answers.a.cause
  expect([causeOf(-0.4, -0.5), causeOf(0, -0.5), causeOf(0, 0), causeOf(undefined, -0.5)]).toEqual([
    'alone',
    'plain',
    'neither',
    'plain',
  ])
  expect(probesOfMessages([message], recorded({ message: 0.3, plain: 0 }))[0]!.answers.b.cause).toBeNull()
})

test('an answer says the verdict, the score and, for the list, the words it counted', () => {
  const [probe] = probesOfMessages([message], recorded({ message: -0.34, alone: 0, plain: -0.5 }))
  expect(probe).toMatchObject({ id: 'M1', type: 'facts', prompt: 'Cold.', expected: 'complaint' })
  expect(probe!.answers.a.text).toBe('complaint (score −0.34); words on the list, before the rules: cold −1.3')
  expect(probe!.answers.b.text).toBe('complaint (probability 0.70)')
  expect(probe!.answers.a.secondRuns).toEqual([
    { run: 'alone', text: 'Co.', answer: 'no complaint (score 0.00)', correct: false },
    { run: 'plain', text: 'Bad.', answer: 'complaint (score −0.50)', correct: true },
  ])
  const two = {
    ...recorded({ message: 0, plain: 0 }),
    words: {
      M1: [
        ['great', 3.1],
        ['cold', -1.25],
      ] as const,
    },
  }
  expect(probesOfMessages([message], two)[0]!.answers.a.text).toMatch(
    /; words on the list, before the rules: great [+]3[.]1, cold −1[.]3$/,
  )
  const silent = { ...recorded({ message: 0, plain: 0 }), words: {} }
  const [other] = probesOfMessages([{ ...message, complaint: false }], silent)
  expect(other!.answers.a.text).toBe('no complaint (score 0.00); no word on the list')
  expect(other!.expected).toBe('no complaint')
  expect(other!.answers.a.correct).toBe(true)
})

test('a message of one part has one second run', () => {
  const { alone: _part, ...whole } = message
  const runsOf = (messages: MessageProbe[], scores: ModelRecordings['a'][string]) =>
    probesOfMessages(messages, recorded(scores))[0]!.answers.a.secondRuns?.map(({ run }) => run)
  expect(runsOf([whole], { message: 0, alone: 0.2, plain: 0 })).toEqual(['plain'])
  expect(runsOf([message], { message: 0, plain: 0 })).toEqual(['plain'])
  expect(runsOf([message], { message: 0, alone: 0.2, plain: 0 })).toEqual(['alone', 'plain'])
})

test('a message without a recording is refused by its name', () => {
  const none = { ...recorded({ message: 0, plain: 0 }), b: {} }
  expect(() => probesOfMessages([message], none)).toThrow('No recording of M1 by model b')
})
