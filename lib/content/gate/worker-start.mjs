// A worker thread does not inherit the TypeScript loader of its parent, and a bundled server has none.
import { tsImport } from 'tsx/esm/api'

await tsImport('./worker.ts', import.meta.url)
