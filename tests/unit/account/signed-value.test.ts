import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSignedValue, signValue } from '@/lib/account/signed-value'

const SECRET = 'one secret'

test('openSignedValue gives back what was signed, dots included', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (value) => {
      expect(openSignedValue(signValue(value, SECRET), SECRET)).toBe(value)
    }),
    { seed: 3 },
  )
})

test('openSignedValue refuses every change of one character', () => {
  const signed = signValue('0197-abcd', SECRET)
  for (let place = 0; place < signed.length; place += 1) {
    const other = signed[place] === 'x' ? 'y' : 'x'
    const changed = signed.slice(0, place) + other + signed.slice(place + 1)
    // The last letter of 32 bytes in base64url carries two bits that mean nothing.
    const means = (text: string) => [
      text.slice(0, text.lastIndexOf('.')),
      Buffer.from(text.slice(text.lastIndexOf('.') + 1), 'base64url').toString('hex'),
    ]
    if (String(means(changed)) !== String(means(signed)))
      expect([place, openSignedValue(changed, SECRET)]).toEqual([place, null])
  }
})

test('openSignedValue refuses what is cut, lengthened, empty, unsigned or signed with another secret', () => {
  const signed = signValue('value', SECRET)
  for (let length = 0; length < signed.length; length += 1)
    expect(openSignedValue(signed.slice(0, length), SECRET)).toBeNull()
  for (const wrong of [`${signed}AAAA`, `x${signed}`, 'value', 'value.', '.', '', `.${signed.split('.')[1]}`]) {
    expect(openSignedValue(wrong, SECRET)).toBeNull()
  }
  expect(openSignedValue(signed, 'another secret')).toBeNull()
})
