'use client'

import { useLearnerState } from '@/components/learner/learner-state'
import { Gauge } from '@/components/ui/gauge'
import { Link } from '@/components/ui/link'
import { StateMark } from '@/components/ui/mark'
import { gapWords } from '@/lib/assessment/core/gap-words'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** The learner's own place in one skill, and how sure it is; an offer to find out when nothing is known. */
export function WhereYouAre({ skillId }: { skillId: string }) {
  const state = useLearnerState()
  const skill = state?.skills[skillId]
  const track = state?.learner?.trackId
  return (
    <section className="where" aria-labelledby="where-h">
      <h2 id="where-h">Where you are, and how sure</h2>
      <Gauge
        {...(skill?.level ?? {})}
        {...(skill?.target === undefined ? {} : { target: skill.target })}
        {...(track === 'platform' || track === 'native' || track === 'aiplus' ? { track } : {})}
      />
      <div className="gauge-scale num" aria-hidden="true">
        <span>0</span>
        <span>1</span>
        <span>2</span>
        <span>3</span>
        <span>4</span>
      </div>
      {skill?.level ? (
        <>
          <p className="small">
            <b>{sentence(gapWords(skill.gap ?? 0.5))}</b> Dot: estimate. Band: eight of ten likely values. Flag: target.
          </p>
          <dl className="facts">
            <div>
              <dt>Evidence</dt>
              <dd>
                <StateMark name={skill.evidence} />
              </dd>
            </div>
            {skill.gap !== undefined && (
              <div>
                <dt>Chance of a gap</dt>
                <dd className="num">{Math.round(skill.gap * 100)} in 100</dd>
              </div>
            )}
          </dl>
        </>
      ) : (
        <>
          <p className="small dim">
            Not measured yet. About 20 questions, chosen for you, say where you stand in all 28 skills and how sure that
            is.
          </p>
          {skill && skill.evidence !== 'none' && (
            <p className="small">
              <StateMark name={skill.evidence} />
            </p>
          )}
          <Link className="btn" href="/assessment">
            Find my gaps
          </Link>
        </>
      )}
    </section>
  )
}

function sentence(words: string): string {
  return `${sentenceStart(words)}.`
}
