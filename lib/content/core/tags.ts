import type { DocumentType } from './types'

/** What the value of an attribute must be, beyond a literal string. */
export type AttributeKind =
  /** An id of the tag itself, permanent, unique in its document. */
  | 'id'
  /** Text shown to the reader. */
  | 'text'
  /** One of `values`. */
  | 'choice'
  /** A whole number of weeks, such as 2w. */
  | 'weeks'
  /** Ids of things defined elsewhere. */
  | 'item'
  | 'claim'
  | 'source'
  | 'lab'
  | 'preset'
  | 'term'
  | 'decision'

export interface AttributeRule {
  name: string
  kind: AttributeKind
  required: boolean
  values?: readonly string[]
}

export interface TagRule {
  name: string
  /** none: self-closing · prose: frames Markdown · words: frames a few words in a sentence. */
  children: 'none' | 'prose' | 'words'
  attributes: readonly AttributeRule[]
  /** The documents that may use the tag. */
  documents: readonly DocumentType[]
  /** The only parent the tag may stand in directly. */
  parent?: string
  /** At most once in a document. */
  isSingle?: boolean
}

const everywhere = ['lesson', 'skill', 'milestone', 'track', 'background', 'pitfall'] as const
const lessonOnly = ['lesson'] as const

const id = { name: 'id', kind: 'id', required: true } as const
const title = { name: 'title', kind: 'text', required: true } as const
const text = <const Name extends string>(name: Name) => ({ name, kind: 'text', required: true }) as const
const choice = <const Name extends string, const Values extends readonly string[]>(name: Name, values: Values) =>
  ({ name, kind: 'choice', required: true, values }) as const
const reference = <const Name extends string, const Kind extends AttributeKind>(name: Name, kind: Kind) =>
  ({ name, kind, required: true }) as const

/** Every tag an author may use. Attributes are literal strings; nothing else is allowed in a document. */
export const tagRules = [
  { name: 'Decision', children: 'prose', attributes: [id], documents: lessonOnly, isSingle: true },
  { name: 'Option', children: 'prose', attributes: [id, text('label')], documents: lessonOnly, parent: 'Decision' },
  {
    name: 'Worked',
    children: 'prose',
    attributes: [title, choice('setting', ['data', 'public', 'invented'])],
    documents: lessonOnly,
  },
  { name: 'Aside', children: 'prose', attributes: [title], documents: everywhere },
  {
    name: 'Figure',
    children: 'prose',
    attributes: [id, choice('kind', ['line', 'bar', 'steps', 'timeline']), title, text('alt')],
    documents: everywhere,
  },
  { name: 'Checklist', children: 'prose', attributes: [id, title], documents: everywhere },
  { name: 'Tick', children: 'words', attributes: [id], documents: everywhere, parent: 'Checklist' },
  { name: 'Template', children: 'prose', attributes: [id, title], documents: ['lesson', 'milestone'] },
  {
    name: 'Example',
    children: 'prose',
    attributes: [choice('score', ['0', '1', '2', '3', '4']), title],
    documents: ['lesson', 'milestone'],
  },
  { name: 'Term', children: 'words', attributes: [reference('id', 'term')], documents: everywhere },
  {
    name: 'Revisit',
    children: 'none',
    attributes: [reference('decision', 'decision')],
    documents: lessonOnly,
    isSingle: true,
  },
  {
    name: 'Lab',
    children: 'none',
    attributes: [reference('id', 'lab'), { name: 'preset', kind: 'preset', required: false }],
    documents: lessonOnly,
  },
  { name: 'Check', children: 'none', attributes: [reference('item', 'item')], documents: lessonOnly },
  {
    name: 'Spaced',
    children: 'none',
    attributes: [reference('item', 'item'), { name: 'after', kind: 'weeks', required: true }],
    documents: lessonOnly,
  },
  { name: 'YourWords', children: 'none', attributes: [id, text('prompt')], documents: lessonOnly, isSingle: true },
  { name: 'Claim', children: 'none', attributes: [reference('id', 'claim')], documents: everywhere },
  { name: 'Cite', children: 'none', attributes: [reference('source', 'source')], documents: everywhere },
  {
    name: 'Hours',
    children: 'none',
    attributes: [],
    documents: ['skill', 'track', 'background'],
    isSingle: true,
  },
  {
    name: 'Show',
    children: 'none',
    attributes: [choice('what', ['levels', 'resources', 'criteria', 'rubric'])],
    documents: ['skill', 'milestone'],
  },
] as const satisfies readonly TagRule[]

export type TagName = (typeof tagRules)[number]['name']

const rulesByName: ReadonlyMap<string, TagRule> = new Map(tagRules.map((rule) => [rule.name, rule]))

/** The rule of a tag, or null if authors may not use it. */
export function findTagRule(name: string): TagRule | null {
  return rulesByName.get(name) ?? null
}
