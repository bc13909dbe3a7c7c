import { lazy, Suspense } from 'react'
import type { Exhibit } from '@/lib/content/core/types'
import { ExhibitTable } from './exhibit-table'

// Few questions have a chart; its drawing comes with those that do.
const ExhibitChart = lazy(() => import('./exhibit-chart').then((part) => ({ default: part.ExhibitChart })))

/** What a case question speaks about: a table, a chart with its table, a conversation or a log. */
export function ItemExhibit({ exhibit }: { exhibit: Exhibit }) {
  return (
    <figure className="exhibit">
      <figcaption>{exhibit.title}</figcaption>
      <ExhibitBody exhibit={exhibit} />
      {exhibit.note && <p className="small dim">{exhibit.note}</p>}
    </figure>
  )
}

function ExhibitBody({ exhibit }: { exhibit: Exhibit }) {
  switch (exhibit.kind) {
    case 'table':
      return <ExhibitTable title={exhibit.title} columns={exhibit.columns} rows={exhibit.rows} />
    case 'chart':
      return (
        <Suspense>
          <ExhibitChart chart={exhibit} />
        </Suspense>
      )
    case 'transcript':
      return (
        <dl className="transcript">
          {exhibit.turns.map(({ speaker, text }, index) => (
            <div key={`${index}-${speaker}`}>
              <dt>{speaker}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )
    case 'log':
      return (
        <ol className="log">
          {exhibit.lines.map((line, index) => (
            <li key={`${index}-${line}`}>{line}</li>
          ))}
        </ol>
      )
  }
}
