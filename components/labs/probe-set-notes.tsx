import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L20 are made. */
export function ProbeNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Interval of a failure rate',
          formula: '(p + z²/2n ± z·√(p·q/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96',
          text: 'p = wrong/asked, q = 1 − p, n probes. The 95% interval stays within 0 and 1 and holds for small n as well. It speaks of requests like these probes, and of nothing the set leaves out.',
          source: 'Wilson, JASA 22 (1927)',
        },
        {
          name: 'Is the new version better?',
          formula: 'p = min(1, 2 · P(X ≤ min(b, c))),  X ~ Bin(b + c, ½)',
          text: 'b and c count the probes that only one of the two versions gets right. If both were equally good, these would fall like a fair coin thrown b + c times; p is the chance of a split at least as uneven. Probes on which both are right or both wrong do not enter.',
          source: 'McNemar, Psychometrika 12 (1947), with the exact binomial',
        },
        {
          name: 'Agreement on causes',
          formula: 'same cause ÷ failures sorted; 8 of 10 pass',
          text: 'Knowledge: the fact is not in the model. Context: it was in the request and was not used. Instruction: a demand was not followed. Reasoning: a step is wrong. The recorded causes are the editors’ own, so a difference may be theirs.',
          source: 'Own rule of this lab',
        },
      ]}
    />
  )
}
