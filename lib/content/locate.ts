import type { DataPath } from './core/problem'
import { normaliseText } from './gate/check-text'
import { splitFrontMatter } from './gate/front-matter'
import { hashText } from './gate/hash-text'
import type { ParsedYaml } from './gate/parse-yaml'
import { parseYaml } from './gate/parse-yaml'

const parsedFiles = new Map<string, { hash: string; parsed: ParsedYaml | null }>()

/** Line and column of a value, by its path, or of an entry, by its id. The beginning of the file if it is not there. */
export function locateInSource(input: { file: string; source: string; place: DataPath | string }): {
  line: number
  column: number
} {
  const { file, source, place } = input
  if (typeof place === 'string') return locateEntry(source, place)
  return parseOnce(file, source)?.locate(place) ?? { line: 1, column: 1 }
}

function locateEntry(source: string, id: string): { line: number; column: number } {
  const pattern = new RegExp(`(?:^|[\\s{-])id:\\s*["']?${id.replace(/[^\w-]/g, '')}["']?\\s*(?:$|[,}#])`)
  const index = source.split(/\r?\n/).findIndex((line) => pattern.test(line))
  return { line: Math.max(0, index) + 1, column: 1 }
}

function parseOnce(file: string, source: string): ParsedYaml | null {
  const hash = hashText(source)
  const known = parsedFiles.get(file)
  if (known?.hash === hash) return known.parsed
  const text = normaliseText(source)
  const { split } = file.endsWith('.yaml') ? { split: null } : splitFrontMatter(text, file)
  const parsed = file.endsWith('.yaml')
    ? parseYaml({ text, file }).parsed
    : split && parseYaml({ text: split.yaml, file, firstLine: 2 }).parsed
  parsedFiles.set(file, { hash, parsed })
  return parsed
}
