import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  compoundOf,
  fitClassifier,
  knownWords,
  readLexicon,
  trainClassifier,
} from '@/lib/labs/data-scripts/complaint-models'
import { embed } from '@/lib/labs/embedding-model'
import { MessageProbesSchema, ModelRecordingsSchema } from '@/lib/labs/schemas'

const yaml = (file: string): unknown => parse(readFileSync(`content/labs/${file}`, 'utf8'))
const file = MessageProbesSchema.parse(yaml('L20-messages.yaml'))
const recordings = ModelRecordingsSchema.parse(yaml('L20-recordings.yaml'))

/** Every text that a model was asked about, with the score that is recorded for it. */
const asked = (version: 'a' | 'b') =>
  file.probes.flatMap(({ id, text, alone, plain }) => {
    const scores = recordings[version][id]!
    return [
      { text, score: scores.message },
      ...(alone === undefined ? [] : [{ text: alone, score: scores.alone }]),
      { text: plain, score: scores.plain },
    ]
  })

test('no probe and no second run was among the messages that the classifier learnt from', () => {
  const learnt = new Set([...file.training.complaint, ...file.training.other])
  expect(learnt.size).toBe(80)
  expect(asked('b').filter(({ text }) => learnt.has(text))).toEqual([])
})

test('the word list gives what is recorded', () => {
  for (const { text, score } of asked('a')) expect(compoundOf(text), text).toBeCloseTo(score!, 4)
})

test('the classifier, taught again, gives what is recorded', { timeout: 60_000 }, async () => {
  const classifier = await trainClassifier(file.training)
  const texts = asked('b')
  const vectors = await embed(texts.map(({ text }) => text))
  texts.forEach(({ text, score }, at) => expect(Math.abs(classifier(vectors[at]!) - score!), text).toBeLessThan(0.002))
})

test('the words shown are those that the list knows', async () => {
  const lexicon = await readLexicon()
  for (const { id, text } of file.probes) expect(recordings.words[id]).toEqual(knownWords(text, lexicon))
  expect(knownWords("Great, GREAT: the locker isn't broken", lexicon).map(([word]) => word)).toEqual([
    'great',
    'broken',
  ])
})

test('the classifier parts two heaps, and its penalty keeps it from being certain', () => {
  const classifier = fitClassifier(
    [
      [1, 0],
      [0.8, 0.1],
      [-1, 0],
      [-0.8, -0.1],
    ],
    [true, true, false, false],
  )
  expect(classifier([1, 0])).toBeGreaterThan(0.8)
  expect(classifier([1, 0])).toBeLessThan(0.999)
  expect(classifier([0, 0])).toBeCloseTo(0.5, 6)
  expect(classifier([-1, 0])).toBeCloseTo(1 - classifier([1, 0]), 6)
})
