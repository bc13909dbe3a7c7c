import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryNumbers } from '@/components/plan/entry-numbers'
import { buildEntryNumbers } from '@/components/plan/entry-numbers-view'
import { Crumb } from '@/components/ui/crumb'
import { getProfile } from '@/lib/account/queries'
import { getViewer } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { readEntryNumbers } from '@/lib/planning/entry-service'
import { NodeIdSchema } from '@/lib/planning/schemas'
import { todayIn } from '@/lib/platform/today'

export const metadata: Metadata = { title: 'The numbers behind an entry', robots: { index: false } }

/** The numbers behind one entry on a page of their own: for paper, for a link, and without scripts. */
export default async function EntryNumbersPage({ searchParams }: { searchParams: Promise<{ entry?: string }> }) {
  const [{ entry }, content, { learnerId }] = await Promise.all([searchParams, getContent(), getViewer()])
  const nodeId = NodeIdSchema.safeParse(entry).data
  if (learnerId === null || nodeId === undefined) notFound()
  const { timeZone } = await getProfile(learnerId)
  const found = await readEntryNumbers(learnerId, { nodeId, today: todayIn(timeZone) })
  if (found === null) notFound()
  const numbers = buildEntryNumbers(content, found)
  return (
    <>
      <Crumb steps={[{ label: 'Plan', href: '/plan' }, { label: 'The numbers' }]} />
      <div className="head">
        <h1>{numbers.title}</h1>
        <p className="lede">{numbers.sentence}</p>
      </div>
      <EntryNumbers numbers={numbers} />
    </>
  )
}
