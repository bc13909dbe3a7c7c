'use client'

import { useMemo } from 'react'
import { dateInWords } from '@/components/ui/date-in-words'
import { OVERLAPS, SCORERS, SIZES, fitsCorpus, type SimilarityFile } from '@/lib/labs/core/retrieval-corpus'
import {
  FILTERS,
  INDEX_STATES,
  costOfThousand,
  evaluate,
  frontierOf,
  outcomeOf,
  questionsOf,
  type Pipeline,
  type Situation,
} from '@/lib/labs/core/retrieval-search'
import { OPENING } from '@/lib/labs/core/retrieval-task'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { PolicyCorpusFile } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { RetrievalControls } from './retrieval-controls'
import { KindTable, RetrievalNotes } from './retrieval-notes'
import { OwnQuestion } from './retrieval-own'
import { RetrievalPass } from './retrieval-pass'
import { FrontierPicture, OutcomePicture } from './retrieval-pictures'
import { QuestionView } from './retrieval-question'
import { SCORER_NAMES, counted, euros } from './retrieval-words'
import { useLabData } from './use-lab-data'
import { useRestedGrid, useSearches } from './use-retrieval'
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
  const { pipeline, situation, k } = settingOf(lab)
  const { filter, scorer } = pipeline
  const searches = useSearches(data, { pipeline, situation })
  const yours = searches[scorer]
  const result = evaluate(yours, { k, filter, data })
  const outcomes = yours.map((search) => outcomeOf(search, { k, filter }))
  const chosen = Math.max(
    0,
    questions.findIndex(({ question }) => question.id === lab.text('question', 'Q07')),
  )
  const grid = useRestedGrid(data, { pipeline, situation })
  return (
    <>
      <Finding
        text={`${result.sent} of ${result.asked} answers arrive whole, for ${whole(result.tokens)} tokens a question.`}
        how={`Recall at ${k} is ${percent(result.recall)}, MRR ${result.mrr.toFixed(2)}, nDCG ${result.ndcg.toFixed(2)}. 1,000 questions cost ${euros(costOfThousand(result.tokens, corpus))}.${result.stale > 0 ? ` For ${counted(result.stale, 'question')} a withdrawn rule is sent as well.` : ''}`}
      />
      <div className="lab-two even">
        <FrontierPicture
          points={grid}
          frontier={frontierOf(grid)}
          yours={{ tokens: result.tokens, sent: result.sent }}
          asked={result.asked}
        />
        <OutcomePicture outcomes={outcomes} chosen={chosen} leaks={result.leaks} />
      </div>
      <RetrievalControls lab={lab} data={data} pipeline={pipeline} situation={situation} k={k} />
      {!fitsCorpus(data) && (
        <p className="lab-note" role="alert">
          The pages were changed after the embeddings were computed. Their figures are out of date; BM25 and TF-IDF are
          not affected.
        </p>
      )}
      <QuestionView
        lab={lab}
        data={data}
        searches={yours}
        outcomes={outcomes}
        chosen={chosen}
        cut={pipeline}
        k={k}
        filter={filter}
      />
      <OwnQuestion data={data} pipeline={pipeline} situation={situation} k={k} />
      <TurnedTable
        caption="The three ways to search, with your other settings"
        head={['Search', 'Arrive', 'Recall', 'MRR', 'nDCG', 'Tokens', 'Low', 'Cut', 'Not indexed', 'Not allowed']}
        strong={1}
        rows={SCORERS.map((each) => {
          const { sent, recall, mrr, ndcg, tokens, causes } = evaluate(searches[each], { k, filter, data })
          return {
            name: SCORER_NAMES[each],
            cells: [
              String(sent),
              percent(recall),
              mrr.toFixed(2),
              ndcg.toFixed(2),
              whole(tokens),
              ...(['ranked-low', 'cut', 'not-indexed', 'not-allowed'] as const).map((cause) => String(causes[cause])),
            ],
          }
        })}
      />
      <KindTable searches={searches} k={k} filter={filter} />
      <p className="lab-note">
        {corpus.note} {corpus.pages.length} pages; {questions.length} questions are explored here and{' '}
        {questionsOf(data, 'kept').length} are kept for the task. A token is a word or a mark here. The price, €
        {corpus.price.perMillionTokens} for a million tokens, is an assumption of {dateInWords(corpus.price.setOn)}.
      </p>
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

/** The setting as it is used: what a link says wrongly becomes the opening state. */
function settingOf(lab: LabState): { pipeline: Pipeline; situation: Situation; k: number } {
  const one = <T extends string>(values: readonly T[], key: string, fallback: T) =>
    values.find((value) => value === lab.text(key, fallback)) ?? fallback
  return {
    pipeline: {
      size: SIZES.find((size) => size === lab.number('size', OPENING.size)) ?? 300,
      overlap: OVERLAPS.find((share) => Math.round(share * 100) === lab.number('overlap', 0)) ?? 0,
      scorer: one(SCORERS, 'scorer', OPENING.scorer),
      isReranked: lab.flag('rerank'),
      filter: one(FILTERS, 'filter', OPENING.filter),
    },
    situation: { reader: lab.text('reader', 'staff'), index: one(INDEX_STATES, 'index', 'found') },
    k: Math.min(12, Math.max(1, Math.round(lab.number('k', OPENING.k)))),
  }
}
