import type { Problem } from '../core/problem'
import { dataLimits, documentLimits } from './limits'

type Complain = (place: { line: number; column?: number }, rule: string, message: string, advice: string) => void

/** Bidirectional overrides and letters without width can make a text read differently from what it is. */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u
/** Every control character except the tab; line ends are gone when lines are checked. */
const control = /[^\P{Cc}\t]/u
const halfCharacter = /\p{Cs}/u

/** Windows and old Mac line ends become \n, and a byte-order mark at the start disappears; lines keep their numbers. */
export function normaliseText(source: string): string {
  return source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

/** The limits that every file has, on normalised text. Stops at the first kind of breach: the rest could be slow. */
export function checkDocumentText(text: string, file: string): Problem[] {
  const problems: Problem[] = []
  const complain = complaintsInto(problems, file)
  checkSize(text, documentLimits, complain)
  if (problems.length > 0) return problems
  const lines = text.split('\n')
  checkCharacters(lines, documentLimits.lineCharacters, complain)
  if (problems.length > 0) return problems
  lines.forEach((line, index) => checkNesting(line, index + 1, complain))
  checkParagraphs(lines, complain)
  const tags = text.match(/<[A-Za-z/]/g)?.length ?? 0
  if (tags > documentLimits.tags * 2)
    complain({ line: 1 }, 'too-many-tags', `about ${tags} tags`, `use at most ${documentLimits.tags}`)
  return problems
}

/** The limits of a data file, on normalised text. */
export function checkDataText(text: string, file: string): Problem[] {
  const problems: Problem[] = []
  const complain = complaintsInto(problems, file)
  checkSize(text, dataLimits, complain)
  if (problems.length > 0) return problems
  const lines = text.split('\n')
  checkCharacters(lines, dataLimits.lineCharacters, complain)
  lines.forEach((line, index) => {
    const indent = line.length - line.trimStart().length
    if (indent > dataLimits.indent)
      complain({ line: index + 1 }, 'nesting', `indented by ${indent}`, `indent by at most ${dataLimits.indent}`)
    if (openBrackets(line, /[[{]/g, /[\]}]/g) > dataLimits.openBrackets)
      complain({ line: index + 1 }, 'nesting', 'brackets are nested too deeply', 'write the value in several lines')
  })
  return problems
}

function complaintsInto(problems: Problem[], file: string): Complain {
  return ({ line, column = 1 }, rule, message, advice) => problems.push({ file, line, column, rule, message, advice })
}

function checkSize(text: string, limits: { bytes: number; lines: number }, complain: Complain) {
  const bytes = Buffer.byteLength(text)
  if (bytes > limits.bytes)
    complain({ line: 1 }, 'too-large', `${bytes} bytes`, `keep it under ${limits.bytes}; split the document`)
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  if (lines > limits.lines)
    complain({ line: limits.lines }, 'too-large', `${lines} lines`, `keep it under ${limits.lines}`)
}

function checkCharacters(lines: string[], longest: number, complain: Complain) {
  lines.forEach((line, index) => {
    const place = index + 1
    if (line.length > longest)
      complain(
        { line: place, column: longest },
        'line-too-long',
        `${line.length} characters in one line`,
        `break the line; at most ${longest}`,
      )
    const controlAt = line.search(control)
    if (controlAt >= 0)
      complain(
        { line: place, column: controlAt + 1 },
        'control-character',
        `the control character ${codeOf(line, controlAt)}`,
        'delete it; paste as plain text',
      )
    const invisibleAt = line.search(invisible)
    if (invisibleAt >= 0)
      complain(
        { line: place, column: invisibleAt + 1 },
        'invisible-character',
        `the invisible character ${codeOf(line, invisibleAt)}`,
        'delete it; it can hide or reorder text',
      )
    if (halfCharacter.test(line))
      complain({ line: place }, 'control-character', 'half of a character', 'type the character again')
  })
}

function codeOf(line: string, index: number): string {
  return `U+${(line.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function checkNesting(line: string, place: number, complain: Complain) {
  const start = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*/.exec(line)?.[0] ?? ''
  const markers = start.replace(/\d+[.)]/g, '-').match(/[->*+]/g)?.length ?? 0
  if (markers > documentLimits.markersInLine)
    complain(
      { line: place },
      'nesting',
      `${markers} list or quote marks in one line`,
      `nest at most ${documentLimits.markersInLine} deep`,
    )
  const indent = line.length - line.trimStart().length
  if (indent > documentLimits.indent)
    complain({ line: place }, 'nesting', `indented by ${indent}`, `indent by at most ${documentLimits.indent}`)
}

function checkParagraphs(lines: string[], complain: Complain) {
  let cells = 0
  let brackets = 0
  let start = 0
  for (let end = 0; end <= lines.length; end += 1) {
    const line = lines[end]
    if (line !== undefined && line.trim() !== '') continue
    const paragraph = lines.slice(start, end).join('\n')
    const place = start + 1
    const first = start
    start = end + 1
    if (paragraph === '') continue
    if (paragraph.length > documentLimits.paragraphCharacters)
      complain(
        { line: place },
        'paragraph-too-long',
        `${paragraph.length} characters without an empty line`,
        'divide it',
      )
    if (openBrackets(paragraph, /\[/g, /\]/g) > documentLimits.openBrackets)
      complain({ line: place }, 'nesting', 'brackets are nested too deeply or left open', 'close each [ or write \\[')
    brackets += paragraph.match(/\[/g)?.length ?? 0
    const marks = paragraph.match(/[*_~`]/g)?.length ?? 0
    if (marks > documentLimits.marksInParagraph)
      complain(
        { line: place },
        'too-many-marks',
        `${marks} marks for emphasis or code in one paragraph`,
        'divide the paragraph',
      )
    lines.slice(first, end).forEach((row, index) => {
      const columns = row.match(/\|/g)?.length ?? 0
      cells += columns
      if (columns > documentLimits.tableColumns + 1)
        complain(
          { line: first + index + 1 },
          'table-too-large',
          `a row of ${columns} cells`,
          `use at most ${documentLimits.tableColumns} columns`,
        )
    })
  }
  if (cells > documentLimits.tableCells)
    complain(
      { line: 1 },
      'table-too-large',
      `about ${cells} table cells`,
      `use at most ${documentLimits.tableCells} in a document`,
    )
  if (brackets > documentLimits.brackets)
    complain(
      { line: 1 },
      'too-many-marks',
      `${brackets} opening brackets`,
      `use at most ${documentLimits.brackets} in a document`,
    )
}

/** The deepest level of brackets that are open at the same time. */
function openBrackets(text: string, opening: RegExp, closing: RegExp): number {
  const marks = [
    ...[...text.matchAll(opening)].map((match) => ({ at: match.index, step: 1 })),
    ...[...text.matchAll(closing)].map((match) => ({ at: match.index, step: -1 })),
  ].sort((a, b) => a.at - b.at)
  let depth = 0
  let deepest = 0
  for (const { step } of marks) {
    depth = Math.max(0, depth + step)
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
