import { checkEntryAction, removeOverrideAction } from '@/lib/planning/actions'
import { dayAndMonth } from '@/lib/planning/core/local-date'
import type { OverrideKind, PlanOverride } from '@/lib/planning/core/types'

export interface WordListProps {
  words: readonly PlanOverride[]
  nameOf: (id: string) => string
  /** Whether two questions could say something about an entry. */
  isCheckable: (id: string) => boolean
}

const WORDS: Record<OverrideKind, string> = {
  known: 'you know this',
  skip: 'skipped',
  'not-now': 'not now',
  first: 'first',
  move: 'moved',
  choose: 'your choice',
}

/** What the learner said against the plan, each with the way back. */
export function WordList({ words, nameOf, isCheckable }: WordListProps) {
  return (
    <section className="section noprint" aria-labelledby="words-h">
      <header>
        <h2 id="words-h">Your word against the plan</h2>
        <p>Every recommendation can be overruled, and taken back.</p>
      </header>
      <ul className="rows word-rows">
        {words.map(({ id, kind, week }) => (
          <li key={id}>
            <span>{nameOf(id)}</span>
            <span className="end">
              <span>{kind === 'move' && week !== undefined ? `to the week of ${dayAndMonth(week)}` : WORDS[kind]}</span>
              {kind === 'known' && isCheckable(id) && (
                <form action={checkEntryAction}>
                  <input type="hidden" name="nodeId" value={id} />
                  <button type="submit" className="linkish">
                    Two questions<span className="vh"> about {nameOf(id)}</span>
                  </button>
                </form>
              )}
              <form action={removeOverrideAction}>
                <input type="hidden" name="nodeId" value={id} />
                <button type="submit" className="linkish">
                  Take back<span className="vh">: {nameOf(id)}</span>
                </button>
              </form>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
