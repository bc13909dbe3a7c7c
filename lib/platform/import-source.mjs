import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Compiles a TypeScript file with all it imports into one file of plain JavaScript and imports that; packages stay
 * outside. A loader that compiles module by module costs two seconds at every start, this two tenths.
 * Plain JavaScript itself, because it is what runs before anything is compiled.
 */
export async function importSource(file) {
  const outfile = path.resolve('.cache/run', path.relative('.', file).replace(/\.ts$/, '.mjs'))
  const { outputFiles } = await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
    write: false,
  })
  // Several commands may run at once, and none must read what another has half written.
  const draft = `${outfile}.${process.pid}.${performance.now()}`
  mkdirSync(path.dirname(outfile), { recursive: true })
  writeFileSync(draft, outputFiles[0].contents)
  renameSync(draft, outfile)
  return import(pathToFileURL(outfile).href)
}
