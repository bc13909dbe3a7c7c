/** Where a server action sends the reader; it must redirect. */
export async function redirected(work: () => Promise<unknown>): Promise<string> {
  let result: unknown
  try {
    result = await work()
  } catch (error) {
    const { digest } = error as { digest?: string }
    const [kind, , path] = digest?.split(';') ?? []
    if (kind === 'NEXT_REDIRECT' && path !== undefined) return path
    throw error
  }
  throw new Error(`The action did not redirect; it answered ${JSON.stringify(result)}`)
}

/** A form with these fields. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
