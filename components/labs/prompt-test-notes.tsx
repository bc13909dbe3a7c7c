import { memo } from 'react'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L07 are made. */
export const PromptTestNotes = memo(function PromptTestNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Users in each group',
          formula: 'n = (z(1 − α/2) · √(2·p̄·q̄) + z(power) · √(p₁q₁ + p₂q₂))² ÷ (p₂ − p₁)²',
          text: 'p₁ and p₂ are the success rates without and with the smallest gain worth finding, p̄ their mean, q = 1 − p; z(u) is the point of the standard normal distribution with a share u below it. Half the gain needs about four times the users. Solved for the power it gives the curve on the right. Evan Miller’s calculator puts p₁q₁ in place of p̄q̄ and comes to slightly other numbers.',
          source: 'Fleiss, Statistical Methods for Rates and Proportions',
        },
        {
          name: 'z of two groups',
          formula: 'z = (p₂ − p₁) ÷ √(p̄·q̄·(1/n₁ + 1/n₂)),  p = 2·(1 − Φ(|z|))',
          text: 'p̄ is the success rate of both groups together. It wants users who are assigned by lot and counted once, and more than a handful of successes and failures. The 95% interval of the gain keeps the two variances apart.',
          source: 'Normal approximation with pooled variance',
        },
        {
          name: 'Pocock’s line',
          formula: 'P(|z| > c at any of k looks) = α when nothing differs',
          text: 'c is the one line for all looks: 2.56 for ten looks at 5%, instead of 1.96. The chance is computed look by look over the tests that still go on, for looks that are equally far apart.',
          source: 'Pocock, Biometrika 64 (1977); recursion of Armitage, McPherson and Rowe, JRSS A 132 (1969)',
        },
        {
          name: 'Wald’s test',
          formula: 'success + ln(p₁/p₀), failure + ln((1 − p₁)/(1 − p₀));  ends at ln(β/(1 − α)) or ln((1 − β)/α)',
          text: 'The sum after each user of the new prompt, p₀ being the old rate, p₁ the raised one and 1 − β the power. It may be read after every user. It takes the old rate as known and looks for a gain only.',
          source: 'Wald, Sequential Analysis (1947)',
        },
        {
          name: 'The same cases twice',
          formula: 'χ² = (b − c)² ÷ (b + c), one degree of freedom',
          text: 'b and c count the cases that only one of the two prompts gets right; all others say nothing about the difference. Meant for more than a few such cases.',
          source: 'McNemar, Psychometrika 12 (1947)',
        },
      ]}
    />
  )
})
