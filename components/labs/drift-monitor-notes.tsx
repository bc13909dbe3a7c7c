import { memo } from 'react'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L03 are made. */
export const DriftNotes = memo(function DriftNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Population stability index',
          formula: 'PSI = Σ (cᵢ − rᵢ) · ln(cᵢ/rᵢ)',
          text: 'rᵢ and cᵢ are the shares of the reference and of the window in part i; an empty part counts as 0.0001. It is 0 when all shares agree and has no unit. Few cases or many parts raise it by chance, so the bands of 0.10 and 0.25 do not suit every field.',
          source: 'Symmetric form of the Kullback-Leibler divergence; the bands are a custom of credit scoring',
        },
        {
          name: 'Kolmogorov-Smirnov distance',
          formula: 'D = sup|F − G|;  rings if D > √(−ln(α/2)/2) · √((n + m)/(n·m))',
          text: 'The widest gap between the two cumulative shares, against a line that a quiet field crosses on a share α of days. With n = 1,000 in the reference, m = 300 in the window and α = 5% the line is 0.089. It holds for large samples of independent cases.',
          source: 'Two-sample test with its critical value for large samples',
        },
        {
          name: 'Many fields',
          formula: 'P(at least one false alarm) = 1 − (1 − α)ᵏ;  level for each field: α/k',
          text: 'k independent fields at 5% each: with 20 of them, 64% of quiet days ring. Dividing the level by k keeps the whole at α or below, at the price of later alarms. Fields that move together ring together, and the first formula then says too much.',
          source: 'Product of independent chances; Bonferroni’s correction',
        },
        {
          name: 'Alarm of the labels',
          formula: 'line = q − 3·√(q·(1 − q)/n)',
          text: 'q = 92% are usually right, n = 100 answers of a day are labelled: below 83.9% the day rings. It is the only alarm that sees a changed relation between case and answer, and it comes as many days late as the truth does.',
          source: 'Three standard errors, own rule of this lab',
        },
        {
          name: 'Cost of an action',
          formula: 'cost = price + d · days until it helps,  d = cases a day · share lost · harm',
          text: 'In euros until the horizon. Ignoring has no price. Retraining takes three days and the label delay. Rolling back works at once, if a release was the cause. Investigating takes a day, repairs a faulty source, and otherwise leads to the cheapest of the rest. Where an action does not help, the days run on.',
          source: 'Own rule of this lab',
        },
      ]}
    />
  )
})
