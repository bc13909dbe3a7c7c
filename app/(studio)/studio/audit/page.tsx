import type { Metadata } from 'next'
import { Moment } from '@/components/studio/moment'
import { Link } from '@/components/ui/link'
import { studioPath } from '@/lib/studio/core/document-kinds'
import { openPage } from '@/lib/studio/open-page'
import { listAudit, type AuditEntryDto } from '@/lib/studio/people-queries'

export const metadata: Metadata = { title: 'Audit log' }

interface Props {
  searchParams: Promise<{ before?: string | string[] }>
}

export default async function AuditPage({ searchParams }: Props) {
  const { before } = await searchParams
  const moment = typeof before === 'string' && !Number.isNaN(Date.parse(before)) ? new Date(before) : null
  const entries = await openPage('/studio/audit', () => listAudit(moment))
  const last = entries.at(-1)
  return (
    <>
      <div className="head pt-8">
        <h1>Audit log</h1>
        <p className="lede">What people with a role did, newest first. Entries are only ever added.</p>
      </div>
      {entries.length === 0 ? (
        <div className="specimens">
          <article>
            <p className="kick">Empty</p>
            <h3>{moment === null ? 'Nothing has been done yet' : 'Nothing earlier'}</h3>
            <p>Publications, changed roles and discarded drafts will stand here.</p>
          </article>
        </div>
      ) : (
        <ul className="rows">
          {entries.map((entry) => (
            <li key={entry.id}>
              <span>
                <b>{entry.actor}</b> <Deed entry={entry} />
              </span>
              <span className="end">
                <Moment at={entry.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {last && entries.length === 100 && (
        <p className="mt-6">
          <Link className="btn" href={`/studio/audit?before=${encodeURIComponent(last.at)}`}>
            Earlier entries
          </Link>
        </p>
      )}
    </>
  )
}

function Deed({ entry: { action, subject, detail } }: { entry: AuditEntryDto }) {
  const text = (name: string) => {
    const value = detail[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const document = <Link href={studioPath('history', subject)}>{subject}</Link>
  switch (action) {
    case 'document-published':
      return (
        <>
          published {document} as version {text('number')}: {text('note')}
        </>
      )
    case 'document-exported':
      return (
        <>
          wrote version {text('number')} of {document} into content/
        </>
      )
    case 'draft-discarded':
      return <>discarded the draft of {document}</>
    case 'item-flagged':
    case 'item-cleared':
      return (
        <>
          {action === 'item-flagged' ? 'took out' : 'reviewed'} question{' '}
          <Link href={`/studio/items/${subject}`}>{subject}</Link>: {text('note')}
        </>
      )
    case 'role-changed':
      return (
        <>
          changed the role of {subject} from {text('from')} to {text('to')}
        </>
      )
    case 'account-deleted':
      return <>deleted the account</>
    default:
      return (
        <>
          {action.replaceAll('-', ' ')}: {subject}
        </>
      )
  }
}
