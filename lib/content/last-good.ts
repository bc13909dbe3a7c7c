import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The sources of the last content without a broken file, so that a file that breaks on disk can be served as it was,
 * even after a restart. Losing this folder loses nothing but that.
 */
interface LastGood {
  version: string
  sources: Record<string, string>
}

const fileOf = (root: string) => join(root, '.cache/content/last-good.json')
let writtenVersion: string | null = null

export async function readLastGood(root: string): Promise<ReadonlyMap<string, string>> {
  try {
    const saved = JSON.parse(await readFile(fileOf(root), 'utf8')) as LastGood
    return new Map(Object.entries(saved.sources))
  } catch {
    return new Map()
  }
}

/** Adds what is good now to what was good before. */
export async function writeLastGood(input: {
  root: string
  version: string
  sources: ReadonlyMap<string, string>
}): Promise<void> {
  const { root, version, sources } = input
  if (writtenVersion === version) return
  const file = fileOf(root)
  const draft = `${file}.${process.pid}.tmp`
  try {
    const merged: LastGood = { version, sources: Object.fromEntries([...(await readLastGood(root)), ...sources]) }
    await mkdir(join(root, '.cache/content'), { recursive: true })
    await writeFile(draft, JSON.stringify(merged))
    await rename(draft, file)
    writtenVersion = version
  } catch {
    // A read-only project folder still serves its content.
  }
}
