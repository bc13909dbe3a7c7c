import type { Metadata } from 'next'
import { LibraryHead } from '@/components/library/library-head'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Pitfalls',
  description: 'How AI products fail, how to notice early, and the way out.',
  alternates: canonical('/library/pitfalls'),
}

export default async function PitfallsPage() {
  const content = await getContent()
  return (
    <>
      <LibraryHead
        title="Pitfalls"
        lede="Sensible people fall in. Each page says how you recognise it, what it costs, and the way out."
      />
      <ul className="rows">
        {[...content.pitfalls.values()].map((pitfall) => (
          <li key={pitfall.id}>
            <Link href={hrefOf(pitfall)}>{pitfall.title}</Link>
            <span className="end">{pitfall.lessons.filter((id) => content.lessons.has(id)).length} lessons</span>
            <span className="sub">{pitfall.summary}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
