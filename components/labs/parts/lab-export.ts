import { csvText } from '@/lib/shared/csv'

const GAP = 24
const MARGIN = 20
/** Twice the size on screen, so that a picture stays sharp on a slide. */
const PNG_SCALE = 2
/** What the style sheets decide about a drawn element; a file has to carry it itself. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
]

/** A picture of a lab as a file, with its size. */
export interface LabPicture {
  svg: string
  width: number
  height: number
}

/** The visible pictures of a lab as one SVG, one below the other, with title and finding on top; null without any. */
export function pictureOf(lab: HTMLElement, title: string): LabPicture | null {
  const charts = [...lab.querySelectorAll<SVGSVGElement>('svg.chart')].filter((chart) => {
    const { width, height } = chart.getBoundingClientRect()
    return width > 0 && height > 0 && chart.closest('.lab-pass') === null
  })
  if (charts.length === 0) return null
  const finding = lab.querySelector('.finding')?.textContent ?? ''
  const ground = getComputedStyle(document.body)
  const inner = Math.max(...charts.map((chart) => chart.getBoundingClientRect().width))
  const words = [title, ...linesOf(finding, inner / 7.5)]
  let top = MARGIN + words.length * 20
  const placed = charts.map((chart) => {
    const { width, height } = chart.getBoundingClientRect()
    const copy = withOwnStyle(chart)
    copy.setAttribute('x', String(MARGIN))
    copy.setAttribute('y', String(top))
    copy.setAttribute('width', String(width))
    copy.setAttribute('height', String(height))
    copy.setAttribute('overflow', 'visible')
    top += height + GAP
    return new XMLSerializer().serializeToString(copy)
  })
  const [width, height] = [Math.ceil(inner + 2 * MARGIN), Math.ceil(top + MARGIN - GAP)]
  const head = words.map(
    (line, index) =>
      `<text x="${MARGIN}" y="${MARGIN + 12 + index * 20}" font-family="sans-serif" font-size="14" font-weight="${index === 0 ? 700 : 400}" fill="${ground.color}">${escapeText(line)}</text>`,
  )
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground.backgroundColor}"/>${head.join('')}${placed.join('')}</svg>`,
  }
}

/** The picture drawn as PNG. @throws Error when the browser cannot draw it */
export async function drawPng({ svg, width, height }: LabPicture): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * PNG_SCALE
  canvas.height = height * PNG_SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn'))), 'image/png'),
  )
}

/** The visible tables of a lab as CSV, each under its caption. */
export function numbersOf(lab: HTMLElement): string {
  const tables = [...lab.querySelectorAll<HTMLTableElement>('table.tbl')].filter(
    (table) => table.getBoundingClientRect().height > 0 && table.closest('.lab-pass') === null,
  )
  const rows = tables.flatMap((table) => [
    ...(table.caption ? [[textOf(table.caption)]] : []),
    ...[...table.rows].map((row) => [...row.cells].map(textOf)),
    [''],
  ])
  return csvText(rows.slice(0, -1))
}

/** What a cell shows: the value of its field, else its text with the typographic minus as a plain one. */
function textOf(cell: HTMLElement): string {
  const field = cell.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')
  return (field ? field.value : (cell.textContent ?? '')).replace(/−(?=\d)/g, '-').trim()
}

function withOwnStyle(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const [drawn, copied] = [
    [chart, ...chart.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ]
  drawn.forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name)
      if (value !== '') copied[index]?.setAttribute(name, value)
    }
    copied[index]?.removeAttribute('class')
  })
  return copy
}

/** Words in lines of at most so many characters. */
function linesOf(text: string, most: number): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else if (word !== '') lines.push(word)
    return lines
  }, [])
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
