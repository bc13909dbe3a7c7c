import type { Content } from '@/lib/content/loader'
import type { Plan, PlanOverride, PlanWeek } from '@/lib/planning/core/types'
import { pathOfNode } from './node-names'
import { WeekRow } from './week-row'

export interface PlanWeeksProps {
  content: Content
  plan: Plan
  today: string
  todayInWords: string
  /** Entries the learner has moved to another week. */
  movedIds: ReadonlySet<string>
  /** Everything open, as on paper. */
  isUnfolded?: boolean
}

/** Weeks ahead shown without a click. */
const SHOWN_AHEAD = 8
/** Weeks ahead to which an entry can be moved. */
const MOVABLE_AHEAD = 12

/** Week by week: past weeks folded, this week first, the far ones folded. */
export function PlanWeeks({ content, plan, today, todayInWords, movedIds, isUnfolded = false }: PlanWeeksProps) {
  const past = plan.weeks.filter(({ end }) => end < today)
  const ahead = plan.weeks.filter(({ end }) => end >= today)
  const near = isUnfolded ? ahead : ahead.slice(0, SHOWN_AHEAD)
  const far = isUnfolded ? [] : ahead.slice(SHOWN_AHEAD)
  const weeksAhead = ahead
    .filter(({ start, paused }) => start > today && !paused)
    .slice(0, MOVABLE_AHEAD)
    .map(({ start }) => start)
  const row = (week: PlanWeek, isPast: boolean) => (
    <WeekRow
      key={week.start}
      week={week}
      isPast={isPast}
      isNow={!isPast && week.start <= today}
      pathOf={(nodeId) => pathOfNode(content, nodeId)}
      weeksAhead={weeksAhead}
      movedIds={movedIds}
    />
  )
  return (
    <>
      {past.length > 0 && (
        <details className="weeks-folded">
          <summary>
            Weeks {past[0]?.index} to {past.at(-1)?.index}, behind you
          </summary>
          <ol className="weeks">{past.map((week) => row(week, true))}</ol>
        </details>
      )}
      <div className="todayline">
        <span>Today, {todayInWords}</span>
      </div>
      <ol className="weeks">{near.map((week) => row(week, false))}</ol>
      {far.length > 0 && (
        <details className="weeks-folded">
          <summary>
            Weeks {far[0]?.index} to {far.at(-1)?.index}
          </summary>
          <ol className="weeks">{far.map((week) => row(week, false))}</ol>
        </details>
      )}
    </>
  )
}

/** Entries the learner has moved to another week. */
export function movedBy(words: readonly PlanOverride[]): Set<string> {
  return new Set(words.flatMap(({ id, kind }) => (kind === 'move' ? [id] : [])))
}
