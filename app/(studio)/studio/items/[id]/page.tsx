import type { Metadata } from 'next'
import { ItemExhibit } from '@/components/lesson/item-exhibit'
import { ItemFacts, ItemLevels, ItemParameters } from '@/components/studio/item-health-facts'
import { ItemHealthForms } from '@/components/studio/item-health-forms'
import { ItemReplies } from '@/components/studio/item-health-replies'
import { ItemTrend } from '@/components/studio/item-health-trend'
import { Moment } from '@/components/studio/moment'
import { Link } from '@/components/ui/link'
import { toLevelScale } from '@/lib/assessment/core/level-scale'
import { getItemHealth, type ItemHealthDto } from '@/lib/assessment/item-health-service'
import { studioPath } from '@/lib/studio/core/document-kinds'
import { openPage } from '@/lib/studio/open-page'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Question ${(await params).id}` }
}

export default async function ItemPage({ params }: Props) {
  const { id } = await params
  const found = await openPage(`/studio/items/${id}`, () => getItemHealth(id))
  const { item, skill, level, health, isFlagged, openReports, trend, documentId } = found
  return (
    <>
      <div className="crumb">
        <Link href="/studio/items">Questions</Link>
        <span aria-hidden="true" />
        <Link href={`/studio/items?skill=${skill.id}`}>{skill.title}</Link>
        <span aria-hidden="true" />
        <span className="code">{id}</span>
      </div>
      <div className="two c studio-head">
        <div>
          <h1 className="item-title">{item.stem}</h1>
          <p className="small dim">
            Level {level}, {KINDS[item.type]}. <Standing found={found} />
          </p>
        </div>
        <div className="acts">
          <a className={isFlagged || openReports > 0 ? 'btn solid' : 'btn'} href="#review">
            {isFlagged ? 'Review it' : openReports > 0 ? 'Read the reports' : 'Ask it no more'}
          </a>
          <Link className="btn" href={studioPath('documents', documentId)}>
            Edit the questions of {documentId.split('/')[1]}
          </Link>
        </div>
      </div>
      {item.exhibit && <ItemExhibit exhibit={item.exhibit} />}
      <ItemReplies item={item} replies={health.replies} />
      <div className="two studio-below">
        <section className="section flush" aria-labelledby="stat-h">
          <h2 id="stat-h">What answers say</h2>
          <ItemFacts health={health} />
          {health.byLevel.length > 0 && <ItemLevels byLevel={health.byLevel} />}
        </section>
        <section className="section flush" aria-labelledby="par-h">
          <h2 id="par-h">Right over time</h2>
          {trend.length > 0 ? (
            <ItemTrend points={trend} />
          ) : (
            <p className="mt-4">Its course is drawn from thirty answers on.</p>
          )}
          <div className="mt-4">
            <ItemParameters parameters={found.parameters} />
          </div>
          <Publications publications={found.publications} />
        </section>
      </div>
      <div className="two" id="review">
        <section className="section" aria-labelledby="rep-h">
          <header>
            <h2 id="rep-h">Reports of learners</h2>
            <p className="num">{openReports} open</p>
          </header>
          {found.reports.length === 0 ? (
            <p className="dim">Nobody has reported this question.</p>
          ) : (
            <ul className="rows item-reports">
              {found.reports.map(({ id: reportId, text, at, isOpen }) => (
                <li key={reportId}>
                  <span className={isOpen ? '' : 'dim'}>{text}</span>
                  <span className="end">
                    {!isOpen && <span className="dim">closed, </span>}
                    <Moment at={at.toISOString()} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="section" aria-labelledby="rev-h">
          <header>
            <h2 id="rev-h">Review</h2>
          </header>
          <ItemHealthForms itemId={id} isFlagged={isFlagged} openReports={openReports} />
          {found.decisions.length > 0 && (
            <ul className="versions mt-6">
              {found.decisions.map(({ id: entryId, at, action, actor, note }) => (
                <li key={entryId}>
                  <b>{action === 'item-flagged' ? 'Taken out' : 'Reviewed'}</b>, <Moment at={at.toISOString()} />,{' '}
                  {actor}
                  <br />
                  {note}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  )
}

const KINDS = {
  single: 'one right option',
  multi: 'several right options',
  ordering: 'an order',
  numeric: 'a number',
} as const

function Standing({ found: { isFlagged, review } }: { found: ItemHealthDto }) {
  if (!isFlagged || review === null) return 'It is asked.'
  const who = {
    editor: 'an editor took it out',
    reports: 'reports took it out',
    statistics: 'its statistics took it out',
  }
  return (
    <span className="is-danger">
      Asked no more: {who[review.cause]} <Moment at={review.at.toISOString()} />. {review.note}
    </span>
  )
}

function Publications({ publications }: Pick<ItemHealthDto, 'publications'>) {
  if (publications.length === 0) {
    return <p className="small dim mt-4">Parameters are published from fifty answers on; this question has none yet.</p>
  }
  const shown = (b: number) => toLevelScale(b).toFixed(1).replace('-', '−')
  return (
    <ul className="versions mt-6">
      {publications.map(({ publication, publishedAt, answers, oldA, oldB, a, b }, index) => (
        <li key={publication} className={index === 0 ? 'live' : ''}>
          <b>Publication {publication}</b>, <Moment at={publishedAt.toISOString()} />, from {answers} answers
          <br />
          <span className="num">
            Difficulty {shown(oldB)} to {shown(b)}, sharpness {oldA.toFixed(2)} to {a.toFixed(2)}
          </span>
        </li>
      ))}
    </ul>
  )
}
