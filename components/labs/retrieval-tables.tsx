import { memo } from 'react'
import { QUESTION_KINDS, SCORERS, type RetrievalData, type Scorer } from '@/lib/labs/core/retrieval-corpus'
import { evaluate, outcomeOf, type Filter, type Search } from '@/lib/labs/core/retrieval-search'
import { percent, whole } from '@/lib/labs/core/verdict'
import { TurnedTable } from './parts/turned-table'
import { KIND_NAMES, SCORER_NAMES } from './retrieval-words'
import { useSearches, type Looked } from './use-retrieval'

/** The three ways to search beside each other. Two of them are searched for these tables alone. */
export const RetrievalTables = memo(function RetrievalTables({
  data,
  looked,
}: {
  data: RetrievalData
  looked: Looked
}) {
  const searches = useSearches(data, looked)
  const { k, pipeline } = looked.setting
  const { filter } = pipeline
  return (
    <>
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
    </>
  )
})

/** Answers that arrive, by kind of question and way to search. */
function KindTable({
  searches,
  k,
  filter,
}: {
  searches: Readonly<Record<Scorer, readonly Search[]>>
  k: number
  filter: Filter
}) {
  const rows = QUESTION_KINDS.map((kind) => {
    const counts = SCORERS.map((scorer) => {
      const own = searches[scorer].filter(({ asked }) => asked.question.kind === kind)
      return { asked: own.length, sent: own.filter((search) => outcomeOf(search, { k, filter }) === 'sent').length }
    })
    return { kind, asked: counts[0]!.asked, counts }
  })
  return (
    <details className="drawer twin">
      <summary>Which questions each search finds</summary>
      <table className="tbl">
        <caption className="vh">Answers that arrive by kind of question</caption>
        <thead>
          <tr>
            <th scope="col">The question uses</th>
            {SCORERS.map((scorer) => (
              <th key={scorer} scope="col" className="r">
                {SCORER_NAMES[scorer]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, asked, counts }) => (
            <tr key={kind}>
              <th scope="row">
                {KIND_NAMES[kind]}, {asked}
              </th>
              {counts.map(({ sent }, place) => (
                <td key={SCORERS[place]} className="r">
                  {sent}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
