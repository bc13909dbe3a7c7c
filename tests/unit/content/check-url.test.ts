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

test.each([
  ['java\tscript:x', 'unsafe-url', 'the address "java\\tscript:x" holds a character that can hide its target'],
  ['mailto:a@', 'unsafe-url', 'the mail address mailto:a@ is not complete'],
  ['FTP://example.org', 'unsafe-url', 'the address FTP://example.org uses ftp:'],
  ['https://', 'unsafe-url', 'the address https:// cannot be read'],
  ['https://u@example.org', 'unsafe-url', 'the address https://u@example.org carries a user name or a password'],
  ['https://:p@example.org', 'unsafe-url', 'the address https://:p@example.org carries a user name or a password'],
  ['//example.org', 'unsafe-url', 'the address //example.org leaves the site without a scheme'],
  ['x y:z', 'unsafe-url', 'the address x y:z has an unknown scheme'],
  ['javascript&colon;x', 'unsafe-url', 'the address javascript&colon;x has an unknown scheme'],
  ['/%zz', 'unsafe-url', 'the address /%zz is wrongly encoded'],
  ['/a/../b', 'unsafe-url', 'the address /a/../b climbs out of its folder'],
  ['/a%5cb', 'unsafe-url', 'the address /a%5cb climbs out of its folder'],
  ['/lеssons', 'unsafe-url', 'the path /lеssons has letters that look like others'],
  ['lessons/x', 'relative-url', 'the address lessons/x is neither complete nor a path of this site'],
])('checkLinkUrl says of %j: %s, %s', (url, rule, message) => {
  const refusal = checkLinkUrl(url)
  expect(refusal).toMatchObject({ rule, message })
  expect(refusal?.advice).toContain('https')
})

test('addresses are shown up to their eightieth character', () => {
  for (const start of ['ftp://', 'https://u@', '//', '/%zz', 'mailto:']) {
    const url = start.padEnd(200, 'x')
    expect(checkLinkUrl(url)?.message).toContain(` ${url.slice(0, 80)} `)
  }
  expect(checkImageUrl(`https://${'x'.repeat(200)}`)?.message).toContain(` https://${'x'.repeat(72)} `)
})

test.each([
  ['/a..b/c', true],
  ['/..', false],
  ['/../a', false],
  ['/a/..', false],
  ['/a/..?b', false],
  ['/a/..#b', false],
  ['/a?b=..', true],
  ['/a#über-uns', true],
  ['/a?b=ü', false],
  ['/a/b:c', true],
  ['/a?b:c&d', true],
  ['#a:b', true],
])('checkLinkUrl takes the path %s: %s', (url, isTaken) => expect(checkLinkUrl(url) === null).toBe(isTaken))

test('checkImageUrl says what to do about a picture from elsewhere', () => {
  expect(checkImageUrl('https://example.org/a.png')).toMatchObject({ rule: 'remote-image' })
  expect(checkImageUrl('//example.org/a.png')).toMatchObject({ rule: 'remote-image' })
  expect(checkImageUrl('a.png')?.message).toBe('the picture a.png is not on this site')
  expect(checkImageUrl('a.png')?.advice).toContain('/media/')
})
