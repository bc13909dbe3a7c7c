import { LessonRecordProvider } from '@/components/lesson/lesson-record'
import { SourceList } from '@/components/lesson/source-list'
import { ItemCheck } from '@/components/lesson/item-check'
import { DocumentBody } from '@/components/mdx/document-body'
import type { ShownLists } from '@/components/mdx/registry'
import { LevelStones } from '@/components/skill/level-stones'
import { ResourceRows } from '@/components/skill/resource-rows'
import { dateInWords } from '@/components/ui/date-in-words'
import { toReviewItem } from '@/lib/assessment/item-dto'
import type { AnyDocument, ContentGraph } from '@/lib/content/core/graph'
import type { Item } from '@/lib/content/core/types'

const JUDGED_BY = {
  1: 'Judged by questions.',
  2: 'Judged by questions and labs.',
  3: 'Judged by work against a rubric.',
  4: 'Judged by work, a measured outcome and a second reviewer.',
} as const

/** A document in the making, drawn by the reader's own components. */
export function DocumentView({ content, document }: { content: ContentGraph; document: AnyDocument }) {
  const article = (
    <article className="prose">
      <DocumentBody content={content} document={document} show={listsOf(document)} />
      {'sources' in document && <SourceList sources={document.sources} />}
    </article>
  )
  return (
    <>
      <div className={document.type === 'lesson' ? 'head lesson-head' : 'head'}>
        <h1>{document.title}</h1>
        {document.type === 'lesson' ? (
          <p className="small dim num">
            {document.minutes} minutes. Level {document.levelFrom} to {document.levelTo}. Reviewed{' '}
            {dateInWords(document.reviewed)}.
          </p>
        ) : (
          <p className="lede">{document.type === 'skill' ? document.canDo : document.summary}</p>
        )}
      </div>
      {document.type === 'lesson' ? (
        <LessonRecordProvider lessonId={document.id}>{article}</LessonRecordProvider>
      ) : (
        article
      )}
    </>
  )
}

function listsOf(document: AnyDocument): ShownLists {
  if (document.type === 'skill')
    return {
      levels: <LevelStones skillId={document.id} levels={document.levels} judgedBy={JUDGED_BY} />,
      resources: <ResourceRows resources={document.resources} />,
    }
  if (document.type !== 'milestone') return {}
  return {
    criteria: (
      <ul className="ui criteria">
        {document.criteria.map(({ id, text }) => (
          <li key={id}>
            <label className="tick">
              <input type="checkbox" disabled /> <span>{text}</span>
            </label>
          </li>
        ))}
      </ul>
    ),
    rubric: document.rubric.map(({ id, line, anchors }) => (
      <section key={id} className="ui">
        <h3>{line}</h3>
        <dl className="facts">
          {Object.entries(anchors).map(([score, text]) => (
            <div key={score}>
              <dt>Score {score}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    )),
  }
}

/** Questions as a learner meets them; nothing answered here is recorded. */
export function ItemsView({ items }: { items: readonly Item[] }) {
  return (
    <LessonRecordProvider lessonId="O-1">
      <div className="prose">
        {items.map((item) => (
          <section key={item.id} aria-label={item.id}>
            <p className="ui dim">
              <span className="code">{item.id}</span>, {item.pool}, level {item.level}, difficulty {item.difficulty},{' '}
              {item.status}
            </p>
            <ItemCheck item={toReviewItem(item)} />
          </section>
        ))}
      </div>
    </LessonRecordProvider>
  )
}

/** Any other data file as an outline of what it says. */
export function DataView({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    const entries: unknown[] = value
    return entries.every((each) => typeof each !== 'object' || each === null) ? (
      <>{entries.map(plain).join(', ')}</>
    ) : (
      <ol className="data-view">
        {entries.map((each, index) => (
          <li key={index}>
            <DataView value={each} />
          </li>
        ))}
      </ol>
    )
  }
  if (typeof value !== 'object' || value === null) return <>{plain(value)}</>
  return (
    <dl className="facts">
      {Object.entries(value as Record<string, unknown>).map(([key, each]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <DataView value={each} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'none'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
