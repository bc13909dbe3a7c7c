import type { Probe } from '@/lib/labs/core/probe-set'
import type { ProbeSets } from '@/lib/labs/schemas'
import { circles, crosses, squares } from './thumbnail-marks'

type Outcome = 'both' | 'gained' | 'lost' | 'neither'
const ORDER: readonly Outcome[] = ['neither', 'lost', 'gained', 'both']

/** L20 in small: fifty messages by type. A square: both models fail; a cross: only the classifier fails; a disc: only the
 *  word list fails; a speck: both are right. */
export function ProbeSetThumbnail({ data }: { data: ProbeSets['models'] }) {
  const types = Object.keys(data.types)
  const marks = types.flatMap((type, row) =>
    data.probes
      .filter((probe) => probe.type === type)
      .map(outcomeOf)
      .sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))
      .map((outcome, place) => ({ x: 10 + place * 15.5, y: 10 + row * 17.5, outcome })),
  )
  const of = (outcome: Outcome) => marks.filter((mark) => mark.outcome === outcome)
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path className="grid" d={types.map((_, row) => `M3 ${10 + row * 17.5}H157`).join('')} />
      <path className="bar-open" style={{ fill: 'var(--surface)' }} d={squares(of('neither'), 3.8)} />
      <path className="ghost wrong" style={{ strokeWidth: 2.2 }} d={crosses(of('lost'), 3.4)} />
      <path className="hit" d={circles(of('gained'), 4.2)} />
      <path className="quiet" d={circles(of('both'), 1.5)} />
    </svg>
  )
}

function outcomeOf({ answers }: Probe): Outcome {
  if (answers.a.correct) return answers.b.correct ? 'both' : 'lost'
  return answers.b.correct ? 'gained' : 'neither'
}
