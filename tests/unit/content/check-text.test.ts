import { expect, test } from 'vitest'
import { checkDataText, checkDocumentText, normaliseText } from '@/lib/content/gate/check-text'
import { dataLimits, documentLimits } from '@/lib/content/gate/limits'

const places = (check: typeof checkDocumentText, text: string) =>
  check(text, 'x.mdx').map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
const ofDocument = (text: string) => places(checkDocumentText, text)
const ofData = (text: string) => places(checkDataText, text)
const wordsBetween = (text: string) => checkDocumentText(text, 'x.mdx').map(({ message, advice }) => [message, advice])

test('normaliseText knows the line ends of Windows and old Macs and one mark at the start', () => {
  expect(normaliseText('\ufeffa\r\nb\rc\n\r\nd')).toBe('a\nb\nc\n\nd')
  expect(normaliseText('a\ufeff')).toBe('a\ufeff')
  expect(normaliseText('\ufeff\ufeffa')).toBe('\ufeffa')
})

const { lineCharacters, indent, markersInLine, tableColumns, marksInParagraph, openBrackets } = documentLimits
const filler = 'x'.repeat(999)
const paragraphOf = (characters: number) => {
  const whole = Math.floor(characters / 1_000)
  return `${`${filler}\n`.repeat(whole)}${'y'.repeat(characters - whole * 1_000)}`
}
const rowsOf = (cells: number) => {
  const row = '|'.repeat(20)
  return Array.from({ length: cells / 20 }, () => row).join('\n')
}

// Each row: a text at a bound, which passes, and one just beyond it, with the place and the rule.
test.each<[string, string, string, string]>([
  ['lines', '\n'.repeat(2_999), '\n'.repeat(3_000), 'x.mdx:3000:1 too-large'],
  [
    'characters of a line',
    'x'.repeat(lineCharacters),
    `a\n${'x'.repeat(lineCharacters + 1)}`,
    'x.mdx:2:4000 line-too-long',
  ],
  ['blanks before a line', `${' '.repeat(indent)}x`, `a\n${' '.repeat(indent + 1)}x`, 'x.mdx:2:1 nesting'],
  ['quote marks', `${'> '.repeat(markersInLine)}x`, `a\n${'> '.repeat(markersInLine + 1)}x`, 'x.mdx:2:1 nesting'],
  ['list marks', `${'- '.repeat(markersInLine)}x`, `${'- '.repeat(markersInLine + 1)}x`, 'x.mdx:1:1 nesting'],
  ['numbered marks', `${'12. '.repeat(markersInLine)}x`, `${'12) '.repeat(markersInLine + 1)}x`, 'x.mdx:1:1 nesting'],
  ['mixed marks', '> - * + 1. > > >x', '> - * + 1. > > > >x', 'x.mdx:1:1 nesting'],
  ['marks at the end', `${'-\t'.repeat(7)}-`, `${'-\t'.repeat(8)}-`, 'x.mdx:1:1 nesting'],
  ['open brackets', '['.repeat(openBrackets), `a\n\n${'['.repeat(openBrackets + 1)}`, 'x.mdx:3:1 nesting'],
  [
    'marks of a paragraph',
    '*_~`'.repeat(marksInParagraph / 4),
    `a\n\n\n${'*_~`'.repeat(200)}*`,
    'x.mdx:4:1 too-many-marks',
  ],
  ['characters of a paragraph', paragraphOf(16_000), `a\n\n${paragraphOf(16_001)}`, 'x.mdx:3:1 paragraph-too-long'],
  ['columns', '|'.repeat(tableColumns + 1), `a\n\nb\n${'|'.repeat(tableColumns + 2)}`, 'x.mdx:4:1 table-too-large'],
  ['cells', rowsOf(1_200), `${rowsOf(1_200)}\n\n|`, 'x.mdx:1:1 table-too-large'],
  ['brackets', '[]'.repeat(600), `${'[]'.repeat(300)}\n\n${'[]'.repeat(301)}`, 'x.mdx:1:1 too-many-marks'],
  ['tags', '<A></'.repeat(400), `${'<A></'.repeat(400)}<b`, 'x.mdx:1:1 too-many-tags'],
])('checkDocumentText bounds %s', (_name, at, beyond, problem) => {
  expect(ofDocument(at)).toEqual([])
  expect(ofDocument(beyond)).toEqual([problem])
})

