import type { Metadata } from 'next'
import { userAgentFromString } from 'next/server'
import { DeleteForm } from '@/components/account/delete-form'
import { MinutesChoice } from '@/components/account/minutes-choice'
import { ProfileForm } from '@/components/account/profile-form'
import { Link } from '@/components/ui/link'
import { revokeSessionAction, signOutAction } from '@/lib/account/actions'
import { can } from '@/lib/account/permissions'
import { getProfile, listSessions } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { isMeasuringMinutes, listMinutes } from '@/lib/progress/minutes-queries'

export const metadata: Metadata = { title: 'Account', robots: { index: false } }

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

export default async function AccountPage() {
  const viewer = await getViewer()
  const { user, learnerId } = viewer
  const [profile, sessions, isMeasuring, minutes] = await Promise.all([
    getProfile(learnerId),
    user ? listSessions(user.id) : [],
    isMeasuringMinutes(learnerId),
    listMinutes(learnerId),
  ])
  return (
    <>
      <div className="head pt-8">
        <h1>{user ? (user.name ?? user.email) : 'You are here as a guest'}</h1>
        <p className="lede">
          {user
            ? `Signed in as ${user.email}, with the role ${user.role}.`
            : 'This browser remembers what you do. An account carries it to other devices and keeps it longer than 180 days without a visit.'}
        </p>
        <div className="acts">
          {user ? (
            <form action={signOutAction}>
              <button className="btn" type="submit">
                Sign out
              </button>
            </form>
          ) : (
            <>
              <Link className="finger" href="/sign-up?next=/account">
                Keep my progress
              </Link>
              <Link className="btn bare" href="/sign-in?next=/account">
                I have an account
              </Link>
            </>
          )}
          {can(user?.role, 'edit-content') && (
            <Link className="btn" href="/studio">
              Open the studio
            </Link>
          )}
        </div>
      </div>
      <div className="two">
        <section className="section" aria-labelledby="time-h">
          <header>
            <h2 id="time-h">Profile and time</h2>
          </header>
          <ProfileForm
            name={user?.name ?? null}
            hasAccount={user !== null}
            timeZone={profile.timeZone}
            weekStartDay={profile.weekStartDay}
            timeZones={['UTC', ...Intl.supportedValuesOf('timeZone')]}
          />
        </section>
        {user && (
          <section className="section" aria-labelledby="sessions-h">
            <header>
              <h2 id="sessions-h">Where you are signed in</h2>
            </header>
            <ul className="rows">
              {sessions.map((session) => (
                <li key={session.id}>
                  <span>{deviceInWords(session.userAgent)}</span>
                  <form className="end" action={revokeSessionAction}>
                    <input type="hidden" name="sessionId" value={session.id} />
                    <button className="btn bare" type="submit">
                      {session.id === user.sessionId ? 'Sign out here' : 'Sign it out'}
                    </button>
                  </form>
                  <span className="sub num">
                    since {MOMENT.format(session.createdAt)} UTC{session.id === user.sessionId ? ', this device' : ''}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <MinutesChoice
        isMeasuring={isMeasuring}
        totalMinutes={minutes.reduce((sum, row) => sum + row.minutes, 0)}
        subjectCount={minutes.filter((row) => row.minutes !== 0).length}
      />
      <div className="two">
        <section className="section" aria-labelledby="export-h">
          <header>
            <h2 id="export-h">Take your data along</h2>
          </header>
          <p className="lede">
            Everything that is kept about you in one archive: a JSON file, a table per kind of record, your notes and
            own words as Markdown, and the files you attached.
          </p>
          <div className="acts mt-4">
            <a className="btn" href="/api/me/export" download>
              Download everything
            </a>
          </div>
        </section>
        <section className="section" aria-labelledby="delete-h">
          <header>
            <h2 id="delete-h">{user ? 'Delete the account' : 'Forget this guest'}</h2>
          </header>
          <p className="dim small mb-4">
            Removes every record at once and for good: progress, answers, plans, evidence, notes. There is no way back;
            download your data first if you may want it.
          </p>
          <DeleteForm />
        </section>
      </div>
    </>
  )
}

/** "Firefox on Windows". */
function deviceInWords(userAgent: string): string {
  const { browser, os } = userAgentFromString(userAgent)
  if (browser.name === undefined) return os.name ?? 'A device without a name'
  return os.name === undefined ? browser.name : `${browser.name} on ${os.name}`
}
