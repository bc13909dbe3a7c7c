import type { Metadata } from 'next'
import { Moment } from '@/components/studio/moment'
import { openPage } from '@/lib/studio/open-page'
import { listOutboxForAdministrator } from '@/lib/studio/people-queries'

export const metadata: Metadata = { title: 'Outbox' }

export default async function OutboxPage() {
  const mails = await openPage('/studio/outbox', listOutboxForAdministrator)
  return (
    <>
      <div className="head pt-8">
        <h1>Outbox</h1>
        <p className="lede">
          Mail that could not be sent because no mail server is set. Hand links on in a way only their reader sees; they
          hold for an hour.
        </p>
      </div>
      {mails.length === 0 ? (
        <div className="specimens">
          <article>
            <p className="kick">Empty</p>
            <h2>No mail waits</h2>
            <p>Either everything was sent, or nobody has asked for a new password.</p>
          </article>
        </div>
      ) : (
        <ul className="rows">
          {mails.map(({ id, recipient, subject, body, createdAt }) => (
            <li key={id}>
              <details className="mail">
                <summary>
                  <b>{subject}</b> <span className="dim">to {recipient}</span>
                </summary>
                <pre className="mail-body">{body}</pre>
              </details>
              <span className="end">
                <Moment at={createdAt.toISOString()} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
