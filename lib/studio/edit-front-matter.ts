import { Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Pair, Scalar, YAMLMap } from 'yaml'

const READ = { version: '1.2', schema: 'core', keepSourceTokens: false, logLevel: 'silent' } as const
/** No line is broken anew and plain texts stay plain. */
const WRITE = { lineWidth: 0, flowCollectionPadding: true } as const

/** The fields of a document as plain data; null while the YAML cannot be read. */
export function readFields(yaml: string): Record<string, unknown> | null {
  const document = parseDocument(yaml, READ)
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return null
  return (document.toJS({ maxAliasCount: 0 }) as Record<string, unknown> | null) ?? {}
}

/**
 * The YAML with one field changed. All other fields keep every character; within the field comments, order and the
 * way of writing (one line or several) stay. `undefined` removes the field.
 */
export function writeField({ yaml, name, value }: { yaml: string; name: string; value: unknown }): string {
  const document = parseDocument(yaml, READ)
  if (document.errors.length > 0 || !isMap(document.contents)) return yaml
  const root = document.contents as YAMLMap<Scalar, unknown>
  const index = root.items.findIndex((pair) => pair.key.value === name)
  if (index < 0)
    return value === undefined
      ? yaml
      : `${yaml}${yaml === '' || yaml.endsWith('\n') ? '' : '\n'}${lineOf(name, document.createNode(value))}`
  const { start, end } = spanOf({ yaml, root, index })
  if (value === undefined) return yaml.slice(0, start) + yaml.slice(end)
  const pair = root.items[index] as Pair<Scalar, unknown>
  if (isEqual(toPlain(document, pair.value), value)) return yaml
  return yaml.slice(0, start) + lineOf(name, renew(document, pair.value, value)) + yaml.slice(end)
}

function toPlain(document: Document, node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'toJS' in node ? (node as Scalar).toJS(document) : node
}

/** From the key to the line before the next key, leaving comments and empty lines above the next key to that key. */
function spanOf({ yaml, root, index }: { yaml: string; root: YAMLMap<Scalar, unknown>; index: number }): {
  start: number
  end: number
} {
  const startOf = (at: number) => root.items[at]?.key.range?.[0] ?? yaml.length
  const start = startOf(index)
  let end = index + 1 < root.items.length ? startOf(index + 1) : yaml.length
  for (;;) {
    const lineStart = yaml.lastIndexOf('\n', end - 2) + 1
    if (lineStart <= start || !/^(?:#.*)?\r?\n?$/.test(yaml.slice(lineStart, end))) return { start, end }
    end = lineStart
  }
}

/** The old node with new content, so that comments and style survive; parts that did not change are kept as they are. */
function renew(document: Document, node: unknown, value: unknown): unknown {
  if (isEqual(toPlain(document, node), value)) return node
  if (isMap(node) && isRecord(value)) {
    for (const pair of [...node.items] as Pair<Scalar, unknown>[]) {
      const key = String(pair.key.value)
      if (value[key] === undefined) node.delete(pair.key.value)
      else pair.value = renew(document, pair.value, value[key])
    }
    for (const [key, each] of Object.entries(value))
      if (each !== undefined && !node.has(key)) node.set(key, document.createNode(each))
    return node
  }
  if (isSeq(node) && Array.isArray(value)) {
    const olds = [...node.items]
    node.items = value.map((each, index) => {
      const same = olds.find((old) => isEqual(toPlain(document, old), each))
      if (same !== undefined) return same
      return olds[index] !== undefined && value.length === olds.length
        ? renew(document, olds[index], each)
        : document.createNode(each)
    })
    // An empty list stands on one line; the first entry of a list that was empty must not make it one long line.
    if (olds.length === 0 && value.some(isRecord)) node.flow = false
    return node
  }
  if (isScalar(node) && !isRecord(value) && !Array.isArray(value)) {
    const keepsStyle = typeof value === 'string' && typeof node.value === 'string'
    node.value = value
    delete node.source
    if (!keepsStyle) delete node.type
    return node
  }
  return document.createNode(value)
}

function lineOf(name: string, node: unknown): string {
  const document = new Document({}, READ)
  ;(document.contents as unknown as YAMLMap).set(name, node)
  return document.toString(WRITE)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isEqual(each, b[index]))
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length && keys.every((key) => isEqual(a[key], b[key]))
  }
  return Object.is(a, b)
}