test('checkDocumentText counts bytes, not letters, and stops there', () => {
  const hundredBytes = `${'é'.repeat(49)}\n\n`
  expect(ofDocument(hundredBytes.repeat(1_000))).toEqual([])
  expect(ofDocument(`${hundredBytes.repeat(1_000)}a`)).toEqual(['x.mdx:1:1 too-large'])
  expect(ofDocument('\n'.repeat(100_001))).toEqual(['x.mdx:1:1 too-large', 'x.mdx:3000:1 too-large'])
  expect(ofDocument(`${'x'.repeat(100_001)}\u0000`)).toEqual(['x.mdx:1:1 too-large'])
})

test('checkDocumentText looks for nesting only in characters that are allowed', () => {
  expect(ofDocument(`${'> '.repeat(20)}\u0000`)).toEqual(['x.mdx:1:41 control-character'])
})

test.each<[string, string | null]>([
  ['a\tb', null],
  ['straße, naïve, 中文, 👩 and €', null],
  ['ab\u0000', 'x.mdx:1:3 control-character'],
  ['a\u001b[0m', 'x.mdx:1:2 control-character'],
  ['\u0085', 'x.mdx:1:1 control-character'],
  ['\u00ad', 'x.mdx:1:1 invisible-character'],
  ['x\n\u061c', 'x.mdx:2:1 invisible-character'],
  ['\u180e', 'x.mdx:1:1 invisible-character'],
  ['a\u200b', 'x.mdx:1:2 invisible-character'],
  // Joiners between the parts of an emoji or a Persian word are letters of the language.
  ['a\u200c\u200d', null],
  ['\u200e', 'x.mdx:1:1 invisible-character'],
  ['\u200f', 'x.mdx:1:1 invisible-character'],
  ['\u202a', 'x.mdx:1:1 invisible-character'],
  ['\u202e', 'x.mdx:1:1 invisible-character'],
  ['\u2060', 'x.mdx:1:1 invisible-character'],
  ['\u2064', 'x.mdx:1:1 invisible-character'],
  ['\u2066', 'x.mdx:1:1 invisible-character'],
  ['\u206f', 'x.mdx:1:1 invisible-character'],
  ['x\ufeff', 'x.mdx:1:2 invisible-character'],
  ['\ufff9', 'x.mdx:1:1 invisible-character'],
  ['\u{e0041}', 'x.mdx:1:1 invisible-character'],
  ['a\ud800b', 'x.mdx:1:1 control-character'],
  ['\udc00', 'x.mdx:1:1 control-character'],
])('checkDocumentText on %j finds %s', (text, problem) => {
  expect(ofDocument(text)).toEqual(problem === null ? [] : [problem])
})

test('checkDocumentText names a hidden character by its code', () => {
  expect(wordsBetween('a\u0007')[0]?.[0]).toContain('U+0007')
  expect(wordsBetween('\u{e0041}')[0]?.[0]).toContain('U+E0041')
})

test('checkDocumentText says how much there is and how much may be', () => {
  const both = (text: string) => wordsBetween(text).flat().join(' | ')
  expect(both('\n'.repeat(3_000))).toMatch(/^3001 lines \|.*3000/)
  expect(both(`${'x'.repeat(99)}\n`.repeat(1_001))).toMatch(/^100100 bytes \|.*100000/)
  expect(both('x'.repeat(4_001))).toMatch(/^4001 .*\|.*4000/)
  expect(both(`${' '.repeat(65)}x`)).toMatch(/65 \|.*64/)
  expect(both(`${'> '.repeat(9)}x`)).toMatch(/^9 .*\|.* 8 /)
  expect(both('|'.repeat(26))).toMatch(/^a row of 26 cells \|.*24/)
  expect(both(`${rowsOf(1_200)}\n\n|`)).toMatch(/1201 table cells \|.*1200/)
  expect(both(`${'[]'.repeat(300)}\n\n${'[]'.repeat(301)}`)).toMatch(/^601 .*\|.*600/)
  expect(both('*'.repeat(801))).toMatch(/^801 .*\| \w/)
  expect(both(paragraphOf(16_001))).toMatch(/^16001 .*\| \w/)
  expect(both('['.repeat(13))).toMatch(/brackets.*\| \w/)
  expect(both(`${'<A></'.repeat(400)}<b`)).toMatch(/801 tags \|.*400/)
})

