import type { DataPath, Problem } from '../problem'

/** A problem whose line is known, or is to be found by a path in the front matter or by the id of an entry in a data file. */
export type Finding = Omit<Problem, 'line' | 'column'> & ({ line: number } | { at: DataPath } | { entry: string })
