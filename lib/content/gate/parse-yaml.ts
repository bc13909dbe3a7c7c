import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Document } from 'yaml'
import type { DataPath, Problem } from '../core/problem'

export interface ParsedYaml {
  value: unknown
  /** Place of a value; of the nearest parent that exists if the path leads nowhere. */
  locate: (path: DataPath) => { line: number; column: number }
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Data only: no aliases, no tags, no merge keys, no key twice, no key that reaches a prototype. */
export function parseYaml(input: { text: string; file: string; firstLine?: number }): {
  parsed: ParsedYaml | null
  problems: Problem[]
} {
  const { text, file, firstLine = 1 } = input
  const counter = new LineCounter()
  const placeAt = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) }
  }
  const problems: Problem[] = []
  const complain = (offset: number, rule: string, message: string, advice: string) =>
    problems.push({ file, ...placeAt(offset), rule, message, advice })

  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: counter,
  })
  // After a slip in the syntax everything that follows looks wrong; only the first place helps.
  const slip = document.errors.find((error) => error.code !== 'DUPLICATE_KEY')
  if (slip) {
    complain(slip.pos[0], 'yaml-syntax', slip.message, adviceFor('yaml-syntax'))
    return { parsed: null, problems }
  }
  for (const error of [...document.errors, ...document.warnings]) {
    const rule =
      error.code === 'DUPLICATE_KEY'
        ? 'yaml-duplicate-key'
        : error.code === 'TAG_RESOLVE_FAILED'
          ? 'yaml-tag'
          : 'yaml-syntax'
    complain(error.pos[0], rule, error.message, adviceFor(rule))
  }
  visit(document, (_key, node) => {
    if (isAlias(node))
      complain(
        node.range?.[0] ?? 0,
        'yaml-alias',
        `the alias *${node.source} repeats another value`,
        'write the value out',
      )
    else if (typeof node === 'object' && node !== null && 'anchor' in node && node.anchor)
      complain(rangeStart(node), 'yaml-alias', 'an anchor names this value', 'remove the anchor')
    if (
      typeof node === 'object' &&
      node !== null &&
      'tag' in node &&
      typeof node.tag === 'string' &&
      hasExplicitTag(text, rangeStart(node))
    )
      complain(
        rangeStart(node),
        'yaml-tag',
        `the tag ${node.tag} changes the meaning of a value`,
        adviceFor('yaml-tag'),
      )
    if (isMap(node))
      for (const pair of node.items) {
        const key =
          isScalar(pair.key) && (typeof pair.key.value === 'string' || typeof pair.key.value === 'number')
            ? String(pair.key.value)
            : null
        if (key === null)
          complain(rangeStart(pair.key), 'yaml-key', 'a key must be a word or a number', 'use a plain key')
        else if (forbiddenKeys.has(key))
          complain(rangeStart(pair.key), 'yaml-key', `the key ${key} is not allowed`, 'rename the key')
        else if (key === '<<')
          complain(rangeStart(pair.key), 'yaml-alias', 'merge keys are not allowed', 'write the values out')
      }
  })
  if (problems.length > 0) return { parsed: null, problems }
  return {
    parsed: { value: document.toJS({ maxAliasCount: 0 }), locate: (path) => placeAt(offsetOf(document, path)) },
    problems,
  }
}

function adviceFor(rule: string): string {
  if (rule === 'yaml-duplicate-key') return 'keep one of the two'
  if (rule === 'yaml-tag') return 'remove the tag that begins with !'
  return 'put text with a colon or a quotation mark into quotation marks; indent by spaces'
}

function rangeStart(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return 0
  const start: unknown = node.range[0]
  return typeof start === 'number' ? start : 0
}

/** `yaml` fills in the default tag of every node; only one that the author wrote counts. */
function hasExplicitTag(text: string, offset: number): boolean {
  return /(?:^|[\s[{,:-])!\S*\s+$/.test(text.slice(Math.max(0, offset - 80), offset))
}

function offsetOf(document: Document, path: DataPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last))
      if (pair) return rangeStart(pair.key)
    }
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (node !== undefined && rangeStart(node) > 0) return rangeStart(node)
  }
  return 0
}
