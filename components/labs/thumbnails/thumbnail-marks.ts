/** A place in a thumbnail of 160 by 90. */
export interface Place {
  readonly x: number
  readonly y: number
}

const short = (value: number) => String(Math.round(value * 10) / 10)

/** Each kind of mark is one path, however many there are: a page with all thumbnails stays small. */
function marks(places: readonly Place[], shape: (x: number, y: number) => string): string {
  return places.map(({ x, y }) => shape(x, y)).join('')
}

export function squares(places: readonly Place[], half: number): string {
  const side = short(2 * half)
  return marks(places, (x, y) => `M${short(x - half)} ${short(y - half)}h${side}v${side}h-${side}z`)
}

export function circles(places: readonly Place[], radius: number): string {
  const [r, d] = [short(radius), short(2 * radius)]
  return marks(places, (x, y) => `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0-${d} 0`)
}

export function crosses(places: readonly Place[], arm: number): string {
  const side = short(2 * arm)
  return marks(places, (x, y) => `M${short(x - arm)} ${short(y - arm)}l${side} ${side}m0-${side}l-${side} ${side}`)
}

export function diamonds(places: readonly Place[], half: number): string {
  const h = short(half)
  return marks(places, (x, y) => `M${short(x)} ${short(y - half)}l${h} ${h}l-${h} ${h}l-${h}-${h}z`)
}

/** Upright bars from a base line, each to its own height. */
export function bars(places: readonly Place[], { base, width }: { base: number; width: number }): string {
  return marks(places, (x, y) => `M${short(x - width / 2)} ${short(base)}V${short(y)}h${short(width)}V${short(base)}z`)
}
