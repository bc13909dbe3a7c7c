import type { Sample } from './roadmap-layout-curve'
import { shortLabel } from './roadmap-layout-short-label'
import { textWidth, wrapText } from './roadmap-layout-text'
import type { TextStyle } from './roadmap-layout-text'

/** A rectangle of the drawing, in pixels. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A text that stands beside a marker: one line per entry, `x` for `anchor`, `y` the base of the first line. */
export interface PlacedLabel {
  lines: string[]
  anchor: 'start' | 'middle' | 'end'
  x: number
  y: number
  box: Box
  /** Pixels of road under the text. */
  roadUnder: number
  /** full: the whole title · short: its first words · id: only the code. */
  form: 'full' | 'short' | 'id'
}

/** A marker that asks for a label. */
export interface LabelRequest {
  id: string
  title: string
  x: number
  y: number
  /** Sides on which the label may stand; the first is preferred. */
  sides: readonly ('below' | 'above' | 'right' | 'left')[]
}

export interface LabelStyle extends TextStyle {
  lineHeight: number
  /** Widths in pixels to which a title is wrapped. */
  widths: readonly number[]
  maxLines: number
  /** Pixels from the centre of a marker that stay free. */
  clearance: number
}

interface Candidate extends PlacedLabel {
  cost: number
}

/** More road than this under a label makes it hard to read. */
export const maxRoadUnder = 12
const evictionCost = 30
/** The best places of a label; more would only cost time. */
const keptCandidates = 120
const formCost = { full: 0, short: 7, id: 60 } as const

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether a rectangle lies within another. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  )
}

/**
 * Finds a place for each label so that no two overlap and none covers an obstacle or leaves `bounds`. Greedy, the most cramped first;
 * a label with no free place takes the cheapest one and puts others back in the queue, and a label that was put back often becomes
 * dear to move. The same input gives the same result. A label for which there is no place at all is missing from the map.
 */
export function placeLabels(input: {
  requests: readonly LabelRequest[]
  style: LabelStyle
  obstacles: readonly Box[]
  road: readonly Sample[]
  bounds: Box
}): Map<string, PlacedLabel> {
  const { requests, style, obstacles, road, bounds } = input
  const index = indexRoad(road)
  const options = requests.map((request) =>
    candidatesOf(request, style)
      .filter(({ box }) => isInside(box, bounds) && !obstacles.some((obstacle) => overlaps(box, obstacle)))
      .map((candidate) => withRoad(candidate, index))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, keptCandidates),
  )
  const chosen = search(options)
  return new Map(chosen.flatMap((candidate, at) => (candidate && requests[at] ? [[requests[at].id, candidate]] : [])))
}

/** Greedy choice with repair; see `placeLabels`. Gives one candidate or null per list. */
function search(options: readonly (readonly Candidate[])[]): (Candidate | null)[] {
  const chosen: (Candidate | null)[] = options.map(() => null)
  const dearness = options.map(() => 1)
  const queue = [...options.keys()].sort((a, b) => (options[a]?.length ?? 0) - (options[b]?.length ?? 0))
  const priceOf = (at: number, candidate: Candidate, limit: number) => {
    let price = candidate.cost
    for (let other = 0; other < chosen.length && price < limit; other += 1) {
      const placed = chosen[other]
      if (other !== at && placed && overlaps(candidate.box, placed.box)) price += evictionCost * (dearness[other] ?? 1)
    }
    return price
  }
  for (let steps = 0; queue.length > 0 && steps < 25 * options.length; steps += 1) {
    const at = queue.shift() ?? 0
    let best: Candidate | null = null
    let bestPrice = Infinity
    for (const candidate of options[at] ?? []) {
      if (candidate.cost >= bestPrice) break
      const price = priceOf(at, candidate, bestPrice)
      if (price < bestPrice) [best, bestPrice] = [candidate, price]
    }
    if (best === null) continue
    chosen.forEach((placed, other) => {
      if (other === at || !placed || !overlaps(best.box, placed.box)) return
      chosen[other] = null
      dearness[other] = (dearness[other] ?? 1) + 1
      queue.push(other)
    })
    chosen[at] = best
  }
  // What was put back gives way to what is placed, and every label moves to the best place that is free by now.
  for (let round = 0; round < 3; round += 1) {
    options.forEach((list, at) => {
      chosen[at] = list.find((candidate) => priceOf(at, candidate, Infinity) === candidate.cost) ?? chosen[at] ?? null
    })
  }
  return chosen
}

/** How unwelcome a set of labels is; 0 is perfect. Used to choose between drawings. */
export function labelPenalty(requests: readonly LabelRequest[], placed: ReadonlyMap<string, PlacedLabel>): number {
  return requests.reduce((sum, { id }) => {
    const label = placed.get(id)
    return sum + (label === undefined ? 100 : formCost[label.form] + (label.roadUnder > maxRoadUnder ? 20 : 0))
  }, 0)
}

