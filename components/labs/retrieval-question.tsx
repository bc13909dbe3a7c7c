import { memo } from 'react'
import type { PolicyCorpus } from '@/lib/labs/core/retrieval-corpus'
import type { MissCause } from '@/lib/labs/core/retrieval-search'
import { ByWidth } from './parts/by-width'
import { Controls, SelectControl } from './parts/controls'
import { AnswerText, DocumentStrip, RankedList, stripTitle } from './retrieval-strip'
import { CAUSE_NAMES } from './retrieval-words'
import type { LabState } from './use-lab-inputs'
import type { Looked } from './use-retrieval'

interface QuestionViewProps {
  lab: LabState
  corpus: PolicyCorpus
  /** The setting is looked at once its own pictures are there; the question is looked at at once. */
  looked: Looked
  chosen: number
}

/** Of the lab only `set` is used, and once an input was changed that of any drawing does the same. */
const looksTheSame = (before: QuestionViewProps, now: QuestionViewProps) =>
  now.lab.isTouched && before.corpus === now.corpus && before.looked === now.looked && before.chosen === now.chosen

/** One question: its page with the borders, the answer, and what came first. */
export const QuestionView = memo(function QuestionView({ lab, corpus, looked, chosen }: QuestionViewProps) {
  const { searches, outcomes } = looked
  const { pipeline: cut, k } = looked.setting
  const { filter } = cut
  const search = searches[chosen]!
  const misses = outcomes.flatMap((outcome, place) => (outcome === 'sent' ? [] : [place]))
  const next = misses.find((place) => place > chosen) ?? misses[0]
  return (
    <section className="retrieval-question" aria-label="One question">
      <Controls>
        <SelectControl
          label="Look at one question"
          value={search.asked.question.id}
          options={searches.map(({ asked: { question } }, place) => ({
            value: question.id,
            label: `${outcomes[place] === 'sent' ? '' : `[${CAUSE_NAMES[outcomes[place] as MissCause].toLowerCase()}] `}${question.text}`,
          }))}
          onChange={(question) => lab.set({ question })}
        />
        {next !== undefined && (
          <div>
            <button
              type="button"
              className="btn"
              onClick={() => lab.set({ question: searches[next]!.asked.question.id })}
            >
              Next miss
            </button>
          </div>
        )}
      </Controls>
      <h3>{stripTitle({ corpus, search, cut, k, filter })}</h3>
      <div className="lab-two">
        <div>
          <p className="how">
            “{corpus.pages[search.asked.page]!.title}”, passages with their places in the search; sent ones are filled
          </p>
          <ByWidth>
            {(isNarrow) => (
              <DocumentStrip
                width={isNarrow ? 360 : 560}
                corpus={corpus}
                search={search}
                cut={cut}
                k={k}
                filter={filter}
              />
            )}
          </ByWidth>
          <AnswerText corpus={corpus} search={search} cut={cut} />
        </div>
        <RankedList corpus={corpus} search={search} k={k} filter={filter} />
      </div>
    </section>
  )
}, looksTheSame)
