import type { ContentReport } from './content-report'
import type { LessonMeasure } from './measure-lesson'
import { studyWordsPerMinute } from './measure-lesson'

/** Places shown for one finding; the rest is counted. */
const placesShown = 6

/** The report as text: one table of lessons with its totals, then a list for each kind of finding, worst first. */
export function describeReport(report: ContentReport): string {
  const { lessons, sharedRuns, seedRuns, spellings } = report
  const withNote = (note: string) => lessons.filter(({ notes }) => notes.includes(note))
  return [
    `Lessons, those with notes first, then the hardest to read. Computed minutes: all words at ${studyWordsPerMinute} a minute, and the exercises.`,
    '',
    ...tableOf([HEAD, ...lessons.map(cellsOf), totalOf(report)]),
    '',
    ...section(
      'Minutes that differ by more than a third',
      [...withNote('minutes')]
        .sort((a, b) => offBy(b) - offBy(a))
        .map((lesson) => `${lesson.id}  ${lesson.minutesStated} stated, ${lesson.minutesComputed} computed`),
    ),
    ...section(
      'Longest sentences',
      [...lessons]
        .sort((a, b) => b.longestSentence.words - a.longestSentence.words)
        .slice(0, 10)
        .map(
          ({ file, longestSentence: { words, line, text } }) => `${words} words  ${file}:${line}  ${shortened(text)}`,
        ),
    ),
    ...section(
      'Lessons without a picture',
      withNote('no picture').map(({ id, title }) => `${id}  ${title}`),
    ),
    ...section(
      'Lessons without a worked case',
      withNote('no worked case').map(({ id, title }) => `${id}  ${title}`),
    ),
    ...section(
      'Phrases that lessons share',
      sharedRuns.map(({ words, text, places }) => `${words} words  “${text}”  ${listed(places.map(placeOf))}`),
    ),
    ...section(
      'Phrases of the source documents',
      seedRuns.map(({ words, text, file, line }) => `${words} words  “${text}”  ${file}:${line}`),
    ),
    ...section(
      'Terms written in two ways',
      spellings.map(
        ({ preferred, uses, variant, places }) =>
          `${preferred} (${uses})  ${variant} (${places.length})  ${listed(places.map(placeOf))}`,
      ),
    ),
  ]
    .join('\n')
    .trimEnd()
}

const HEAD = ['', 'kind', 'words', 'stated', 'computed', 'ease', 'median', 'longest', 'notes']

function cellsOf(lesson: LessonMeasure): string[] {
  return [
    lesson.id,
    lesson.kind,
    String(lesson.words),
    String(lesson.minutesStated),
    String(lesson.minutesComputed),
    lesson.readingEase.toFixed(0),
    String(lesson.sentenceMedian),
    String(lesson.longestSentence.words),
    lesson.notes.join(', '),
  ]
}

function totalOf({ lessons, totals }: ContentReport): string[] {
  return [
    'all',
    String(totals.lessons),
    `${totals.words} (median ${totals.wordsMedian})`,
    String(totals.minutesStated),
    String(totals.minutesComputed),
    totals.readingEaseMedian.toFixed(0),
    String(totals.sentenceMedian),
    String(Math.max(0, ...lessons.map(({ longestSentence }) => longestSentence.words))),
    `${lessons.filter(({ notes }) => notes.length > 0).length} with notes`,
  ]
}

function tableOf(rows: readonly string[][]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function section(title: string, lines: readonly string[]): string[] {
  return [`${title}: ${lines.length === 0 ? 'none' : lines.length}`, ...lines.map((line) => `  ${line}`), '']
}

/** Difference from the stated minutes, as a share of them. */
function offBy({ minutesStated, minutesComputed }: LessonMeasure): number {
  return Math.abs(minutesComputed - minutesStated) / minutesStated
}

function placeOf({ file, line }: { file: string; line: number }): string {
  return `${shortFile(file)}:${line}`
}

function shortFile(file: string): string {
  return file.replace(/^content\/(?:lessons\/[^/]+\/)?/, '').replace(/\.(?:mdx|yaml)$/, '')
}

function listed(places: readonly string[]): string {
  const more = places.length - placesShown
  return places.slice(0, placesShown).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
