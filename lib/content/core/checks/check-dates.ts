import type { ContentGraph } from '../graph'
import type { Day } from '../types'
import { itemFile } from '../content-paths'
import type { Finding } from './finding'

/** Dated statements that have passed their date. `today` is a calendar day. */
export function checkDates(graph: ContentGraph, today: Day): Finding[] {
  const findings: Finding[] = []
  const complain = (file: string, entry: string, message: string) =>
    findings.push({
      file,
      entry,
      rule: 'expired',
      message: `${entry}: ${message}`,
      advice: 'look it up again, correct the text, and set a new date',
    })
  for (const fact of graph.facts.values())
    if (fact.expires < today) complain('content/library/facts.yaml', fact.id, `the fact expired on ${fact.expires}`)
  for (const trend of graph.trends.values())
    if (trend.expires < today)
      complain('content/library/trends.yaml', trend.id, `the trend expired on ${trend.expires}`)
  for (const item of graph.items.values())
    if (item.expiresOn !== null && item.expiresOn < today)
      complain(itemFile(item.id), item.id, `the item expired on ${item.expiresOn}`)
  for (const claim of graph.claims.values())
    if (claim.display === 'fact' && claim.checkAgain < today)
      complain('content/claims.yaml', claim.id, `shown as fact, to be checked again by ${claim.checkAgain}`)
  return findings
}
