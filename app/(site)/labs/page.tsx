import type { Metadata } from 'next'
import { LabState } from '@/components/labs/lab-state'
import { LabThumbnail } from '@/components/labs/lab-thumbnail'
import { FilterList } from '@/components/library/filter-list'
import { Link } from '@/components/ui/link'
import { hrefOf, lessonsWithLab } from '@/lib/content/core/graph-queries'
import { getContent, type Content } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'

export const metadata: Metadata = {
  title: 'Labs',
  description:
    'Simulators that calculate in your browser: set the inputs, read the picture, pass on a sample you have not seen.',
  alternates: canonical('/labs'),
}

export default async function LabsPage() {
  const content = await getContent()
  const labs = [...content.labs.values()].sort((a, b) => a.id.localeCompare(b.id))
  const skills = [...content.skills.values()].filter(({ id }) => labs.some((lab) => lab.skills.includes(id)))
  return (
    <>
      <div className="head labs-head">
        <h1>Labs</h1>
        <p className="lede">
          Set the inputs, read the picture, and pass on a sample you have not seen. Everything is calculated in your
          browser, and every draw can be repeated from its number.
        </p>
      </div>
      <FilterList
        noun="labs"
        groups={{ label: 'Skill', options: skills.map(({ id, title }) => ({ value: id, label: `${id} ${title}` })) }}
      >
        <ul className="lab-gallery">
          {labs.map((lab) => (
            <LabCard key={lab.id} content={content} lab={lab} />
          ))}
        </ul>
      </FilterList>
    </>
  )
}

/** One lab: what it shows, what one can decide afterwards, how long it takes, and whether the reader has passed it. */
function LabCard({
  content,
  lab,
}: {
  content: Content
  lab: Content['labs'] extends ReadonlyMap<string, infer Lab> ? Lab : never
}) {
  const skills = lab.skills.flatMap((id) => content.skills.get(id)?.title ?? [])
  const lessons = lessonsWithLab(content, lab.id)
  return (
    <li data-entry="" data-group={lab.skills.join(' ')}>
      <LabThumbnail labId={lab.id} />
      <div>
        <h2>
          <Link href={hrefOf(lab)}>{lab.title}</Link>
        </h2>
        <p>{lab.summary}</p>
        <p className="small">Afterwards you can {lab.decide}</p>
        <p className="small dim">
          {lab.id}. {skills.join(', ')}.
          {lessons.length > 0 && (
            <>
              {' '}
              {lessons.length === 1 ? 'Lesson' : 'Lessons'}:{' '}
              {lessons.map((lesson, index) => (
                <span key={lesson.id}>
                  {index > 0 && ', '}
                  <Link className="link" href={hrefOf(lesson)}>
                    {lesson.title}
                  </Link>
                </span>
              ))}
            </>
          )}
        </p>
      </div>
      <span className="end num">
        <LabState labId={lab.id} />
        {lab.minutes} min
      </span>
    </li>
  )
}
