/** The content encodings the server produces, the preferred first. */
export type Encoding = 'br' | 'gzip'

const ENCODINGS: readonly Encoding[] = ['br', 'gzip']
const COMPRESSIBLE =
  /^(?:text\/|image\/svg\+xml|application\/(?:json|javascript|manifest\+json|xml|wasm)|[^;]*\+(?:json|xml))/i

/** The best encoding an `Accept-Encoding` header allows, or undefined for none. Weights other than zero are not ranked. */
export function chooseEncoding(acceptEncoding: string, offered: readonly Encoding[] = ENCODINGS): Encoding | undefined {
  const accepted = new Map<string, boolean>()
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    accepted.set(name, !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)))
  }
  return offered.find((encoding) => accepted.get(encoding) ?? accepted.get('*') ?? false)
}

/** Facts that decide whether compressing a response helps and is allowed. */
export interface CompressionFacts {
  statusCode: number
  contentType: string
  contentEncoding: string
  cacheControl: string
  hasContentRange: boolean
  method: string
}

/** Whether a response may be compressed: text, whole, not encoded yet, and nobody asked to leave it alone. */
export function mayCompress(facts: CompressionFacts): boolean {
  if (facts.method === 'HEAD' || facts.statusCode === 204 || facts.statusCode === 304) return false
  if (facts.contentEncoding !== '' || facts.hasContentRange || facts.cacheControl.includes('no-transform')) return false
  // A stream of events must not wait in a compressor's buffer.
  if (facts.contentType.startsWith('text/event-stream')) return false
  return COMPRESSIBLE.test(facts.contentType)
}
