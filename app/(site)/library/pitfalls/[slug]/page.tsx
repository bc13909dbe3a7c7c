import type { Metadata } from 'next'
import { SourceList } from '@/components/lesson/source-list'
import { DocumentBody } from '@/components/mdx/document-body'
import { LessonRows } from '@/components/skill/lesson-rows'
import { MilestoneRows } from '@/components/skill/milestone-rows'
import { LibraryHead } from '@/components/library/library-head'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.pitfalls.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: pitfall } = await requireDocument('pitfall', props)
  return { title: pitfall.title, description: pitfall.summary, alternates: canonical(hrefOf(pitfall)) }
}

export default async function PitfallPage(props: DocumentPageProps) {
  const { content, document: pitfall } = await requireDocument('pitfall', props)
  const lessons = pitfall.lessons.flatMap((id) => content.lessons.get(id) ?? [])
  const labs = pitfall.labs.flatMap((id) => content.labs.get(id) ?? [])
  const milestones = pitfall.milestones.flatMap((id) => content.milestones.get(id) ?? [])
  return (
    <>
      <LibraryHead title={pitfall.title} lede={pitfall.summary} />
      <article className="prose">
        <DocumentBody content={content} document={pitfall} />
        <SourceList sources={pitfall.sources} />
      </article>
      <section className="section" aria-labelledby="practice-h">
        <header>
          <h2 id="practice-h">Practise the way out</h2>
        </header>
        <LessonRows lessons={lessons} />
        <ul className="rows">
          {labs.map((lab) => (
            <li key={lab.id}>
              <Link href={hrefOf(lab)}>{lab.title}</Link>
              <span className="end num">{lab.minutes} min</span>
              <span className="sub">Afterwards you can {lab.decide}</span>
            </li>
          ))}
        </ul>
        <MilestoneRows milestones={milestones} />
      </section>
    </>
  )
}
