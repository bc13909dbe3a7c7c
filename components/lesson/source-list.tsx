import { dateInWords } from '@/components/ui/date-in-words'
import type { Source } from '@/lib/content/core/types'

const READ: Record<Source['read'], string> = {
  full: 'read in full',
  excerpt: 'read in part',
  copy: 'read in a copy',
  link: 'address seen, not read',
}

/** Who said it, when, and whether we read it in full. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return null
  return (
    <section className="sources ui" aria-labelledby="sources-h">
      <h2 id="sources-h">Sources</h2>
      <ol>
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.id}`}>
            <a href={source.url} rel="noopener noreferrer">
              {source.title}
            </a>
            . {source.publisher}
            {source.published == null ? '' : `, ${source.published}`}.{' '}
            <span className="dim">
              {source.kind}, {READ[source.read]}, {dateInWords(source.accessed)}.
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
