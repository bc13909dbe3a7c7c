/** A place in the drawing, in pixels. */
export interface Point {
  x: number
  y: number
}

/** Whether a road runs to the right (a sheet) or down (a phone). */
export type Orientation = 'wide' | 'tall'

/** A place on a road before the drawing is turned: `along` the road, `across` it. */
export interface RoadPoint {
  along: number
  across: number
}

/** A cubic Bézier curve. */
export interface Curve {
  from: Point
  control1: Point
  control2: Point
  to: Point
}

/** How far the controls of a curve reach towards the next marker: 0 gives corners, 1 an overshoot. */
const reach = 0.62

/**
 * A smooth road through markers: parallel to the lanes at each marker, an S in between. `offset` moves the whole road sideways by
 * so many pixels and keeps the distance on slopes, so that several roads can run side by side. Markers must advance along the road.
 */
export function roadThrough(input: {
  markers: readonly RoadPoint[]
  offset?: number
  orientation?: Orientation
}): Curve[] {
  const { markers, offset = 0, orientation = 'wide' } = input
  const place = (along: number, across: number): Point =>
    orientation === 'wide' ? { x: along, y: across } : { x: across, y: along }
  const curves: Curve[] = []
  for (let index = 1; index < markers.length; index += 1) {
    const from = markers[index - 1]
    const to = markers[index]
    if (!from || !to) continue
    curves.push(...stretch({ from, to, offset, place }))
  }
  return curves
}

/** One S in two halves that meet in its middle; each half is scaled to the room that the offset leaves it. */
function stretch(input: {
  from: RoadPoint
  to: RoadPoint
  offset: number
  place: (along: number, across: number) => Point
}): Curve[] {
  const { from, to, offset, place } = input
  const run = to.along - from.along
  const rise = to.across - from.across
  if (Math.abs(rise) < 0.5) {
    const third = run / 3
    return [
      {
        from: place(from.along, from.across + offset),
        control1: place(from.along + third, from.across + offset),
        control2: place(to.along - third, to.across + offset),
        to: place(to.along, to.across + offset),
      },
    ]
  }
  const steepness = Math.hypot((1 - reach) * run, rise)
  const slope = { along: ((1 - reach) * run) / steepness, across: rise / steepness }
  const middle = {
    along: (from.along + to.along) / 2 - offset * slope.across,
    across: (from.across + to.across) / 2 + offset * slope.along,
  }
  const half = (end: RoadPoint, sign: 1 | -1) => {
    const room = Math.abs(middle.along - end.along)
    const climb = Math.abs(middle.across - end.across - offset)
    const handle = (steepness / 4) * (climb / (Math.abs(rise) / 2))
    return {
      end: place(end.along, end.across + offset),
      nearEnd: place(end.along + sign * reach * room, end.across + offset),
      nearMiddle: place(middle.along - sign * slope.along * handle, middle.across - sign * slope.across * handle),
    }
  }
  const first = half(from, 1)
  const second = half(to, -1)
  const centre = place(middle.along, middle.across)
  return [
    { from: first.end, control1: first.nearEnd, control2: first.nearMiddle, to: centre },
    { from: centre, control1: second.nearMiddle, control2: second.nearEnd, to: second.end },
  ]
}

/** One decimal is a tenth of a pixel: enough for any screen, and a third of the bytes. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** The `d` of an SVG path; empty for no curves. */
export function pathData(curves: readonly Curve[]): string {
  const write = ({ x, y }: Point) => `${tenth(x)} ${tenth(y)}`
  const [first] = curves
  if (!first) return ''
  return `M${write(first.from)}${curves.map(({ control1, control2, to }) => `C${write(control1)} ${write(control2)} ${write(to)}`).join('')}`
}

/** A point of a road with the length of road, in pixels, that lies before it. */
export interface Sample extends Point {
  before: number
}

/** Points about every `step` pixels along a road, both ends included. */
export function sampleRoad(curves: readonly Curve[], step: number): Sample[] {
  const samples: Sample[] = []
  let last: Sample | null = null
  const take = (point: Point) => {
    const sample: Sample = {
      ...point,
      before: last === null ? 0 : last.before + Math.hypot(point.x - last.x, point.y - last.y),
    }
    samples.push(sample)
    last = sample
  }
  for (const curve of curves) {
    if (last === null) take(curve.from)
    const { from, control1, control2, to } = curve
    const reachOf = [control1, control2, to].reduce(
      (sum, point, index) => sum + distance([from, control1, control2][index] ?? from, point),
      0,
    )
    const parts = Math.max(1, Math.ceil(reachOf / step))
    for (let part = 1; part <= parts; part += 1) take(pointOn(curve, part / parts))
  }
  return samples
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function pointOn({ from, control1, control2, to }: Curve, t: number): Point {
  const u = 1 - t
  const mix = (a: number, b: number, c: number, d: number) =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  return { x: mix(from.x, control1.x, control2.x, to.x), y: mix(from.y, control1.y, control2.y, to.y) }
}
