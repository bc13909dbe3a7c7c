// Runs a program written in TypeScript: node lib/cli/run.mjs lib/cli/start.ts [its parameters]
import { importSource } from '../platform/import-source.mjs'

process.argv.splice(1, 1)
await importSource(process.argv[1])
