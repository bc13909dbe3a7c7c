import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processWide } from '@/lib/shared/process-wide'
import { hashText } from './hash-text'

/** Results of the gate by the text and place they came from. */
export interface ResultCache<T> {
  read(input: { path: string; source: string }): Promise<T | null>
  write(input: { path: string; source: string }, result: T): Promise<void>
}

const MEMORY_ENTRIES = 1_000

/**
 * A cache in memory and in `.cache/<name>`, so that a start reads what the last one made. Results of another version of
 * the gate are removed; a folder that cannot be written is no reason to fail. Results must survive JSON.
 */
export function resultCache<T>(name: 'mdx' | 'data'): ResultCache<T> {
  const memory = processWide(`results-${name}`, () => new Map<string, T>())
  const folder = () => processWide(`results-${name}-folder`, () => openFolder(name))
  const remember = (key: string, result: T) => {
    const oldest = memory.keys().next()
    if (memory.size >= MEMORY_ENTRIES && !oldest.done) memory.delete(oldest.value)
    memory.set(key, result)
  }
  return {
    async read(input) {
      const key = keyOf(input)
      const known = memory.get(key)
      if (known !== undefined) return known
      const root = folder()
      if (root === null) return null
      try {
        const result = JSON.parse(await readFile(join(root, `${key}.json`), 'utf8')) as T
        remember(key, result)
        return result
      } catch {
        return null
      }
    },
    async write(input, result) {
      const key = keyOf(input)
      remember(key, result)
      const root = folder()
      if (root === null) return
      const draft = join(root, `${key}.${randomUUID()}.tmp`)
      try {
        await writeFile(draft, JSON.stringify(result))
        await rename(draft, join(root, `${key}.json`))
      } catch {
        rmSync(draft, { force: true })
      }
    },
  }
}

function keyOf({ path, source }: { path: string; source: string }): string {
  return hashText(`${path}\n${source}`)
}

/** The folder of this version of the gate, or null where none can be made. */
function openFolder(name: string): string | null {
  const root = join(/* turbopackIgnore: true */ process.cwd(), '.cache', name)
  const version = gateVersion()
  try {
    mkdirSync(join(root, version), { recursive: true })
    for (const other of readdirSync(root))
      if (other !== version && /^v-[0-9a-f]{16}$/.test(other))
        rmSync(join(root, other), { recursive: true, force: true })
    return join(root, version)
  } catch {
    return null
  }
}

/** Changes when the rules, the schemas or the installed packages change. */
function gateVersion(): string {
  return processWide('gate-version', () => {
    const root = join(/* turbopackIgnore: true */ process.cwd(), 'lib/content')
    const hash = createHash('sha256')
    const files = [
      ...['gate', 'schemas'].flatMap((folder) =>
        readdirSync(join(root, folder))
          .sort()
          .map((file) => join(root, folder, file)),
      ),
      ...['tags.ts', 'document.ts', 'types.ts'].map((file) => join(root, 'core', file)),
      ...['read-data-file.ts', 'schemas.ts'].map((file) => join(root, file)),
      join(/* turbopackIgnore: true */ process.cwd(), 'package.json'),
    ]
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
    return `v-${hash.digest('hex').slice(0, 16)}`
  })
}
