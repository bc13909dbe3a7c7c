'use client'

import { memo, useMemo } from 'react'
import { NOTICE, RULES, boundaryResult, type Rule } from '@/lib/labs/core/agent-boundaries'
import {
  GRAVE_LOSS,
  boundaryTask,
  judgeAgentBoundaries,
  type BoundaryTask,
} from '@/lib/labs/core/agent-boundaries-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import { RULE_OPTIONS, euros } from './agent-boundaries-words'
import { Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'
import { HeadRow } from '@/components/ui/head-row'

/** Six actions of another agent, two limits, one break-even rate. */
export const BoundaryPass = memo(function BoundaryPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 1201)
  const task = useMemo(() => boundaryTask(seed), [seed])
  const { actions, review, limits, asked } = task
  const rules = actions.map(({ id }) => RULES.find((rule) => rule === lab.text(`answer-${id}`, '')) ?? null)
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another agent"
      judge={(answer) => judgeAgentBoundaries({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries([...actions.map(({ id }) => id), 'even'].map((key) => [`answer-${key}`, ''])),
        })
      }
      task={
        <p>
          A travel agent’s agent handles {review.tasksPerHour} tasks an hour, watched by{' '}
          {review.people === 1 ? 'one person' : `${review.people} people`}. A look takes {review.minutes} minutes (€
          {(review.minutes * review.perMinute).toFixed(2)}) and finds {percent(review.catches)} of the errors while the
          person is rested; λ is {review.fatigue.toFixed(2)}. A notice takes {NOTICE.effort} of a look, and{' '}
          {percent(NOTICE.seen)} are read in time. In 1,000 tasks errors may cost at most {euros(limits.loss)} and
          people may need at most {whole(limits.minutes)} minutes. What cannot be undone (1) and costs €{GRAVE_LOSS} or
          more must not run without a yes. Give each action a rule. Then compute above which error rate a rested
          person’s look at “{asked.name}” pays, in per cent.
        </p>
      }
    >
      {(isJudged) => (
        <>
          <TaskTable task={task} />
          <Controls>
            {actions.map(({ id, name }) => (
              <SelectControl
                key={id}
                label={name}
                value={lab.text(`answer-${id}`, '')}
                open="Choose"
                options={RULE_OPTIONS}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ [`answer-${id}`]: value })}
              />
            ))}
            <NumberControl
              label={`A look at “${asked.name}” pays above, in %`}
              value={lab.text('answer-even', '')}
              step={0.01}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-even': value })}
            />
          </Controls>
          <p className="lab-note" role="status">
            {loadText(rules, task)}
          </p>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

/** What the rules mean for the people; the loss is left to the learner. */
function loadText(rules: readonly (Rule | null)[], { actions, review }: BoundaryTask): string {
  const given = rules.filter((rule) => rule !== null)
  if (given.length < rules.length) return 'With six rules given, the load on the people appears here.'
  const { looksPerHour, caught, minutes } = boundaryResult(actions, { rules: given, review })
  return `Your rules: ${looksPerHour.toFixed(1)} looks an hour for each person, who then finds ${percent(caught)} of the errors; ${whole(minutes)} minutes in 1,000 tasks. The loss is yours to compute.`
}

function TaskTable({ task: { actions } }: { task: BoundaryTask }) {
  return (
    <table className="tbl">
      <caption className="vh">Six actions of a travel agent’s agent</caption>
      <HeadRow names={['Action', 'In 1,000', 'Wrong', 'Loss', 'Undone', 'By hand']} />
      <tbody>
        {actions.map(({ id, name, uses, error, loss, reversibility, handMinutes }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="r">{uses}</td>
            <td className="r">{percent(error)}</td>
            <td className="r">{euros(loss)}</td>
            <td className="r">{reversibility} of 5</td>
            <td className="r">{handMinutes} min</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
