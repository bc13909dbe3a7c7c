import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L12 are made. */
export function BoundaryNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Risk score',
          formula: 'risk = impact × (6 − reversibility) × class of likelihood, 1 to 125',
          text: 'A common language for sorting. Up to 10 alone, to 20 with notice, to 40 with approval, above that never; what cannot be undone is never below approval. The classes of likelihood end at 0.3%, 1%, 3% and 10%. A product of scores is no amount of money: it does not know how often the action occurs.',
          source: 'Our own scale, the same as in lesson D2-5.',
        },
        {
          name: 'Loss of an error',
          formula: 'L = L₃ × 3^(impact − 3)',
          text: 'Each step of impact is about three times the loss. With €60 at impact 3, an error of impact 4 costs €180.',
          source: 'Our own ladder, so that score and money speak of the same thing.',
        },
        {
          name: 'Is a look worth it?',
          formula: 'alone p·L;  with a look p·L·(1 − q) + r;  it pays if p > r ÷ (L·q)',
          text: 'p is the share of uses that are wrong, L the loss, r the fee of a look, q the share of errors it finds. With r = €1.50, L = €180 and q = 90% it pays above 0.93%.',
          source: 'Expected cost of two actions, set equal.',
        },
        {
          name: 'People tire',
          formula: 'q(looks) = q · e^(−λ · looks an hour)',
          text: 'The more often somebody has to look, the less each look finds. λ = 0.02 halves it at 35 looks an hour. The form is simple on purpose; measure your own people with planted errors.',
          source:
            'Our own model. That watching for rare signals gets worse with time is old knowledge: N. Mackworth 1948.',
        },
        {
          name: 'Notice',
          formula: 'saved = p·L · 0.6 · q(looks) · (reversibility − 1)/4, at a quarter of the fee',
          text: 'Somebody reads six of ten notices in time, finds a share of the errors, and undoes what can be undone.',
          source: 'Our own assumptions.',
        },
        {
          name: 'Steps in a row',
          formula: 'P(n steps right) = aⁿ;  most steps = ⌊ln 0.9 ÷ ln a⌋',
          text: 'For steps that fail independently of each other. At 98% a step, five steps keep 90%, ten keep 82%.',
          source: 'Product of independent chances.',
        },
      ]}
    />
  )
}
