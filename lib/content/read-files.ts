import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One file of `content/`. `path` is relative to the project. */
export interface SourceFile {
  path: string
  source: string
}

/** Every MDX and YAML file below `content/`, in the order of their paths. Symbolic links are not followed. */
export async function readContentFiles(root: string): Promise<SourceFile[]> {
  const base = join(root, 'content')
  const entries = await readdir(base, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:mdx|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
  return Promise.all(paths.map(async (path) => ({ path, source: await readFile(join(root, path), 'utf8') })))
}
