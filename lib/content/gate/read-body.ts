import type { Nodes, Root, RootContent } from 'mdast'
import type { Reference, TagUse, TextBlock } from '../core/document'
import type { Problem } from '../core/problem'
import { findTagRule } from '../core/tags'
import { checkNode } from './allow-list'
import type { TagNode } from './allow-list'
import { documentLimits, treeLimits } from './limits'

/** A tag with its surroundings, for the rules that concern more than one node. */
export interface FoundTag extends TagUse {
  node: TagNode
  column: number
  /** Tags around it, outermost first. */
  around: FoundTag[]
  isInSentence: boolean
}

export interface BodyReading {
  problems: Problem[]
  tags: FoundTag[]
  references: Reference[]
  /** `section` counts the headings above; the compiler turns it into their anchors. */
  blocks: (Omit<TextBlock, 'section'> & { sectionIndex: number; inTable: boolean; inTags: string[] })[]
}

const referenceKinds: ReadonlySet<string> = new Set(['item', 'claim', 'source', 'lab', 'preset', 'term'])

/** One walk over the tree: refuses what is not allowed and notes what the later rules need. */
export function readBody(tree: Root, file: string): BodyReading {
  const reading: BodyReading = { problems: [], tags: [], references: [], blocks: [] }
  const count = { nodes: 0, headings: -1 }

  function complain(node: Nodes, rule: string, message: string, advice: string) {
    const start = node.position?.start
    reading.problems.push({ file, line: start?.line ?? 1, column: start?.column ?? 1, rule, message, advice })
  }

  function walk(node: Nodes, depth: number, around: FoundTag[], inTable: boolean, inSentence: boolean) {
    count.nodes += 1
    if (count.nodes === treeLimits.nodes) complain(node, 'too-large', 'the document has too many parts', 'split it')
    if (count.nodes >= treeLimits.nodes) return
    if (depth > treeLimits.depth)
      return complain(
        node,
        'nesting',
        'lists, quotes or tags are nested too deeply',
        `nest at most ${treeLimits.depth} deep`,
      )
    for (const refusal of checkNode(node)) complain(node, refusal.rule, refusal.message, refusal.advice)

    let inside = around
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const tag = noteTag(node, around, inSentence)
      if (tag) inside = [...around, tag]
    }
    if (node.type === 'link' || node.type === 'definition') noteReference('link', node.url, 'link', node)
    if (node.type === 'image') noteReference('link', node.url, 'image', node)
    if (node.type === 'heading') count.headings += 1
    const table = inTable || node.type === 'table'
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') noteText(node, inside, table)
    if (!('children' in node)) return
    const sentence = node.type === 'paragraph' && node.children.some((child) => !isTagOrBlank(child))
    for (const child of node.children) walk(child, depth + 1, inside, table, sentence || inSentence)
  }

  function noteTag(node: TagNode, around: FoundTag[], isInSentence: boolean): FoundTag | null {
    const rule = node.name === null ? null : findTagRule(node.name)
    if (!rule) return null
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>
    for (const attribute of node.attributes)
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
        attributes[attribute.name] = attribute.value
    const start = node.position?.start
    const tag: FoundTag = {
      name: rule.name,
      attributes,
      line: start?.line ?? 1,
      column: start?.column ?? 1,
      node,
      around,
      isInSentence,
    }
    reading.tags.push(tag)
    if (reading.tags.length === documentLimits.tags + 1)
      complain(node, 'too-many-tags', `more than ${documentLimits.tags} tags`, 'split the document')
    for (const { name, kind } of rule.attributes) {
      const value = attributes[name]
      if (value === undefined) continue
      if (referenceKinds.has(kind)) noteReference(kind as Reference['kind'], value, rule.name, node)
      if (kind === 'text')
        reading.blocks.push({
          line: tag.line,
          kind: 'attribute',
          text: value,
          sectionIndex: count.headings,
          inTable: false,
          inTags: around.map((each) => each.name),
        })
    }
    return tag
  }

  function noteReference(kind: Reference['kind'], id: string, tag: string, node: Nodes) {
    const start = node.position?.start
    reading.references.push({ kind, id, tag, line: start?.line ?? 1, column: start?.column ?? 1 })
  }

  function noteText(node: Nodes, inside: FoundTag[], inTable: boolean) {
    const text = plainText(node).replace(/\s+/g, ' ').trim()
    if (text === '') return
    const kind = node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'cell' : 'prose'
    reading.blocks.push({
      line: node.position?.start.line ?? 1,
      kind,
      text,
      sectionIndex: count.headings,
      inTable,
      inTags: inside.map((each) => each.name),
    })
  }

  walk(tree, 0, [], false, false)
  return reading
}

/** The words of a node as read aloud; tags that place something say nothing here. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'break') return ' '
  if ('children' in node) return (node.children as Nodes[]).map(plainText).join('')
  return ''
}

/** Numbers with their signs count as words; marks between words do not. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}€$][\p{L}\p{N}.,'’%€$:/-]*/gu)?.length ?? 0
}

function isTagOrBlank(node: RootContent): boolean {
  return (
    node.type === 'mdxJsxTextElement' || node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
  )
}
