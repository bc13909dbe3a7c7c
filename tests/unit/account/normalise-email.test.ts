import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseEmail } from '@/lib/account/core/normalise-email'

test('normaliseEmail makes one of the spellings that look alike', () => {
  for (const spelling of [
    'ada@example.org',
    ' ADA@Example.ORG\n',
    'ａｄａ@example.org',
    'ada＠example.org',
    'ada@ex\u0061mple.org',
  ]) {
    expect(normaliseEmail(spelling)).toBe('ada@example.org')
  }
  // é as one sign and as e with an accent.
  expect(normaliseEmail('ren\u00e9@example.org')).toBe(normaliseEmail('rene\u0301@example.org'))
})

test('normaliseEmail keeps apart what a mail server keeps apart', () => {
  expect(normaliseEmail('a.da@example.org')).not.toBe(normaliseEmail('ada@example.org'))
  expect(normaliseEmail('ada+news@example.org')).not.toBe(normaliseEmail('ada@example.org'))
})

test('normaliseEmail done twice changes nothing more, for ASCII and Latin letters', () => {
  const part = fc.string({ unit: fc.constantFrom(...'abzABZ019.+-_ éÉüßøÅ') })
  fc.assert(
    fc.property(part, part, (name, host) => {
      const once = normaliseEmail(`${name}@${host}`)
      expect(normaliseEmail(once)).toBe(once)
    }),
    { seed: 1 },
  )
})
