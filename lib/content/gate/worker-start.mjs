// A worker thread starts from a file of its own; the rest of the gate is TypeScript.
import { importSource } from '../../platform/import-source.mjs'

await importSource('lib/content/gate/worker.ts')
