const KEY = Symbol.for('milepost')
const values = ((globalThis as typeof globalThis & { [KEY]?: Map<string, unknown> })[KEY] ??= new Map<
  string,
  unknown
>())

/**
 * The one value of this name in the whole process, made at the first call. The thin server and Next's bundles are
 * separate copies of a module, so a variable of a module would be two; this is for what must be one: the database, the
 * log, caches that are dear to fill.
 */
export function processWide<T>(name: string, make: () => T): T {
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}
