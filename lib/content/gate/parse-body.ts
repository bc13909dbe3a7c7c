import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Problem } from '../core/problem'

/** What micromark and its extensions throw. */
interface ParserMessage extends Error {
  reason: string
  line: number | undefined
  column: number | undefined
  source: string | undefined
  ruleId: string | undefined
}

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze()

/** Markdown with tags to a tree. The parser stops at its first error, so there is at most one problem. */
export function parseBody(body: string, file: string): { tree: Root | null; problem: Problem | null } {
  try {
    return { tree: parser.parse(body), problem: null }
  } catch (error) {
    return { tree: null, problem: syntaxProblem(error, file) }
  }
}

function syntaxProblem(error: unknown, file: string): Problem {
  if (!isParserMessage(error)) throw error
  const { line, column } = placeOf(error)
  return { file, line, column, ...explain(error) }
}

function isParserMessage(error: unknown): error is ParserMessage {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'string'
}

/** A tag that is closed wrongly has its own place only inside the text of the message. */
function placeOf(error: ParserMessage): { line: number; column: number } {
  const range = /\((\d+):(\d+)-\d/.exec(error.reason)
  if (range) return { line: Number(range[1]), column: Number(range[2]) }
  return { line: error.line ?? 1, column: error.column ?? 1 }
}

function explain(error: ParserMessage): { rule: string; message: string; advice: string } {
  const message = error.reason.replace(/\s+/g, ' ').slice(0, 240)
  if (error.source === 'micromark-extension-mdxjs-esm')
    return {
      rule: 'esm',
      message: 'the line begins with import or export, which would be code',
      advice: 'begin the line with another word',
    }
  if (error.source === 'micromark-extension-mdx-expression')
    return {
      rule: 'expression',
      message: 'a curly brace would begin code',
      advice: 'write \\{ for a brace, or put it into `code`',
    }
  if (error.source === 'micromark-extension-mdx-jsx' && /`[!?]`/.test(error.reason))
    return { rule: 'raw-html', message: 'HTML comments and declarations are not allowed', advice: 'remove it' }
  if (error.source === 'micromark-extension-mdx-jsx' && /acorn|expression/i.test(`${error.ruleId} ${error.reason}`))
    return { rule: 'expression', message, advice: 'write attributes as name="value"' }
  if (error.ruleId?.startsWith('end-tag') || /closing|end tag/i.test(error.reason))
    return {
      rule: 'tag-mismatch',
      message,
      advice: 'close each tag in the block in which it was opened; tags without children end with />',
    }
  return { rule: 'tag-syntax', message, advice: 'write "below" or \\< for the sign; attributes are name="value"' }
}
