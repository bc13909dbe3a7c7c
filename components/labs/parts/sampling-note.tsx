import { percent, whole } from '@/lib/labs/core/verdict'
import type { Sampling } from '../use-sampling'

export interface SamplingNoteProps {
  samplings: readonly Sampling<unknown>[]
  /** How many are drawn in all, and what they are: 5,000 tests. */
  count: number
  name: string
}

/** Says while many draws take long how far they are, and lets the reader stop them. */
export function SamplingNote({ samplings, count, name }: SamplingNoteProps) {
  const waiting = samplings.flatMap(({ share }) => (share === null ? [] : [share]))
  const stopped = samplings.filter(({ isStopped }) => isStopped)
  if (waiting.length === 0 && stopped.length === 0) return null
  const share = Math.min(...waiting)
  return (
    <p className="lab-note" role="status">
      {stopped.length > 0 ? (
        <>
          Stopped: the picture shows the first of them only.{' '}
          <button type="button" className="btn bare" onClick={() => stopped.forEach(({ resume }) => resume())}>
            Draw all {whole(count)} {name}
          </button>
        </>
      ) : (
        <>
          Drawing {whole(count)} {name}: {percent(share)} <progress value={share} aria-label="Share that is drawn" />{' '}
          <button type="button" className="btn bare" onClick={() => samplings.forEach(({ stop }) => stop())}>
            Stop
          </button>
        </>
      )}
    </p>
  )
}
