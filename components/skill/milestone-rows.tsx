import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { Milestone } from '@/lib/content/core/graph'
import { MilestoneStateMark } from './milestone-state'

/** Milestones with the reader's own state. */
export function MilestoneRows({ milestones }: { milestones: readonly Milestone[] }) {
  return (
    <ul className="rows">
      {milestones.map((milestone) => (
        <li key={milestone.id}>
          <Link href={hrefOf(milestone)}>{milestone.title}</Link>
          <span className="end">
            <MilestoneStateMark milestoneId={milestone.id} criteria={milestone.criteria.length} />
          </span>
          <span className="sub">{milestone.summary}</span>
        </li>
      ))}
    </ul>
  )
}
