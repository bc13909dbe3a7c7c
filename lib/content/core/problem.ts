/** One thing that is wrong in a document, with its true place in the file. */
export interface Problem {
  /** Path relative to the project, e.g. content/lessons/E1/E1-2.mdx. */
  file: string
  /** From 1. */
  line: number
  /** From 1. */
  column: number
  /** Short permanent name of the rule, e.g. unknown-tag. */
  rule: string
  message: string
  /** What to do about it. */
  advice: string
}

/** A place in YAML data: keys and indexes from the root. */
export type DataPath = readonly (string | number)[]

/** A problem in data whose line is still to be looked up in the source. */
export interface DataProblem {
  file: string
  at: DataPath
  rule: string
  message: string
  advice: string
}

/** Problems in reading order: by file, then line, then column. Returns a new array. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
}
