import type { Metadata } from 'next'
import { ReviewRun } from '@/components/review/review-run'
import { Crumb } from '@/components/ui/crumb'
import { getViewer } from '@/lib/account/viewer'
import { toReviewItem } from '@/lib/assessment/item-dto'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { listDueCards } from '@/lib/progress/review-queries'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

export default async function ReviewPage() {
  const [content, { learnerId }] = await Promise.all([getContent(), getViewer()])
  const due = await listDueCards(learnerId, new Date())
  const cards = due.flatMap(({ itemId, lessonId }) => {
    const [item, lesson] = [content.items.get(itemId), content.lessons.get(lessonId)]
    return item && lesson ? [{ item: toReviewItem(item), lesson: { title: lesson.title, path: hrefOf(lesson) } }] : []
  })
  return (
    <>
      <Crumb steps={[{ label: 'Today', href: '/today' }, { label: 'Review' }]} />
      <ReviewRun cards={cards} />
    </>
  )
}
