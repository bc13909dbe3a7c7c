import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { SourceList } from '@/components/lesson/source-list'
import { DocumentBody } from '@/components/mdx/document-body'
import { LessonRows } from '@/components/skill/lesson-rows'
import { MilestoneRows } from '@/components/skill/milestone-rows'
import { LibraryHead } from '@/components/library/library-head'
import { findBySlug, hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'

interface Props {
  params: Promise<{ slug: string }>
}

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.pitfalls.values()].map(({ slug }) => ({ slug }))
}

async function findPitfall({ params }: Props) {
  const [content, { slug }] = await Promise.all([getContent(), params])
  const found = findBySlug(content, 'pitfall', slug)
  if (found === null) notFound()
  if (found.isAlias) permanentRedirect(hrefOf(found.document))
  return { content, pitfall: found.document }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { pitfall } = await findPitfall(props)
  return { title: pitfall.title, description: pitfall.summary, alternates: canonical(hrefOf(pitfall)) }
}

export default async function PitfallPage(props: Props) {
  const { content, pitfall } = await findPitfall(props)
  const lessons = pitfall.lessons.flatMap((id) => content.lessons.get(id) ?? [])
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
        <MilestoneRows milestones={milestones} />
      </section>
    </>
  )
}
