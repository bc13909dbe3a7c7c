import type { Metadata } from 'next'
import { FilterList } from '@/components/library/filter-list'
import { LibraryHead } from '@/components/library/library-head'
import { verdictWord } from '@/components/mdx/claim-note'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import type { Claim } from '@/lib/content/core/types'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent, type Content } from '@/lib/content/loader'
import { labQuery } from '@/lib/labs/core/lab-link'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Claims',
  description: 'Every statement with a number from our sources: verdict, reason, source, and what may be said instead.',
  alternates: canonical('/library/claims'),
}

const VERDICTS: readonly Claim['verdict'][] = ['corroborated', 'plausible-unverified', 'suspicious', 'contradicted']

const DISPLAY: Record<Claim['display'], string> = {
  fact: 'May stand in a text, with source and year.',
  labelled: 'Shown only with the word unverified.',
  withheld: 'Its figure is shown here and in the lab on source criticism, nowhere else.',
}

export default async function ClaimsPage() {
  const content = await getContent()
  const claims = [...content.claims.values()].sort(
    (one, other) =>
      VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict) ||
      one.id.localeCompare(other.id, 'en', { numeric: true }),
  )
  return (
    <>
      <LibraryHead
        title="Claims, graded"
        lede="A number is stated as fact only when a source we consulted supports it. The rest is kept here with the reason, as material for reading critically."
      />
      <dl className="facts verdicts">
        <div>
          <dt>corroborated</dt>
          <dd>A page we consulted supports it.</dd>
        </div>
        <div>
          <dt>plausible, unverified</dt>
          <dd>Sensible, and no source was found.</dd>
        </div>
        <div>
          <dt>suspicious</dt>
          <dd>
            Oddly exact without a source, doubled, or about something that could not be found. Not found is no proof.
          </dd>
        </div>
        <div>
          <dt>contradicted</dt>
          <dd>A page we consulted says otherwise.</dd>
        </div>
      </dl>
      <FilterList
        noun="claims"
        groups={{
          label: 'Verdict',
          options: VERDICTS.map((verdict) => ({ value: verdict, label: verdictWord(verdict) })),
        }}
      >
        {claims.map((claim) => (
          <article key={claim.id} id={claim.id} data-entry="" data-group={claim.verdict} className="entry-block">
            <h2>
              {claim.statement} <span className="code">{claim.id}</span>
            </h2>
            <p className="verdict-word">
              {verdictWord(claim.verdict)}. <span className="dim">{DISPLAY[claim.display]}</span>
            </p>
            <p>{claim.because}</p>
            <p>
              <b>Say instead.</b> {claim.sayInstead}
            </p>
            {claim.beware && <p className="small dim">{claim.beware}</p>}
            {claim.tryIn && <TryClaim content={content} {...claim.tryIn} />}
            <p className="small dim">
              Said by: {claim.attributedTo}. Checked {dateInWords(claim.checked)}, again by{' '}
              {dateInWords(claim.checkAgain)}.
            </p>
            {claim.sources.length > 0 && (
              <ul className="small">
                {claim.sources.map((source) => (
                  <li key={source.title}>
                    {source.url === null ? (
                      source.title
                    ) : (
                      <a href={source.url} rel="noopener noreferrer">
                        {source.title}
                      </a>
                    )}
                    {source.published === null ? '' : `, ${source.published}`}
                    {source.supports === null ? '' : ` (${source.supports})`}
                  </li>
                ))}
              </ul>
            )}
            {claim.usedIn.length > 0 && (
              <p className="small">
                In{' '}
                {claim.usedIn
                  .flatMap((id) => content.lessons.get(id) ?? [])
                  .map((lesson, index) => (
                    <span key={lesson.id}>
                      {index > 0 && ', '}
                      <Link href={hrefOf(lesson)}>{lesson.title}</Link>
                    </span>
                  ))}
              </p>
            )}
          </article>
        ))}
      </FilterList>
    </>
  )
}

/** The lab that shows what a claim would mean, opened with the settings for it. */
function TryClaim({
  content,
  lab: labId,
  preset,
  inputs,
  what,
}: NonNullable<Claim['tryIn']> & { content: Pick<Content, 'labs'> }) {
  const lab = content.labs.get(labId)
  if (lab === undefined) return null
  return (
    <p>
      <b>Try this claim.</b> {what}{' '}
      <Link className="link" href={`${hrefOf(lab)}?${labQuery(preset, inputs)}`}>
        Open the lab “{lab.title}”
      </Link>
    </p>
  )
}
