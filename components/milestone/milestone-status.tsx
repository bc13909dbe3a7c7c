'use client'

import { Mark } from '@/components/ui/mark'
import { useMilestoneRecord } from './milestone-record'

/** Where this milestone stands, what is missing, and the step that is the learner's to make. */
export function MilestoneStatus({ criteria }: { criteria: readonly { id: string; text: string }[] }) {
  const { milestoneId, detail, change } = useMilestoneRecord()
  const missing = criteria.filter(({ id }) => detail.criteria[id] === undefined)
  const isClaimed = detail.status === 'claimed'
  const isAccepted = detail.status === 'accepted'
  const hasEvidence = detail.evidence.length > 0
  const canClaim = missing.length === 0 && hasEvidence
  return (
    <section className="where" aria-labelledby="status-h">
      <h2 id="status-h">Where it stands</h2>
      <p className="state-line">
        <Mark name={isAccepted ? 'proven' : isClaimed ? 'review' : 'open'} />
        {isAccepted
          ? 'Accepted by a reviewer. A stone stands here.'
          : isClaimed
            ? 'Claimed by you: every criterion ticked, evidence attached.'
            : detail.status === 'working'
              ? 'You are working on it.'
              : 'Open. A stone can stand here.'}
      </p>
      {!isAccepted && (
        <>
          <h3>What is missing?</h3>
          {canClaim ? (
            <p className="small">Nothing. {isClaimed ? 'It counts as claimed in your plan.' : 'You can claim it.'}</p>
          ) : (
            <ul className="small missing">
              {missing.slice(0, 4).map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
              {missing.length > 4 && <li>and {missing.length - 4} more criteria</li>}
              {!hasEvidence && <li>A piece of evidence that another person can open</li>}
            </ul>
          )}
          <div className="acts">
            {isClaimed ? (
              <button
                type="button"
                className="btn"
                onClick={() =>
                  change({ kind: 'milestone-reopened', milestoneId }, (before) => ({
                    ...before,
                    status: 'working',
                    claimedAt: null,
                  }))
                }
              >
                Take the claim back
              </button>
            ) : (
              <button
                type="button"
                className={canClaim ? 'finger' : 'btn'}
                disabled={!canClaim}
                onClick={() =>
                  change({ kind: 'milestone-claimed', milestoneId }, (before) => ({
                    ...before,
                    status: 'claimed',
                    claimedAt: new Date().toISOString(),
                  }))
                }
              >
                Claim this milestone
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
