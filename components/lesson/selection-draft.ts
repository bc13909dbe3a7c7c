/** Words that are about to become a note, and the heading they stand under. */
export interface NoteDraft {
  quote: string
  anchor: string
}

const LONGEST_QUOTE = 300

/** A note on what is selected in the lesson; empty when nothing is. */
export function selectionDraft(): NoteDraft {
  const selection = window.getSelection()
  const quote = selection?.toString().trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST_QUOTE) ?? ''
  const node = selection?.anchorNode
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  const article = element?.closest('article.prose')
  if (quote === '' || !article || !element) return { quote: '', anchor: '' }
  const headings = [...article.querySelectorAll<HTMLElement>('[id]')]
  const before = headings.filter(
    (heading) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
  return { quote, anchor: before.at(-1)?.id ?? '' }
}
