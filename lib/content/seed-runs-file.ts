import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hashSeeds, seedRunWords } from './core/report/seed-runs'
import type { SeedRuns } from './core/report/seed-runs'

/** Relative to the project. The two source documents themselves are not part of it. */
export const seedRunsFile = 'content/seed-runs.json'

const seedRunsSchema = z.strictObject({
  words: z.literal(seedRunWords),
  hashes: z.array(z.string().regex(/^[0-9a-f]{10}$/)),
}) satisfies z.ZodType<SeedRuns>

/** Hashes of the runs of words in the source documents. */
export function readSeedRuns(): ReadonlySet<string> {
  return new Set(seedRunsSchema.parse(JSON.parse(readFileSync(seedRunsFile, 'utf8'))).hashes)
}

/** Makes the file anew from the texts in a folder. */
export function writeSeedRuns(folder: string): SeedRuns {
  const texts = readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const runs = hashSeeds(texts)
  if (runs.hashes.length === 0) throw new Error(`No text of ${seedRunWords} words or more in ${folder}`)
  writeFileSync(seedRunsFile, `${JSON.stringify(runs, null, 2)}\n`)
  return runs
}
