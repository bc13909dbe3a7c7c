import { memo } from 'react'
import { keyAgreement, type Probe, type ProbeSetName } from '@/lib/labs/core/probe-set'
import { FormulaNotes, type FormulaNote } from './parts/formula-notes'

const SHARED: readonly FormulaNote[] = [
  {
    name: 'Interval of a failure rate',
    formula: '(p + z²/2n ± z·√(p·q/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96',
    text: 'p = wrong/asked, q = 1 − p, n probes. The 95% interval stays within 0 and 1 and holds for small n as well. It speaks of requests like these probes, and of nothing the set leaves out.',
    source: 'Wilson, JASA 22 (1927)',
  },
  {
    name: 'Is B better?',
    formula: 'p = min(1, 2 · P(X ≤ min(b, c))),  X ~ Bin(b + c, ½)',
    text: 'b and c count the probes that only one of the two gets right. If both were equally good, these would fall like a fair coin thrown b + c times; p is the chance of a split at least as uneven. Probes on which both are right or both wrong do not enter.',
    source: 'McNemar, Psychometrika 12 (1947), with the exact binomial',
  },
]

const MODELS: readonly FormulaNote[] = [
  {
    name: 'A, the word list',
    formula: 'score = s ÷ √(s² + 15); complaint from −0.05 down',
    text: 's adds the weights (−4 to 4) of the words that the list knows, after rules for negation, emphasis and “but”. Its authors call a text negative from −0.05 down. They made it for posts on social networks; that it is asked about complaints here is our doing.',
    source: 'C. Hutto and E. Gilbert, ICWSM 2014; npm package vader-sentiment 1.1.3',
  },
  {
    name: 'B, the classifier',
    formula: 'p = 1 ÷ (1 + e^−(w·x + b)); complaint from 0.5 on',
    text: 'x are 512 numbers that a sentence encoder gives for the message. w and b are a logistic regression on 80 messages of ours, half of them complaints, with a ridge penalty. About a third of these say how the writer feels; the others report what happened, or ask something. Five probes are close to training messages (M02, M04, M12, M15, M50). On three of them only the classifier is right; without these it leads by 10 to 4, p = 18%.',
    source: 'EnergeticAI 0.2.0 with the Universal Sentence Encoder Lite (D. Cer and others, 2018)',
  },
  {
    name: 'Second runs',
    formula: 'first run that is right: the deciding part alone, then plain words',
    text: 'Both changed messages were written by us before the models ran. If the part alone is answered rightly, the rest was in the way; if only the plain words are, the wording was the trouble: a word that is not known, a negation, an irony. That is a finding about this message, and no proof of what goes on inside. Two of us labelled the messages separately: the same label on all 50.',
    source: 'Own rule of this lab',
  },
]

const library = (probes: readonly Probe[]): FormulaNote => {
  const { answers, grades, failures, causes } = keyAgreement(probes)
  return {
    name: 'Agreement on causes',
    formula: 'named as one of the two keys has it ÷ failures sorted; 8 of 10 pass',
    text: `Knowledge: the fact is not in the model. Context: it was in the request and was not used. Instruction: a demand was not followed. Reasoning: a step is wrong. Two of us keyed the answers separately and agree on right or wrong in ${grades} of ${answers} and on the cause in ${causes} of ${failures}.`,
    source: 'Own rule of this lab',
  }
}

/** How the numbers of L20 are made. */
export const ProbeNotes = memo(function ProbeNotes({ set, probes }: { set: ProbeSetName; probes: readonly Probe[] }) {
  return <FormulaNotes notes={[...SHARED, ...(set === 'models' ? MODELS : [library(probes)])]} />
})