function formsOf(request: LabelRequest, style: LabelStyle): { lines: string[]; form: PlacedLabel['form'] }[] {
  const texts = [
    { text: request.title, form: 'full' as const },
    { text: shortLabel(request.title), form: 'short' as const },
    { text: request.id, form: 'id' as const },
  ]
  const seen = new Set<string>()
  return texts.flatMap(({ text, form }) =>
    style.widths.flatMap((maxWidth) => {
      const lines = wrapText(text, { ...style, maxWidth })
      const key = lines.join('\n')
      if (lines.length === 0 || lines.length > style.maxLines || seen.has(key)) return []
      seen.add(key)
      return [{ lines, form: text === request.title ? ('full' as const) : form }]
    }),
  )
}

function candidatesOf(request: LabelRequest, style: LabelStyle): Candidate[] {
  return formsOf(request, style).flatMap(({ lines, form }) => {
    const width = Math.max(...lines.map((line) => textWidth(line, style)))
    return request.sides.flatMap((side, rank) =>
      placesOf({ request, style, side, width, lineCount: lines.length }).map(({ anchor, x, y, cost }) => ({
        lines,
        form,
        anchor,
        x,
        y,
        box: boxOf({ anchor, x, y, width, lineCount: lines.length, style }),
        roadUnder: 0,
        cost: formCost[form] + cost + rank * 0.6 + (lines.length - 1) * 0.5,
      })),
    )
  })
}

type Place = Pick<PlacedLabel, 'anchor' | 'x' | 'y'> & { cost: number }

function placesOf(input: {
  request: LabelRequest
  style: LabelStyle
  side: LabelRequest['sides'][number]
  width: number
  lineCount: number
}): Place[] {
  const { request, style, side, width, lineCount } = input
  const { x, y } = request
  const { clearance, size, lineHeight } = style
  const depth = (lineCount - 1) * lineHeight
  if (side === 'right' || side === 'left') {
    const anchor = side === 'right' ? ('start' as const) : ('end' as const)
    const sign = side === 'right' ? 1 : -1
    const middle = y + size * 0.35 - depth / 2
    return [0, 10, 20].flatMap((away) =>
      [0, -0.5, 0.5, -1, 1].map((shift) => ({
        anchor,
        x: x + sign * (clearance + 2 + away),
        y: middle + shift * (depth / 2 + lineHeight),
        cost: 1 + Math.abs(shift) + away / 8,
      })),
    )
  }
  const base = side === 'above' ? y - clearance - size * 0.25 - depth : y + clearance + size * 0.8
  return [0, 5, 10].flatMap((away) => {
    const lineY = side === 'above' ? base - away : base + away
    return [
      { anchor: 'start' as const, x: x - 7, y: lineY, cost: away / 4 },
      { anchor: 'middle' as const, x, y: lineY, cost: 0.4 + away / 4 },
      { anchor: 'start' as const, x: x - width * 0.25, y: lineY, cost: 0.6 + away / 4 },
      { anchor: 'end' as const, x: x + width * 0.25, y: lineY, cost: 0.8 + away / 4 },
      { anchor: 'end' as const, x: x + 7, y: lineY, cost: 0.6 + away / 4 },
      { anchor: 'start' as const, x: x + 4, y: lineY, cost: 1 + away / 4 },
      { anchor: 'end' as const, x: x - 4, y: lineY, cost: 1.2 + away / 4 },
    ]
  })
}

function boxOf(input: {
  anchor: PlacedLabel['anchor']
  x: number
  y: number
  width: number
  lineCount: number
  style: LabelStyle
}): Box {
  const { anchor, x, y, width, lineCount, style } = input
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
  return {
    left,
    right: left + width,
    top: y - style.size * 0.8,
    bottom: y + (lineCount - 1) * style.lineHeight + style.size * 0.25,
  }
}

/** Points of the roads by columns of the drawing, each with the length it stands for. */
type RoadIndex = Map<number, { x: number; y: number; length: number }[]>
const columnWidth = 16

function indexRoad(road: readonly Sample[]): RoadIndex {
  const columns: RoadIndex = new Map()
  road.forEach(({ x, y, before }, at) => {
    const length = before - (road[at - 1]?.before ?? 0)
    // Where one road ends and the next begins, the count starts again.
    if (length <= 0) return
    const column = Math.floor(x / columnWidth)
    const points = columns.get(column) ?? []
    points.push({ x, y, length })
    columns.set(column, points)
  })
  return columns
}

function withRoad(candidate: Candidate, index: RoadIndex): Candidate {
  const [left, right] = [candidate.box.left - 2, candidate.box.right + 2]
  const [top, bottom] = [candidate.box.top - 1, candidate.box.bottom + 1]
  let under = 0
  for (let column = Math.floor(left / columnWidth); column <= Math.floor(right / columnWidth); column += 1) {
    for (const { x, y, length } of index.get(column) ?? [])
      if (x > left && x < right && y > top && y < bottom) under += length
  }
  return { ...candidate, roadUnder: under, cost: candidate.cost + under * 0.4 + (under > maxRoadUnder ? 12 : 0) }
}
