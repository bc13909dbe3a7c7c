import { Link } from '@/components/ui/link'
import type { SpacedQuestion } from '@/lib/progress/core/spaced-questions'

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five']

/** Says what comes back and when; the questions themselves wait until they are due. */
export function SpacedNote({ questions }: { questions: readonly SpacedQuestion[] }) {
  if (questions.length === 0) return null
  const weeks = questions.map(({ afterDays }) => afterDays / 7)
  const when = weeks.length === 1 ? `${weeks[0]} weeks` : `${weeks.slice(0, -1).join(', ')} and ${weeks.at(-1)} weeks`
  return (
    <section className="later" id="later" aria-labelledby="later-h">
      <h2 id="later-h">Later</h2>
      <p>
        {COUNTS[questions.length] ?? questions.length} {questions.length === 1 ? 'question comes' : 'questions come'}{' '}
        back after {when}, when forgetting has begun. They wait in <Link href="/review">your reviews</Link> once this
        lesson is done.
      </p>
    </section>
  )
}
