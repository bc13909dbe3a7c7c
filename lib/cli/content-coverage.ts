import { parseArgs } from 'node:util'
import { listCoverage } from '@/lib/content/coverage'
import { getContent } from '@/lib/content/loader'

/** Where each of the 164 statements of the two source documents is taken up. Fails if one is missing. */
async function main() {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const { rows, missing, unlisted } = listCoverage(await getContent())
  process.exitCode = missing.length + unlisted.length > 0 ? 1 : 0
  if (values.json) return console.log(JSON.stringify({ rows, missing, unlisted }, null, 2))
  for (const row of rows) {
    const places =
      row.where.length > 8
        ? `${row.where.slice(0, 8).join(', ')} and ${row.where.length - 8} more`
        : row.where.join(', ')
    console.log(`${row.id.padEnd(5)} ${row.kind.padEnd(10)} ${places || 'MISSING'}`)
  }
  console.log(`\n${rows.length - missing.length} of ${rows.length} statements are taken up.`)
  if (missing.length > 0) console.log(`Missing: ${missing.join(', ')}`)
  if (unlisted.length > 0) console.log(`Not in content/seeds.yaml: ${unlisted.join(', ')}`)
}

await main()
