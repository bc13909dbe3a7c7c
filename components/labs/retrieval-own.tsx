'use client'

import { memo, useId, useState, type FormEvent } from 'react'
import type { RetrievalData } from '@/lib/labs/core/retrieval-corpus'
import { OWN_LENGTH, askOwn, fileOfOwn } from '@/lib/labs/core/retrieval-own'
import { searchAll, type Search } from '@/lib/labs/core/retrieval-search'
import { RankedList } from './retrieval-strip'
import { SCORER_NAMES } from './retrieval-words'
import { cutKey, useOwnQuestion, type Asking } from './use-own-question'
import type { Setting } from './use-retrieval'

/** A question in the learner's own words, searched as set above. Word search happens here; only embeddings need the server. */
export const OwnQuestion = memo(function OwnQuestion({ data, setting }: { data: RetrievalData; setting: Setting }) {
  const { pipeline, situation, k } = setting
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isShort, setIsShort] = useState(false)
  const { text, rows, asking, ask } = useOwnQuestion(data.corpus)
  const wantsEmbeddings = pipeline.scorer === 'embedding'
  const row = rows.get(cutKey(pipeline))
  const scorer = wantsEmbeddings && row === undefined ? 'bm25' : pipeline.scorer
  const similarities = row === undefined ? data.similarities : fileOfOwn(pipeline, row)
  const [search] =
    text === ''
      ? []
      : searchAll(
          { corpus: data.corpus, similarities },
          { pipeline: { ...pipeline, scorer }, situation, questions: [askOwn(text)] },
        )

  function submit(event: FormEvent) {
    event.preventDefault()
    const question = typed.trim()
    setIsShort(question.length < OWN_LENGTH.min)
    if (question.length >= OWN_LENGTH.min) void ask(question, { cut: pipeline, wantsEmbeddings })
  }

  const note = isShort
    ? `Write at least ${OWN_LENGTH.min} characters.`
    : wantsEmbeddings && text !== '' && row === undefined
      ? waitingText(asking)
      : search === undefined
        ? ''
        : foundText(search, data)
  return (
    <section className="retrieval-own" aria-label="Your own question">
      <form className="lab-control field" onSubmit={submit}>
        <label htmlFor={id}>Ask in your own words</label>
        <div>
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={OWN_LENGTH.max}
            value={typed}
            aria-describedby={`${id}-where`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="btn">
            Ask
          </button>
        </div>
        <p className="lab-note" id={`${id}-where`}>
          {wantsEmbeddings
            ? 'Your question goes to this site’s server, is turned into numbers and is not kept.'
            : `${SCORER_NAMES[pipeline.scorer]} searches in your browser; your question stays here.`}{' '}
          It does not count for the task.
        </p>
      </form>
      <p className="how" role="status">
        {note}
      </p>
      {search !== undefined && (
        <RankedList
          title={`Your question, searched with ${SCORER_NAMES[scorer]}`}
          corpus={data.corpus}
          search={search}
          k={k}
          filter={pipeline.filter}
        />
      )}
    </section>
  )
})

function foundText({ ranked }: Search, { corpus }: RetrievalData): string {
  const [first] = ranked
  if (first === undefined) return 'Nothing is found. Other words may help, or embeddings.'
  return `“${corpus.pages[first.chunk.page]!.title}” comes first. Nobody marked an answer to your question: whether it is right, you judge.`
}

/** Why the embeddings are not here; meanwhile BM25 is shown. */
function waitingText(asking: Asking): string {
  const meanwhile = 'Until then you see BM25.'
  switch (asking.state) {
    case 'none':
      return `Embeddings of these passages were not asked for yet: ask again. ${meanwhile}`
    case 'waiting':
      return `The server reads your question; the first question to a size and overlap takes longest. ${meanwhile}`
    case 'refused':
      return `You asked too often. Ask again ${asking.waitS < 60 ? `in ${asking.waitS === 1 ? 'a second' : `${asking.waitS} seconds`}` : `after ${timeText(asking.until)}`}. ${meanwhile}`
    case 'resting':
      return `The embeddings rest: the server is busy or still reads these passages. Ask again in ten seconds. ${meanwhile}`
    case 'offline':
      return 'The server cannot be reached. BM25 and TF-IDF still work; you see BM25.'
    case 'outdated':
      return `The pages of this lab were changed. Reload to search them with embeddings. ${meanwhile}`
  }
}

function timeText(time: Date): string {
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`
}
