import { memo } from 'react'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L11 are made. */
export const FairnessNotes = memo(function FairnessNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Four rates of a group',
          formula:
            'flagged = (TP + FP)/n, found = TP/(TP + FN), false alarms = FP/(FP + TN), right flags = TP/(TP + FP)',
          text: 'TP, FP, FN and TN count flagged or not, by happened or not. Intervals are 95% Wilson intervals.',
          source: 'Wilson, Journal of the American Statistical Association 22 (1927)',
        },
        {
          name: 'Gap with its interval',
          formula: 'd − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²)',
          text: 'The interval of a difference, from the intervals l to u of both shares. A lamp is “shown” when the whole interval lies on its side of the tolerance.',
          source: 'Newcombe, Statistics in Medicine 17 (1998), method 10',
        },
        {
          name: 'Equalised-odds difference',
          formula: 'max(|Δ found|, |Δ false alarms|)',
          text: 'Both gaps have to be small. Equal opportunity asks for the first one only.',
          source: 'Hardt, Price and Srebro, Equality of Opportunity in Supervised Learning (2016)',
        },
        {
          name: 'Four-fifths screen',
          formula: 'lower share flagged ÷ higher share flagged',
          text: 'Below 0.8 it asks for a closer look. It proves nothing, and small groups make it jump.',
          source: 'Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D, United States, 1978',
        },
        {
          name: 'What the base rate forces',
          formula: 'false alarms = π/(1 − π) · (1 − PPV)/PPV · (1 − misses)',
          text: 'π is the base rate, PPV the share of flags that are right. If two groups differ in π and agree in PPV and in misses, they cannot agree in false alarms. It follows from the four counts alone, for every system.',
          source: 'Chouldechova, Fair Prediction with Disparate Impact, Big Data 5(2), 2017',
        },
        {
          name: 'The model behind other lines',
          formula: 'ln(r/(1 − r)) = ln(π/(1 − π)) + d·s − d²/2, with d = z(found) − z(false alarms)',
          text: 'Scores s form two bells of the same width, d apart. d is fitted so that the published line gives the published rates exactly. Risk r follows by Bayes’ rule, so 40% means four in ten in each group. Real scores need not form bells.',
          source: 'Equal-variance signal detection model; our choice',
        },
      ]}
    />
  )
})
