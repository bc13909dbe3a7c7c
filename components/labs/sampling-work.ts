import type { InParts } from '@/lib/labs/core/in-parts'
import { drawTests, readTests, type SimulationOptions, type TestsRead } from '@/lib/labs/core/prompt-test'
import { drawSpread, type ValueCase, type ValueSpread } from '@/lib/labs/core/value-case'

/** What can be drawn beside the page: its options and its result. */
export interface Samples {
  /** L07: many tests, of which the first `shown` are kept look by look. */
  tests: { options: SimulationOptions & { shown: number }; result: TestsRead }
  /** L10: many outcomes of a value case. */
  spread: { options: { terms: ValueCase; seed: number; count: number }; result: ValueSpread }
}
export type SampleKind = keyof Samples
export interface SampleRequest<Kind extends SampleKind = SampleKind> {
  kind: Kind
  options: Samples[Kind]['options']
}

const WORK: { [Kind in SampleKind]: (options: Samples[Kind]['options']) => InParts<Samples[Kind]['result']> } = {
  *tests({ shown, ...options }) {
    return readTests(yield* drawTests(options), { terms: options.terms, shown })
  },
  *spread({ terms, seed, count }) {
    return yield* drawSpread(terms, { seed, count })
  },
}

/** Draws in parts what is asked for. */
export function sample<Kind extends SampleKind>({
  kind,
  options,
}: SampleRequest<Kind>): InParts<Samples[Kind]['result']> {
  return WORK[kind](options)
}
