import type { Exhibit } from '@/lib/content/core/types'
import { ExhibitChart } from './exhibit-chart'
import { ExhibitTable } from './exhibit-table'

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
      return <ExhibitChart chart={exhibit} />
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
        <ol className="log scroll" tabIndex={0} aria-label={exhibit.title}>
          {exhibit.lines.map((line, index) => (
            <li key={`${index}-${line}`}>{line}</li>
          ))}
        </ol>
      )
  }
}
