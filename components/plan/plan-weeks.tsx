import type { Content } from '@/lib/content/loader'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { Plan, PlanWeek } from '@/lib/planning/core/types'
import { WeekRow } from './week-row'

export interface PlanWeeksProps {
  content: Content
  plan: Plan
  today: string
  todayInWords: string
  /** Everything open, as on paper. */
  isUnfolded?: boolean
}

/** Weeks ahead shown without a click. */
const SHOWN_AHEAD = 8

/** Week by week: past weeks folded, this week first, the far ones folded. */
export function PlanWeeks({ content, plan, today, todayInWords, isUnfolded = false }: PlanWeeksProps) {
  const past = plan.weeks.filter(({ end }) => end < today)
  const ahead = plan.weeks.filter(({ end }) => end >= today)
  const near = isUnfolded ? ahead : ahead.slice(0, SHOWN_AHEAD)
  const far = isUnfolded ? [] : ahead.slice(SHOWN_AHEAD)
  const row = (week: PlanWeek, isPast: boolean) => (
    <WeekRow
      key={week.start}
      week={week}
      isPast={isPast}
      isNow={!isPast && week.start <= today}
      pathOf={(nodeId) => pathOfNode(content, nodeId)}
      nameOf={(id) => nameOfNode(content, id)}
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

/** Where an entry opens: the lesson, the milestone, the skill of a practice block. */
export function pathOfNode(content: Content, nodeId: string): string | null {
  const [kind, id] = nodeId.includes(':') ? nodeId.split(':') : ['', nodeId]
  const document =
    kind === 'practice' || kind === 'goal'
      ? content.skills.get(id ?? '')
      : (content.lessons.get(id ?? '') ?? content.milestones.get(id ?? ''))
  return document ? hrefOf(document) : null
}

/** The name of a node or goal in a sentence. */
export function nameOfNode(content: Content, nodeId: string): string {
  const [kind, id, level] = nodeId.includes(':') ? nodeId.split(':') : ['', nodeId]
  const skill = content.skills.get(id ?? '')?.title
  if (kind === 'goal') return `${skill ?? id} at level ${level}`
  if (kind === 'practice') return `practice of ${skill ?? id}`
  return content.lessons.get(id ?? '')?.title ?? content.milestones.get(id ?? '')?.title ?? nodeId
}
