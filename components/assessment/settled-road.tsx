import type { ProgressDto } from '@/lib/assessment/item-dto'

/** A skill that has a target in this attempt. */
export interface RunSkill {
  id: string
  title: string
  area: string
}

export interface SettledRoadProps {
  skills: readonly RunSkill[]
  progress: ProgressDto
  /** The skill of the question that is due. */
  asked: string | null
}

/** The skills as one road, travelled where they are settled, and the same in words. */
export function SettledRoad({ skills, progress, asked }: SettledRoadProps) {
  const settled = new Set(progress.settled)
  const exhausted = new Set(progress.exhausted)
  const areas = [...new Set(skills.map(({ area }) => area))]
  const open = skills.filter(({ id }) => !settled.has(id))
  return (
    <div className="settled">
      <div className="run-road" aria-hidden="true">
        {areas.map((area) => (
          <span key={area}>
            {skills
              .filter((skill) => skill.area === area)
              .map(({ id }) => (
                <i key={id} className={`${settled.has(id) ? 'gone' : ''}${id === asked ? ' now' : ''}`} />
              ))}
          </span>
        ))}
      </div>
      <details className="small">
        <summary className="num">{settledWords(progress, skills)}</summary>
        <p className="dim">
          A skill is settled when we would call it a gap or solid at 80 in 100. Which of the two stands in the result.
        </p>
        {settled.size > 0 && (
          <p>
            <b>Settled:</b> {titlesOf(progress.settled, skills)}.
          </p>
        )}
        {open.length > 0 && (
          <p>
            <b>Open:</b>{' '}
            {titlesOf(
              open.map(({ id }) => id),
              skills,
            )}
            .
          </p>
        )}
        {exhausted.size > 0 && (
          <p>
            <b>No unseen question left:</b> {titlesOf(progress.exhausted, skills)}. What is known of them can still
            change through related skills.
          </p>
        )}
      </details>
    </div>
  )
}

/** "11 of 28 skills settled" */
export function settledWords({ settled }: ProgressDto, skills: readonly RunSkill[]): string {
  return `${settled.length} of ${skills.length} skills settled`
}

/** What the last answer changed, in a sentence; empty when nothing. */
export function newsOf({ lastSettled, lastReopened }: ProgressDto, skills: readonly RunSkill[]): string {
  const settled = lastSettled.length > 0 ? `Settled by your last answer: ${titlesOf(lastSettled, skills)}.` : ''
  const reopened = lastReopened.length > 0 ? `Open again: ${titlesOf(lastReopened, skills)}.` : ''
  return [settled, reopened].filter((sentence) => sentence !== '').join(' ')
}

/** "Value case and ROI; Prompt systems" */
export function titlesOf(ids: readonly string[], skills: readonly RunSkill[]): string {
  return ids.flatMap((id) => skills.find((skill) => skill.id === id)?.title ?? []).join('; ')
}
