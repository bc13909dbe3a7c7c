/** What was typed into a form, by field, so that a refusal can show it again: React empties a form that was sent. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
