'use client'

import { useActionState } from 'react'
import { renewFeedAction, revokeFeedAction } from '@/lib/planning/calendar-actions'

export interface CalendarFeedProps {
  /** "3 March 2027"; null without a feed. */
  since: string | null
}

/** The secret address of the plan's calendar: made, shown once, renewed, ended. */
export function CalendarFeed({ since }: CalendarFeedProps) {
  const [{ url }, renew, isPending] = useActionState(renewFeedAction, { url: null })
  const hasFeed = since !== null || url !== null
  return (
    <div className="stack">
      <div role="status">
        {url !== null && (
          <div className="done-line stack">
            <div className="field">
              <label htmlFor="feed-url">Your secret address, shown this once</label>
              <input
                id="feed-url"
                className="num"
                readOnly
                value={url}
                onFocus={(event) => event.currentTarget.select()}
              />
            </div>
            <p>
              Give it to your calendar program under “add calendar from address”, or{' '}
              <a href={url.replace(/^https?:/, 'webcal:')}>open it there</a>. Keep it like a password.
            </p>
          </div>
        )}
        {url === null && since !== null && (
          <p>A feed is open since {since}. Its address is not kept here, so it cannot be shown again.</p>
        )}
      </div>
      <div className="acts">
        <form action={renew}>
          <button type="submit" className="btn solid" disabled={isPending}>
            {hasFeed ? 'Make a new address; the old one ends' : 'Make a secret address'}
          </button>
        </form>
        {hasFeed && (
          <form action={revokeFeedAction}>
            <button type="submit" className="btn">
              End the feed
            </button>
          </form>
        )}
      </div>
    </div>
  )
}
