import { Link } from '@/components/ui/link'
import { MinutesRow, type MinutesRowProps } from './minutes-row'

export interface MinutesListProps {
  rows: readonly MinutesRowProps[]
  isMeasuring: boolean
}

/** Rows shown without a click. */
const SHOWN = 8

/** What each lesson and lab took beside its estimate; every figure can be put right. */
export function MinutesList({ rows, isMeasuring }: MinutesListProps) {
  return (
    <section className="section" aria-labelledby="minutes-h" id="minutes">
      <header>
        <h2 id="minutes-h">Your minutes</h2>
        <p>
          {isMeasuring ? 'Measured with the page in view.' : 'Not measured, by your choice.'} A figure that is wrong can
          be put right here. <Link href="/account#minutes">{isMeasuring ? 'Switch it off' : 'Switch it on'}</Link>
        </p>
      </header>
      {rows.length === 0 ? (
        <p className="small dim">
          Nothing yet. Minutes stay in your browser until you do something in a lesson or a lab that is saved, such as
          an answer.
        </p>
      ) : (
        <>
          <Rows rows={rows.slice(0, SHOWN)} />
          {rows.length > SHOWN && (
            <details className="ui twin">
              <summary>{rows.length - SHOWN} more</summary>
              <Rows rows={rows.slice(SHOWN)} />
            </details>
          )}
        </>
      )}
    </section>
  )
}

function Rows({ rows }: Pick<MinutesListProps, 'rows'>) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <MinutesRow key={row.subjectId} {...row} />
      ))}
    </ul>
  )
}
