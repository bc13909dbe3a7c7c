/** An expected outcome as a value. `E` is a union of literal codes. */
export type Result<T, E extends string = string> = { ok: true; value: T } | { ok: false; error: E; detail?: string }

/** A success. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** An expected failure with a literal code and, where it helps the reader, a sentence. */
export function fail<E extends string>(error: E, detail?: string): { ok: false; error: E; detail?: string } {
  return detail === undefined ? { ok: false, error } : { ok: false, error, detail }
}
