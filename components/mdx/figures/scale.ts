/** A round step (1, 2 or 5 times a power of ten) that divides a range into about `count` parts. */
export function roundStep(range: number, count: number): number {
  const raw = range / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const rest = raw / power
  return (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10) * power
}

/** Round values from at or below the lowest to at or above the highest value. */
export function roundTicks(lowest: number, highest: number, count = 4): number[] {
  if (lowest === highest) return [lowest]
  const step = roundStep(highest - lowest, count)
  const from = Math.floor(lowest / step)
  const to = Math.ceil(highest / step - 1e-9)
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)))
}

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 })

/** 1,031 or 0.088. */
export function plainNumber(value: number): string {
  return NUMBERS.format(value)
}
