import type { Metadata } from 'next'
import { SetUpForm } from '@/components/assessment/set-up-form'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import { getViewer } from '@/lib/account/viewer'
import { attemptPath } from '@/lib/assessment/attempt-path'
import { bankOf } from '@/lib/assessment/bank'
import { listAttempts } from '@/lib/assessment/queries'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = {
  title: 'Find my gaps',
  description: 'About 20 questions, chosen for you, name your gaps and strengths and what is not known yet.',
}

export default async function AssessmentPage() {
  const [content, viewer] = await Promise.all([getContent(), getViewer()])
  const attempts = await listAttempts(viewer.learnerId)
  const open = attempts.find(({ status }) => status === 'open')
  const finished = attempts.filter(({ status }) => status === 'finished')
  const last = attempts[0]?.settings
  return (
    <>
      <div className="head pt-8">
        <h1>Find my gaps</h1>
        <p className="lede">
          About 20 questions out of {bankOf(content).bank.items.length}, each chosen after your last answer. The result
          names gaps, strengths, and what is not known yet. “I don’t know” is always a good answer.
        </p>
      </div>
      {open && (
        <section className="resume" aria-labelledby="open-h">
          <h2 id="open-h">
            {open.settings.check === undefined
              ? `You have answered ${open.answered}. Go on where you stopped`
              : 'A milestone check is open, and its time runs'}
          </h2>
          <div className="acts">
            <Link className="finger" href={attemptPath(content, open)}>
              Next question
            </Link>
            {open.settings.check === undefined && open.settings.step === undefined && (
              <a className="btn" href={`/assessment/${open.id}/result/stop`}>
                Show what is known
              </a>
            )}
          </div>
        </section>
      )}
      {!open && (
        <SetUpForm
          backgrounds={[...content.backgrounds.values()].map(({ id, title, summary }) => ({ id, title, summary }))}
          tracks={[...content.tracks.values()].map(({ id, title, summary }) => ({ id, title, summary }))}
          stages={[...content.stages.values()].map(({ id, title, summary }) => ({ id, title, summary }))}
          areas={[...content.areas.values()].map(({ id, title, question }) => ({ id, title, question }))}
          chosen={{
            background: last?.background ?? null,
            trackId: last?.trackId ?? null,
            stage: last?.stage ?? 'basic',
          }}
        />
      )}
      {finished.length > 0 && (
        <section className="section" aria-labelledby="earlier-h">
          <header>
            <h2 id="earlier-h">Earlier results</h2>
          </header>
          <ul className="rows">
            {finished.map(({ id, finishedAt, startedAt, answered }) => (
              <li key={id}>
                <Link href={`/assessment/${id}/result`}>
                  {dateInWords((finishedAt ?? startedAt).toISOString().slice(0, 10))}
                </Link>
                <span className="end num">{answered} questions</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
