import { Link } from '@/components/ui/link'
import { Mark, type MarkName } from '@/components/ui/mark'

export interface RoadStop {
  id: string
  title: string
  path: string | null
  detail: string
  mark: MarkName
  isBehind: boolean
  isNow: boolean
}

/** The road around the learner: one stop behind, the one now, the next four. */
export function RoadAround({ stops }: { stops: readonly RoadStop[] }) {
  return (
    <ol className="ahead" aria-label="The road around you">
      {stops.map(({ id, title, path, detail, mark, isBehind, isNow }) => (
        <li
          key={id}
          className={isBehind ? 'gone' : isNow ? 'now' : undefined}
          {...(isNow ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={`pin ${mark}`}>
            <Mark name={mark} />
          </span>
          {path === null ? <span>{title}</span> : <Link href={path}>{title}</Link>}
          <span className="dim num">{detail}</span>
        </li>
      ))}
    </ol>
  )
}
