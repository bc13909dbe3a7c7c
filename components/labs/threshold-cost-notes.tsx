import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L01 are made. */
export function LineNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Cost of a line',
          formula: 'cost(t) = a · FP(t) + m · FN(t)',
          text: 'At the line t every case with a score of t or more is flagged. FP(t) counts the false alarms at the price a, FN(t) the misses at the price m, both in any unit. Right decisions cost nothing.',
          source: 'Elkan, The foundations of cost-sensitive learning, IJCAI 2001, with correct decisions free',
        },
        {
          name: 'Line of the formula',
          formula: 't* = a ÷ (a + m)',
          text: 'Flag when the expected cost of leaving a case alone exceeds that of a false alarm. At 1 to 10 this is 1/11, or 0.091. It needs honest scores: of the cases at 0.2, one in five must be positive. The lowest cost on one sample lies somewhere near it, partly by luck.',
          source: 'Elkan, IJCAI 2001',
        },
        {
          name: 'Precision, recall, accuracy',
          formula: 'TP/(TP + FP),  TP/(TP + FN),  (TP + TN)/n',
          text: 'The share of flags that are right, of positives that are caught, and of all cases that are decided rightly. None of the three knows a price.',
          source: 'Definitions over the four counts of the table',
        },
        {
          name: 'Answering only when sure',
          formula: 'coverage(τ) = share of cases with max(p, 1 − p) ≥ τ',
          text: 'p is the score. Of the cases that remain, those with p from 0.5 on are called positive, and accuracy is counted among them alone. Accuracy usually rises as coverage falls, so neither figure means much without the other.',
          source: 'El-Yaniv and Wiener, JMLR 11 (2010), trade-off of risk and coverage',
        },
        {
          name: 'When to ask a person',
          formula: 'τ = max(0.5, 1 − price of a review ÷ price of an error)',
          text: 'Below this certainty a review costs less than the errors it prevents. It assumes honest scores, one price for both errors, and a reviewer who is always right.',
          source: 'Chow, On optimum recognition error and reject tradeoff, IEEE Trans. Inf. Theory 16 (1970)',
        },
      ]}
    />
  )
}
