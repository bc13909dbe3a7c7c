import type { Metadata } from 'next'
import { FilterList } from '@/components/library/filter-list'
import { LibraryHead } from '@/components/library/library-head'
import { SkillLinks } from '@/components/library/skill-links'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The words of AI product management, one sentence each.',
  alternates: canonical('/library/glossary'),
}

export default async function GlossaryPage() {
  const content = await getContent()
  const terms = [...content.terms.values()].sort((one, other) => one.term.localeCompare(other.term, 'en'))
  return (
    <>
      <LibraryHead title="Glossary" lede="One sentence per term, and where it is learnt." />
      <FilterList noun="terms" groups={null}>
        <dl className="terms">
          {terms.map(({ id, term, short, long, skills }) => (
            <div key={id} id={id} data-entry="">
              <dt>{term}</dt>
              <dd>
                <p>{short}</p>
                {long && <p className="dim">{long}</p>}
                <p className="small">
                  <SkillLinks content={content} ids={skills} />
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </FilterList>
    </>
  )
}
