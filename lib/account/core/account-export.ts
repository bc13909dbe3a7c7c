/** One table of an export: name and rows as plain objects. */
export interface ExportTable {
  name: string
  rows: readonly Record<string, unknown>[]
}

/**
 * RFC 4180 text of rows; the columns are those of the first row. A cell that a spreadsheet would run as a
 * formula (=, +, -, @) is preceded by an apostrophe.
 */
export function toCsv(rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column])))]
  return lines.map((cells) => cells.map(quoteCell).join(',')).join('\r\n')
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return value.toString()
  return JSON.stringify(value) ?? ''
}

function quoteCell(cell: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
  const safe = isFormula ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
