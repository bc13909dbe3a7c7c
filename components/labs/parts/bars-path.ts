export interface Bar {
  x: number
  y: number
  width: number
  height: number
}

/** Bars as one path: an input that changes them all changes one element. */
export function barsPath(bars: readonly Bar[]): string {
  return bars
    .map(
      ({ x, y, width, height }) =>
        `M${x.toFixed(2)} ${y.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`,
    )
    .join('')
}
