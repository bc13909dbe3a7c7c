import { expect, test } from 'vitest'
import fc from 'fast-check'
import { textWidth, wrapText } from '@/lib/content/core/roadmap-layout-text'

const style = { size: 12, weight: 400 } as const

test('textWidth adds the advances of the letters and five per cent', () => {
  // Overpass regular at 1000: A is 679, I is 283, in thousandths of an em.
  expect(textWidth('AI', { size: 1000, weight: 400 })).toBeCloseTo((679 + 283) * 1.05, 6)
})

test('textWidth grows with the weight, and counts letters outside of ASCII', () => {
  expect(textWidth('AI product', { size: 12, weight: 650 })).toBeGreaterThan(textWidth('AI product', style))
  expect(textWidth('漢', style)).toBeCloseTo(12 * 1.05, 6)
  expect(textWidth('é', style)).toBeCloseTo(12 * 0.85 * 1.05, 6)
})

test('wrapText breaks at blanks and after hyphens, and nowhere else', () => {
  expect(wrapText('Cross-functional leadership', { ...style, maxWidth: 80 })).toEqual([
    'Cross-',
    'functional',
    'leadership',
  ])
  expect(wrapText('  Value   case ', { ...style, maxWidth: 200 })).toEqual(['Value case'])
  expect(wrapText('', { ...style, maxWidth: 80 })).toEqual([])
})

test('wrapText loses no letter and keeps lines within the width unless one word is wider', () => {
  const word = fc.stringMatching(/^[a-zA-Z]{1,14}$/)
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 20, max: 160 }),
      (words, maxWidth) => {
        const lines = wrapText(words.join(' '), { ...style, maxWidth })
        expect(lines.join(' ')).toBe(words.join(' '))
        for (const line of lines) if (line.includes(' ')) expect(textWidth(line, style)).toBeLessThanOrEqual(maxWidth)
      },
    ),
    { seed: 21, numRuns: 200 },
  )
})
