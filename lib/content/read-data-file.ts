import type { Problem } from './core/problem'
import { checkDataText, normaliseText } from './gate/check-text'
import { schemaProblems } from './gate/front-matter'
import { hashText } from './gate/hash-text'
import { parseYaml } from './gate/parse-yaml'
import { findDataSchema } from './schemas'

export type DataFileResult = { ok: true; value: unknown } | { ok: false; problems: Problem[] }

const remembered = new Map<string, { hash: string; result: DataFileResult }>()

/** Files next to a lab with its cases; their shape is checked by the lab that reads them. */
const labDataPath = /^labs\/L\d{2}-[a-z0-9-]+\.yaml$/

/** Reads one data file through its schema. The last result of each path is kept as long as the text stays the same. */
export function readDataFile(input: { path: string; source: string }): DataFileResult {
  const hash = hashText(input.source)
  const known = remembered.get(input.path)
  if (known?.hash === hash) return known.result
  const result = checkDataFile(input)
  remembered.set(input.path, { hash, result })
  return result
}

function checkDataFile({ path, source }: { path: string; source: string }): DataFileResult {
  const text = normaliseText(source)
  const limits = checkDataText(text, path)
  if (limits.length > 0) return { ok: false, problems: limits }
  const { parsed, problems } = parseYaml({ text, file: path })
  if (!parsed) return { ok: false, problems }
  const name = path.replace(/^content\//, '')
  if (labDataPath.test(name)) return { ok: true, value: null }
  const schema = findDataSchema(name)
  if (!schema)
    return { ok: false, problems: [{ file: path, line: 1, column: 1, rule: 'unknown-file', message: 'no data file is expected here', advice: 'see lib/content/schemas.ts for the files and their names' }] }
  const checked = schema.safeParse(parsed.value)
  return checked.success ? { ok: true, value: checked.data } : { ok: false, problems: schemaProblems({ error: checked.error, file: path, locate: parsed.locate }) }
}
