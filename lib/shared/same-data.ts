/** Whether two pieces of plain data say the same. The order of keys says nothing: a database keeps JSON in an order of its own. */
export function sameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [one, other].map((value) => Object.entries(value).filter(([, part]) => part !== undefined))
  const parts = new Map(right)
  return left!.length === parts.size && left!.every(([key, part]) => parts.has(key) && sameData(part, parts.get(key)))
}
