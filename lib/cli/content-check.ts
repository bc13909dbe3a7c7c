import { parseArgs } from 'node:util'
import { checkContent } from '@/lib/content/check'
import type { Problem } from '@/lib/content/core/problem'
import { getContent } from '@/lib/content/loader'

const usage = `Checks everything under content/ and lists all problems.

  npm run content:check -- [part of a path …] [--today=YYYY-MM-DD] [--rule=name] [--json]`

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      rule: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(values.today))
    throw new Error(`--today=${values.today} is not a day such as 2026-11-25`)
  const content = await getContent()
  const problems = checkContent({ content, today: values.today })
    .filter((problem) => positionals.length === 0 || positionals.some((part) => problem.file.includes(part)))
    .filter((problem) => values.rule === undefined || problem.rule === values.rule)
  process.exitCode = problems.length > 0 ? 1 : 0
  console.log(values.json ? JSON.stringify(problems, null, 2) : describe(problems, content))
}

function describe(problems: Problem[], content: Awaited<ReturnType<typeof getContent>>): string {
  const counts = `${content.skills.size} skills, ${content.lessons.size} lessons, ${content.milestones.size} milestones, ${content.labs.size} labs, ${content.items.size} items, ${content.claims.size} claims`
  if (problems.length === 0) return `Content is sound: ${counts}.`
  const lines: string[] = []
  let file = ''
  for (const problem of problems) {
    if (problem.file !== file) lines.push('', problem.file)
    file = problem.file
    lines.push(
      `  ${`${problem.line}:${problem.column}`.padEnd(8)} ${problem.rule.padEnd(20)} ${problem.message}`,
      `${' '.repeat(32)}→ ${problem.advice}`,
    )
  }
  const rules = new Map<string, number>()
  for (const { rule } of problems) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  const summary = [...rules].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${count}`)
  return [...lines, '', `${problems.length} problems in ${counts}.`, summary.join(' · ')].join('\n')
}

await main()
