import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompiledDocument } from '../core/document'
import { hashText } from './hash-text'

/** Compiled documents by content, in memory and in `.cache/mdx`. A folder that cannot be written is no reason to fail. */
const memory = new Map<string, CompiledDocument>()
const memoryEntries = 1_000

let folder: string | null | undefined

/** The folder of this version of the gate; results of other versions are removed. */
function openFolder(): string | null {
  if (folder !== undefined) return folder
  const root = join(/* turbopackIgnore: true */ process.cwd(), '.cache/mdx')
  const version = gateVersion()
  try {
    mkdirSync(join(root, version), { recursive: true })
    for (const name of readdirSync(root)) if (name !== version && /^v-[0-9a-f]{16}$/.test(name)) rmSync(join(root, name), { recursive: true, force: true })
    folder = join(root, version)
  } catch {
    folder = null
  }
  return folder
}

/** Changes when the rules, the schemas or the installed packages change. */
function gateVersion(): string {
  const root = join(/* turbopackIgnore: true */ process.cwd(), 'lib/content')
  const hash = createHash('sha256')
  const files = [
    ...['gate', 'schemas'].flatMap((name) => readdirSync(join(root, name)).sort().map((file) => join(root, name, file))),
    ...['tags.ts', 'document.ts', 'types.ts'].map((file) => join(root, 'core', file)),
    join(/* turbopackIgnore: true */ process.cwd(), 'package.json'),
  ]
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  return `v-${hash.digest('hex').slice(0, 16)}`
}

/** A document and its place decide what comes out, together with the version of the gate. */
export function cacheKey(input: { source: string; path: string }): string {
  return hashText(`${input.path}\n${input.source}`)
}

export async function readCompiled(key: string): Promise<CompiledDocument | null> {
  const known = memory.get(key)
  if (known) return known
  const root = openFolder()
  if (root === null) return null
  try {
    const document = JSON.parse(await readFile(join(root, `${key}.json`), 'utf8')) as CompiledDocument
    remember(key, document)
    return document
  } catch {
    return null
  }
}

export async function writeCompiled(key: string, document: CompiledDocument): Promise<void> {
  remember(key, document)
  const root = openFolder()
  if (root === null) return
  const draft = join(root, `${key}.${randomUUID()}.tmp`)
  try {
    await writeFile(draft, JSON.stringify(document))
    await rename(draft, join(root, `${key}.json`))
  } catch {
    rmSync(draft, { force: true })
  }
}

function remember(key: string, document: CompiledDocument) {
  if (memory.size >= memoryEntries) for (const oldest of memory.keys()) if (memory.size >= memoryEntries) memory.delete(oldest)
  memory.set(key, document)
}
