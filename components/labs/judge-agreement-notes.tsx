import { memo } from 'react'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L16 are made. */
export const JudgeNotes = memo(function JudgeNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Cohen’s κ',
          formula: 'κ = (agreed − by chance)/(1 − by chance)',
          text: 'By chance means: what two markers with these shares of passes would agree on if they did not read. 0 is chance, 1 is full agreement.',
          source: 'Cohen, Educational and Psychological Measurement 20 (1960)',
        },
        {
          name: 'TPR and TNR of a judge',
          formula: 'TPR = passed/good by people, TNR = failed/bad by people',
          text: 'Two rates, because a judge that passes everything has a TPR of 1. Intervals are 95% Wilson intervals: (p + z²/2n ± z√(pq/n + z²/4n²))/(1 + z²/n).',
          source: 'Wilson, Journal of the American Statistical Association 22 (1927)',
        },
        {
          name: 'Corrected rate',
          formula: 'θ = (passed share + TNR − 1)/(TPR + TNR − 1)',
          text: 'The share of good replies that would lead this judge to pass so many. Its interval carries the chance in three counts: the replies marked, the good and the bad ones labelled. It holds only while the new replies are of the kind that people labelled.',
          source: 'Rogan and Gladen, American Journal of Epidemiology 107 (1978); delta method',
        },
        {
          name: 'Points for ten more words',
          formula: '10 · Σ(w − w̄)(s − s̄)/Σ(w − w̄)², within good and within bad replies',
          text: 'Least squares, with the means taken among good and among bad replies apart, so that a judge is not blamed if good replies are longer.',
          source: 'Ordinary least squares with a group effect',
        },
        {
          name: 'Swap consistency',
          formula: 'pairs with the same winner in both orders ÷ pairs',
          text: 'A judge without a taste for position still turns a few close pairs. In a study of 2023, strong judge models agreed with people in over 80% of cases on general chat, about as often as people with each other, and showed a taste for position, length and their own answers.',
          source: 'Zheng and others, Judging LLM-as-a-judge, arXiv 2306.05685 (2023)',
        },
        {
          name: 'The simulated judges',
          formula: 'score = ±pull + words · (w − 31)/10 + chance; points = 5.5 + 1.5 · score',
          text: 'pull is 1.4 for the steady judge, 1.1 for the one that likes length (which adds 0.9 for each ten words), 1.4 for the one that likes the first (which adds 1.2 to the reply shown first). Chance is normal with standard deviation 1, and 0.4 more in each comparison.',
          source: 'Our rules; no model was asked',
        },
      ]}
    />
  )
})
