import type { TextBlock } from '../document'
import type { Lesson } from '../graph'

/** A stretch of text that is read in one piece, as it is compared with others. */
export interface Passage {
  file: string
  /** Its first line in the file, from 1. */
  line: number
  /** The words in lower case, without marks. */
  words: string[]
  /** The same words as they are written, one for each of `words`. */
  written: string[]
}

/** Words and numbers; hyphens and dashes separate words, an apostrophe, a point or a comma inside does not. */
const wordPattern = /[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu

/** The words of a text for comparison: composed letters, lower case, straight apostrophes, no marks. */
export function comparedWords(text: string): Pick<Passage, 'words' | 'written'> {
  const written: string[] = text.normalize('NFKC').replaceAll('’', "'").match(wordPattern) ?? []
  return { written, words: written.map((word) => word.toLowerCase()) }
}

/**
 * What a lesson says in words of its own: its blocks without quotations (quoted paragraphs, and what stands in double quotation
 * marks) and without code. Templates are code, and front matter is no block. A quotation in the middle divides a passage.
 * `source` is the text of the file, whose marks the blocks no longer have.
 */
export function ownPassages(lesson: Lesson, source: string): Passage[] {
  const lines = source.split('\n')
  const codes = [...source.matchAll(/`([^`\n]* [^`\n]*)`/g)].map((match) => match[1] ?? '')
  const isQuoted = (block: TextBlock) => (lines[block.line - 1] ?? '').trimStart().startsWith('>')
  return lesson.body.blocks
    .filter((block) => !isQuoted(block))
    .flatMap((block) =>
      codes
        .reduce((text, code) => text.replaceAll(code, '“”'), block.text)
        .split(/“[^”]*”|"[^"]*"/)
        .map((text) => ({ file: lesson.file, line: block.line, ...comparedWords(text) })),
    )
}

/** A new value in a data file begins here; any other line continues the one above. */
const newEntry = /^\s*(?:-\s|#|[\w-]+:)/

/** Tags that stand inside a sentence; what they frame is part of it. */
const tagInSentence = /<\/?(?:Term|Cite|Claim)\b[^>]*>/g

/**
 * Everything that stands in a file, front matter, templates and code included: a line of a document, which is a paragraph, or a
 * value of a data file with the lines that continue it.
 */
export function filePassages(file: string, source: string): Passage[] {
  const texts: { line: number; text: string }[] = []
  source.split('\n').forEach((text, index) => {
    const last = texts.at(-1)
    if (last && file.endsWith('.yaml') && !newEntry.test(text)) last.text += ` ${text.trim()}`
    else texts.push({ line: index + 1, text: text.replace(tagInSentence, '') })
  })
  return texts.map(({ line, text }) => ({ file, line, ...comparedWords(text) }))
}
