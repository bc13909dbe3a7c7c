import { parseArgs } from 'node:util'
import { bankCoverage, itemLevels, itemTypes, type SkillCoverage } from '@/lib/content/core/bank-coverage'
import { getContent } from '@/lib/content/loader'

const usage = `Shows how well the bank of questions covers the skills, and where it is thin.

  npm run bank:report -- [skill …] [--thin] [--json]`

/** Letters for the types, in their order. */
const TYPE_LETTERS = { single: 's', multi: 'm', ordering: 'o', numeric: 'n' } as const

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      thin: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const rows = bankCoverage(await getContent())
    .filter(({ skill }) => positionals.length === 0 || positionals.includes(skill))
    .filter(({ thin }) => !values.thin || thin.length > 0)
  console.log(values.json ? JSON.stringify(rows, null, 2) : describe(rows))
}

function describe(rows: readonly SkillCoverage[]): string {
  const table = [HEAD, ...rows.map(cellsOf), totalOf(rows)]
  const widths = HEAD.map((_, column) => Math.max(...table.map((line) => line[column]!.length)))
  const lines = table.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const thin = rows.filter((row) => row.thin.length > 0)
  return [
    'Assessment items by skill, level and type (s single, m multi, o ordering, n numeric)',
    '',
    ...lines,
    '',
    thin.length === 0 ? 'Nothing is thin.' : 'Thin',
    ...thin.map(({ skill, title, thin: reasons }) => `  ${skill}  ${title}: ${reasons.join('; ')}`),
  ].join('\n')
}

const HEAD = [
  '',
  'items',
  'least',
  'level 1',
  'level 2',
  'level 3',
  'families',
  'variants',
  'exhibits',
  'practice',
  'status',
]

function cellsOf(row: SkillCoverage): string[] {
  return [
    row.skill,
    String(row.assessment),
    String(row.wanted),
    ...itemLevels.map((level) => typesIn(row.cells[level])),
    String(row.families),
    String(row.variants),
    listed(row.exhibits),
    String(row.practice),
    listed(row.statuses),
  ]
}

function typesIn(cell: SkillCoverage['cells'][1]): string {
  return itemTypes.flatMap((type) => (cell[type] > 0 ? [`${cell[type]}${TYPE_LETTERS[type]}`] : [])).join(' ') || '–'
}

function listed(counts: Partial<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .flatMap(([name, count]) => (count ? [`${count} ${name}`] : []))
      .join(', ') || '–'
  )
}

function totalOf(rows: readonly SkillCoverage[]): string[] {
  const sum = (of: (row: SkillCoverage) => number) => rows.reduce((total, row) => total + of(row), 0)
  const merged = (of: (row: SkillCoverage) => Partial<Record<string, number>>) => {
    const counts: Record<string, number> = {}
    for (const row of rows)
      for (const [name, count] of Object.entries(of(row))) counts[name] = (counts[name] ?? 0) + (count ?? 0)
    return counts
  }
  const cell = (level: 1 | 2 | 3) =>
    typesIn(
      Object.fromEntries(
        itemTypes.map((type) => [type, sum((row) => row.cells[level][type])]),
      ) as SkillCoverage['cells'][1],
    )
  return [
    'all',
    String(sum((row) => row.assessment)),
    String(sum((row) => row.wanted)),
    ...itemLevels.map(cell),
    String(sum((row) => row.families)),
    String(sum((row) => row.variants)),
    listed(merged((row) => row.exhibits)),
    String(sum((row) => row.practice)),
    listed(merged((row) => row.statuses)),
  ]
}

await main()
