import type { Content } from './build-content'
import { coverSeeds } from './core/seed-coverage'

export interface CoverageRow {
  id: string
  kind: string
  text: string
  where: string[]
}

/** The inventory with the places of each item; items without a place are missing. */
export function listCoverage(content: Content): { rows: CoverageRow[]; missing: string[]; unlisted: string[] } {
  const rows = [...coverSeeds(content)].map(([id, where]) => {
    const seed = content.seeds.get(id)
    return { id, kind: seed?.kind ?? '', text: seed?.text ?? '', where }
  })
  return {
    rows,
    missing: rows.filter((row) => row.where.length === 0).map((row) => row.id),
    unlisted: rows.filter((row) => !content.seeds.has(row.id)).map((row) => row.id),
  }
}