test('checkDocumentText forgets brackets that are closed and those of other paragraphs', () => {
  expect(ofDocument('[]'.repeat(13))).toEqual([])
  expect(ofDocument(`${'['.repeat(7)}\n\n${'['.repeat(7)}`)).toEqual([])
  expect(ofDocument(`${'['.repeat(7)}\n \t\n${'['.repeat(7)}`)).toEqual([])
  expect(ofDocument(`${'['.repeat(7)}\n${'['.repeat(7)}`)).toEqual(['x.mdx:1:1 nesting'])
  // Closing more than was opened earns no credit.
  expect(ofDocument(`${']'.repeat(9)}${'['.repeat(12)}`)).toEqual([])
  expect(ofDocument(`${']'.repeat(9)}${'['.repeat(13)}`)).toEqual(['x.mdx:1:1 nesting'])
  expect(ofDocument(`${'['.repeat(10)}]]${'['.repeat(4)}`)).toEqual([])
  expect(ofDocument(`${'['.repeat(10)}]]${'['.repeat(5)}`)).toEqual(['x.mdx:1:1 nesting'])
})

test('checkDocumentText takes hyphens inside a word or a rule for what they are', () => {
  expect(ofDocument('-'.repeat(40))).toEqual([])
  expect(ofDocument('a - b - c - d - e - f - g - h - i - j')).toEqual([])
  expect(ofDocument('1.2.3.4.5.6.7.8.9.10')).toEqual([])
  expect(ofDocument(`${'1234567890. '.repeat(9)}x`)).toEqual([])
})

const { lineCharacters: longest, indent: deepest } = dataLimits
test.each<[string, string, string, string[]]>([
  ['lines', '\n'.repeat(39_999), '\n'.repeat(40_000), ['x.mdx:40000:1 too-large']],
  ['bytes', `${'x'.repeat(99)}\n`.repeat(10_000), `${`${'x'.repeat(99)}\n`.repeat(10_000)}x`, ['x.mdx:1:1 too-large']],
  ['characters of a line', 'x'.repeat(longest), `a\n${'x'.repeat(longest + 1)}`, ['x.mdx:2:8000 line-too-long']],
  ['blanks before a line', `${' '.repeat(deepest)}x`, `a\n${' '.repeat(deepest + 1)}x`, ['x.mdx:2:1 nesting']],
  ['open brackets', `a: ${'[{'.repeat(6)}`, `a:\nb: ${'[{'.repeat(6)}[`, ['x.mdx:2:1 nesting']],
  ['brackets left after closing', `${'[{'.repeat(6)}}]${'[['}`, `${'[{'.repeat(6)}}]${'{{{'}`, ['x.mdx:1:1 nesting']],
])('checkDataText bounds %s', (_name, at, beyond, problems) => {
  expect(ofData(at)).toEqual([])
  expect(ofData(beyond)).toEqual(problems)
})

test('checkDataText counts the brackets of each line by itself and gives every kind of breach', () => {
  expect(ofData(`${'['.repeat(12)}\n${'['.repeat(12)}`)).toEqual([])
  expect(ofData(`${' '.repeat(41)}${'['.repeat(13)}\u200b`)).toEqual([
    'x.mdx:1:55 invisible-character',
    'x.mdx:1:1 nesting',
    'x.mdx:1:1 nesting',
  ])
  for (const { message, advice } of checkDataText(`${' '.repeat(41)}${'['.repeat(13)}`, 'x.mdx'))
    expect(`${message} ${advice}`).toMatch(/by 41 .*40|nested too deeply write/)
})
