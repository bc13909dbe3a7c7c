import { expect, test } from 'vitest'
import { comparePublication, isRevisionServed } from '@/lib/studio/core/publication-state'

const revision = { sourceHash: 'new', fileHash: 'old', isExported: false }

test('comparePublication tells file, same, published and conflict apart', () => {
  expect(comparePublication(null, 'old')).toBe('file')
  expect(comparePublication(revision, 'old')).toBe('published')
  expect(comparePublication(revision, 'new')).toBe('same')
  expect(comparePublication(revision, 'other')).toBe('conflict')
})

test('an exported revision gives way to a newer file, and wins over the file it was based on', () => {
  const exported = { ...revision, isExported: true }
  expect(comparePublication(exported, 'newer')).toBe('folded')
  expect(isRevisionServed('folded')).toBe(false)
  expect(comparePublication(exported, 'old')).toBe('published')
  expect(isRevisionServed('published')).toBe(true)
})

test('readers keep the revision while it is in conflict with its file', () => {
  expect(isRevisionServed('conflict')).toBe(true)
  expect(isRevisionServed('file')).toBe(false)
})
