import type { DatabaseSession } from './migrate'

/** Rows and checksum of every table, by its name. Equal exactly when the tables hold the same rows. */
export type Checksums = Record<string, { rows: number; md5: string }>

/** Reads every table of the schema, the migration table included. The order of rows does not matter. */
export async function computeChecksums(session: DatabaseSession): Promise<Checksums> {
  const tables = await session.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`,
  )
  const checksums: Checksums = {}
  for (const table of tables) {
    const name = String(table['name'])
    const [row] = await session.query(
      `SELECT count(*)::int AS rows, md5(coalesce(string_agg(hash, '' ORDER BY hash COLLATE "C"), '')) AS md5
       FROM (SELECT md5(row_to_json(t)::text) AS hash FROM "${name.replaceAll('"', '""')}" t) hashes`,
    )
    checksums[name] = { rows: Number(row?.['rows']), md5: String(row?.['md5']) }
  }
  return checksums
}
