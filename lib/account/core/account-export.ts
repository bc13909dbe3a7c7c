import { csvText } from '@/lib/shared/csv'

/** One table of an export: name and rows as plain objects. */
export interface ExportTable {
  name: string
  rows: readonly Record<string, unknown>[]
}

/** CSV of rows; the columns are those of the first row. */
export function toCsv(rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return csvText([columns, ...rows.map((row) => columns.map((column) => cellText(row[column])))])
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return value.toString()
  return JSON.stringify(value) ?? ''
}
