import { memo } from 'react'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L17 are made. */
export const OrderNotes = memo(function OrderNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Better and worse',
          formula: 'better = (A + O) ÷ (A + O + M + I),  worse = −(O + M) ÷ (A + O + M + I)',
          text: 'Each person says how it would be with the idea and without it; a table of 5 by 5 makes the pair attractive (A), one-dimensional (O), must-be (M), indifferent (I), reverse or questionable. The last two count in neither figure. With 60 answers a share can easily be ten points off.',
          source: 'Kano et al. 1984, in the common form of Berger et al. 1993',
        },
        {
          name: 'RICE',
          formula: 'reach · impact · confidence ÷ effort',
          text: 'People in a quarter, impact by scale, confidence from 0 to 1, person-weeks. The score orders ideas and measures nothing: three of its four figures are guesses.',
          source: 'S. McBride, Intercom',
        },
        {
          name: 'With feasibility',
          formula: 'RICE · P(feasible)',
          text: 'P is the chance that a model reaches the needed quality. RICE’s confidence means that people want it, which is another question.',
          source: 'Own addition of this lab',
        },
        {
          name: 'Build at once',
          formula: 'p·V − C',
          text: 'In thousands of euros. V is reach · impact · confidence at €10 a point, C the weeks at their price, p the chance that it works. If it does not, all of C is gone.',
          source: 'Expected value of a decision',
        },
        {
          name: 'Spike first',
          formula: 'p·ρ·(V − C) − (1 − p)·(1 − ρ)·C − spike',
          text: 'ρ is the share of ideas, good and bad, that the spike tells rightly; after a yes it is built, after a no it is left. At ρ = 1 this is p·(V − C) − spike. Time lost to the spike has no price here.',
          source: 'Expected value of a decision with a test before it',
        },
      ]}
    />
  )
})
