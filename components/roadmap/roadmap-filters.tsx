import { Link } from '@/components/ui/link'
import type { Lens, Stage } from '@/lib/content/core/types'
import { trackLook } from './track-look'

export interface RoadmapFiltersProps {
  tracks: readonly { id: string; shortTitle: string; href: string }[]
  /** Null for all tracks. */
  trackId: string | null
  lenses: readonly Lens[]
  stages: readonly Stage[]
}

const STATUSES = [
  { value: 'ahead', label: 'ahead' },
  { value: 'reached', label: 'reached' },
  { value: 'stale', label: 'going stale' },
] as const

/** Native controls over the page as it is: the stylesheet reads them, so they work before any script has run. */
export function RoadmapFilters({ tracks, trackId, lenses, stages }: RoadmapFiltersProps) {
  return (
    <form className="filters" aria-label="What the roadmap shows">
      <div className="filter-group">
        <nav className="track-choice" aria-label="Track">
          <span className="legend">Track</span>
          <Link href="/roadmap" {...(trackId === null ? { 'aria-current': 'page' as const } : {})}>
            All three
          </Link>
          {tracks.map(({ id, shortTitle, href }) => (
            <Link key={id} href={href} {...(trackId === id ? { 'aria-current': 'page' as const } : {})}>
              <RoadSample trackId={id} />
              {shortTitle}
            </Link>
          ))}
        </nav>
        <Choice name="lens" legend="Lens" options={lenses.map(({ id, title }) => ({ value: id, label: title }))} />
        <Choice name="stage" legend="Stage" options={stages.map(({ id, title }) => ({ value: id, label: title }))} />
        <Choice name="status" legend="Status" options={STATUSES} />
        <label>
          <input type="checkbox" name="mine" defaultChecked /> my state
        </label>
      </div>
      <fieldset className="tabs view-choice">
        <legend className="vh">View</legend>
        {(['map', 'outline', 'table'] as const).map((view) => (
          <label key={view} className={view === 'map' ? 'xl-only' : undefined}>
            <input className="vh" type="radio" name="view" value={view} defaultChecked={view === 'map'} />
            {view === 'map' ? 'Map' : view === 'outline' ? 'Outline' : 'Table'}
          </label>
        ))}
      </fieldset>
    </form>
  )
}

function Choice({
  name,
  legend,
  options,
}: {
  name: string
  legend: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <label>
      <span className="legend">{legend}</span>
      <select name={name} defaultValue="all">
        {[{ value: 'all', label: 'all' }, ...options].map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A short piece of the road in the pattern of its track. */
export function RoadSample({ trackId }: { trackId: string }) {
  const { colour, dash } = trackLook(trackId)
  return (
    <svg className="road-sample" viewBox="0 0 26 6" aria-hidden="true" focusable="false">
      <path d="M0 3H26" stroke={colour} strokeWidth="5" strokeDasharray={dash} />
    </svg>
  )
}
