import { Link } from '@/components/ui/link'
import { studioPath } from '@/lib/studio/core/document-kinds'
import type { ImpactDto } from '@/lib/studio/impact-queries'

export interface ImpactFactsProps {
  impact: ImpactDto
  /** Guided minutes now and in the draft, where the document has them. */
  minutes: { live: number; draft: number } | null
  /** Checks and labs that readers have now and the draft has no more. */
  removed: readonly string[]
}

/** Who meets the new text, and what it means for them. */
export function ImpactFacts({ impact, minutes, removed }: ImpactFactsProps) {
  const { learners, inTheMiddle, finished, inPlansAhead, links } = impact
  const hasOtherMinutes = minutes !== null && minutes.live !== minutes.draft
  return (
    <>
      <div className="section flush">
        <h2 id="im-h">
          {learners === 0
            ? 'Publishing this would touch no learner yet'
            : `Publishing this would touch ${learners} ${learners === 1 ? 'learner' : 'learners'}`}
        </h2>
      </div>
      <dl className="facts mt-4">
        <div>
          <dt>In the middle of it</dt>
          <dd>
            <b className="num">{inTheMiddle}</b>{' '}
            {removed.length === 0
              ? 'keep their place; every answer stays valid'
              : `keep their place; their answers to ${removed.join(', ')} are kept and no longer shown`}
          </dd>
        </div>
        <div>
          <dt>Already finished</dt>
          <dd>
            <b className="num">{finished}</b> keep their progress
          </dd>
        </div>
        <div>
          <dt>In plans ahead</dt>
          <dd>
            <b className="num">{inPlansAhead}</b>{' '}
            {hasOtherMinutes
              ? `get other weeks at the next replan: ${minutes.live} minutes become ${minutes.draft}`
              : minutes === null
                ? 'unchanged'
                : 'unchanged, the minutes are the same'}
          </dd>
        </div>
        <div>
          <dt>Other documents</dt>
          <dd>
            <b className="num">{links.length}</b> {links.length === 1 ? 'links here' : 'link here'}
            {links.length > 0 && ': '}
            {links.slice(0, 12).map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link href={studioPath('documents', id)} title={title}>
                  {id}
                </Link>
              </span>
            ))}
            {links.length > 12 && ` and ${links.length - 12} more`}
          </dd>
        </div>
      </dl>
    </>
  )
}
