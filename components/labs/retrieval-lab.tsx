'use client'

import { memo, useMemo } from 'react'
import { dateInWords } from '@/components/ui/date-in-words'
import {
  OVERLAPS,
  SCORERS,
  SIZES,
  fitsCorpus,
  type RetrievalData,
  type SimilarityFile,
} from '@/lib/labs/core/retrieval-corpus'
import {
  FILTERS,
  INDEX_STATES,
  costOfThousand,
  evaluate,
  frontierOf,
  outcomeOf,
  questionsOf,
  type Evaluation,
} from '@/lib/labs/core/retrieval-search'
import { OPENING } from '@/lib/labs/core/retrieval-task'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { PolicyCorpusFile } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { Later, useLater } from './parts/later'
import { TaskList } from './parts/task-list'
import { RetrievalControls } from './retrieval-controls'
import { RetrievalNotes } from './retrieval-notes'
import { OwnQuestion } from './retrieval-own'
import { RetrievalPass } from './retrieval-pass'
import { FrontierPicture, OutcomePicture } from './retrieval-pictures'
import { QuestionView } from './retrieval-question'
import { RetrievalTables } from './retrieval-tables'
import { counted, euros } from './retrieval-words'
import { useLabData } from './use-lab-data'
import { useRestedGrid, useSearch, type Setting } from './use-retrieval'
import { useLabInputs, type LabState } from './use-lab-inputs'

const START: LabInputs = {
  size: OPENING.size,
  overlap: 0,
  k: OPENING.k,
  scorer: OPENING.scorer,
  rerank: false,
  filter: OPENING.filter,
  reader: 'staff',
  index: 'found',
  question: 'Q07',
}
const PRESETS: Readonly<Record<string, LabInputs>> = {
  'as-found': START,
  'small-pieces': { ...START, size: 50, k: 10, filter: 'before' },
}

/** L06: what reaches the model, what it costs, and why the rest does not arrive. */
export function RetrievalLab(props: LabBodyProps) {
  const corpus = useLabData<PolicyCorpusFile>('/labs/data/L06')
  const similarities = useLabData<SimilarityFile>('/labs/retrieval-similarities.v1.json')
  if (corpus.state !== 'read') return <LabWait labId={props.labId} data={corpus} />
  if (similarities.state !== 'read') return <LabWait labId={props.labId} data={similarities} />
  return <Explored {...props} corpus={corpus.value} similarities={similarities.value} />
}

function Explored({
  corpus,
  similarities,
  ...props
}: LabBodyProps & { corpus: PolicyCorpusFile; similarities: SimilarityFile }) {
  const data = useMemo(() => ({ corpus, similarities }), [corpus, similarities])
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ size, overlap, scorer, filter, reader, index, rerank }) => [
      ...(Number(size) <= 50 && Number(overlap) === 0 ? ['cut'] : []),
      ...(Number(size) <= 75 && Number(overlap) === 40 ? ['overlap'] : []),
      ...(scorer === 'embedding' ? ['meaning'] : []),
      ...(filter === 'before' && reader !== 'staff' ? ['filter'] : []),
      ...(index === 'ordered' ? ['index'] : []),
      ...(rerank === true && Number(size) <= 150 ? ['rerank'] : []),
    ],
  })
  const questions = useMemo(() => questionsOf(data, 'open'), [data])
  const setting = useSetting(lab)
  const { pipeline, k } = setting
  const { filter } = pipeline
  const yours = useSearch(data, setting)
  const looked = useMemo(
    () => ({ setting, searches: yours, outcomes: yours.map((search) => outcomeOf(search, { k, filter })) }),
    [setting, yours, k, filter],
  )
  const result = useMemo(() => evaluate(yours, { k, filter, data }), [yours, k, filter, data])
  const chosen = Math.max(
    0,
    questions.findIndex(({ question }) => question.id === lab.text('question', 'Q07')),
  )
  const grid = useRestedGrid(data, setting)
  const frontier = useMemo(() => frontierOf(grid), [grid])
  const isOutdated = useMemo(() => !fitsCorpus(data), [data])
  return (
    <>
      <RetrievalFinding result={result} k={k} corpus={corpus} />
      <div className="lab-two even">
        <FrontierPicture
          points={grid}
          frontier={frontier}
          tokens={result.tokens}
          sent={result.sent}
          asked={result.asked}
        />
        <OutcomePicture outcomes={looked.outcomes} chosen={chosen} leaks={result.leaks} />
      </div>
      <RetrievalControls lab={lab} data={data} setting={setting} />
      {isOutdated && (
        <p className="lab-note" role="alert">
          The pages were changed after the embeddings were computed. Their figures are out of date; BM25 and TF-IDF are
          not affected.
        </p>
      )}
      <QuestionView lab={lab} corpus={corpus} looked={useLater(looked)} chosen={chosen} />
      <Later>
        {/* What is typed here is kept in here, so it does not lag. */}
        <OwnQuestion data={data} setting={setting} />
        <RetrievalTables data={data} looked={looked} />
      </Later>
      <CorpusNote data={data} />
      <TaskList
        tasks={[
          {
            text: 'Cut into 50 tokens without overlap. How many answers does a border cut?',
            isDone: lab.flag('done-cut'),
          },
          {
            text: 'Give small passages 40% overlap. What becomes of those answers?',
            isDone: lab.flag('done-overlap'),
          },
          {
            text: 'Search with embeddings, and open the table of the kinds. Who wins where?',
            isDone: lab.flag('done-meaning'),
          },
          { text: 'Re-rank with passages of at most 150 tokens.', isDone: lab.flag('done-rerank') },
          {
            text: 'Filter before the search, and let a manager ask. Whose misses disappear?',
            isDone: lab.flag('done-filter'),
          },
          { text: 'Put the index in order. What does no search setting do as well?', isDone: lab.flag('done-index') },
        ]}
      />
      <RetrievalNotes corpus={corpus} />
      <RetrievalPass lab={lab} data={data} />
      <LabFoot lab={lab} />
    </>
  )
}

