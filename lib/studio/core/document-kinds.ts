/** What the studio calls the kinds of files in `content/`, in the order of the list. */
export const DOCUMENT_KINDS = {
  lesson: 'Lessons',
  skill: 'Skills',
  milestone: 'Milestones',
  track: 'Tracks',
  background: 'Backgrounds',
  pitfall: 'Pitfalls',
  lab: 'Labs',
  items: 'Questions',
  library: 'Library',
  data: 'Structure',
} as const

export type DocumentKindName = keyof typeof DOCUMENT_KINDS

/** The kind of a file, told by its path, e.g. `content/lessons/E1/E1-2.mdx`. */
export function kindOfPath(path: string): DocumentKindName {
  const inside = path.replace(/^content\//, '')
  if (inside.startsWith('lessons/')) return 'lesson'
  if (inside.startsWith('skills/')) return 'skill'
  if (inside.startsWith('milestones/')) return 'milestone'
  if (inside.startsWith('tracks/')) return 'track'
  if (inside.startsWith('paths/')) return 'background'
  if (inside.startsWith('library/pitfalls/')) return 'pitfall'
  if (inside.startsWith('labs/')) return 'lab'
  if (inside.startsWith('items/')) return 'items'
  return inside.startsWith('library/') ? 'library' : 'data'
}

/** Whether a word of an address names a kind. */
export function isDocumentKind(word: string | undefined): word is DocumentKindName {
  return word !== undefined && Object.hasOwn(DOCUMENT_KINDS, word)
}

/** Address of a document in a part of the studio. Ids of data files contain a slash and stay readable. */
export function studioPath(part: 'documents' | 'history', documentId: string): string {
  return `/studio/${part}/${documentId.split('/').map(encodeURIComponent).join('/')}`
}
