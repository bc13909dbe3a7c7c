import type { Nodes, Root } from 'mdast'
import type {} from 'remark-mdx'
import { findTagRule } from '../core/tags'
import type { Refusal } from './check-url'
import { checkImageUrl, checkLinkUrl } from './check-url'
import { treeLimits } from './limits'

export type TagNode = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

/** Nodes that are harmless whatever they hold. */
const plainTypes: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'blockquote',
  'list',
  'listItem',
  'thematicBreak',
  'break',
  'linkReference',
  'table',
  'tableRow',
  'tableCell',
  'footnoteDefinition',
  'footnoteReference',
])

/** What is wrong with one node by itself, or nothing. Everything that is not named here is refused. */
export function checkNode(node: Nodes): Refusal[] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return checkTag(node)
    case 'mdxjsEsm':
      return [
        {
          rule: 'esm',
          message: 'import and export are not allowed',
          advice: 'a document is data; begin the line with another word',
        },
      ]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [
        {
          rule: 'expression',
          message: 'curly braces would be run as code',
          advice: 'write \\{ for a brace, or put it into `code`',
        },
      ]
    case 'html':
      return [rawHtml('this')]
    case 'link':
    case 'definition':
      return compact(checkLinkUrl(node.url))
    case 'image':
      return compact(checkImageUrl(node.url), alternativeText(node.alt))
    case 'imageReference':
      return compact(alternativeText(node.alt))
    default:
      return plainTypes.has(node.type)
        ? []
        : [
            {
              rule: 'unknown-node',
              message: `${node.type} is not part of the safe subset`,
              advice: 'use plain Markdown and the tags of tags.md',
            },
          ]
  }
}

function alternativeText(alt: string | null | undefined): Refusal | null {
  return alt?.trim()
    ? null
    : {
        rule: 'alt-missing',
        message: 'the picture has no text alternative',
        advice: 'say in the square brackets what one would see',
      }
}

function rawHtml(name: string): Refusal {
  return {
    rule: 'raw-html',
    message: `${name} is HTML`,
    advice: 'use Markdown or a tag of tags.md; write \\< for a sign',
  }
}

function compact(...refusals: (Refusal | null)[]): Refusal[] {
  return refusals.filter((refusal) => refusal !== null)
}

function checkTag(node: TagNode): Refusal[] {
  const name = node.name
  if (name === null || /^[a-z]/.test(name)) return [rawHtml(name === null ? '<>' : `<${name}>`)]
  const rule = findTagRule(name)
  if (!rule)
    return [
      {
        rule: 'unknown-tag',
        message: `<${name}> is not a tag authors may use`,
        advice: 'see tags.md for the whole set',
      },
    ]
  const refusals: Refusal[] = []
  const seen = new Set<string>()
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      refusals.push({
        rule: 'spread',
        message: `<${name}> spreads an expression`,
        advice: 'write each attribute as name="value"',
      })
      continue
    }
    const known = rule.attributes.find((candidate) => candidate.name === attribute.name)
    if (!known) {
      refusals.push({
        rule: 'unknown-attribute',
        message: `<${name}> has no attribute ${attribute.name}`,
        advice: `it has ${rule.attributes.map((each) => each.name).join(', ')}`,
      })
      continue
    }
    if (seen.has(attribute.name))
      refusals.push({ rule: 'duplicate-attribute', message: `${attribute.name} stands twice`, advice: 'keep one' })
    seen.add(attribute.name)
    if (typeof attribute.value !== 'string')
      refusals.push({
        rule: 'attribute-value',
        message: `${attribute.name} is not a plain string`,
        advice: `write ${attribute.name}="…" in double quotes`,
      })
    else if (attribute.value.length > treeLimits.attributeCharacters)
      refusals.push({
        rule: 'attribute-value',
        message: `${attribute.name} is too long`,
        advice: `use at most ${treeLimits.attributeCharacters} characters`,
      })
  }
  return refusals
}

/** The same rules as the first step of the compiler's own chain, should anything reach it by another way. */
export function remarkAllowList() {
  return (tree: Root): void => {
    const pending: Nodes[] = [tree]
    for (let node = pending.pop(); node; node = pending.pop()) {
      const refusal = checkNode(node)[0]
      if (refusal) throw new Error(`${refusal.rule}: ${refusal.message}`)
      if ('children' in node) pending.push(...node.children)
    }
  }
}
