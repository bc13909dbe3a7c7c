import type { EvidenceState } from '@/lib/learner-state/core/learner-state'

/** Shapes of the identity. `open`, `review` and `proven` are stones; `here` is the only yellow mark. */
export type MarkName = EvidenceState | 'open' | 'review' | 'here' | 'tri'

const WORDS: Record<MarkName, string> = {
  none: 'not yet',
  seen: 'seen',
  practised: 'practised',
  shown: 'shown',
  proven: 'proven',
  stale: 'going stale',
  open: 'milestone, open',
  review: 'milestone, in review',
  here: 'you are here',
  tri: 'does not work',
}

/** The word that always travels with a mark. */
export function markWord(name: MarkName): string {
  return WORDS[name]
}

/** One mark; decorative, because its word stands beside it. */
export function Mark({ name }: { name: MarkName }) {
  return (
    <svg className={`mk ${name}`} aria-hidden="true" focusable="false">
      <use href={`#k-${name}`} />
    </svg>
  )
}

/** Mark and word together: state is never colour alone. */
export function StateMark({ name, word }: { name: MarkName; word?: string }) {
  return (
    <span className={`state ${name}`}>
      <Mark name={name} />
      <span>{word ?? markWord(name)}</span>
    </span>
  )
}

/** The symbols all marks refer to; stands once in the page. */
export function MarkSprite() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true" focusable="false">
      <defs>
        <symbol id="k-none" viewBox="0 0 16 16">
          <circle
            cx="8"
            cy="8"
            r="5.6"
            fill="var(--surface)"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeDasharray="2.2 2.2"
          />
        </symbol>
        <symbol id="k-seen" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="5.6" fill="var(--surface)" stroke="currentColor" strokeWidth="1.6" />
          <circle cx="8" cy="8" r="1.9" fill="currentColor" />
        </symbol>
        <symbol id="k-practised" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="5.6" fill="var(--surface)" stroke="currentColor" strokeWidth="1.6" />
          <path d="M2.4 8a5.6 5.6 0 0 0 11.2 0z" fill="currentColor" />
        </symbol>
        <symbol id="k-shown" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6.3" fill="currentColor" />
        </symbol>
        <symbol id="k-proven" viewBox="0 0 16 16">
          <path d="M3 14.2V7.2a5 5 0 0 1 10 0v7z" fill="currentColor" />
          <path d="M.8 14.6h14.4" stroke="currentColor" strokeWidth="1.6" />
        </symbol>
        <symbol id="k-stale" viewBox="0 0 16 16">
          <circle
            cx="8"
            cy="8"
            r="7"
            fill="var(--surface)"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeDasharray="3 2.5"
          />
          <circle cx="8" cy="8" r="3.8" fill="currentColor" />
        </symbol>
        <symbol id="k-open" viewBox="0 0 16 16">
          <path d="M3 14.2V7.2a5 5 0 0 1 10 0v7z" fill="var(--surface)" stroke="currentColor" strokeWidth="1.5" />
          <path d="M.8 14.6h14.4" stroke="currentColor" strokeWidth="1.6" />
        </symbol>
        <symbol id="k-review" viewBox="0 0 16 16">
          <path d="M3 14.2V7.2a5 5 0 0 1 10 0v7z" fill="var(--surface)" stroke="currentColor" strokeWidth="1.5" />
          <path d="M3 9.4h10v4.8H3z" fill="currentColor" />
          <path d="M.8 14.6h14.4" stroke="currentColor" strokeWidth="1.6" />
        </symbol>
        <symbol id="k-here" viewBox="0 0 16 16">
          <path d="M8 .9 15.1 8 8 15.1.9 8z" fill="var(--signal)" stroke="var(--signal-edge)" strokeWidth="1.6" />
        </symbol>
        <symbol id="k-tri" viewBox="0 0 16 16">
          <path d="M8 2 15 14.4H1z" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="M8 6.2v3.9M8 11.6v1.4" stroke="currentColor" strokeWidth="1.6" />
        </symbol>
        <symbol id="logo" viewBox="0 0 32 32">
          <path d="M4.5 26V13.5a5 5 0 0 1 10 0V26z" fill="currentColor" />
          <path d="M18.75 26V13.5a3.75 3.75 0 0 1 7.5 0V26" fill="none" stroke="currentColor" strokeWidth="2.5" />
          <path d="M0 26.5h32" stroke="currentColor" strokeWidth="3" />
        </symbol>
      </defs>
    </svg>
  )
}
