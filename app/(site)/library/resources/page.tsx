import type { Metadata } from 'next'
import { FilterList } from '@/components/library/filter-list'
import { LibraryHead } from '@/components/library/library-head'
import { SkillLinks } from '@/components/library/skill-links'
import { dateInWords } from '@/components/ui/date-in-words'
import type { Resource } from '@/lib/content/core/types'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Resources',
  description: 'Courses, books, guides and papers, each with a reason and the day it was checked.',
  alternates: canonical('/library/resources'),
}

const KINDS: readonly Resource['kind'][] = ['course', 'book', 'guide', 'documentation', 'paper', 'community', 'event']
const STATUS: Record<Resource['status'], string> = {
  active: '',
  changed: 'has changed',
  unverified: 'not verified',
  contradicted: 'not as described',
}

export default async function ResourcesPage() {
  const content = await getContent()
  return (
    <>
      <LibraryHead
        title="Resources"
        lede="What others explain well. Each says why it is here and whether we opened it ourselves."
      />
      <FilterList
        noun="resources"
        groups={{ label: 'Kind', options: KINDS.map((kind) => ({ value: kind, label: kind })) }}
      >
        <ul className="rows">
          {[...content.resources.values()].map((resource) => (
            <li key={resource.id} id={resource.id} data-entry="" data-group={resource.kind}>
              {resource.url === null ? (
                <span className="entry-title">{resource.title}</span>
              ) : (
                <a href={resource.url} rel="noopener noreferrer">
                  {resource.title}
                </a>
              )}
              <span className="end">{[resource.kind, STATUS[resource.status]].filter(Boolean).join(', ')}</span>
              <span className="sub">
                {[
                  resource.publisher,
                  resource.minutes === null ? '' : `about ${Math.round(resource.minutes / 6) / 10} h`,
                  resource.free === true ? 'free' : '',
                  resource.lastChecked === null ? 'not opened by us' : `checked ${dateInWords(resource.lastChecked)}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
              <span className="sub why">{resource.why}</span>
              {resource.note && <span className="sub">{resource.note}</span>}
              <span className="sub">
                <SkillLinks content={content} ids={resource.skills} />
              </span>
            </li>
          ))}
        </ul>
      </FilterList>
    </>
  )
}
