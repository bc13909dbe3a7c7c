import type { Metadata } from 'next'
import { FilterList } from '@/components/library/filter-list'
import { LibraryHead } from '@/components/library/library-head'
import { SkillLinks } from '@/components/library/skill-links'
import { dateInWords } from '@/components/ui/date-in-words'
import type { Tool } from '@/lib/content/core/types'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'Tools',
  description: 'Tools of the trade: what each is for, and whether it still exists.',
  alternates: canonical('/library/tools'),
}

const STATUS: Record<Tool['status'], string> = {
  active: 'active when checked',
  changed: 'has changed',
  discontinued: 'discontinued',
  unverified: 'not verified',
}

export default async function ToolsPage() {
  const content = await getContent()
  const tools = [...content.tools.values()]
  return (
    <>
      <LibraryHead
        title="Tools"
        lede="Chosen because a lesson or a source names them, not because anybody pays. Tools age faster than skills: look at the date."
      />
      <FilterList
        noun="tools"
        groups={{ label: 'Status', options: Object.entries(STATUS).map(([value, label]) => ({ value, label })) }}
      >
        <ul className="rows">
          {tools.map((tool) => (
            <li key={tool.id} id={tool.id} data-entry="" data-group={tool.status}>
              {tool.url === null ? (
                <span className="entry-title">{tool.name}</span>
              ) : (
                <a href={tool.url} rel="noopener noreferrer">
                  {tool.name}
                </a>
              )}
              <span className="end">{STATUS[tool.status]}</span>
              <span className="sub">
                {tool.publisher}. {tool.purpose}
                {tool.licence === null ? '' : ` Licence: ${tool.licence}.`}{' '}
                {tool.lastChecked === null ? 'Not opened by us.' : `Checked ${dateInWords(tool.lastChecked)}.`}
              </span>
              {tool.note && <span className="sub">{tool.note}</span>}
              <span className="sub">
                <SkillLinks content={content} ids={tool.skills} />
              </span>
            </li>
          ))}
        </ul>
      </FilterList>
    </>
  )
}
