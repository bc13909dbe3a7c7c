import type { TextBlock } from '../document'
import type { Lesson } from '../graph'
import { measureReading, sentencesOf, wordsOf } from '../reading-ease'
import type { LessonStep } from '../types'

/**
 * Words a minute at which a lesson is studied. An assumption: adults read English non-fiction silently at 238 words a minute, and
 * more slowly in a second language (Brysbaert, How many words do we read per minute?, 2019). Here they also compare tables and
 * follow sums, so we plan with less than half of it.
 */
export const studyWordsPerMinute = 100

/** Stated minutes may differ from the computed ones by this share of what is stated. */
export const minutesTolerance = 1 / 3

/** Least number of words of a lesson of any kind: the bar of content-plan.md, which exempts none. */
export const leastLessonWords = 500

/** Steps in which something is done, and takes the minutes that are stated; the time of the others follows from the words. */
const exerciseSteps: readonly LessonStep[] = ['decide', 'lab', 'checklist', 'project', 'check', 'words']

export interface LessonMeasure {
  id: string
  title: string
  file: string
  kind: Lesson['kind']
  /** Words outside code. */
  words: number
  minutesStated: number
  /** All words at `studyWordsPerMinute`, and the minutes of the exercises as the lesson states them. */
  minutesComputed: number
  /** Flesch's reading ease of the running text. */
  readingEase: number
  /** Words in a sentence of the running text. */
  sentenceMedian: number
  longestSentence: { line: number; words: number; text: string }
  /** What an editor should look at; empty when nothing. */
  notes: string[]
}

/** Measures of one lesson that has some running text. */
export function measureLesson(lesson: Lesson): LessonMeasure {
  const { id, title, file, kind, minutes, steps, body } = lesson
  const prose = body.blocks.filter((block) => block.kind === 'prose' && wordsOf(block.text).length > 0)
  const sentences = prose
    .flatMap(({ line, text }) => sentencesOf(text).map((sentence) => ({ line, sentence })))
    .map(({ line, sentence }) => ({ line, words: wordsOf(sentence).length, text: sentence }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words)
  const exercise = exerciseSteps.reduce((sum, step) => sum + (steps[step] ?? 0), 0)
  const minutesComputed = Math.round(body.words / studyWordsPerMinute) + exercise
  return {
    id,
    title,
    file,
    kind,
    words: body.words,
    minutesStated: minutes,
    minutesComputed,
    readingEase: prose.length > 0 ? measureReading(prose.map(asSentence).join(' ')).readingEase : 100,
    sentenceMedian: medianOf(sentences.map(({ words }) => words)),
    longestSentence: sentences[0] ?? { line: 1, words: 0, text: '' },
    notes: [
      ...(isShort(lesson) ? [`under ${leastLessonWords} words`] : []),
      ...(hasPicture(lesson) ? [] : ['no picture']),
      ...(lacksWorkedCase(lesson) ? ['no worked case'] : []),
      ...(Math.abs(minutesComputed - minutes) > minutes * minutesTolerance ? ['minutes'] : []),
    ],
  }
}

/** Whether a lesson is too short to teach something. */
export function isShort({ body }: Lesson): boolean {
  return body.words < leastLessonWords
}

/** A figure or an image anywhere, or a table in the idea: after the decision and before the first case, checklist or lab. */
export function hasPicture({ body }: Lesson): boolean {
  const ideaEnds = Math.min(
    ...body.tags.filter(({ name }) => ['Worked', 'Checklist', 'Lab'].includes(name)).map(({ line }) => line),
  )
  return (
    body.tags.some(({ name }) => name === 'Figure') ||
    body.places.some(({ tag }) => tag === 'image') ||
    body.blocks.some(({ kind, section, line }) => kind === 'cell' && section !== null && line < ideaEnds)
  )
}

/** Every kind shows a case; only a checklist may be applied at once, if its steps plan no time for a case. */
export function lacksWorkedCase({ kind, steps, body }: Lesson): boolean {
  const isWanted = kind !== 'checklist' || (steps.worked ?? 0) + (steps.case ?? 0) > 0
  return isWanted && !body.tags.some(({ name }) => name === 'Worked')
}

/** The middle value, or the mean of the two in the middle; 0 of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** A paragraph ends its last sentence, also after a colon. */
function asSentence({ text }: TextBlock): string {
  return /[.!?]["”’)]?$/.test(text) ? text : `${text}.`
}
