import type { ExportTable } from './account-export'

type Row = Record<string, unknown>

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function rowsOf(tables: readonly ExportTable[], name: string): readonly Row[] {
  return tables.find((table) => table.name === name)?.rows ?? []
}

function noteLines(row: Row): string[] {
  const quote = text(row['quote'])
  return [`### ${text(row['lesson_id'])}`, ...(quote === '' ? [] : [`> ${quote}`]), text(row['text']), '']
}

function evidenceLines(row: Row): string[] {
  const data = (row['data'] ?? {}) as Row
  const body = [data['url'], data['text'], data['value'], data['fileName']].map((part) =>
    part == null ? '' : String(part as string | number),
  )
  return [`### ${text(row['subject_id'])}: ${text(row['title'])}`, ...body.filter((part) => part !== ''), '']
}

/** Own words, notes and evidence as one Markdown text that any editor opens. */
export function toMarkdown(tables: readonly ExportTable[]): string {
  const words = rowsOf(tables, 'lesson_state').flatMap((row) => {
    const answers = (row['answers'] ?? {}) as { words?: Record<string, string> }
    return Object.values(answers.words ?? {}).flatMap((own) => [`### ${text(row['lesson_id'])}`, own, ''])
  })
  return [
    '# My Milepost',
    '',
    '## Notes and highlights',
    '',
    ...rowsOf(tables, 'note').flatMap(noteLines),
    '## In my own words',
    '',
    ...words,
    '## Evidence',
    '',
    ...rowsOf(tables, 'evidence').flatMap(evidenceLines),
  ].join('\n')
}
