import { useEffect, useMemo, useState } from 'react'
import type { RetrievalData, Scorer } from '@/lib/labs/core/retrieval-corpus'
import {
  gridOf,
  questionsOf,
  searchAll,
  type FrontierPoint,
  type MissCause,
  type Pipeline,
  type Search,
  type Situation,
} from '@/lib/labs/core/retrieval-search'

/** Long enough to let a slider come to rest. */
const REST_MS = 250

/** How the pages are searched, for whom, and how many passages are sent. */
export interface Setting {
  readonly pipeline: Pipeline
  readonly situation: Situation
  readonly k: number
}

/** A setting with what it finds. */
export interface Looked {
  readonly setting: Setting
  /** The explored questions, searched as set. */
  readonly searches: readonly Search[]
  readonly outcomes: readonly ('sent' | MissCause)[]
}

/** The explored questions searched as set; the number of passages is chosen afterwards. */
export function useSearch(data: RetrievalData, { pipeline, situation }: Setting): readonly Search[] {
  return useMemo(
    () => searchAll(data, { pipeline, situation, questions: questionsOf(data, 'open') }),
    [data, pipeline, situation],
  )
}

/** The same in all three ways; the one that is set is handed over. */
export function useSearches(
  data: RetrievalData,
  { setting: { pipeline, situation }, searches }: Looked,
): Readonly<Record<Scorer, readonly Search[]>> {
  return useMemo(() => {
    const search = (scorer: Scorer) =>
      scorer === pipeline.scorer
        ? searches
        : searchAll(data, { pipeline: { ...pipeline, scorer }, situation, questions: questionsOf(data, 'open') })
    return { bm25: search('bm25'), tfidf: search('tfidf'), embedding: search('embedding') }
  }, [data, pipeline, situation, searches])
}

const NO_POINTS: readonly FrontierPoint[] = []

/** All ways to cut for the present search, once the inputs rest; empty until then. */
export function useRestedGrid(data: RetrievalData, { pipeline, situation }: Setting): readonly FrontierPoint[] {
  const { scorer, isReranked, filter } = pipeline
  const { reader, index } = situation
  const key = [scorer, isReranked, filter, reader, index].join('/')
  const [made, setMade] = useState<{ key: string; points: FrontierPoint[] }>({ key: '', points: [] })
  useEffect(() => {
    const timer = setTimeout(() => {
      const questions = questionsOf(data, 'open')
      const points = gridOf(data, { pipeline: { scorer, isReranked, filter }, situation: { reader, index }, questions })
      setMade({ key, points })
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [data, key, scorer, isReranked, filter, reader, index])
  return made.key === key ? made.points : NO_POINTS
}
