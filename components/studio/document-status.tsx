import { Mark } from '@/components/ui/mark'
import type { DocumentRowDto } from '@/lib/studio/queries'

export type StatusWord = 'as file' | 'published' | 'draft' | 'conflict' | 'problems'

/** The words the list can be filtered by, in the order of urgency. */
export const STATUS_WORDS: readonly StatusWord[] = ['problems', 'conflict', 'draft', 'published', 'as file']

type Facts = Pick<DocumentRowDto, 'publication' | 'hasDraft' | 'problemCount' | 'revisionNumber'>

/** Everything that is true of a document at once: a draft may stand over a conflict. */
export function statusWords({ publication, hasDraft, problemCount }: Facts): StatusWord[] {
  const words: StatusWord[] = []
  if (problemCount > 0) words.push('problems')
  if (publication === 'conflict') words.push('conflict')
  if (hasDraft) words.push('draft')
  words.push(publication === 'file' || publication === 'folded' ? 'as file' : 'published')
  return words
}

/** State of a document, most urgent first; never by colour alone. */
export function DocumentStatus(facts: Facts) {
  const { publication, problemCount, revisionNumber } = facts
  return (
    <span className="doc-status">
      {statusWords(facts).map((word) => {
        switch (word) {
          case 'problems':
            return (
              <span key={word} className="is-danger">
                <Mark name="tri" /> {problemCount === 1 ? '1 problem' : `${problemCount} problems`}
              </span>
            )
          case 'conflict':
            return (
              <span key={word} className="is-danger">
                <Mark name="tri" /> file changed too
              </span>
            )
          case 'draft':
            return (
              <span key={word}>
                <Mark name="practised" /> draft
              </span>
            )
          case 'published':
            return (
              <span key={word} className="num">
                <Mark name="shown" /> version {revisionNumber}
                {publication === 'same' ? ', same as file' : ''}
              </span>
            )
          case 'as file':
            return (
              <span key={word} className="dim">
                <Mark name="none" /> as file
              </span>
            )
        }
      })}
    </span>
  )
}
