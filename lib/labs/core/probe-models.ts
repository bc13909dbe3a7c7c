import type { Probe, ProbeAnswer, SecondRun, VersionId } from './probe-set'

/**
 * Turns what two models made of fifty messages into probes: a word list (VADER) as version A and a classifier on sentence
 * embeddings as version B, both asked whether a message is a complaint. The scores are recordings; see
 * `data-scripts/probe-two-models.ts`.
 */

/** A message with two changed ones for a second run. */
export interface MessageProbe {
  readonly id: string
  readonly type: string
  readonly text: string
  readonly complaint: boolean
  /** The part that decides, without the rest; missing where the message has one part only. */
  readonly alone?: string | undefined
  /** The same in plain words of feeling. */
  readonly plain: string
}

/** What a model made of a message and its second runs: VADER's compound score −1..1, or a probability 0..1. */
export interface RecordedScores {
  readonly message: number
  readonly alone?: number | undefined
  readonly plain: number
}

/** Scores of both models by message, and the words of the message that the list knows, with their weights. */
export interface ModelRecordings {
  readonly a: Readonly<Record<string, RecordedScores>>
  readonly b: Readonly<Record<string, RecordedScores>>
  readonly words: Readonly<Record<string, readonly (readonly [word: string, weight: number])[]>>
}

/** From this compound score down VADER's authors call a text negative (Hutto and Gilbert, ICWSM 2014). */
export const COMPOUND_CUT = -0.05
/** From this probability on the classifier says complaint. */
export const PROBABILITY_CUT = 0.5

/** Whether a model calls what it scored a complaint. */
export function callsComplaint(version: VersionId, score: number): boolean {
  return version === 'a' ? score <= COMPOUND_CUT : score >= PROBABILITY_CUT
}

const signed = (value: number): string => value.toFixed(2).replace('-', '−')

/** "no complaint (score 0.39)" */
function answerOf(version: VersionId, score: number): string {
  const verdict = callsComplaint(version, score) ? 'complaint' : 'no complaint'
  return `${verdict} (${version === 'a' ? 'score' : 'probability'} ${signed(score)})`
}

/** The first second run that is right, in the order in which they are tried: the deciding part alone, then plain words. */
function turnedBy(runs: readonly SecondRun[]): 'alone' | 'plain' | 'neither' {
  return runs.find(({ correct }) => correct)?.run ?? 'neither'
}

/** The messages as probes with the recorded answers of both models. @throws Error where a recording is missing */
export function probesOfMessages(messages: readonly MessageProbe[], recordings: ModelRecordings): Probe[] {
  return messages.map((message) => ({
    id: message.id,
    type: message.type,
    prompt: message.text,
    expected: message.complaint ? 'complaint' : 'no complaint',
    answers: { a: answerTo(message, 'a', recordings), b: answerTo(message, 'b', recordings) },
  }))
}

function answerTo(message: MessageProbe, version: VersionId, recordings: ModelRecordings): ProbeAnswer {
  const scores = recordings[version][message.id]
  if (scores === undefined) throw new Error(`No recording of ${message.id} by model ${version}`)
  const isRight = (score: number) => callsComplaint(version, score) === message.complaint
  const secondRuns = (['alone', 'plain'] as const).flatMap((run): SecondRun[] => {
    const [text, score] = [message[run], scores[run]]
    return text === undefined || score === undefined
      ? []
      : [{ run, text, answer: answerOf(version, score), correct: isRight(score) }]
  })
  const correct = isRight(scores.message)
  return {
    text: `${answerOf(version, scores.message)}${version === 'a' ? wordsOnList(recordings.words[message.id] ?? []) : ''}`,
    correct,
    cause: correct ? null : turnedBy(secondRuns),
    secondRuns,
  }
}

/** "; words on the list, before the rules: great +3.1, broken −2.1" */
function wordsOnList(words: ModelRecordings['words'][string]): string {
  if (words.length === 0) return '; no word on the list'
  return `; words on the list, before the rules: ${words.map(([word, weight]) => `${word} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`).join(', ')}`
}
