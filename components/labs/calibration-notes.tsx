import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L18 are made. */
export function CalibrationNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Temperature',
          formula: 'p(T) = 1 ÷ (1 + e^(−ln(p/(1 − p))/T))',
          text: 'Below 1 the scores become bolder, above 1 humbler. Their order stays, so accuracy at the line 0.5 does not change. For two classes it is the softmax of logits divided by T. One number cannot mend bands that err in different directions.',
          source: 'Guo and colleagues, arXiv 1706.04599 (2017), section 4.2',
        },
        {
          name: 'Average gap (ECE)',
          formula: 'ECE = Σ nₖ/n · |rightₖ − promisedₖ|',
          text: 'nₖ of the n answers lie in band k; promised is their mean certainty, right the share that was right. From 0 to 1. It depends on the number of bands, and a band with few cases shows a gap by chance.',
          source: 'Naeini, Cooper and Hauskrecht, AAAI 2015',
        },
        {
          name: 'Brier score',
          formula: 'mean of (p − y)²',
          text: 'p is the score of the positive class, y is 1 if it was positive and else 0. 0 is best; always saying 0.5 gives 0.25. It rewards both telling cases apart and honest numbers, so it cannot say which of the two is missing.',
          source: 'Brier, Monthly Weather Review 78 (1950), in its form for two outcomes',
        },
        {
          name: 'Wrong answers taken over',
          formula: '1,000/n · Σ over wrong answers of the share of users who take it unread',
          text: 'That share is 2·(c − 0.5) where the certainty c is shown as a number; 15%, 50% or 90% by band; 95% for “sure” (from 0.9) and 20% otherwise; 60% without a display. The users are simulated: compare the displays, and do not read the height.',
          source: 'Own assumption of this lab',
        },
      ]}
    />
  )
}
