/** A calculation that may be watched and left between its parts: yields the share that is done, 0..1, and returns the result. */
export type InParts<Result> = Generator<number, Result, void>

/** Runs a calculation to its end at once. */
export function finish<Result>(parts: InParts<Result>): Result {
  let step = parts.next()
  while (step.done !== true) step = parts.next()
  return step.value
}
