/**
 * RFC 4180 text of rows of cells. A cell that a spreadsheet would run as a formula (=, +, -, @) is preceded by an
 * apostrophe; plain numbers are not.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteCell).join(',')).join('\r\n')
}

function quoteCell(cell: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
  const safe = isFormula ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
