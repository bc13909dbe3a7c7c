import { readFile } from 'node:fs/promises'
import { SentimentIntensityAnalyzer } from 'vader-sentiment'
import { embed } from '../embedding-model'

/** Steps, step length and strength of the penalty of the fit; ten-fold cross-validation is right in 72 to 73 of 80. */
const FIT = { steps: 3000, rate: 1, inversePenalty: 10 }

/** Probability of a complaint for a text's embedding. */
export type Classifier = (vector: ArrayLike<number>) => number

/**
 * Logistic regression with a ridge penalty, fitted by plain gradient descent from zero, so that the same texts always give
 * the same weights: minimises mean log loss + |w|²/(2·n·inversePenalty).
 */
export function fitClassifier(vectors: readonly ArrayLike<number>[], isComplaint: readonly boolean[]): Classifier {
  const { steps, rate, inversePenalty } = FIT
  const size = vectors[0]?.length ?? 0
  const weights = new Float64Array(size)
  let bias = 0
  const probability: Classifier = (vector) => {
    let sum = bias
    for (let place = 0; place < size; place += 1) sum += weights[place]! * vector[place]!
    return 1 / (1 + Math.exp(-sum))
  }
  for (let step = 0; step < steps; step += 1) {
    const slope = new Float64Array(size)
    let biasSlope = 0
    vectors.forEach((vector, index) => {
      const error = probability(vector) - (isComplaint[index] === true ? 1 : 0)
      biasSlope += error
      for (let place = 0; place < size; place += 1) slope[place] = slope[place]! + error * vector[place]!
    })
    for (let place = 0; place < size; place += 1)
      weights[place]! -= (rate / vectors.length) * (slope[place]! + weights[place]! / inversePenalty)
    bias -= (rate / vectors.length) * biasSlope
  }
  return probability
}

/** The classifier of version B, taught by the training messages. */
export async function trainClassifier(training: {
  complaint: readonly string[]
  other: readonly string[]
}): Promise<Classifier> {
  const texts = [...training.complaint, ...training.other]
  return fitClassifier(
    await embed(texts),
    texts.map((_, index) => index < training.complaint.length),
  )
}

/** VADER's compound score of a text, −1..1. */
export function compoundOf(text: string): number {
  return SentimentIntensityAnalyzer.polarity_scores(text).compound
}

/** Reads the list of VADER: each word with its mean rating by ten people, −4..4. */
export async function readLexicon(): Promise<Map<string, number>> {
  const lines = (await readFile('node_modules/vader-sentiment/vader_lexicon.txt', 'utf8')).split('\n')
  return new Map(
    lines.flatMap((line): [string, number][] => {
      const [word, weight] = line.split('\t')
      return word === undefined || weight === undefined ? [] : [[word, Number(weight)]]
    }),
  )
}

/** Words of a text that the list knows, in their order, each once. */
export function knownWords(text: string, lexicon: ReadonlyMap<string, number>): [string, number][] {
  const words = [...new Set(text.toLowerCase().match(/[a-z']+/g) ?? [])]
  return words.flatMap((word): [string, number][] => {
    const weight = lexicon.get(word)
    return weight === undefined ? [] : [[word, weight]]
  })
}
