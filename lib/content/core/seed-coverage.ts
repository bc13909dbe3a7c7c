import { itemFile } from './content-paths'
import { allDocuments } from './graph'
import type { ContentGraph } from './graph'

/** One place that takes up a seed item. */
export interface SeedUse {
  seedId: string
  file: string
  /** Id of the document or entry, for the table. */
  where: string
  /** Id of the entry in a data file, or null for a document. */
  entry: string | null
}

/** The inventory: A01 to A118 and B01 to B46. */
export const seedIds: readonly string[] = [
  ...Array.from({ length: 118 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`),
  ...Array.from({ length: 46 }, (_, index) => `B${String(index + 1).padStart(2, '0')}`),
]

/** Every reference to a seed item, in the order documents, structure, labs, items, library. A claim counts by its own id. */
export function seedUses(graph: ContentGraph): SeedUse[] {
  const documents = allDocuments(graph).flatMap((document) =>
    document.seedRefs.map((seedId) => ({ seedId, file: document.file, where: document.id, entry: null })),
  )
  const entries = (file: string, list: Iterable<{ id: string; seedRefs: string[] }>) =>
    [...list].flatMap(({ id, seedRefs }) => seedRefs.map((seedId) => ({ seedId, file, where: id, entry: id })))
  const { comparison } = graph
  return [
    ...documents,
    ...entries('content/areas.yaml', graph.areas.values()),
    ...entries('content/stages.yaml', graph.stages.values()),
    ...entries('content/lenses.yaml', graph.lenses.values()),
    ...(comparison
      ? entries('content/compare.yaml', [
          ...comparison.differences,
          ...comparison.responsibilities,
          ...comparison.lenses,
        ])
      : []),
    ...[...graph.labs.values()].flatMap((lab) =>
      lab.seedRefs.map((seedId) => ({ seedId, file: lab.file, where: lab.id, entry: lab.id })),
    ),
    ...[...graph.items.values()].flatMap((item) =>
      item.seedRefs.map((seedId) => ({ seedId, file: itemFile(item.id), where: item.id, entry: item.id })),
    ),
    ...entries('content/library/glossary.yaml', graph.terms.values()),
    ...entries('content/library/tools.yaml', graph.tools.values()),
    ...entries('content/library/resources.yaml', graph.resources.values()),
    ...entries('content/library/trends.yaml', graph.trends.values()),
    ...[...graph.claims.values()]
      .filter((claim) => claim.origin !== 'editorial')
      .map((claim) => ({ seedId: claim.id, file: 'content/claims.yaml', where: `claim ${claim.id}`, entry: claim.id })),
  ]
}

/** Where each item of the inventory stands; an empty list means that it is missing. */
export function coverSeeds(graph: ContentGraph): Map<string, string[]> {
  const places = new Map<string, string[]>(seedIds.map((id) => [id, []]))
  for (const { seedId, where } of seedUses(graph)) {
    const list = places.get(seedId)
    if (list && !list.includes(where)) list.push(where)
  }
  return places
}
