import type { Nodes } from 'mdast'
import type { FrontMatter } from '../core/types'
import type { Problem } from '../core/problem'
import { findTagRule } from '../core/tags'
import type { AttributeRule, TagRule } from '../core/tags'
import { wordLimits } from './limits'
import { countWords } from './read-body'
import type { BodyReading, FoundTag } from './read-body'

type Complain = (tag: FoundTag, rule: string, message: string, advice: string) => void

/** Tags that stand at the top of a document, never inside another tag. */
const topLevel: ReadonlySet<string> = new Set(['Decision', 'Worked', 'Revisit', 'Spaced', 'YourWords'])
/** Tags that may stand in the middle of a sentence. */
const inline: ReadonlySet<string> = new Set(['Term', 'Cite'])
const patterns = { id: /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, weeks: /^[1-9]\d?w$/ } as const

/** The rules of tags.md that concern one document by itself. */
export function checkTags(input: { reading: BodyReading; frontMatter: FrontMatter; file: string }): Problem[] {
  const { reading, frontMatter, file } = input
  const problems: Problem[] = []
  const complain: Complain = (tag, rule, message, advice) =>
    problems.push({ file, line: tag.line, column: tag.column, rule, message, advice })

  const seenIds = new Set<string>()
  const seenSingles = new Set<string>()
  for (const tag of reading.tags) {
    const rule = findTagRule(tag.name)
    if (!rule) continue
    checkPlace(tag, rule, frontMatter, complain)
    for (const attribute of rule.attributes) checkAttribute(tag, attribute, complain)
    checkChildren(tag, rule, complain)
    if (rule.isSingle && seenSingles.has(tag.name))
      complain(tag, 'second-tag', `a second <${tag.name}>`, 'a lesson has one')
    seenSingles.add(tag.name)
    const ownId = rule.attributes.some((attribute) => attribute.kind === 'id') ? tag.attributes.id : undefined
    // Options and ticks share their parent's name space; two checklists may both have a tick "date".
    const parent = rule.parent ? `${tag.around.at(-1)?.attributes.id ?? ''}/` : ''
    if (ownId !== undefined && seenIds.has(parent + ownId))
      complain(tag, 'id-clash', `the id ${ownId} stands twice`, 'give each its own id')
    if (ownId !== undefined) seenIds.add(parent + ownId)
  }
  checkDecision(reading.tags, complain)
  checkSources(reading.tags, frontMatter, complain)
  checkWords(reading, complain)
  return problems
}

function checkPlace(tag: FoundTag, rule: TagRule, frontMatter: FrontMatter, complain: Complain) {
  if (!rule.documents.includes(frontMatter.type))
    complain(
      tag,
      'tag-document',
      `<${tag.name}> does not belong into a ${frontMatter.type}`,
      `it may stand in: ${rule.documents.join(', ')}`,
    )
  const parent = tag.around.at(-1)
  if (rule.parent && parent?.name !== rule.parent)
    complain(tag, 'tag-parent', `<${tag.name}> stands outside <${rule.parent}>`, `move it into <${rule.parent}>`)
  if (topLevel.has(tag.name) && parent)
    complain(tag, 'tag-parent', `<${tag.name}> stands inside <${parent.name}>`, 'move it to the top level')
  if (tag.around.some((each) => each.name === tag.name))
    complain(tag, 'tag-parent', `<${tag.name}> stands inside itself`, 'close the first one before')
  if (tag.isInSentence && !inline.has(tag.name))
    complain(
      tag,
      'tag-place',
      `<${tag.name}> stands in the middle of a sentence`,
      'put it on a line of its own between empty lines',
    )
}

function checkAttribute(tag: FoundTag, rule: AttributeRule, complain: Complain) {
  const value = tag.attributes[rule.name]
  if (value === undefined) {
    const isWritten = tag.node.attributes.some(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === rule.name,
    )
    if (rule.required && !isWritten)
      complain(tag, 'missing-attribute', `<${tag.name}> needs ${rule.name}`, `write ${rule.name}="…"`)
    return
  }
  if (value.trim() === '') return complain(tag, 'attribute-value', `${rule.name} is empty`, 'say what it is')
  if (rule.kind === 'choice' && !rule.values?.includes(value))
    return complain(
      tag,
      'attribute-value',
      `${rule.name}="${value}" is not known`,
      `use one of: ${rule.values?.join(', ') ?? ''}`,
    )
  if (rule.kind === 'weeks' && !patterns.weeks.test(value))
    return complain(tag, 'attribute-value', `${rule.name}="${value}" is not a number of weeks`, 'write 2w, 6w or 16w')
  if (rule.kind !== 'text' && rule.kind !== 'choice' && rule.kind !== 'weeks' && !patterns.id.test(value))
    complain(
      tag,
      'attribute-value',
      `${rule.name}="${value.slice(0, 40)}" is not an id`,
      'use letters a to z, digits and single hyphens',
    )
}

