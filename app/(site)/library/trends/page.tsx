import type { Metadata } from 'next'
import { LibraryHead } from '@/components/library/library-head'
import { SkillLinks } from '@/components/library/skill-links'
import { ClaimNote } from '@/components/mdx/claim-note'
import { dateInWords } from '@/components/ui/date-in-words'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Trends and dates',
  description: 'What moves the field and which legal dates apply, each with the day on which we looked.',
  alternates: canonical('/library/trends'),
}

export default async function TrendsPage() {
  const content = await getContent()
  const facts = [...content.facts.values()].sort((one, other) => (one.date ?? '').localeCompare(other.date ?? ''))
  return (
    <>
      <LibraryHead
        title="Trends and dates"
        lede="What was so on the day we looked. A fact past its date fails our own check until somebody has looked again."
      />
      {[...content.trends.values()].map((trend) => (
        <article key={trend.id} id={trend.id} className="entry-block">
          <h2>{trend.title}</h2>
          <p>{trend.summary}</p>
          <p>
            <b>What changes.</b> {trend.whatChanges}
          </p>
          <p>
            <b>What to do.</b> {trend.whatToDo}
          </p>
          {trend.claims
            .flatMap((id) => content.claims.get(id) ?? [])
            .map((claim) => (
              <ClaimNote key={claim.id} claim={claim} />
            ))}
          <p className="small dim">
            As of {dateInWords(trend.asOf)}, valid until {dateInWords(trend.expires)}.{' '}
            <SkillLinks content={content} ids={trend.skills} />
          </p>
        </article>
      ))}
      <section className="section" aria-labelledby="facts-h">
        <header>
          <h2 id="facts-h">Facts with a date</h2>
        </header>
        <div className="scroll" tabIndex={0} role="group" aria-label="Facts with a date">
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">What</th>
                <th scope="col">Status</th>
                <th scope="col">Source, as of</th>
              </tr>
            </thead>
            <tbody>
              {facts.map((fact) => (
                <tr key={fact.id} id={fact.id}>
                  <th scope="row" className="num">
                    {fact.date === null
                      ? 'no date'
                      : /^\d{4}-\d{2}-\d{2}$/.test(fact.date)
                        ? dateInWords(fact.date)
                        : fact.date}
                  </th>
                  <td>{fact.statement}</td>
                  <td>{fact.status}</td>
                  <td>
                    {fact.source.url === null ? (
                      fact.source.title
                    ) : (
                      <a href={fact.source.url} rel="noopener noreferrer">
                        {fact.source.title}
                      </a>
                    )}
                    , {dateInWords(fact.asOf)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}
