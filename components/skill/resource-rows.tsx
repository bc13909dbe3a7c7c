import { dateInWords } from '@/components/ui/date-in-words'
import type { SkillResource } from '@/lib/content/core/types'

function factsOf({ publisher, minutes, free, lastChecked }: SkillResource): string {
  return [
    publisher,
    minutes === null ? '' : `about ${minutes} minutes`,
    free === true ? 'free' : '',
    lastChecked === null ? 'not opened by us' : `checked ${dateInWords(lastChecked)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** What to read elsewhere, why, and whether we opened it. */
export function ResourceRows({ resources }: { resources: readonly SkillResource[] }) {
  return (
    <ul className="rows ui">
      {resources.map((resource) => (
        <li key={resource.id}>
          {resource.url === null ? (
            <span>{resource.title}</span>
          ) : (
            <a href={resource.url} rel="noopener noreferrer">
              {resource.title}
            </a>
          )}
          <span className="sub">{factsOf(resource)}</span>
          <span className="sub why">{resource.why}</span>
          {resource.note && <span className="sub">{resource.note}</span>}
        </li>
      ))}
    </ul>
  )
}
