import { expect, test } from 'vitest'
import { checkImageUrl, checkLinkUrl } from '@/lib/content/gate/check-url'

test.each([
  'https://example.org',
  'http://example.org/a?b=c#d',
  'mailto:a@example.org',
  '/lessons/x',
  '/roadmap?view=table#top',
  '#idea',
  '?view=table',
  '/a/b..c',
  'HTTPS://EXAMPLE.ORG',
  '/library/glossary#baseline',
])('checkLinkUrl accepts %s', (url) => expect(checkLinkUrl(url)).toBeNull())

test.each([
  'javascript:x',
  'JAVASCRIPT:x',
  'java\tscript:x',
  ' javascript:x',
  'data:text/html,x',
  'vbscript:x',
  'ftp://example.org',
  'javascript://example.org/%0aalert(1)',
  'file:///x',
  '//example.org',
  '/\\example.org',
  '\\\\example.org',
  '/a/../b',
  '/a/%2e%2e/b',
  '/%zz',
  'https://u@example.org',
  'https://',
  'mailto:',
  '/lеssons',
  'lessons/x',
  './x',
  'x',
  '',
])('checkLinkUrl refuses %j', (url) => expect(checkLinkUrl(url)).not.toBeNull())

test('checkImageUrl takes our own files only', () => {
  expect(checkImageUrl('/media/a.png')).toBeNull()
  for (const url of [
    'https://example.org/a.png',
    '//example.org/a.png',
    'data:image/png,x',
    'a.png',
    '/media/../a.png',
  ])
    expect(checkImageUrl(url)).not.toBeNull()
})
