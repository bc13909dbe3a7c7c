import type { DataPath } from './problem'

/** Reports a problem at a place of a document: rule, what is wrong, and what to do. */
export type Complain = (at: DataPath, rule: string, message: string, advice: string) => void

export type What = 'skill' | 'lesson' | 'lab' | 'milestone' | 'claim' | 'area' | 'track' | 'stage'
/** Ids that may be referred to, by kind. */
export type Known = Record<What, ReadonlySet<string>>

/** Reports every id of a list that names nothing. */
export function checkIds(input: {
  at: DataPath
  ids: readonly string[]
  what: What
  known: Known
  complain: Complain
}) {
  input.ids.forEach((id, index) => {
    if (input.known[input.what].has(id) || (input.what === 'lesson' && /^O-\d+$/.test(id))) return
    input.complain(
      [...input.at, index],
      `unknown-${input.what}`,
      `there is no ${input.what} ${id}`,
      'correct the id or add what it names',
    )
  })
}
