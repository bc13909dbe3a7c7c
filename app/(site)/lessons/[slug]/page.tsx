import type { Metadata } from 'next'
import { LessonEnd } from '@/components/lesson/lesson-end'
import { LessonRail } from '@/components/lesson/lesson-rail'
import { LessonRecordProvider } from '@/components/lesson/lesson-record'
import { NotesDoor } from '@/components/lesson/notes-door'
import { lessonSteps } from '@/components/lesson/lesson-steps'
import { SourceList } from '@/components/lesson/source-list'
import { SpacedNote } from '@/components/lesson/spaced-note'
import { DocumentBody } from '@/components/mdx/document-body'
import { Crumb } from '@/components/ui/crumb'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import { hrefOf, neighboursOfLesson, prerequisitesOfLesson } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { spacedQuestions } from '@/lib/progress/core/spaced-questions'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.lessons.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: lesson } = await requireDocument('lesson', props)
  return { title: lesson.title, description: lesson.summary, alternates: canonical(hrefOf(lesson)) }
}

export default async function LessonPage(props: DocumentPageProps) {
  const { content, document: lesson } = await requireDocument('lesson', props)
  const skill = content.skills.get(lesson.skill)
  const before = prerequisitesOfLesson(content, lesson.id)
  const { previous, next } = neighboursOfLesson(content, lesson.id)
  return (
    <>
      <Crumb
        steps={[
          { label: 'Roadmap', href: '/roadmap' },
          ...(skill ? [{ label: skill.title, href: hrefOf(skill) }] : []),
        ]}
      />
      <LessonRecordProvider lessonId={lesson.id}>
        <div className="verge three">
          <div className="rail-slot" />
          <div className="head lesson-head">
            <h1>{lesson.title}</h1>
            <p className="small dim num">
              {lesson.minutes} minutes. Level {lesson.levelFrom} to {lesson.levelTo}. Reviewed{' '}
              {dateInWords(lesson.reviewed)}.
            </p>
            {before.length > 0 && (
              <p className="small dim">
                Builds on{' '}
                {before.map((earlier, index) => (
                  <span key={earlier.id}>
                    {index > 0 && ', '}
                    <Link href={hrefOf(earlier)}>{earlier.title}</Link>
                  </span>
                ))}
                .
              </p>
            )}
          </div>
        </div>
        <div className="verge three lesson-main">
          <LessonRail lessonId={lesson.id} steps={lessonSteps(lesson)} />
          <article className="prose">
            <DocumentBody content={content} document={lesson} />
            <SpacedNote questions={spacedQuestions(lesson)} />
            <LessonEnd lessonId={lesson.id} next={next ? { path: hrefOf(next), title: next.title } : null} />
            <SourceList sources={lesson.sources} />
          </article>
          <aside className="own-margin" aria-label="Your notes">
            <NotesDoor />
          </aside>
        </div>
      </LessonRecordProvider>
      <nav className="pager" aria-label="Lessons before and after">
        {previous ? (
          <Link rel="prev" href={hrefOf(previous)}>
            <span className="dim">Before</span> {previous.title}
          </Link>
        ) : (
          <span />
        )}
        {next && (
          <Link rel="next" href={hrefOf(next)}>
            <span className="dim">After</span> {next.title}
          </Link>
        )}
      </nav>
    </>
  )
}
