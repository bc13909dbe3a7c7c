import type { Metadata } from 'next'
import { hoursRows } from '@/components/home/hours-rows'
import { HoursTable } from '@/components/home/hours-table'
import { DocumentBody } from '@/components/mdx/document-body'
import { roadmapHref } from '@/components/roadmap/maps'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.backgrounds.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: background } = await requireDocument('background', props)
  return { title: background.title, description: background.summary, alternates: canonical(hrefOf(background)) }
}

export default async function BackgroundPage(props: DocumentPageProps) {
  const { content, document: background } = await requireDocument('background', props)
  const suggested = content.tracks.get(background.suggestedTrack)
  const first = background.frontLoad.flatMap((id) => content.skills.get(id) ?? [])
  const brought = [...content.skills.values()].filter(({ id }) => (background.prior[id] ?? 0) > 0)
  const hours = hoursRows(content).filter((row) => row.background.id === background.id)
  return (
    <>
      <Crumb
        steps={[{ label: 'Roadmap', href: '/roadmap' }, { label: 'Starting points' }, { label: background.title }]}
      />
      <div className="head">
        <h1>{background.title}</h1>
        <p className="lede">{background.summary}</p>
        <div className="acts">
          <Link className="finger" href="/assessment">
            Find my gaps from here
          </Link>
          {suggested && (
            <Link className="btn" href={roadmapHref(suggested)}>
              Our suggestion: {suggested.title}
            </Link>
          )}
        </div>
      </div>
      <div className="two c path-body">
        <article className="prose">
          <DocumentBody content={content} document={background} />
        </article>
        <aside className="path-aside">
          {first.length > 0 && (
            <section aria-labelledby="first-heading">
              <h2 id="first-heading" className="path-heading">
                Brought forward
              </h2>
              <ol className="rows">
                {first.map((skill) => (
                  <li key={skill.id}>
                    <Link href={hrefOf(skill)}>{skill.title}</Link>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <section aria-labelledby="brought-heading">
            <h2 id="brought-heading" className="path-heading">
              {brought.length === 0 ? 'We assume nothing' : 'What we assume you bring'}
            </h2>
            {brought.length === 0 ? (
              <p className="small dim">
                Every skill starts at level 0. The first check replaces the assumption with what you show.
              </p>
            ) : (
              <ul className="rows">
                {brought.map((skill) => (
                  <li key={skill.id}>
                    <Link href={hrefOf(skill)}>{skill.title}</Link>
                    <span className="end num">level {background.prior[skill.id]}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </aside>
      </div>
      {hours.length > 0 && (
        <section className="section" aria-labelledby="hours-heading">
          <header>
            <h2 id="hours-heading">How long it takes from here</h2>
            <p>To the end of the senior stage. Design assumptions, fitted again from what learners really need.</p>
          </header>
          <HoursTable rows={hours} rowsBy="track" />
        </section>
      )}
    </>
  )
}
