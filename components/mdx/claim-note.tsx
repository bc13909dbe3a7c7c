import { Link } from '@/components/ui/link'
import type { Claim } from '@/lib/content/core/types'

const VERDICTS: Record<Claim['verdict'], string> = {
  corroborated: 'corroborated',
  'plausible-unverified': 'plausible, unverified',
  suspicious: 'suspicious',
  contradicted: 'contradicted',
}

/** A statement without the figure that may not stand in running text. */
function mayStand({ display, statement }: Claim): string | null {
  if (display === 'withheld') return null
  return display === 'labelled' ? `${statement} (unverified)` : statement
}

/** The verdict on a claim, the reason, and what may be said instead. */
export function ClaimNote({ claim }: { claim: Claim }) {
  const statement = mayStand(claim)
  return (
    <div
      className={`claim claim-${claim.verdict}`}
      role="note"
      aria-label={`Claim ${claim.id}, ${VERDICTS[claim.verdict]}`}
    >
      <p className="claim-head">
        Claim {claim.id}, {VERDICTS[claim.verdict]}
      </p>
      {statement && <p className="claim-text">{statement}</p>}
      <p>{claim.because}</p>
      <p>
        <b>Say instead.</b> {claim.sayInstead}
      </p>
      <p className="small">
        <Link href={`/library/claims#${claim.id}`}>The claim and its sources</Link>
      </p>
    </div>
  )
}

/** A verdict in words. */
export function verdictWord(verdict: Claim['verdict']): string {
  return VERDICTS[verdict]
}
