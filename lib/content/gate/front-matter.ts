import type { z } from 'zod'
import type { FrontMatter } from '../core/types'
import type { Problem } from '../core/problem'
import { frontMatterSchema } from '../schemas/documents'
import { checkDataText } from './check-text'
import { parseYaml } from './parse-yaml'
import type { ParsedYaml } from './parse-yaml'

export interface SplitDocument {
  yaml: string
  /** The document with empty lines instead of the front matter, so that every line keeps its number. */
  body: string
}

/** Takes front matter off a normalised document. Only plain `---` fences are known; a language after them is refused. */
export function splitFrontMatter(text: string, file: string): { split: SplitDocument | null; problems: Problem[] } {
  const refuse = (line: number, rule: string, message: string, advice: string) => ({
    split: null,
    problems: [{ file, line, column: 1, rule, message, advice }],
  })
  const lines = text.split('\n')
  const opening = lines[0]?.trimEnd()
  if (opening !== '---') {
    if (opening?.startsWith('---'))
      return refuse(
        1,
        'front-matter-language',
        `front matter in another language: ${opening.slice(0, 40)}`,
        'begin with a line of three hyphens and nothing else',
      )
    return refuse(
      1,
      'front-matter-missing',
      'the document has no front matter',
      'begin with a line ---, the fields in YAML, and a line ---',
    )
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end < 0) return refuse(1, 'front-matter-missing', 'the front matter does not end', 'close it with a line ---')
  return {
    split: { yaml: lines.slice(1, end).join('\n'), body: '\n'.repeat(end) + '\n' + lines.slice(end + 1).join('\n') },
    problems: [],
  }
}

/** Reads and checks the fields. `firstLine` is the line of the file on which the YAML starts. */
export function readFrontMatter(input: { yaml: string; file: string; firstLine: number }): {
  frontMatter: FrontMatter | null
  locate: ParsedYaml['locate']
  problems: Problem[]
} {
  const { yaml, file, firstLine } = input
  const nowhere = () => ({ line: 1, column: 1 })
  const limits = checkDataText(yaml, file).map((problem) => ({ ...problem, line: problem.line + firstLine - 1 }))
  if (limits.length > 0) return { frontMatter: null, locate: nowhere, problems: limits }
  const { parsed, problems } = parseYaml({ text: yaml, file, firstLine })
  if (!parsed) return { frontMatter: null, locate: nowhere, problems }
  const checked = frontMatterSchema.safeParse(parsed.value)
  if (checked.success) return { frontMatter: checked.data, locate: parsed.locate, problems: [] }
  return {
    frontMatter: null,
    locate: parsed.locate,
    problems: schemaProblems({ error: checked.error, file, locate: parsed.locate }),
  }
}

/** What zod found, as problems with lines. */
export function schemaProblems(input: { error: z.ZodError; file: string; locate: ParsedYaml['locate'] }): Problem[] {
  return input.error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
    const name = path.join('.') || 'the document'
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        file: input.file,
        ...input.locate([...path, key]),
        rule: 'schema',
        message: `unknown field ${[...path, key].join('.')}`,
        advice: 'remove it or correct its name; the fields are listed in tags.md',
      }))
    return [
      {
        file: input.file,
        ...input.locate(path),
        rule: 'schema',
        message: `${name}: ${issue.message}`,
        advice: 'correct the value',
      },
    ]
  })
}
