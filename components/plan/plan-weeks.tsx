import { Link } from '@/components/ui/link'
import type { Content } from '@/lib/content/loader'
import type { Plan, PlanOverride, PlanWeek } from '@/lib/planning/core/types'
import { planAddress, withMoreAhead, type WeeksShown } from '@/lib/planning/weeks-shown'
import { pathOfNode } from './node-names'
import { WeekRow } from './week-row'

export interface PlanWeeksProps {
  content: Content
  plan: Plan
  today: string
  todayInWords: string
  /** Entries the learner has moved to another week. */
  movedIds: ReadonlySet<string>
  /** Which weeks are shown; all of them on paper. */
  shown: WeeksShown | 'all'
}

/** Weeks ahead to which an entry can be moved. */
const MOVABLE_AHEAD = 12

/** Week by week from this one on; those behind and the far ones are asked for, so that the page stays light. */
export function PlanWeeks({ content, plan, today, todayInWords, movedIds, shown }: PlanWeeksProps) {
  const past = plan.weeks.filter(({ end }) => end < today)
  const ahead = plan.weeks.filter(({ end }) => end >= today)
  const near = shown === 'all' ? ahead : ahead.slice(0, shown.ahead)
  const next = shown === 'all' ? [] : ahead.slice(shown.ahead, withMoreAhead(shown).ahead)
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
      {past.length > 0 &&
        (shown === 'all' || shown.isBehindShown ? (
          <ol className="weeks">{past.map((week) => row(week, true))}</ol>
        ) : (
          <p className="weeks-more">
            <Link className="btn" href={planAddress({ ...shown, isBehindShown: true })} scroll={false}>
              Show {weeksInWords(past)}, behind you
            </Link>
          </p>
        ))}
      <div className="todayline">
        <span>Today, {todayInWords}</span>
      </div>
      <ol className="weeks">{near.map((week) => row(week, false))}</ol>
      {shown !== 'all' && next.length > 0 && (
        <p className="weeks-more">
          <Link className="btn" href={planAddress(withMoreAhead(shown))} scroll={false}>
            Show {weeksInWords(next)}
            {next.at(-1) !== ahead.at(-1) && <span className="dim"> of {ahead.at(-1)?.index}</span>}
          </Link>
        </p>
      )}
    </>
  )
}

function weeksInWords(weeks: readonly PlanWeek[]): string {
  const [first, last] = [weeks[0]?.index, weeks.at(-1)?.index]
  return first === last ? `week ${first}` : `weeks ${first} to ${last}`
}

/** Entries the learner has moved to another week. */
export function movedBy(words: readonly PlanOverride[]): Set<string> {
  return new Set(words.flatMap(({ id, kind }) => (kind === 'move' ? [id] : [])))
}
