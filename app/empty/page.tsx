import type { Metadata } from 'next'

export const dynamic = 'force-static'
export const metadata: Metadata = { title: 'Empty', robots: { index: false } }

/** What every page of this build costs at least: `npm run bench:web` measures the others beside it. */
export default function EmptyPage() {
  return (
    <main id="main" className="page">
      <h1>Empty</h1>
    </main>
  )
}
