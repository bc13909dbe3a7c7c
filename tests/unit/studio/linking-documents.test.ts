import { expect, test } from 'vitest'
import { getContent } from '@/lib/content/loader'
import { documentsLinkingTo } from '@/lib/studio/core/linking-documents'

test(
  'documentsLinkingTo finds fields, tags and entries of data files, and never the document itself',
  { timeout: 120_000 },
  async () => {
    const content = await getContent()
    const ids = (documentId: string) => documentsLinkingTo(content, documentId).map(({ id }) => id)
    const lesson = content.lessons.get('E1-2')
    expect(lesson).toBeDefined()
    expect(ids('E1-2')).toContain('E1')
    expect(ids('E1-2')).not.toContain('E1-2')
    expect(ids('L01')).toContain('E1-2')
    const item = lesson?.body.references.items[0] ?? ''
    expect(ids(`items/${item.split('-')[0] ?? ''}`)).toContain('E1-2')
    expect(ids('hours')).toEqual([])
  },
)
