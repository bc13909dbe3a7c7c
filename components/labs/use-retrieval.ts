import { useEffect, useMemo, useState } from 'react'
import type { RetrievalData, Scorer } from '@/lib/labs/core/retrieval-corpus'
import {
  gridOf,
  questionsOf,
  searchAll,
  type FrontierPoint,
  type Pipeline,
  type Search,
  type Situation,
} from '@/lib/labs/core/retrieval-search'

/** Long enough to let a slider come to rest. */
const REST_MS = 250

interface Asked {
  pipeline: Pipeline
  situation: Situation
}

/** The explored questions searched in all three ways; the number of passages is chosen afterwards. */
export function useSearches(data: RetrievalData, { pipeline, situation }: Asked): Record<Scorer, Search[]> {
  const { size, overlap, isReranked, filter } = pipeline
  const { reader, index } = situation
  return useMemo(() => {
    const search = (scorer: Scorer) =>
      searchAll(data, {
        pipeline: { size, overlap, isReranked, filter, scorer },
        situation: { reader, index },
        questions: questionsOf(data, 'open'),
      })
    return { bm25: search('bm25'), tfidf: search('tfidf'), embedding: search('embedding') }
  }, [data, size, overlap, isReranked, filter, reader, index])
}

/** All ways to cut for the present search, once the inputs rest; empty until then. */
export function useRestedGrid(data: RetrievalData, { pipeline, situation }: Asked): readonly FrontierPoint[] {
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
  return made.key === key ? made.points : []
}
