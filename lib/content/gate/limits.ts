/**
 * What a document may be at most, checked on its text before anything parses it. Parsers slow down on deep or
 * crowded text long before they fail, so these bounds keep every later step short. The largest exemplar has
 * 12,500 characters, 40 tags and a table of nine columns; each bound leaves several times that.
 */
export const documentLimits = {
  bytes: 100_000,
  lines: 3_000,
  lineCharacters: 4_000,
  /** Quote and list markers at the start of one line. */
  markersInLine: 8,
  indent: 64,
  /** Lines of text without an empty line between them. */
  paragraphCharacters: 16_000,
  /** `[` without its `]`, in one paragraph. */
  openBrackets: 12,
  brackets: 600,
  /** Emphasis marks (`*`, `_`, `~`) and backticks in one paragraph. */
  marksInParagraph: 800,
  tableColumns: 24,
  tableCells: 1_200,
  tags: 400,
} as const

/** For data files, which are read by `yaml` only. */
export const dataLimits = {
  bytes: 1_000_000,
  lines: 40_000,
  lineCharacters: 8_000,
  indent: 40,
  openBrackets: 12,
} as const

/** Checked on the parsed tree. */
export const treeLimits = { depth: 40, nodes: 20_000, attributeCharacters: 1_200 } as const

/** Words outside tables; from content-plan.md and tags.md. */
export const wordLimits = { idea: 700, aside: 80 } as const

/** Longer or wider code is shown without colours. */
export const highlightLimits = { characters: 8_000, lineCharacters: 400 } as const
