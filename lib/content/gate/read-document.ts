import type { CompiledDocument, DocumentReferences, Reference } from '../core/document'
import type { FrontMatter } from '../core/types'
import type { Problem } from '../core/problem'
import { sortProblems } from '../core/problem'
import { bundleBody } from './bundle-body'
import { checkDocumentText, normaliseText } from './check-text'
import { checkTags, countIdeaWords } from './check-tags'
import { readFrontMatter, splitFrontMatter } from './front-matter'
import { hashText } from './hash-text'
import type { ParsedYaml } from './parse-yaml'
import { parseBody } from './parse-body'
import { countWords, readBody } from './read-body'
import type { BodyReading } from './read-body'

export type GateResult = { ok: true; document: CompiledDocument } | { ok: false; problems: Problem[] }

/**
 * Everything the gate does with one document by itself, in this order: limits, front matter, tree, tags, compiler.
 * Each step runs only if the earlier ones made it safe. Runs inside the worker.
 */
export async function readDocument(input: { source: string; path: string }): Promise<GateResult> {
  const { path } = input
  const text = normaliseText(input.source)
  const limits = checkDocumentText(text, path)
  if (limits.length > 0) return { ok: false, problems: limits }

  const { split, problems: splitting } = splitFrontMatter(text, path)
  if (!split) return { ok: false, problems: splitting }
  const { frontMatter, locate, problems: fields } = readFrontMatter({ yaml: split.yaml, file: path, firstLine: 2 })
  const { tree, problem: syntax } = parseBody(split.body, path)
  if (!tree) return { ok: false, problems: sortProblems([...fields, ...(syntax ? [syntax] : [])]) }
  const reading = readBody(tree, path)
  const problems = [...fields, ...reading.problems]
  if (frontMatter) {
    problems.push(...checkTags({ reading, frontMatter, file: path }))
    problems.push(...checkSteps({ frontMatter, file: path, locate }))
  }
  if (problems.length > 0 || !frontMatter) return { ok: false, problems: sortProblems(problems) }

  const { code, headings } = await bundleBody(split.body)
  const words = reading.blocks
    .filter((block) => block.kind !== 'attribute')
    .reduce((sum, block) => sum + countWords(block.text), 0)
  return {
    ok: true,
    document: {
      path,
      hash: hashText(input.source),
      frontMatter,
      code,
      headings,
      words,
      ideaWords: countIdeaWords(reading),
      minutes: frontMatter.type === 'lesson' ? frontMatter.minutes : Math.max(1, Math.ceil(words / 200)),
      references: groupReferences(reading.references),
      places: reading.references,
      tags: reading.tags.map(({ name, attributes, line }) => ({ name, attributes: { ...attributes }, line })),
      blocks: readingBlocks(
        reading,
        headings.map((heading) => heading.id),
      ),
    },
  }
}

function readingBlocks(reading: BodyReading, anchors: string[]): CompiledDocument['blocks'] {
  return reading.blocks.map(({ line, kind, text, sectionIndex }) => ({
    line,
    kind,
    text,
    section: anchors[sectionIndex] ?? null,
  }))
}

function checkSteps(input: { frontMatter: FrontMatter; file: string; locate: ParsedYaml['locate'] }): Problem[] {
  const { frontMatter, file, locate } = input
  if (frontMatter.type !== 'lesson') return []
  const problems: Problem[] = []
  const sum = Object.values(frontMatter.steps).reduce((total, minutes) => total + minutes, 0)
  if (sum !== frontMatter.minutes)
    problems.push({
      file,
      ...locate(['steps']),
      rule: 'steps-sum',
      message: `the steps add up to ${sum}, the lesson says ${frontMatter.minutes}`,
      advice: 'make the parts add up to minutes',
    })
  if (frontMatter.levelTo !== frontMatter.levelFrom + 1)
    problems.push({
      file,
      ...locate(['levelTo']),
      rule: 'level-step',
      message: `from level ${frontMatter.levelFrom} to ${frontMatter.levelTo}`,
      advice: 'a lesson serves one step',
    })
  return problems
}

function groupReferences(references: Reference[]): DocumentReferences {
  const idsOf = (kind: Reference['kind']) => [
    ...new Set(references.filter((reference) => reference.kind === kind).map((reference) => reference.id)),
  ]
  return {
    items: idsOf('item'),
    claims: idsOf('claim'),
    terms: idsOf('term'),
    labs: idsOf('lab'),
    sources: idsOf('source'),
    links: idsOf('link'),
  }
}
