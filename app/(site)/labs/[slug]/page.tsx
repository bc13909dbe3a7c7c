import type { Metadata } from 'next'
import { LabFrame } from '@/components/labs/lab-frame'
import { LabState } from '@/components/labs/lab-state'
import { LabMinutes } from '@/components/learner/lab-minutes'
import { Crumb } from '@/components/ui/crumb'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import { hrefOf, lessonsWithLab } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.labs.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: lab } = await requireDocument('lab', props)
  return { title: lab.title, description: lab.summary, alternates: canonical(hrefOf(lab)) }
}

export default async function LabPage(props: DocumentPageProps) {
  const { content, document: lab } = await requireDocument('lab', props)
  const lessons = lessonsWithLab(content, lab.id)
  const skills = lab.skills.flatMap((id) => content.skills.get(id) ?? [])
  return (
    <>
      <Crumb
        steps={[
          { label: 'Labs', href: '/labs' },
          ...(skills[0] ? [{ label: skills[0].title, href: hrefOf(skills[0]) }] : []),
        ]}
      />
      <div className="verge">
        <div />
        <div className="head lab-page-head">
          <h1>{lab.title}</h1>
          <p className="lede">{lab.summary}</p>
          <p className="small dim">Afterwards you can {lab.decide}</p>
        </div>
      </div>
      <div className="verge">
        <div className="small dim lab-verge">
          <p>
            <span className="code">{lab.id}</span> {lab.minutes} minutes
          </p>
          <p>Reviewed {dateInWords(lab.reviewed)}</p>
          {lessons.length > 0 && (
            <p>
              Explained in{' '}
              {lessons.map((lesson, index) => (
                <span key={lesson.id}>
                  {index > 0 && ', '}
                  <Link className="link" href={hrefOf(lesson)}>
                    {lesson.title}
                  </Link>
                </span>
              ))}
            </p>
          )}
          <p>
            <LabState labId={lab.id} />
          </p>
          <LabMinutes labId={lab.id} lessonIds={lessons.map(({ id }) => id)} />
        </div>
        <h2 className="vh">Work with it</h2>
        <LabFrame
          lab={{ id: lab.id, title: lab.title, summary: lab.summary, path: hrefOf(lab) }}
          preset={lab.presets[0] ?? null}
          isPage
        />
      </div>
      <section className="section lab-facilitator" aria-labelledby="facilitator-h">
        <header>
          <h2 id="facilitator-h">With a group</h2>
        </header>
        <div className="lab-two-notes">
          <div>
            <h3>Ask</h3>
            <ol>
              {lab.facilitator.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          </div>
          <div>
            <h3>Wrong conclusions that groups draw</h3>
            <dl>
              {lab.facilitator.wrongConclusions.map(({ conclusion, because }) => (
                <div key={conclusion}>
                  <dt>“{conclusion}”</dt>
                  <dd>{because}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      </section>
    </>
  )
}
