import { Link } from '@/components/ui/link'
import { inSentence, leastHoursSaid } from '@/lib/planning/core/words'
import type { EntryNumbersView, NamedGoal } from './entry-numbers-view'

export interface EntryNumbersProps {
  numbers: EntryNumbersView
  /** Only the beginning of what falls away. */
  isShort?: boolean
}

/** Rows of the short form. */
const SHORT_ROWS = 3

/** The numbers behind the reason of one entry: the gap, what needs it, what is lost without it, and the answers that mattered. */
export function EntryNumbers({ numbers, isShort = false }: EntryNumbersProps) {
  const { gap, chain, waitsFor } = numbers
  return (
    <div className="entry-numbers">
      {gap && <Gap gap={gap} />}
      {chain.length > 1 && <Chain chain={chain} />}
      {waitsFor.length > 0 && <Goals caption="Levels the milestone shows, and waits for" goals={waitsFor} />}
      <Without numbers={numbers} shown={isShort ? SHORT_ROWS : numbers.lost.length} />
      {gap && <Answers answers={numbers.answers} gap={gap} />}
    </div>
  )
}

function Gap({ gap: { skillTitle, level, below, levels, source } }: { gap: NonNullable<EntryNumbersView['gap']> }) {
  return (
    <>
      <p>
        <b className="num">{below} in 100</b> that {inSentence(skillTitle)} is below level {level} today
        {source === 'background' && ', as far as your background tells: nothing is measured yet'}.
      </p>
      <table className="tbl">
        <caption>Where you probably stand, in a hundred</caption>
        <thead>
          <tr>
            {levels.map((_, at) => (
              <th scope="col" className="r" key={at}>
                Level {at}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {levels.map((share, at) => (
              <td className={`r${at < level ? ' below' : ''}`} key={at}>
                {share}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  )
}

function Chain({ chain }: { chain: readonly NamedGoal[] }) {
  const [own, ...others] = chain
  return (
    <div>
      <p className="cap">What needs it, one after the other</p>
      <ol className="chain">
        <li>{own?.title}</li>
        {others.map(({ id, title, week }) => (
          <li key={id}>
            {title}
            {week !== null && <span className="dim num">, week {week}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Goals({ caption, goals }: { caption: string; goals: readonly NamedGoal[] }) {
  return (
    <table className="tbl">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col" className="r">
            Reached
          </th>
        </tr>
      </thead>
      <tbody>
        {goals.map(({ id, title, week }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="r">{week === null ? 'no work left' : `week ${week}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Without({ numbers, shown }: { numbers: EntryNumbersView; shown: number }) {
  const { lost, hours, studyHours, weeks, isDone, isProven } = numbers
  return (
    <table className="tbl">
      <caption>
        {isDone ? 'Without this entry, when it was planned' : 'Without this entry, the plan made again'}
      </caption>
      <thead>
        <tr>
          <th scope="col">What falls away</th>
          <th scope="col" className="r">
            Planned for
          </th>
          <th scope="col" className="r">
            Gap, in 100
          </th>
        </tr>
      </thead>
      <tbody>
        {lost.slice(0, shown).map(({ id, title, week, below }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="r">{week === null ? '' : `week ${week}`}</td>
            <td className="r">{below ?? ''}</td>
          </tr>
        ))}
        {lost.length > shown && (
          <tr>
            <th scope="row" colSpan={3}>
              and {lost.length - shown} more
            </th>
          </tr>
        )}
        {lost.length === 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              Nothing the track asks for
            </th>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>
            {hours.saved >= leastHoursSaid
              ? `${hours.saved.toFixed(1)} hours ${isDone ? 'would have been' : 'are'} freed, reviews included`
              : `Other work ${isDone ? 'would have taken' : 'takes'} its hours`}
            {!isDone && `: ${hours.without.toFixed(1)} instead of ${hours.now.toFixed(1)}`}.
            {!isProven && ' The search for the best plan without it was stopped: less may be lost.'}
            {studyHours > 0 && ` The entry itself is ${studyHours.toFixed(1)} h in ${weeks}.`}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Answers({
  answers,
  gap: { skillTitle, level },
}: {
  answers: EntryNumbersView['answers']
  gap: NonNullable<EntryNumbersView['gap']>
}) {
  if (answers === null) {
    return (
      <p>
        No answer of yours speaks about this yet. <Link href="/assessment">Find my gaps</Link>
      </p>
    )
  }
  const { rows, answered, resultPath } = answers
  if (rows.length === 0) {
    return (
      <p>
        None of your {answered} answers moved this by one in a hundred.{' '}
        <Link href={resultPath}>All answers and what they say</Link>
      </p>
    )
  }
  return (
    <table className="tbl">
      <caption>
        Answers that moved it most: chance that {inSentence(skillTitle)} is below level {level}, in a hundred
      </caption>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col" className="r">
            Without
          </th>
          <th scope="col" className="r">
            With it
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ itemId, number, path, stem, said, skillTitle: asked, from, to }) => (
          <tr key={itemId}>
            <th scope="row">
              <Link href={path}>
                Question {number}: {stem}
              </Link>
              <span className="sub dim">
                {asked}, {said}
              </span>
            </th>
            <td className="r">{from}</td>
            <td className="r">{to}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
