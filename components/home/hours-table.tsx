import { Fragment } from 'react'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { promisedMonths, weeklyHours } from './hours-rows'
import type { HoursRow } from './hours-rows'

export interface HoursTableProps {
  rows: readonly HoursRow[]
  /** Whether the rows belong to several tracks, so that each row has to say which. */
  withTracks?: boolean
  /** What a row is named after: the starting point, or the track where there is only one starting point. */
  rowsBy?: 'background' | 'track'
}

/** Months to the end of the road by starting point and weekly hours; bold where they fit the promise. */
export function HoursTable({ rows, withTracks = false, rowsBy = 'background' }: HoursTableProps) {
  const isFirst = (index: number) => rows[index]?.track.id !== rows[index - 1]?.track.id
  return (
    <div>
      <table className="tbl">
        <caption className="vh">Months to the end of the senior stage by starting point and weekly hours</caption>
        <thead>
          <tr>
            {withTracks && (
              <th scope="col" className="nophone">
                Track
              </th>
            )}
            <th scope="col">{rowsBy === 'track' ? 'Track' : 'Starting point'}</th>
            <th className="r" scope="col">
              Hours
            </th>
            {weeklyHours.map((hours, index) => (
              <th key={hours} className="r" scope="col">
                {index === 0 ? 'Months at' : 'at'} {hours} h
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={`${row.track.id} ${row.background.id}`}>
              {withTracks && isFirst(index) && (
                <tr className="grp">
                  <th colSpan={3 + weeklyHours.length} scope="rowgroup">
                    {row.track.title}
                  </th>
                </tr>
              )}
              <tr>
                {withTracks && (
                  <th scope="row" className="nophone">
                    {isFirst(index) ? row.track.title : <span className="vh">{row.track.title}</span>}
                  </th>
                )}
                <td>
                  <Link href={hrefOf(row[rowsBy])}>{row[rowsBy].title}</Link>
                </td>
                <td className="r">{Math.round(row.hours)}</td>
                {row.months.map(({ value, fits }, column) => (
                  <td key={weeklyHours[column]} className={fits ? 'r fits' : 'r over'}>
                    {value.toFixed(1)}
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="tiny dim hours-note">Bold: fits {promisedMonths} months.</p>
    </div>
  )
}
