import type { Metadata } from 'next'
import { LabState } from '@/components/labs/lab-state'
import { Link } from '@/components/ui/link'
import { hrefOf, lessonsWithLab } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
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
  return (
    <>
      <div className="head labs-head">
        <h1>Labs</h1>
        <p className="lede">
          Set the inputs, read the picture, and pass on a sample you have not seen. Everything is calculated in your
          browser, and every draw can be repeated from its number.
        </p>
      </div>
      {labs.length === 0 ? (
        <p className="serif">The labs of this edition will stand here.</p>
      ) : (
        <ul className="rows">
          {labs.map((lab) => {
            const skills = lab.skills.flatMap((id) => content.skills.get(id)?.title ?? [])
            const lessons = lessonsWithLab(content, lab.id)
            return (
              <li key={lab.id}>
                <Link href={hrefOf(lab)}>{lab.title}</Link>
                <span className="end num">
                  <LabState labId={lab.id} />
                  {lab.minutes} min
                </span>
                <span className="sub">
                  {lab.summary}
                  <br />
                  {skills.join(', ')}
                  {lessons.length > 0 && (
                    <>
                      . {lessons.length === 1 ? 'Lesson' : 'Lessons'}:{' '}
                      {lessons.map((lesson, index) => (
                        <span key={lesson.id}>
                          {index > 0 && ', '}
                          <Link href={hrefOf(lesson)}>{lesson.title}</Link>
                        </span>
                      ))}
                    </>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
