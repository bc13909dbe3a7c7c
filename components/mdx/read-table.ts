import { Children, isValidElement } from 'react'
import type { ReactElement, ReactNode } from 'react'

/** A GFM table as text. */
export interface TableData {
  columns: string[]
  rows: string[][]
}

type WithChildren = ReactElement<{ children?: ReactNode }>

function hasChildren(node: ReactNode): node is WithChildren {
  return isValidElement(node)
}

/** The text of a piece of document. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return hasChildren(node) ? textOf(node.props.children) : ''
}

/** The cells of a row: elements with children; the line breaks between them are text. */
function cellsOf(row: WithChildren): string[] {
  return Children.toArray(row.props.children)
    .filter(hasChildren)
    .map((cell) => textOf(cell).trim())
}

function rowsOf(node: ReactNode, isRow: (element: WithChildren) => boolean): WithChildren[] {
  return Children.toArray(node).flatMap((child) => {
    if (!hasChildren(child)) return []
    return isRow(child) ? [child] : rowsOf(child.props.children, isRow)
  })
}

/** The first table below a node: its head and its rows, or null. Rows are elements named `tr`. */
export function readTable(node: ReactNode): TableData | null {
  const [head, ...body] = rowsOf(node, ({ type }) => type === 'tr').map(cellsOf)
  return head === undefined ? null : { columns: head, rows: body }
}

/** The number in a cell such as "1,031", "88.2%" or "−3"; null where there is none. */
export function numberIn(cell: string): number | null {
  const match = /[-−]?\d[\d,]*(\.\d+)?/.exec(cell)
  if (match === null) return null
  return Number(match[0].replace('−', '-').replaceAll(',', ''))
}
