import { Link } from '@/components/ui/link'
import type { ItemHealthRowDto } from '@/lib/assessment/item-health-service'
import { HEALTH_ANSWERS } from '@/lib/assessment/core/item-health'
import type { ItemSort } from '@/lib/assessment/core/item-health-list'
import { correlation, duration, percent, signWords } from './item-health-words'

export interface ItemHealthTableProps {
  rows: readonly ItemHealthRowDto[]
  sort: ItemSort
  /** Address of the same list in another order. */
  hrefOf: (sort: ItemSort) => string
}

const COLUMNS: { key: ItemSort['key']; label: string; className?: string }[] = [
  { key: 'id', label: 'Question' },
  { key: 'answers', label: 'Answers', className: 'r' },
  { key: 'facility', label: 'Right', className: 'r' },
  { key: 'discrimination', label: 'Separates', className: 'r nophone' },
  { key: 'time', label: 'Time', className: 'r nophone' },
  { key: 'reports', label: 'Reports', className: 'r nophone' },
]

/** The questions with what answers say about them; a heading sorts by its column, once more the other way round. */
export function ItemHealthTable({ rows, sort, hrefOf }: ItemHealthTableProps) {
  return (
    <table className="tbl item-table">
      <caption className="vh">Questions and their health</caption>
      <thead>
        <tr>
          {COLUMNS.map(({ key, label, className }) => {
            const isSorted = sort.key === key
            return (
              <th
                key={key}
                scope="col"
                className={className}
                {...(isSorted ? { 'aria-sort': sort.isDown ? ('descending' as const) : ('ascending' as const) } : {})}
              >
                <Link href={hrefOf({ key, isDown: isSorted ? !sort.isDown : key !== 'id' })}>
                  {label}
                  {isSorted && <span aria-hidden="true">{sort.isDown ? ' ↓' : ' ↑'}</span>}
                </Link>
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ItemRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function ItemRow({
  row: { id, stem, skill, level, health, isFlagged, isPublished, openReports },
}: {
  row: ItemHealthRowDto
}) {
  const { answers, facility, discrimination, medianMs, signs } = health
  const none = <span className="dim">–</span>
  return (
    <tr>
      <th scope="row">
        <Link className="item-stem" href={`/studio/items/${id}`}>
          {stem}
        </Link>
        <span className="item-line">
          <span className="code">{id}</span>
          <span>
            {skill.title}, level {level}
          </span>
          {isFlagged && <span className="is-danger">asked no more</span>}
          {signs.map((sign) => (
            <span key={sign}>{signWords(sign)}</span>
          ))}
          {isPublished && <span>calibrated</span>}
          {openReports > 0 && (
            <span className="phone">{openReports === 1 ? 'one report' : `${openReports} reports`}</span>
          )}
        </span>
      </th>
      <td className="r">{answers}</td>
      {answers < HEALTH_ANSWERS ? (
        <td className="r dim few" colSpan={3}>
          too few answers
        </td>
      ) : (
        <>
          <td className="r">{facility === null ? none : percent(facility)}</td>
          <td className="r nophone">{discrimination === null ? none : correlation(discrimination.value)}</td>
          <td className="r nophone">{medianMs === null ? none : duration(medianMs)}</td>
        </>
      )}
      <td className="r nophone">{openReports === 0 ? none : openReports}</td>
    </tr>
  )
}
