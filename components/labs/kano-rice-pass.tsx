'use client'

import { memo, useMemo } from 'react'
import { FEELINGS, MOVES, type KanoCategory, type KanoCells } from '@/lib/labs/core/kano-rice'
import { judgeKanoRice, orderTask, type OrderTask } from '@/lib/labs/core/kano-rice-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'
import { FEELING_NAMES, MOVE_NAMES, NAMES } from './kano-rice-words'
import { HeadRow } from '@/components/ui/head-row'

const PLACES = ['first', 'second', 'third'] as const

export const OrderPass = memo(function OrderPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 1701)
  const task = useMemo(() => orderTask(seed), [seed])
  const { asked, ideas, money } = task
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Ten other ideas"
      judge={(answer) => judgeKanoRice({ seed, answer, data: null })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries([...PLACES, 'move', 'value', 'kano'].map((key) => [`answer-${key}`, ''])),
        })
      }
      task={
        <p>
          Ten other ideas. Order them with feasibility and name the first three. Then decide on idea {asked.name}: each
          point of reach × impact × confidence is worth €10, a week costs €{money.week} thousand, a spike €{money.spike}{' '}
          thousand, and it tells rightly in {percent(money.reliability)} of good and bad plans alike. Compute what the
          best move is worth, to half a thousand. Last, say which Kano category most of the 60 simulated answers on idea{' '}
          {asked.name} have.
        </p>
      }
    >
      {(isJudged) => (
        <>
          <TaskTables task={task} />
          <Controls>
            {PLACES.map((place) => (
              <SelectControl
                key={place}
                label={`Comes ${place}`}
                value={lab.text(`answer-${place}`, '')}
                open="Choose"
                options={ideas.map(({ name }) => ({ value: name, label: name }))}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ [`answer-${place}`]: value })}
              />
            ))}
            <SelectControl
              label={`Kano category of ${asked.name}`}
              value={lab.text('answer-kano', '')}
              open="Choose"
              options={(Object.keys(NAMES) as KanoCategory[]).map((each) => ({ value: each, label: NAMES[each] }))}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-kano': value })}
            />
          </Controls>
          <ChoiceControl
            legend={`Idea ${asked.name}`}
            value={lab.text('answer-move', '')}
            options={MOVES.map((move) => ({ value: move, label: MOVE_NAMES[move] }))}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-move': value })}
          />
          <Controls>
            <NumberControl
              label="This is worth, in thousands of euros"
              value={lab.text('answer-value', '')}
              step={0.1}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-value': value })}
            />
          </Controls>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)

function TaskTables({ task: { ideas, asked, cells } }: { task: OrderTask }) {
  return (
    <div className="lab-two even">
      <table className="tbl">
        <caption className="vh">Ten ideas</caption>
        <HeadRow names={['Idea', 'Reach', 'Impact', 'Wanted', 'Weeks', 'Feasible']} />
        <tbody>
          {ideas.map(({ name, reach, impact, confidence, effort, feasible }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="r">{whole(reach)}</td>
              <td className="r">{impact}</td>
              <td className="r">{percent(confidence)}</td>
              <td className="r">{effort}</td>
              <td className="r">{percent(feasible)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <AnswersTable name={asked.name} cells={cells} />
    </div>
  )
}

/** Sixty pairs of answers: rows with the idea, columns without it, in the order of the scale. */
function AnswersTable({ name, cells }: { name: string; cells: KanoCells }) {
  return (
    <div>
      <table className="tbl">
        <caption>Idea {name}: with it (rows) and without it (columns 1 to 5)</caption>
        <thead>
          <tr>
            <th scope="col">With it</th>
            {FEELINGS.map((feeling, place) => (
              <th key={feeling} scope="col" className="r">
                {place + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, place) => (
            <tr key={FEELINGS[place]}>
              <th scope="row">
                {place + 1}. {FEELING_NAMES[place]}
              </th>
              {row.map((count, column) => (
                <td key={FEELINGS[column]} className="r">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="lab-note">The columns use the same five answers, 1 to 5, for life without it.</p>
    </div>
  )
}
