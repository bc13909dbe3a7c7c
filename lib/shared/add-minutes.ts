/** The sum of two amounts of minutes to the hundredth, so that sums agree to the bit in whatever order they are made. */
export function addMinutes(one: number, other: number): number {
  return Math.round((one + other) * 100) / 100
}
