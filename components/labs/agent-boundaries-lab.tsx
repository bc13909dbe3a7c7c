'use client'

import { useMemo } from 'react'
import {
  SHOP_ACTIONS,
  SHOP_LOSS,
  SHOP_REVIEW,
  availableMinutes,
  boundaryResult,
  cheapestRules,
  lossOfImpact,
  riskScore,
  ruleByScore,
  type BoundaryResult,
  type Review,
  type Rule,
  type ScoredAction,
} from '@/lib/labs/core/agent-boundaries'
import { getsThrough, replayIncident, type HeldBoundary } from '@/lib/labs/core/agent-boundaries-replay'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { Incidents } from '@/lib/labs/schemas'
import { ActionControls, ReviewControls } from './agent-boundaries-controls'
import { BoundaryMatrix } from './agent-boundaries-matrix'
import { BoundaryNotes } from './agent-boundaries-notes'
import { BoundaryPass } from './agent-boundaries-pass'
import { ChainPicture, LookPicture, MetersPicture } from './agent-boundaries-pictures'
import { ReplaySection } from './agent-boundaries-replay'
import { RULE_NAMES, RULE_OPTIONS, boundaryFile, euros, shopActions } from './agent-boundaries-words'
import type { LabBodyProps } from './lab-body'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'
import { HeadRow } from '@/components/ui/head-row'

const START = {
  action: 4,
  minutes: SHOP_REVIEW.minutes,
  catches: SHOP_REVIEW.catches * 100,
  fatigue: SHOP_REVIEW.fatigue,
  load: SHOP_REVIEW.tasksPerHour,
  people: SHOP_REVIEW.people,
  three: SHOP_LOSS,
  bear: 700,
  right: 98,
  steps: 10,
  held: 'tools',
  sums: false,
  scope: false,
}
const rulesAsInputs = (rules: readonly Rule[]) => Object.fromEntries(rules.map((rule, index) => [`rule${index}`, rule]))
const PRESETS = {
  'one-permission': START,
  'approval-for-all': { ...START, ...rulesAsInputs(SHOP_ACTIONS.map(() => 'confirm')) },
}

/** Reads one number of the inputs, within its ends. */
function numberOf(inputs: LabInputs, key: string, [fallback, low, high]: readonly [number, number, number]): number {
  const value = inputs[key]
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback
}

/** Everything that the inputs say, as the core wants it. */
function stateOf(inputs: LabInputs) {
  const actions = shopActions(SHOP_LOSS).map((action, index) => ({
    ...action,
    impact: Math.round(numberOf(inputs, `impact${index}`, [action.impact, 1, 5])),
    reversibility: Math.round(numberOf(inputs, `undo${index}`, [action.reversibility, 1, 5])),
    error: numberOf(inputs, `error${index}`, [action.error * 100, 0, 50]) / 100,
  }))
  const three = numberOf(inputs, 'three', [SHOP_LOSS, 1, 1000])
  const review: Review = {
    ...SHOP_REVIEW,
    minutes: numberOf(inputs, 'minutes', [START.minutes, 0.1, 60]),
    catches: numberOf(inputs, 'catches', [START.catches, 0, 100]) / 100,
    fatigue: numberOf(inputs, 'fatigue', [START.fatigue, 0, 1]),
    tasksPerHour: numberOf(inputs, 'load', [START.load, 1, 1000]),
    people: numberOf(inputs, 'people', [START.people, 1, 20]),
  }
  return {
    actions: actions.map((action) => ({ ...action, loss: lossOfImpact(action.impact, three) })),
    rules: actions.map(
      (_, index) => RULE_OPTIONS.find(({ value }) => value === inputs[`rule${index}`])?.value ?? 'auto',
    ),
    review,
    limits: { loss: numberOf(inputs, 'bear', [START.bear, 0, 100_000]), minutes: availableMinutes(review) },
  }
}

function heldBoundary(inputs: LabInputs, { rules, caught }: { rules: readonly Rule[]; caught: number }): HeldBoundary {
  return {
    rules: Object.fromEntries(SHOP_ACTIONS.map(({ id }, index) => [id, rules[index]!])),
    heldBy: inputs.held === 'prompt' ? 'prompt' : 'tools',
    limits: (['sums', 'scope'] as const).filter((limit) => inputs[limit] === true),
    caught,
  }
}

function achievedBy(inputs: LabInputs, { incidents }: Incidents): string[] {
  const { actions, rules, review, limits } = stateOf(inputs)
  const result = boundaryResult(actions, { rules, review })
  const held = heldBoundary(inputs, { rules, caught: result.caught })
  const through = incidents.filter((incident) => getsThrough(replayIncident(incident, held))).length
  const isByScore = rules.every((rule, index) => rule === ruleByScore(actions[index]!))
  return [
    ...(rules.every((rule) => rule === 'confirm') ? ['all'] : []),
    ...(isByScore ? ['score'] : []),
    ...(result.loss <= limits.loss && result.minutes <= limits.minutes ? ['limits'] : []),
    ...(through <= 6 && rules[0] !== 'forbidden' ? ['attacks'] : []),
    ...(held.heldBy === 'prompt' && rules.some((rule) => rule !== 'auto') ? ['prompt'] : []),
    ...(inputs.right === 98 && inputs.steps === 5 ? ['chain'] : []),
  ]
}

/** L12: a rule for each action of an agent, what it costs in losses and in people's time, and what attacks make of it. */
export function AgentBoundariesLab(props: LabBodyProps) {
  const data = useLabData<Incidents>('/labs/data/L12')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} data={data.value} />
}

