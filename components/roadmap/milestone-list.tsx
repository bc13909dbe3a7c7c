import { Mark } from '@/components/ui/mark'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { numberWord } from './number-words'
import type { OutlineStage } from './track-outline'
import { sentenceStart } from '@/lib/shared/sentence-start'

export interface MilestoneListProps {
  stages: readonly OutlineStage[]
  /** How many of a group are enough, by the letters before the number. */
  choose: Readonly<Record<string, number>>
}

/** Milestones of a track stage by stage. */
export function MilestoneList({ stages, choose }: MilestoneListProps) {
  const enough = (id: string) => choose[id.replace(/\d+$/, '')]
  return (
    <div className="milestone-stages">
      {stages
        .filter(({ milestones }) => milestones.length > 0)
        .map(({ stage, milestones }) => (
          <section key={stage.id} aria-labelledby={`stones-${stage.id}`}>
            <h3 id={`stones-${stage.id}`}>{stage.title}</h3>
            <ul className="rows">
              {milestones.map((milestone) => {
                const count = enough(milestone.id)
                return (
                  <li key={milestone.id} data-milestone={milestone.id}>
                    <Link href={hrefOf(milestone)}>
                      <Mark name="open" /> {milestone.title}
                    </Link>
                    <span className="end num">{milestone.hours} h</span>
                    <span className="sub">
                      {milestone.summary}
                      {count !== undefined && ` ${sentenceStart(numberWord(count))} of this group is enough.`}
                    </span>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
    </div>
  )
}
