import type { Problem } from './core/problem'
import { checkDataText, normaliseText } from './gate/check-text'
import { schemaProblems } from './gate/front-matter'
import { parseYaml } from './gate/parse-yaml'
import { resultCache } from './gate/result-cache'
import { findDataSchema } from './schemas'

export type DataFileResult = { ok: true; value: unknown } | { ok: false; problems: Problem[] }

const accepted = resultCache<{ value: unknown }>('data')

/** Files next to a lab with its cases; their shape is checked by the lab that reads them. */
const labDataPath = /^labs\/L\d{2}-[a-z0-9-]+\.yaml$/

/**
 * Reads one data file through its schema.
 * @param input.isKept whether the result is worth keeping, default yes; texts in the making are not
 */
export async function readDataFile(input: {
  path: string
  source: string
  isKept?: boolean | undefined
}): Promise<DataFileResult> {
  const known = await accepted.read(input)
  if (known !== null) return { ok: true, value: known.value }
  const result = checkDataFile(input)
  if (result.ok && input.isKept !== false) await accepted.write(input, { value: result.value })
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
    return {
      ok: false,
      problems: [
        {
          file: path,
          line: 1,
          column: 1,
          rule: 'unknown-file',
          message: 'no data file is expected here',
          advice: 'see lib/content/schemas.ts for the files and their names',
        },
      ],
    }
  const checked = schema.safeParse(parsed.value)
  return checked.success
    ? { ok: true, value: checked.data }
    : { ok: false, problems: schemaProblems({ error: checked.error, file: path, locate: parsed.locate }) }
}