function RetrievalFinding({ result, k, corpus }: { result: Evaluation; k: number; corpus: PolicyCorpusFile }) {
  const stale = result.stale > 0 ? ` For ${counted(result.stale, 'question')} a withdrawn rule is sent as well.` : ''
  return (
    <Finding
      text={`${result.sent} of ${result.asked} answers arrive whole, for ${whole(result.tokens)} tokens a question.`}
      how={`Recall at ${k} is ${percent(result.recall)}, MRR ${result.mrr.toFixed(2)}, nDCG ${result.ndcg.toFixed(2)}. 1,000 questions cost ${euros(costOfThousand(result.tokens, corpus))}.${stale}`}
    />
  )
}

const CorpusNote = memo(function CorpusNote({ data }: { data: RetrievalData & { corpus: PolicyCorpusFile } }) {
  const { note, pages, price } = data.corpus
  return (
    <p className="lab-note">
      {note} {pages.length} pages; {questionsOf(data, 'open').length} questions are explored here and{' '}
      {questionsOf(data, 'kept').length} are kept for the task. A token is a word or a mark here. The price, €
      {price.perMillionTokens} for a million tokens, is an assumption of {dateInWords(price.setOn)}.
    </p>
  )
})

/** The setting as it is used: what a link says wrongly becomes the opening state. */
function useSetting(lab: LabState): Setting {
  const one = <T extends string>(values: readonly T[], key: string, fallback: T) =>
    values.find((value) => value === lab.text(key, fallback)) ?? fallback
  const size = SIZES.find((each) => each === lab.number('size', OPENING.size)) ?? 300
  const overlap = OVERLAPS.find((share) => Math.round(share * 100) === lab.number('overlap', 0)) ?? 0
  const scorer = one(SCORERS, 'scorer', OPENING.scorer)
  const isReranked = lab.flag('rerank')
  const filter = one(FILTERS, 'filter', OPENING.filter)
  const reader = lab.text('reader', 'staff')
  const index = one(INDEX_STATES, 'index', 'found')
  const k = Math.min(12, Math.max(1, Math.round(lab.number('k', OPENING.k))))
  const pipeline = useMemo(
    () => ({ size, overlap, scorer, isReranked, filter }),
    [size, overlap, scorer, isReranked, filter],
  )
  const situation = useMemo(() => ({ reader, index }), [reader, index])
  return useMemo(() => ({ pipeline, situation, k }), [pipeline, situation, k])
}
