import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStorableJson, storableText } from '@/lib/shared/storable-text'

test('storableText keeps every well-formed text without null characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(storableText(text)).toBe(text.replaceAll('\u0000', ''))
    }),
    { seed: 8 },
  )
})

test('storableText removes null characters and replaces lone surrogates only', () => {
  expect(storableText('a\u0000\ud83d b\udc4d 👍')).toBe('a\ufffd b\ufffd 👍')
})

test('parseStorableJson cleans texts at every depth and nothing else', () => {
  expect(parseStorableJson('{"a":["x\\u0000y",{"b":"\\ud800"}],"n":1,"t":"\\\\u0000"}')).toEqual({
    a: ['xy', { b: '\ufffd' }],
    n: 1,
    t: '\\u0000',
  })
  expect(() => parseStorableJson('{')).toThrow(SyntaxError)
})