function checkChildren(tag: FoundTag, rule: TagRule, complain: Complain) {
  const children = (tag.node.children as Nodes[]).filter((child) => child.type !== 'text' || child.value.trim() !== '')
  if (rule.children === 'none' && children.length > 0)
    return complain(tag, 'tag-children', `<${tag.name}> has no content`, `write <${tag.name} … />`)
  if (rule.children !== 'none' && children.length === 0)
    return complain(tag, 'tag-children', `<${tag.name}> is empty`, 'write what it frames')
  if (tag.name === 'Figure' && !(children.length === 1 && children[0]?.type === 'table'))
    complain(
      tag,
      'tag-children',
      '<Figure> holds one table and nothing else',
      'move other text out; leave empty lines around the table',
    )
  if (tag.name === 'Template' && !(children.length === 1 && children[0]?.type === 'code'))
    complain(tag, 'tag-children', '<Template> holds one fenced block and nothing else', 'move other text out')
}

function checkDecision(tags: FoundTag[], complain: Complain) {
  const decision = tags.find((tag) => tag.name === 'Decision')
  const options = tags.filter((tag) => tag.name === 'Option' && tag.around.at(-1) === decision).length
  if (decision && (options < 3 || options > 5))
    complain(
      decision,
      'option-count',
      `the decision has ${options} options`,
      'give three to five that a sensible colleague could defend',
    )
  const revisit = tags.find((tag) => tag.name === 'Revisit')
  if (revisit && revisit.attributes.decision !== undefined && revisit.attributes.decision !== decision?.attributes.id)
    complain(
      revisit,
      'unknown-decision',
      `there is no decision ${revisit.attributes.decision}`,
      'use the id of the <Decision> above',
    )
  for (const tag of tags)
    if (tag.name === 'Checklist' && !tags.some((tick) => tick.name === 'Tick' && tick.around.includes(tag)))
      complain(tag, 'tag-children', '<Checklist> has no <Tick>', 'add the observations to tick')
}

function checkSources(tags: FoundTag[], frontMatter: FrontMatter, complain: Complain) {
  const known = new Set(frontMatter.sources.map((source) => source.id))
  for (const tag of tags) {
    if (tag.name === 'Cite' && tag.attributes.source !== undefined && !known.has(tag.attributes.source))
      complain(
        tag,
        'unknown-source',
        `there is no source ${tag.attributes.source}`,
        'add it to sources in the front matter',
      )
    if (
      tag.name === 'Worked' &&
      tag.attributes.setting === 'public' &&
      !tags.some((cite) => cite.name === 'Cite' && cite.around.includes(tag))
    )
      complain(
        tag,
        'uncited-case',
        'a public case without a <Cite>',
        'cite every fact, or mark the setting as invented',
      )
  }
}

function checkWords(reading: BodyReading, complain: Complain) {
  for (const tag of reading.tags) {
    if (tag.name !== 'Aside') continue
    const last = tag.node.position?.end.line ?? tag.line
    const words = reading.blocks
      .filter(
        (block) =>
          block.kind === 'prose' && block.line >= tag.line && block.line <= last && block.inTags.includes('Aside'),
      )
      .reduce((sum, block) => sum + countWords(block.text), 0)
    if (words > wordLimits.aside)
      complain(
        tag,
        'aside-too-long',
        `the aside has ${words} words`,
        `keep it under ${wordLimits.aside}, or move it into the text`,
      )
  }
  const words = countIdeaWords(reading)
  const decision = reading.tags.find((tag) => tag.name === 'Decision')
  if (decision && words > wordLimits.idea)
    complain(
      decision,
      'idea-too-long',
      `the idea has ${words} words`,
      `keep it under ${wordLimits.idea}; one thought to a lesson`,
    )
}

/** Words from the decision to the first worked case, checklist or lab, outside tables. 0 if there is no decision. */
export function countIdeaWords(reading: BodyReading): number {
  const decision = reading.tags.find((tag) => tag.name === 'Decision')
  if (!decision) return 0
  const from = decision.node.position?.end.line ?? decision.line
  const next = reading.tags.find((tag) => ['Worked', 'Checklist', 'Lab'].includes(tag.name) && tag.line > from)
  const to = next?.line ?? Number.POSITIVE_INFINITY
  return reading.blocks
    .filter((block) => block.line > from && block.line < to && !block.inTable && block.kind !== 'attribute')
    .reduce((sum, block) => sum + countWords(block.text), 0)
}
