import {
  TUNING_EXAMPLES,
  TUNING_TRIALS,
  type GateId,
  type OptionId,
  type Recommendation,
} from '@/lib/labs/core/approach-choice'

const GATE_TEXT: Record<GateId, { asks: string; then: string }> = {
  rules: { asks: 'Fully written down, and seldom changes?', then: 'rules, and the road ends here' },
  retrieval: { asks: 'Facts change weekly, or a source must be shown?', then: 'retrieval is part of the answer' },
  classic: {
    asks: `A label or number, with ${TUNING_EXAMPLES} or more labelled cases?`,
    then: 'a classic model, compared with a prompt',
  },
  tuning: {
    asks: `Behaviour still fails after ${TUNING_TRIALS} serious trials, and ${TUNING_EXAMPLES} good examples?`,
    then: 'tuning is part of the answer',
  },
  'own-house': { asks: 'Data may not leave the house?', then: 'you run the model yourself' },
}

/** The gates in their order; those that are met light up, and the road ends at the recommendation. */
export function DecisionPath({
  recommendation,
  nameOf,
}: {
  recommendation: Recommendation
  nameOf: (option: OptionId) => string
}) {
  const endsEarly = recommendation.gates[0]?.isMet === true
  const gates = endsEarly ? recommendation.gates.slice(0, 1) : recommendation.gates
  return (
    <ol className="lab-path">
      {gates.map(({ gate, isMet }) => (
        <li key={gate} className={isMet ? 'met' : undefined}>
          {GATE_TEXT[gate].asks} {isMet ? `Yes: ${GATE_TEXT[gate].then}.` : 'No.'}
        </li>
      ))}
      <li className="end">
        <b>{nameOf(recommendation.option)}</b>
        {recommendation.runsInHouse ? ', run in the house' : ''}
      </li>
    </ol>
  )
}
