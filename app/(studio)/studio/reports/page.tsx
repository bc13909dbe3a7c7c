import type { Metadata } from 'next'
import { Moment } from '@/components/studio/moment'
import { Link } from '@/components/ui/link'
import { studioPath } from '@/lib/studio/core/document-kinds'
import { openPage } from '@/lib/studio/open-page'
import { listItemReports } from '@/lib/studio/people-queries'

export const metadata: Metadata = { title: 'Reports about questions' }

export default async function ReportsPage() {
  const items = await openPage('/studio/reports', listItemReports)
  return (
    <>
      <div className="head pt-8">
        <h1>Reports about questions</h1>
        <p className="lede">
          What learners said is wrong or unclear, the most reported question first. Who said it is not shown.
        </p>
      </div>
      {items.length === 0 ? (
        <div className="specimens">
          <article>
            <p className="kick">Empty</p>
            <h2>No question was reported</h2>
            <p>Learners can report a question after they have answered it. What they write will stand here.</p>
          </article>
        </div>
      ) : (
        items.map(({ itemId, stem, documentId, isAsked, reports }) => (
          <section className="section" key={itemId} aria-labelledby={`item-${itemId}`}>
            <header>
              <h2 id={`item-${itemId}`}>{isAsked ? <Link href={`/studio/items/${itemId}`}>{itemId}</Link> : itemId}</h2>
              <p className="num">{reports.length === 1 ? 'one report' : `${reports.length} reports`}</p>
              <p className="push">
                <Link href={studioPath('documents', documentId)}>Edit the questions</Link>
              </p>
            </header>
            <p className="lede">{stem ?? 'This question is gone.'}</p>
            <ul className="rows mt-4">
              {reports.map(({ id, text, at }) => (
                <li key={id}>
                  <span>{text === '' ? <span className="dim">No words were added.</span> : text}</span>
                  <span className="end">
                    <Moment at={at} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  )
}
