import type { FrontMatter } from './types'

export interface Heading {
  /** 1 to 6. */
  depth: number
  /** The anchor on the page. */
  id: string
  text: string
}

/** A piece of text the reader sees, with its place. */
export interface TextBlock {
  line: number
  kind: 'prose' | 'heading' | 'cell' | 'attribute'
  text: string
  /** Anchor of the heading above, or null before the first one. */
  section: string | null
}

export type ReferenceKind = 'item' | 'claim' | 'term' | 'lab' | 'preset' | 'source' | 'link'

/** A pointer from a body to something defined elsewhere. */
export interface Reference {
  kind: ReferenceKind
  id: string
  /** The tag that points, or `link` or `image`. */
  tag: string
  line: number
  column: number
}

export interface DocumentReferences {
  items: string[]
  claims: string[]
  terms: string[]
  labs: string[]
  sources: string[]
  links: string[]
}

/** A tag at the top of the body, in order; the rail of a lesson is read from these. */
export interface TagUse {
  name: string
  attributes: Record<string, string>
  line: number
}

/** A document that the gate has let through. Plain data; `code` is run only by `evaluateDocument`. */
export interface CompiledDocument {
  path: string
  /** Hash of the source that was compiled. */
  hash: string
  frontMatter: FrontMatter
  code: string
  headings: Heading[]
  /** Words of the body outside code. */
  words: number
  /** Words of the idea of a lesson, outside tables; 0 for other documents. */
  ideaWords: number
  /** Minutes of a lesson as stated; reading time at 200 words a minute for other documents. */
  minutes: number
  references: DocumentReferences
  /** The same references with their places. */
  places: Reference[]
  /** Every tag of the body in reading order. */
  tags: TagUse[]
  blocks: TextBlock[]
}
