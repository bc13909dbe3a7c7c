import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L22 are made. */
export function GradeNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Score',
          formula: 'score = grades that agree − 0.5 · wrong grades given at 80% or more',
          text: 'Being wrong and sure costs more than being wrong and careful. 60% of the number of claims passes; guessing among four grades would bring about 25%.',
          source: 'Own rule of this lab',
        },
        {
          name: 'Brier score',
          formula: 'mean of (confidence − agreed)²',
          text: 'Agreed is 1 if the grade is that of the key and else 0; confidence runs from 0.5 to 1. 0 is best. Always saying 50% gives 0.25, so a higher figure means that your confidence told less than nothing. Few grades make it jump.',
          source: 'Brier, Monthly Weather Review 78 (1950), on the event “this grade agrees with the key”',
        },
      ]}
    />
  )
}
