import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Library',
  description: 'Claims with their verdicts, pitfalls, tools, resources, trends and the glossary.',
  alternates: canonical('/library'),
}

export default async function LibraryPage() {
  const content = await getContent()
  const supported = [...content.claims.values()].filter(({ verdict }) => verdict === 'corroborated').length
  const shelves = [
    {
      href: '/library/claims',
      title: 'Claims',
      count: content.claims.size,
      text: `Statements with a number, each with its verdict and source. ${supported} are corroborated.`,
    },
    {
      href: '/library/pitfalls',
      title: 'Pitfalls',
      count: content.pitfalls.size,
      text: 'How AI products fail, how to notice early, and the way out.',
    },
    { href: '/library/glossary', title: 'Glossary', count: content.terms.size, text: 'One sentence per term.' },
    {
      href: '/library/tools',
      title: 'Tools',
      count: content.tools.size,
      text: 'What each is for, and whether it still exists.',
    },
    {
      href: '/library/resources',
      title: 'Resources',
      count: content.resources.size,
      text: 'What to read elsewhere, and whether we opened it.',
    },
    {
      href: '/library/trends',
      title: 'Trends and dates',
      count: content.trends.size + content.facts.size,
      text: 'What moves the field, with the date on which we looked.',
    },
  ]
  return (
    <>
      <div className="head pt-8">
        <h1>Look it up, with its date</h1>
        <p className="lede">
          Everything that ages carries the day on which somebody looked. What nobody checked says so.
        </p>
      </div>
      <ul className="rows shelves">
        {shelves.map(({ href, title, count, text }) => (
          <li key={href}>
            <Link href={href}>{title}</Link>
            <span className="end num">{count}</span>
            <span className="sub">{text}</span>
          </li>
        ))}
        <li>
          <Link href="/compare">AI product management compared</Link>
          <span className="end" />
          <span className="sub">Four differences, four added responsibilities, and the lenses side by side.</span>
        </li>
      </ul>
    </>
  )
}
