import { Gauge } from '@/components/ui/gauge'
import type { NamedChange, ResultView } from './result-view'

export interface ResultChangeProps {
  change: NonNullable<ResultView['change']>
  /** The earlier attempt's day, in words. */
  sinceInWords: string
}

const VERDICTS = { rose: 'has risen', fell: 'has fallen', 'no-real-change': 'no real change yet' } as const

/** Before and after: which skills really moved since the attempt before, and how sure that is. */
export function ResultChange({ change, sinceInWords }: ResultChangeProps) {
  const { skills, areas, whole } = change
  const moved = skills.filter(({ verdict }) => verdict !== 'no-real-change')
  return (
    <section className="section" aria-labelledby="change-h">
      <header>
        <h2 id="change-h">{changeHeading(skills, sinceInWords)}</h2>
        <p>
          {isTooSoon(whole) &&
            'Too little time has passed, and too little was studied, for much to change; the new answers make both columns surer. '}
          A change counts when 8 of 10 likely values lie on one side of zero. Study makes a change possible; only
          answers show it.
        </p>
      </header>
      {moved.length > 0 && (
        <ul className="rows moved-skills">
          {moved.map((each) => (
            <li key={each.id}>
              <span>{each.title}</span>
              <span className="end num">
                {each.before.toFixed(1)} to {each.after.toFixed(1)}, {VERDICTS[each.verdict]}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="scroll" tabIndex={0} role="group" aria-label="Before and after by area">
        <table className="tbl change-table">
          <caption className="vh">Before and after by area</caption>
          <ChangeHead what="Area" />
          <tbody>
            {areas.map((each) => (
              <ChangeRow key={each.id} change={each} />
            ))}
            <ChangeRow change={{ ...whole, title: 'All skills together' }} />
          </tbody>
        </table>
      </div>
      <details className="ui twin">
        <summary>Every skill, before and after</summary>
        <div className="scroll" tabIndex={0} role="group" aria-label="Before and after by skill">
          <table className="tbl change-table">
            <caption className="vh">Before and after by skill</caption>
            <ChangeHead what="Skill" />
            <tbody>
              {skills.map((each) => (
                <ChangeRow key={each.id} change={each} />
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <p className="small dim mt-3">
        Both columns come from the answers of both attempts together, so a lucky first attempt is corrected by the
        second. They can differ a little from the levels above, which also use your background and your own rating.
      </p>
    </section>
  )
}

function ChangeHead({ what }: { what: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        <th scope="col" className="nophone">
          From and to
        </th>
        <th scope="col" className="r">
          Before
        </th>
        <th scope="col" className="r">
          Now
        </th>
        <th scope="col" className="r">
          Likely change
        </th>
        <th scope="col">Verdict</th>
      </tr>
    </thead>
  )
}

function ChangeRow({ change }: { change: NamedChange }) {
  const { title, before, after, low, high, verdict, riseProbability } = change
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="nophone">
        <Gauge estimate={after} earlier={before} />
      </td>
      <td className="r">{before.toFixed(1)}</td>
      <td className="r">
        <b>{after.toFixed(1)}</b>
      </td>
      <td className="r">
        {signed(low)} to {signed(high)}
      </td>
      <td>
        {VERDICTS[verdict]}
        {!isTooSoon(change) && <span className="dim"> ({Math.round(riseProbability * 100)} in 100 higher)</span>}
      </td>
    </tr>
  )
}

/** Whether the likely changes all lie within a tenth of a level: then chances say nothing. */
function isTooSoon({ low, high }: Pick<NamedChange, 'low' | 'high'>): boolean {
  return high - low < 0.1
}

/** The conclusion of a comparison in a sentence. */
export function changeHeading(skills: readonly NamedChange[], sinceInWords: string): string {
  const titles = (verdict: NamedChange['verdict']) =>
    skills.filter((each) => each.verdict === verdict).map(({ title }) => title)
  const [rose, fell] = [titles('rose'), titles('fell')]
  if (rose.length + fell.length === 0) return `No real change yet since ${sinceInWords}`
  const parts = [
    rose.length > 0 ? `${counted(rose)} risen` : '',
    fell.length > 0 ? `${counted(fell)} fallen` : '',
  ].filter(Boolean)
  return `Since ${sinceInWords}, ${parts.join(', and ')}`
}

function counted(titles: readonly string[]): string {
  return titles.length === 1 ? `${titles[0]} has` : `${titles.length} skills have`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
}
