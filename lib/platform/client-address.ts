/**
 * The address a request came from, for rate limits and logs. The thin server puts it into this header and removes
 * what a client put there, so it can be believed wherever the request passed through it.
 */
export function getClientAddress(headers: { get(name: string): string | null }): string {
  return headers.get('x-forwarded-for') ?? 'unknown'
}
