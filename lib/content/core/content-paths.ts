import type { FrontMatter } from './types'

/** Where a document lives, relative to the project. Lessons stand in the folder named by the letters before the hyphen. */
export function contentPath(document: { type: FrontMatter['type']; id: string }): string {
  const { type, id } = document
  switch (type) {
    case 'lesson':
      return `content/lessons/${id.split('-')[0] ?? ''}/${id}.mdx`
    case 'skill':
      return `content/skills/${id}.mdx`
    case 'milestone':
      return `content/milestones/${id}.mdx`
    case 'track':
      return `content/tracks/${id}.mdx`
    case 'background':
      return `content/paths/${id}.mdx`
    case 'pitfall':
      return `content/library/pitfalls/${id}.mdx`
  }
}

/** The id under which the studio and the overlay know a file: E1-2, L01, items/E1, library/glossary. */
export function documentIdOfPath(path: string): string {
  const inside = path.replace(/^content\//, '').replace(/\.(?:mdx|yaml)$/, '')
  return path.endsWith('.mdx') || inside.startsWith('labs/') ? (inside.split('/').at(-1) ?? inside) : inside
}

/** The file of a new document, told by its id alone, or null if the id fits no kind. */
export function pathOfDocumentId(documentId: string): string | null {
  const kinds: [RegExp, FrontMatter['type']][] = [
    [/^[A-Z]+\d?-\d+$/, 'lesson'],
    [/^[A-Z]\d$/, 'skill'],
    [/^M[A-Z]\d{1,2}$/, 'milestone'],
    [/^(?:platform|native|aiplus)$/, 'track'],
    [/^(?:technical|traditional-pm|zero-base)$/, 'background'],
  ]
  if (/^PF-\d+$/.test(documentId)) return contentPath({ type: 'pitfall', id: documentId })
  if (/^L\d{2}$/.test(documentId)) return `content/labs/${documentId}.yaml`
  if (
    /^(?:items\/(?:[A-Z]\d|O)|library\/[a-z]+|[a-z]+)$/.test(documentId) &&
    !kinds.some(([pattern]) => pattern.test(documentId))
  )
    return `content/${documentId}.yaml`
  const kind = kinds.find(([pattern]) => pattern.test(documentId))?.[1]
  return kind ? contentPath({ type: kind, id: documentId }) : null
}

/** The file of an item, told by its id: E1-h stands in content/items/E1.yaml, O-a in content/items/O.yaml. */
export function itemFile(itemId: string): string {
  return `content/items/${itemId.split('-')[0] ?? ''}.yaml`
}
