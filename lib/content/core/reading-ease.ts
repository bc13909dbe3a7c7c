/** How hard a text is to read. */
export interface ReadingMeasure {
  sentences: number
  /** Mean number of words in a sentence. */
  wordsPerSentence: number
  /** Flesch's reading ease: 100 very easy, 60 to 70 plain, below 50 for trained readers. */
  readingEase: number
}

/** The sentences of a text, in order; a sentence ends with a full stop, a question mark or an exclamation mark before a space. */
export function sentencesOf(text: string): string[] {
  return text
    .trim()
    .split(/(?<=[.!?]["”’)]?)\s+/)
    .filter((sentence) => sentence !== '')
}

/** The words and numbers of a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d][\p{L}\d.,'’-]*/gu) ?? []
}

/**
 * Sentence length and reading ease of an English text with at least one word. A number counts as a word of one syllable.
 * Source: Flesch, A new readability yardstick (1948): 206.835 − 1.015 · words/sentences − 84.6 · syllables/words.
 * @throws RangeError for a text without words
 */
export function measureReading(text: string): ReadingMeasure {
  const words = wordsOf(text)
  if (words.length === 0) throw new RangeError(`No word to be read in “${text}”`)
  const sentences = sentencesOf(text).length
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const wordsPerSentence = words.length / sentences
  return {
    sentences,
    wordsPerSentence,
    readingEase: 206.835 - 1.015 * wordsPerSentence - 84.6 * (syllables / words.length),
  }
}

/** Groups of one or two vowels, without the silent endings -e, -es and -ed; at least one. An estimate: “evaluation” gets four. */
function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  const spoken = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0)
}
