import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L15 are made. */
export function RulesNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'How requests spread',
          formula: 'share of type i = i⁻ˢ ÷ Σⱼ j⁻ˢ;  coverage of k rules = sum of the first k',
          text: 's is the steepness: at 0 all types are equally frequent, at 1 the second comes half as often as the first. With 50 types and s = 1 it takes 21 to reach 80%. Your own counts replace the law as soon as you have them.',
          source: 'Zipf’s law',
        },
        {
          name: 'Quality of all answers',
          formula: 'coverage · precision of the rules + (1 − coverage) · quality of the rest',
          text: 'Shares from 0 to 1. The rest is taken to be as hard for the model as on average, though what rules leave over is often harder.',
          source: 'Weighted mean',
        },
        {
          name: 'The next rule',
          formula: 'brings N · shareₖ · (p·g − (1 − p)·w),  costs c + (k − 1)·e',
          text: 'In euros a month, with people taking the rest. N requests; a rule is right in a share p, which saves g, and wrong otherwise, which costs w. c is the upkeep of a rule, e that of a pair, since rule k can clash with each of the k − 1 before it.',
          source: 'Own rule of this lab',
        },
        {
          name: 'Net gain of a plan',
          formula:
            'N·C·worth of a rule − (k·c + k(k − 1)/2 · e) + N·(1 − C)·(worth of the model − cost of a request) − cost of its month',
          text: 'C is the coverage of k rules; an answer is worth p·g − (1 − p)·w, by rule or by model. The part of the model falls away where people take the rest. People answering everything is the zero of the scale.',
          source: 'Own rule of this lab',
        },
      ]}
    />
  )
}
