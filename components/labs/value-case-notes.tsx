import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L10 are made. */
export function ValueNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Present value',
          formula: 'NPV = Σ CFₜ ÷ (1 + r)ᵗ, t from 0',
          text: 'Yearly flows in thousands of euros at the discount rate r: the investment at once, then benefit × share of users − running cost for each year. The NPV function of a spreadsheet begins with t = 1 and gives a smaller amount for the same flows.',
          source: 'Definition of net present value',
        },
        {
          name: 'Expected value without a draw',
          formula: '(1 − f)·NPV(means) − f·E[investment],  mean = (a + m + b)/3',
          text: 'f is the chance that it never works; then the investment is lost and nothing runs. a, m and b are the least, most likely and greatest value of a triangular distribution. Exact while benefit and use are independent; once they are tied, the mean of their product moves.',
          source: 'Mean of the triangular distribution',
        },
        {
          name: 'A draw',
          formula: 'x = F⁻¹(u);  tied: z₂ = ρ·z₁ + √(1 − ρ²)·ε, u = Φ(z)',
          text: 'Each unknown comes from its triangular distribution through a share u between 0 and 1. Benefit and use share part of their chance: ρ = 0 leaves them independent. 20,000 draws place the chance of a loss within about one point.',
          source: 'Inverse transform; Gaussian copula',
        },
        {
          name: 'Bars of the tornado',
          formula: 'E[NPV | x at its 10% point] to E[NPV | x at its 90% point]',
          text: 'One unknown moves, the others stay at their means. A long bar is where finding out more could change the decision. What unknowns do together is not seen here.',
          source: 'One-at-a-time sensitivity',
        },
        {
          name: 'Worth of knowing',
          formula: 'EVPI = E[max(NPV, 0)] − max(E[NPV], 0)',
          text: 'What it would be worth, at most, to know the outcome before deciding, in thousands of euros. A real trial tells less, so a trial that costs more cannot pay by what it tells.',
          source: 'Expected value of perfect information',
        },
      ]}
    />
  )
}
