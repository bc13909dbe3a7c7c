import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from './build-content'
import { checkDates } from './core/checks/check-dates'
import { checkFigures } from './core/checks/check-figures'
import { checkHours } from './core/checks/check-hours'
import { checkItems } from './core/checks/check-items'
import { checkHeadings, checkLessons } from './core/checks/check-lessons'
import { checkLinks } from './core/checks/check-links'
import { checkMeasures } from './core/checks/check-measures'
import { checkSeeds } from './core/checks/check-seeds'
import type { Finding } from './core/checks/finding'
import type { Problem } from './core/problem'
import { sortProblems } from './core/problem'
import type { Day } from './core/types'
import { locateInSource } from './locate'
import { readSeedRuns } from './seed-runs-file'

/** Everything that is wrong with the content on a day: what the loader found, and the rules of writing. */
export function checkContent(input: { content: Content; today: Day }): Problem[] {
  const { content, today } = input
  const findings: Finding[] = [
    ...checkLessons(content),
    ...checkHeadings(content),
    ...checkItems(content),
    ...checkLinks(content, (path) => existsSync(join(process.cwd(), 'public', path))),
    ...checkFigures(content),
    ...checkHours(content),
    ...checkDates(content, today),
    ...checkSeeds(content),
    ...checkMeasures({ graph: content, sources: content.sources, seeds: readSeedRuns() }),
  ]
  const located = findings.map((finding): Problem => {
    const { file, rule, message, advice } = finding
    if ('line' in finding) return { file, line: finding.line, column: 1, rule, message, advice }
    const source = content.sources.get(file)?.source ?? ''
    return {
      file,
      ...locateInSource({ file, source, place: 'at' in finding ? finding.at : finding.entry }),
      rule,
      message,
      advice,
    }
  })
  return sortProblems([...content.problems, ...located])
}
