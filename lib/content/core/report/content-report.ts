import type { ContentGraph } from '../graph'
import type { LessonMeasure } from './measure-lesson'
import { measureLesson, medianOf } from './measure-lesson'
import { filePassages, ownPassages } from './passages'
import type { SeedRun } from './seed-runs'
import { findSeedRuns } from './seed-runs'
import type { SharedRun } from './shared-runs'
import { findSharedRuns } from './shared-runs'
import type { TermSpelling } from './term-spelling'
import { findTermSpellings } from './term-spelling'

/** What the report and the content check compare: the curriculum, the text of each file, and the hashes of the sources' runs. */
export interface ReportInput {
  graph: ContentGraph
  sources: ReadonlyMap<string, { source: string }>
  seeds: ReadonlySet<string>
}

export interface ContentReport {
  /** Those with most notes first, then the hardest to read. */
  lessons: LessonMeasure[]
  totals: {
    lessons: number
    words: number
    wordsMedian: number
    minutesStated: number
    minutesComputed: number
    readingEaseMedian: number
    /** Of the lessons' medians. */
    sentenceMedian: number
  }
  sharedRuns: SharedRun[]
  seedRuns: SeedRun[]
  spellings: TermSpelling[]
}

/** Measures of the curriculum; of everything, or of what concerns files with one of `parts` in their path. */
export function buildContentReport(input: ReportInput & { parts?: readonly string[] }): ContentReport {
  const { graph, sources, parts = [] } = input
  const isWanted = ({ file }: { file: string }) => parts.length === 0 || parts.some((part) => file.includes(part))
  const lessons = [...graph.lessons.values()]
    .filter(isWanted)
    .map(measureLesson)
    .sort((a, b) => b.notes.length - a.notes.length || a.readingEase - b.readingEase)
  const sum = (of: (lesson: LessonMeasure) => number) => lessons.reduce((total, lesson) => total + of(lesson), 0)
  const median = (of: (lesson: LessonMeasure) => number) => medianOf(lessons.map(of))
  return {
    lessons,
    totals: {
      lessons: lessons.length,
      words: sum(({ words }) => words),
      wordsMedian: median(({ words }) => words),
      minutesStated: sum(({ minutesStated }) => minutesStated),
      minutesComputed: sum(({ minutesComputed }) => minutesComputed),
      readingEaseMedian: median(({ readingEase }) => readingEase),
      sentenceMedian: median(({ sentenceMedian }) => sentenceMedian),
    },
    sharedRuns: sharedBetweenLessons(input).filter(({ places }) => places.some(isWanted)),
    seedRuns: takenFromSeeds(input).filter(isWanted),
    spellings: findTermSpellings({ sources, terms: termsOf(graph) }).flatMap((found) => {
      const places = found.places.filter(isWanted)
      return places.length > 0 ? [{ ...found, places }] : []
    }),
  }
}

/** Phrases that two lessons share, outside the glossary's definitions, quotations and code. */
export function sharedBetweenLessons({ graph, sources }: Omit<ReportInput, 'seeds'>): SharedRun[] {
  return findSharedRuns(
    [...graph.lessons.values()].flatMap((lesson) => ownPassages(lesson, sources.get(lesson.file)?.source ?? '')),
    { definitions: [...graph.terms.values()].flatMap(({ short, long }) => [short, long ?? '']) },
  )
}

/** Phrases of the two source documents in any file of the content. */
export function takenFromSeeds({ graph, sources, seeds }: ReportInput): SeedRun[] {
  return findSeedRuns(
    [...sources].flatMap(([file, { source }]) => filePassages(file, source)),
    { seeds, fixedTerms: termsOf(graph) },
  )
}

function termsOf(graph: ContentGraph): string[] {
  return [...graph.terms.values()].map(({ term }) => term)
}
