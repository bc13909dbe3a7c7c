import { Link } from '@/components/ui/link'
import type { Content } from '@/lib/content/loader'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { chooseMilestoneAction } from '@/lib/planning/actions'
import type { MilestoneChoice, MilestoneOption } from '@/lib/planning/core/choose-milestones'
import { hoursText, inWords, leastHoursSaid, listed } from '@/lib/planning/core/words'
import { sentenceStart } from '@/lib/shared/sentence-start'

export interface MilestoneChoicesProps {
  content: Content
  choices: readonly MilestoneChoice[]
}

const REASONS: Record<MilestoneChoice['decidedBy'], string> = {
  hours: 'The plan picked what costs the fewest hours beyond it. The choice is yours.',
  value: 'The plan picked what leaves the most for your hours until the date. The choice is yours.',
}

/** Milestones of which some are asked for: the plan's pick with its alternatives, hours and what they show. */
export function MilestoneChoices({ content, choices }: MilestoneChoicesProps) {
  return choices.map(({ group, count, options, chosen, chosenBy, decidedBy }) => (
    <section className="section" aria-labelledby={`choice-${group}-h`} key={group}>
      <header>
        <h2 id={`choice-${group}-h`}>
          {sentenceStart(inWords(count))} of these {inWords(options.length)}
        </h2>
        <p>{chosenBy === 'learner' ? 'Your choice. It can be left to the plan again.' : REASONS[decidedBy]}</p>
        {chosenBy === 'learner' && (
          <form action={chooseMilestoneAction} className="push noprint">
            <Among options={options} />
            <input type="hidden" name="chosen" value="" />
            <button type="submit" className="btn">
              Leave it to the plan
            </button>
          </form>
        )}
      </header>
      <ul className="rows choice-rows">
        {options.map((option) => {
          const milestone = content.milestones.get(option.id)
          const title = milestone?.title ?? option.id
          const skills = milestone?.moves.flatMap((id) => content.skills.get(id)?.title ?? []) ?? []
          return (
            <li key={option.id}>
              <span>
                {milestone ? <Link href={hrefOf(milestone)}>{title}</Link> : title}
                <span className="small dim"> evidence for {listed(skills)}</span>
              </span>
              <span className="end">
                <span className="num">{hoursInWords(option)}</span>
                {chosen.includes(option.id) ? (
                  <b>{chosenBy === 'plan' ? 'in the plan' : 'your choice'}</b>
                ) : (
                  <form action={chooseMilestoneAction} className="noprint">
                    <Among options={options} />
                    <input type="hidden" name="chosen" value={option.id} />
                    <button type="submit" className="linkish">
                      Take this instead<span className="vh">: {title}</span>
                    </button>
                  </form>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  ))
}

function Among({ options }: { options: readonly MilestoneOption[] }) {
  return options.map(({ id }) => <input type="hidden" name="among" value={id} key={id} />)
}

function hoursInWords({ hours, hoursOnTop }: MilestoneOption): string {
  if (hoursOnTop < leastHoursSaid) return `${hoursText(hours)}, all inside the plan`
  if (hours - hoursOnTop < leastHoursSaid) return `${hoursText(hours)} on top of the plan`
  return `${hoursText(hours)}, of them ${hoursText(hoursOnTop)} on top`
}
