import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { Lesson } from '@/lib/content/core/graph'
import { LessonState } from './lesson-state'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** Lessons of a skill with the reader's own state. */
export function LessonRows({ lessons }: { lessons: readonly Lesson[] }) {
  return (
    <ul className="rows">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <Link href={hrefOf(lesson)}>{lesson.title}</Link>
          <span className="end num">
            <span>{lesson.minutes} min</span>
            <LessonState lessonId={lesson.id} minutes={lesson.minutes} />
          </span>
          <span className="sub">
            {sentenceStart(lesson.kind)}
            {lesson.labs.length > 0 ? ` with ${lesson.labs.join(', ')}` : ''}, level {lesson.levelFrom} to{' '}
            {lesson.levelTo}
          </span>
        </li>
      ))}
    </ul>
  )
}
