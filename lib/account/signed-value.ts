import { createHmac, timingSafeEqual } from 'node:crypto'

function signature(value: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(value).digest()
}

/** "value.signature": readable by everybody, made by us (HMAC-SHA-256). */
export function signValue(value: string, secret: string): string {
  return `${value}.${signature(value, secret).toString('base64url')}`
}

/** The value when the signature is ours, else null. */
export function openSignedValue(signed: string, secret: string): string | null {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64url')
  const expected = signature(value, secret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null
}
