import { memo } from 'react'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L02 are made. */
export const FlagNotes = memo(function FlagNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Counts instead of chances',
          formula: 'right flags = N·π·Se,  false flags = N·(1 − π)·FPR',
          text: 'N cases, base rate π, recall Se (share of positives that are flagged), false-alarm rate FPR (share of negatives that are flagged). These are expected numbers; the dots are rounded so that they still sum to 1,000.',
          source: 'Natural frequencies: Gigerenzer and Hoffrage, Psychological Review 102 (1995)',
        },
        {
          name: 'Precision',
          formula: 'precision = π·Se ÷ (π·Se + (1 − π)·FPR)',
          text: 'The share of flags that are right. Recall and false-alarm rate are taken to stay the same when the base rate moves; in another group of people they may not.',
          source: 'Bayes’ rule',
        },
        {
          name: 'Where half of the flags are right',
          formula: 'π = FPR ÷ (Se + FPR)',
          text: 'The base rate at which right and false flags are equally many. Below it most flags are false, however good the recall sounds. At a recall of 80% and a false-alarm rate of 9.6% it is 10.7%.',
          source: 'Bayes’ rule, set to one half',
        },
        {
          name: 'Rates of the reading study',
          formula: 'precision = TP/(TP + FP),  recall = TP/(TP + FN),  F1 = 2·TP ÷ (2·TP + FP + FN)',
          text: 'F1 is the harmonic mean of the first two and weighs them alike, which hardly any decision does. With more or fewer nodules the number found changes in proportion, and the false marks for each scan stay.',
          source: 'F1: van Rijsbergen, 1979. Counts: AJR 186(5), 2006, pages 1280 to 1287, abstract',
        },
      ]}
    />
  )
})
