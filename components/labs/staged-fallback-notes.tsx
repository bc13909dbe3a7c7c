import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L13 are made. */
export function FallbackNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'A gate',
          formula: 'right(d) = 1 − drop · max(0, d − sure)^power;  answered while 1 − (1 − right)·(1 − o) ≥ gate',
          text: 'd orders contacts from the easiest (0) to the hardest (1). The fast model is right in 1 − d²/3, the strong one in 1 − 0.24·(d − 0.225). o is the part of its errors that a model does not admit: at 0 its word can be trusted.',
          source: 'Our own form, set so that gates of 88% and 85% send 60, 25 and 15% to the three stages.',
        },
        {
          name: 'Blended accuracy and cost',
          formula: 'Σ share · right;  Σ share · cost',
          text: 'A cost is that of a contact which ends at a stage, earlier tries included. With 60, 25 and 15%: 94.5% right and €0.38, of which 98% are the people.',
          source: 'Weighted means.',
        },
        {
          name: 'Two providers',
          formula: '1 − Π(1 − a);  with shared failures 1 − (β·u + ((1 − β)·u)²), u = 1 − a',
          text: 'Two at 99.5% are both down for one minute a month if they are independent. They often are not: the same cloud, the same network, the same hour of rush. β is the part of the failures that strikes both.',
          source: 'Product of independent chances; beta-factor model of common-cause failures, K. Fleming 1975.',
        },
        {
          name: 'Who has to wait (Erlang C)',
          formula: 'P = (Aᶜ/c! · c/(c − A)) ÷ (Σₖ₌₀ᶜ⁻¹ Aᵏ/k! + Aᶜ/c! · c/(c − A)),  A = λ/μ',
          text: 'λ contacts a minute reach c people who need 1/μ minutes each. It holds while A is below c, for arrivals by chance and nobody giving up. From A = c on there is no end.',
          source: 'A. K. Erlang 1917.',
        },
        {
          name: 'Mean wait',
          formula: 'P ÷ (c·μ − λ)',
          text: 'Over all who are sent to people, including those who do not wait. With A = 4 and c = 5: P = 55%, and 0.55 of the minutes that a contact takes.',
          source: 'The same queue.',
        },
      ]}
    />
  )
}
