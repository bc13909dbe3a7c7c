'use client'

import { memo, useEffect, useState } from 'react'
import { OVERLAPS, SIZES, overlapTokens, type RetrievalData } from '@/lib/labs/core/retrieval-corpus'
import { CAUSES, LARGEST_K } from '@/lib/labs/core/retrieval-search'
import {
  ANSWER_KEYS,
  TASK_QUESTIONS,
  causeKey,
  judgeRetrieval,
  retrievalTask,
  type Excluded,
  type MissCase,
  type RetrievalTask,
} from '@/lib/labs/core/retrieval-task'
import { whole } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { FILTER_OPTIONS, SCORER_OPTIONS } from './retrieval-controls'
import { CAUSE_NAMES, INDEX_NAMES, SCORER_NAMES, counted, readersText } from './retrieval-words'
import { showsSameTask, type LabState } from './use-lab-inputs'

const CAUSE_OPTIONS = CAUSES.map((value) => ({ value, label: CAUSE_NAMES[value] }))
const RULES: Readonly<Record<Excluded, string>> = {
  none: '',
  embedding: ' The texts may not go to a model, so embeddings are not allowed.',
  rerank: ' There is no time to re-rank.',
}
/** The lab is drawn first. */
const LATER_MS = 600

/** Another reader and budget on questions that were not explored, and three misses to explain. */
export const RetrievalPass = memo(function RetrievalPass({ lab, data }: { lab: LabState; data: RetrievalData }) {
  const seed = seedOf(lab, 601)
  const task = useTask(data, seed)
  const choose = (key: string) => (value: string) => lab.set({ [`answer-${key}`]: value })
  const chosen = (key: string) => lab.text(`answer-${key}`, '')
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another reader"
      judge={(answer) => judgeRetrieval({ seed, answer, data })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(ANSWER_KEYS.map((key) => [`answer-${key}`, ''])),
          ...Object.fromEntries([0, 1, 2].map((place) => [causeKey(place), ''])),
        })
      }
      task={task === null ? <p>The task is being drawn.</p> : <TaskText task={task} data={data} />}
    >
      {(isJudged) => (
        <>
          <Controls>
            <SelectControl
              label="Size of a passage"
              value={chosen('size')}
              open="Choose"
              isDisabled={isJudged}
              options={SIZES.map((size) => ({ value: String(size), label: `${size} tokens` }))}
              onChange={choose('size')}
            />
            <SelectControl
              label="Overlap"
              value={chosen('overlap')}
              open="Choose"
              isDisabled={isJudged}
              options={OVERLAPS.map((share) => ({
                value: String(Math.round(share * 100)),
                label: share === 0 ? 'None' : `${Math.round(share * 100)}%`,
              }))}
              onChange={choose('overlap')}
            />
            <NumberControl
              label={`Passages sent, 1 to ${LARGEST_K}`}
              value={chosen('k')}
              isDisabled={isJudged}
              onChange={choose('k')}
            />
          </Controls>
          <ChoiceControl
            legend="Search"
            value={chosen('scorer')}
            options={SCORER_OPTIONS}
            isDisabled={isJudged}
            onChange={choose('scorer')}
          />
          <ChoiceControl
            legend="Re-rank"
            value={chosen('rerank')}
            options={[
              { value: 'on', label: 'Yes' },
              { value: 'off', label: 'No' },
            ]}
            isDisabled={isJudged}
            onChange={choose('rerank')}
          />
          <ChoiceControl
            legend="Permission filter"
            value={chosen('filter')}
            options={FILTER_OPTIONS}
            isDisabled={isJudged}
            onChange={choose('filter')}
          />
          {task !== null && (
            <>
              <p className="lab-note">
                Three misses of another setting: {SCORER_NAMES[task.missSetting.scorer]}, passages of{' '}
                {task.missSetting.size} tokens, of which one begins every{' '}
                {task.missSetting.size - overlapTokens(task.missSetting)}, the first {task.missSetting.k} sent, filter
                before the search. Name the first cause that holds, in the order of the list.
              </p>
              <ol className="lab-rows">
                {task.misses.map((miss, place) => (
                  <li key={miss.asked.question.id}>
                    <MissFacts miss={miss} />
                    <SelectControl
                      label={`Cause of miss ${place + 1}`}
                      value={lab.text(causeKey(place), '')}
                      open="Choose the cause"
                      isDisabled={isJudged}
                      options={CAUSE_OPTIONS}
                      onChange={(cause) => lab.set({ [causeKey(place)]: cause })}
                    />
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

function useTask(data: RetrievalData, seed: number): RetrievalTask | null {
  const [drawn, setDrawn] = useState<{ seed: number; task: RetrievalTask } | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setDrawn({ seed, task: retrievalTask(seed, data) }), LATER_MS)
    return () => clearTimeout(timer)
  }, [data, seed])
  return drawn?.seed === seed ? drawn.task : null
}

function TaskText({ task, data }: { task: RetrievalTask; data: RetrievalData }) {
  const reader = data.corpus.readers.find(({ id }) => id === task.situation.reader)
  return (
    <p>
      {reader?.label} asks {TASK_QUESTIONS} questions that you have not seen, with the index{' '}
      {INDEX_NAMES[task.situation.index].toLowerCase()}. Find a setting that brings at least {task.target} whole answers
      for at most {whole(task.budget)} tokens a question on average, and never sends what this reader may not see.
      {RULES[task.excluded]} Try it above on the explored questions first: set who asks and the index. Then explain
      three misses.
    </p>
  )
}

function MissFacts({ miss }: { miss: MissCase }) {
  const { from, to } = miss.asked.span
  return (
    <dl className="lab-qa">
      <dt>Question</dt>
      <dd>{miss.asked.question.text}</dd>
      <dt>Page</dt>
      <dd>
        “{miss.title}”, {counted(miss.pageTokens, 'token')}, {miss.isIndexed ? 'in the index' : 'not in the index'}
      </dd>
      <dt>Readers</dt>
      <dd>{readersText(miss.readers)}</dd>
      <dt>Answer</dt>
      <dd>
        tokens {from + 1} to {to}
      </dd>
      <dt>Search</dt>
      <dd>
        {miss.touchedAt === null
          ? 'no part of the answer among the first 20'
          : `a part of the answer in place ${miss.touchedAt}, with nothing kept from the reader`}
      </dd>
    </dl>
  )
}
