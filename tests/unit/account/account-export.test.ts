import { expect, test } from 'vitest'
import { toCsv } from '@/lib/account/core/account-export'
import { toMarkdown } from '@/lib/account/core/export-markdown'

test('toCsv writes a heading and one line per row, as RFC 4180 says', () => {
  const at = new Date('2026-01-05T08:00:00.000Z')
  const rows = [
    { id: 1, text: 'plain', when: at, data: { a: 1 }, none: null, flag: false, big: 9007199254740993n },
    { id: 2, text: 'with "quotes", commas\nand lines', when: null, data: [], none: undefined, flag: true, big: 0n },
  ]
  expect(toCsv(rows)).toBe(
    [
      'id,text,when,data,none,flag,big',
      '1,plain,2026-01-05T08:00:00.000Z,"{""a"":1}",,false,9007199254740993',
      '2,"with ""quotes"", commas\nand lines",,[],,true,0',
    ].join('\r\n'),
  )
})

test('toCsv of no rows is empty', () => {
  expect(toCsv([])).toBe('')
})

test.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '-1+2', '=HYPERLINK("http://evil.example")'])(
  'toCsv hands no formula to a spreadsheet: %j',
  (text) => {
    const cell = toCsv([{ text }]).split('\r\n').slice(1).join('\r\n').replace(/^"/, '')
    expect(cell.startsWith("'")).toBe(true)
  },
)

test.each([-5, -0.25, '-12.5', 7])('toCsv leaves the number %j a number', (text) => {
  expect(toCsv([{ text }])).toBe(`text\r\n${text}`)
})

test('toMarkdown holds notes, own words and every kind of evidence', () => {
  const text = toMarkdown([
    {
      name: 'note',
      rows: [
        { lesson_id: 'E1-1', quote: 'a quote', text: 'my note' },
        { lesson_id: 'E1-2', quote: '', text: 'only a note' },
      ],
    },
    {
      name: 'lesson_state',
      rows: [
        { lesson_id: 'E1-3', answers: { words: { w1: 'in my words' } } },
        { lesson_id: 'E1-4', answers: {} },
      ],
    },
    {
      name: 'evidence',
      rows: [
        { subject_id: 'MB1', title: 'Link', data: { url: 'https://example.org' } },
        { subject_id: 'MB2', title: 'Figure', data: { value: 0, unit: '%' } },
        { subject_id: 'MB3', title: 'File', data: { fileName: 'a.pdf' } },
        { subject_id: 'MB4', title: 'Text', data: { text: 'what I did' } },
      ],
    },
  ])
  for (const part of [
    '### E1-1\n> a quote\nmy note',
    '### E1-2\nonly a note',
    '### E1-3\nin my words',
    '### MB1: Link\nhttps://example.org',
    '### MB2: Figure\n0',
    '### MB3: File\na.pdf',
    '### MB4: Text\nwhat I did',
  ]) {
    expect(text).toContain(part)
  }
  expect(text).not.toContain('E1-4')
})

test('toMarkdown of nothing has its headings', () => {
  expect(toMarkdown([])).toMatch(/## Notes and highlights[^]*## In my own words[^]*## Evidence/)
})
