import { seedUses } from '../seed-coverage'
import type { ContentGraph } from '../graph'
import type { Finding } from './finding'

/** References to seed items that the inventory does not have. Without an inventory nothing can be said. */
export function checkSeeds(graph: ContentGraph): Finding[] {
  if (graph.seeds.size === 0) return []
  return seedUses(graph)
    .filter((use) => !graph.seeds.has(use.seedId))
    .map((use) => ({
      file: use.file,
      ...(use.entry === null ? { at: ['seedRefs'] } : { entry: use.entry }),
      rule: 'unknown-seed',
      message: `there is no seed ${use.seedId}`,
      advice: 'use an id of content/seeds.yaml',
    }))
}
