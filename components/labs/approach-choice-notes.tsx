import { keyedAlike, type OptionId } from '@/lib/labs/core/approach-choice'
import type { ApproachCases } from '@/lib/labs/schemas'
import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L14 are made. */
export function ApproachNotes({
  data: { cases },
  nameOf,
}: {
  data: ApproachCases
  nameOf: (option: OptionId) => string
}) {
  const { recommended, runnerUp } = keyedAlike(cases)
  const differing = cases
    .filter((each) => each.runnerUp !== each.second.runnerUp)
    .map(({ title, ...each }) => {
      const [first, second] = [nameOf(each.runnerUp), nameOf(each.second.runnerUp)]
      return `“${title}” (${first.toLowerCase()} or ${second.toLowerCase()})`
    })
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Gates',
          formula:
            'rules: written down = 3 and changes ≤ 1;  retrieval: changes = 3 or source = 3;  classic: label or number and ≥ 500 examples;  tuning: manner ≥ 2, ≥ 20 trials, ≥ 500 examples;  own house: data must stay = 3',
          text: 'Facts run from 0 to 3. The first four close options, whatever the score says: rules end the road, retrieval and tuning together leave both in one. The last only says where the model runs. The numbers slow down an expensive step and are no law of nature.',
          source: 'Conventions of lesson P5-2',
        },
        {
          name: 'Score',
          formula: 'score = Σ weight · fit ÷ Σ weight, 0 to 3',
          text: 'The fit of an option is read from the facts, from 0 to 3 on quality, cost, speed, upkeep and error. Changing facts count against options without retrieval, a manner that is hard to describe against rules and untuned models, missing examples against trained ones, volume against long requests. Quality weighs double until you change it.',
          source: 'The editors’ judgement, own rule of this lab',
        },
        {
          name: 'The fact that turns it',
          formula: 'the nearest level of one fact at which another option comes first',
          text: 'One fact moves at a time, from its level outwards. Moving “good examples” also moves their number: 20, 200, 800 and 2,000. If two facts have to move together, this does not find them.',
          source: 'Own rule of this lab',
        },
        {
          name: 'Where two costs cross',
          formula: 'requests = (set-up X − set-up Y) ÷ (each Y − each X)',
          text: 'Beyond this number the option with the cheaper request has made up for its set-up. €20,000 and €0.0040 against nothing and €0.0165 meet at 1.6 million. Both lines are straight: no discount for volume, no upkeep.',
          source: 'Two straight lines, set equal',
        },
        {
          name: 'Agreement of two keyings',
          formula: `the same recommendation in ${recommended} of ${cases.length}, the same runner-up in ${runnerUp} of ${cases.length}`,
          text: `Two of us keyed the cases separately; the second saw only their texts, in another order, and the gates. ${differing.length === 0 ? '' : `The runner-up differs in ${new Intl.ListFormat('en-GB').format(differing)}. `}Ten cases are few, and both of us used the same gates, so this does not show that the gates are right.`,
          source: 'Keys of our own; no panel of experts',
        },
      ]}
    />
  )
}
