import { parseArgs } from 'node:util'
import { buildContentReport } from '@/lib/content/core/report/content-report'
import { describeReport } from '@/lib/content/core/report/describe-report'
import { getContent } from '@/lib/content/loader'
import { readSeedRuns, seedRunsFile, writeSeedRuns } from '@/lib/content/seed-runs-file'

const usage = `Measures the content: words, minutes and reading ease of the lessons, pictures and cases, phrases that
stand twice or come from the source documents, and terms written in two ways.

  npm run content:report -- [part of a path …] [--json]
  npm run content:report -- --seeds=<folder>   makes ${seedRunsFile} from the source documents`

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  if (values.seeds !== undefined)
    return console.log(`${writeSeedRuns(values.seeds).hashes.length} runs of words are in ${seedRunsFile}.`)
  const content = await getContent()
  const report = buildContentReport({
    graph: content,
    sources: content.sources,
    seeds: readSeedRuns(),
    parts: positionals,
  })
  console.log(values.json ? JSON.stringify(report, null, 2) : describeReport(report))
}

await main()