/** The cheapest rules for actions and review, which come as JSON: they are made anew with every change of anything. */
function useCheapest(key: string): readonly Rule[] {
  return useMemo(() => {
    const [actions, review] = JSON.parse(key) as Parameters<typeof cheapestRules>
    return cheapestRules(actions, review)
  }, [key])
}

function Explored({ data, ...props }: LabBodyProps & { data: Incidents }) {
  const lab = useLabInputs({ ...props, presets: PRESETS, achieved: (inputs) => achievedBy(inputs, data) })
  const state = stateOf(lab.inputs)
  const { actions, rules, review, limits } = state
  const chosen = Math.min(actions.length - 1, Math.max(0, Math.round(lab.number('action', START.action))))
  const result = boundaryResult(actions, { rules, review })
  const cheapest = useCheapest(JSON.stringify([actions, review]))
  const references: readonly { name: string; rules: readonly Rule[] }[] = [
    { name: 'All alone', rules: actions.map(() => 'auto') },
    { name: 'Approval for all', rules: actions.map(() => 'confirm') },
    { name: 'By the score', rules: actions.map(ruleByScore) },
    { name: 'Cheapest found', rules: cheapest },
  ]
  const held = heldBoundary(lab.inputs, { rules, caught: result.caught })
  return (
    <>
      <Finding
        text={`In 1,000 tasks your boundary loses ${euros(result.loss)} and takes ${whole(result.minutes)} minutes of people, ${euros(result.total)} in all.`}
        how={howOf(result, review)}
      />
      <div className="lab-two even">
        <BoundaryMatrix
          actions={actions}
          rules={rules}
          chosen={chosen}
          onChoose={(index) => lab.set({ action: index })}
          onMove={(index, { impact, reversibility }) =>
            lab.set({ action: index, [`impact${index}`]: impact, [`undo${index}`]: reversibility })
          }
        />
        <MetersPicture
          rows={[
            { name: 'Yours', result, isYours: true },
            ...references.map((reference) => ({
              name: reference.name,
              result: boundaryResult(actions, { rules: reference.rules, review }),
              isYours: false,
            })),
          ]}
          limits={limits}
        />
      </div>
      <ActionControls lab={lab} action={actions[chosen]!} index={chosen} rule={rules[chosen]!} />
      <p className="acts">
        <span className="dim">A rule for all at once:</span>
        {references.map((reference) => (
          <button
            key={reference.name}
            type="button"
            className="btn bare"
            onClick={() => lab.set(rulesAsInputs(reference.rules))}
          >
            {reference.name}
          </button>
        ))}
      </p>
      <div className="lab-two even">
        <LookPicture action={actions[chosen]!} fee={review.minutes * review.perMinute} catches={result.caught} />
        <ChainPicture
          right={lab.number('right', START.right) / 100}
          steps={Math.max(1, Math.round(lab.number('steps', START.steps)))}
        />
      </div>
      <ReviewControls lab={lab} review={review} three={lab.number('three', START.three)} bear={limits.loss} />
      <ReplaySection lab={lab} held={held} data={data} />
      <details className="drawer twin">
        <summary>The same boundary as a table, and as a file</summary>
        <RulesTable actions={actions} rules={rules} result={result} />
        <pre className="lab-file" tabIndex={0}>
          {boundaryFile({ actions, rules, held, result })}
        </pre>
      </details>
      <p className="lab-note">
        The shop, its actions and all figures are invented. A person’s minute costs €0.75. A notice takes a quarter of a
        look; six in ten are read in time, and undoing brings back a share of the loss that follows from the score. A
        person who does a forbidden action makes no errors here.
      </p>
      <BoundaryTasks lab={lab} />
      <BoundaryNotes />
      <BoundaryPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function howOf({ looksPerHour, caught }: BoundaryResult, { catches }: Review): string {
  return looksPerHour === 0
    ? 'Nobody looks at anything before or while it happens.'
    : `A person has to look ${whole(looksPerHour)} times an hour and finds ${percent(caught)} of the errors; rested it would be ${percent(catches)}.`
}

function RulesTable({
  actions,
  rules,
  result,
}: {
  actions: readonly ScoredAction[]
  rules: readonly Rule[]
  result: BoundaryResult
}) {
  return (
    <table className="tbl">
      <caption className="vh">The boundary of each action, in 1,000 tasks</caption>
      <HeadRow names={['Action', 'Risk', 'By score', 'Yours', 'Lost', 'Minutes']} />
      <tbody>
        {actions.map((action, index) => (
          <tr key={action.id}>
            <th scope="row">{action.name}</th>
            <td className="r">{riskScore(action)}</td>
            <td className="r">{RULE_NAMES[ruleByScore(action)]}</td>
            <td className="r">
              <b>{RULE_NAMES[rules[index]!]}</b>
            </td>
            <td className="r">{euros(result.actions[index]!.loss)}</td>
            <td className="r">{whole(result.actions[index]!.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function BoundaryTasks({ lab }: { lab: LabState }) {
  return (
    <TaskList
      tasks={[
        {
          text: 'Ask for approval of everything. How much loss does that prevent, and why so little?',
          isDone: lab.flag('done-all'),
        },
        {
          text: 'Lay the rule by the score over all. Where do score and money disagree?',
          isDone: lab.flag('done-score'),
        },
        { text: 'Find a boundary that keeps both limits.', isDone: lab.flag('done-limits') },
        {
          text: 'With some rule set, write the rules into the prompt instead of the tools, and replay.',
          isDone: lab.flag('done-prompt'),
        },
        {
          text: 'Let at most six attacks through while the agent may still read mail. What does that cost?',
          isDone: lab.flag('done-attacks'),
        },
        {
          text: 'At 98% a step, set the most steps in a row that keep 90%.',
          isDone: lab.flag('done-chain'),
        },
      ]}
    />
  )
}
