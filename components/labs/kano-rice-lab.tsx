'use client'

import { useMemo } from 'react'
import {
  LESSON_IDEAS,
  LESSON_MONEY,
  kanoCoefficients,
  kanoCounts,
  kanoVerdict,
  movesOf,
  rankIdeas,
  simulateAnswers,
  type Idea,
  type KanoCategory,
  type Money,
  type Move,
} from '@/lib/labs/core/kano-rice'
import { percent, whole } from '@/lib/labs/core/verdict'
import { OrderNotes } from './kano-rice-notes'
import { KanoPicture, MovePicture, SlopePicture, signedThousands } from './kano-rice-pictures'
import type { LabBodyProps } from './lab-body'
import { Controls, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { labRanges } from './parts/lab-ranges'
import { Later } from './parts/later'
import { TaskList } from './parts/task-list'
import { useLabInputs, type LabState } from './use-lab-inputs'
import { OrderPass } from './kano-rice-pass'
import { MOVE_NAMES, NAMES } from './kano-rice-words'

const TEN_IDEAS = { idea: 0, spike: 5, told: 100, week: 4, seed: 17 }
const PRESETS = { 'ten-ideas': TEN_IDEAS }

const IDEA_OPTIONS = LESSON_IDEAS.map(({ name }, place) => ({ value: String(place), label: name }))

/** Keys of the chosen idea's figures; each idea keeps its own. */
const keyOf = (field: string, index: number) => `${field}${index}`

function ideasOf(lab: LabState): Idea[] {
  return LESSON_IDEAS.map((idea, index) => ({
    name: idea.name,
    reach: lab.number(keyOf('reach', index), idea.reach),
    impact: lab.number(keyOf('impact', index), idea.impact),
    confidence: lab.number(keyOf('wanted', index), idea.confidence * 100) / 100,
    effort: Math.max(1, lab.number(keyOf('effort', index), idea.effort)),
    feasible: lab.number(keyOf('chance', index), idea.feasible * 100) / 100,
  }))
}

/** L17: two orders of ten ideas, what people say about each, and what a short test would be worth. */
export function KanoRiceLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => [
      ...(Number(inputs.idea) === 4 ? ['fall'] : []),
      ...(Number(inputs[keyOf('chance', 4)] ?? 0) >= 60 ? ['chance'] : []),
      ...(Number(inputs.told) <= 80 ? ['told'] : []),
      ...(Number(inputs.spike) >= 10 ? ['spike'] : []),
      ...(inputs.seed !== undefined && Number(inputs.seed) !== TEN_IDEAS.seed ? ['seed'] : []),
    ],
  })
  const ideas = rankIdeas(ideasOf(lab))
  const index = Math.min(ideas.length - 1, Math.max(0, Math.round(lab.number('idea', 0))))
  const idea = ideas[index]!
  const money: Money = {
    point: LESSON_MONEY.point,
    week: lab.number('week', TEN_IDEAS.week),
    spike: lab.number('spike', TEN_IDEAS.spike),
    reliability: lab.number('told', TEN_IDEAS.told) / 100,
  }
  const seed = Math.max(1, Math.round(lab.number('seed', TEN_IDEAS.seed)))
  const surveys = useMemo(
    () => LESSON_IDEAS.map(({ chances }, place) => kanoCounts(simulateAnswers(chances, seed + place))),
    [seed],
  )
  const points = useMemo(
    () => surveys.map((counts, place) => ({ name: LESSON_IDEAS[place]!.name, ...kanoCoefficients(counts) })),
    [surveys],
  )
  const { best, values } = movesOf(idea, money)
  const spikes = ideas.filter((each) => movesOf(each, money).best === 'spike')
  return (
    <>
      <Finding
        text={`${idea.name}: place ${idea.riceRank} by RICE, place ${idea.adjustedRank} once you ask whether a model can do it.`}
        how={`Build at once ${signedThousands(values.build)} thousand, spike first ${signedThousands(values.spike)} thousand, drop €0: ${MOVE_NAMES[best].toLowerCase()}. A spike is the best move on ${spikes.length} of ${ideas.length} ideas.`}
      />
      <div className="lab-two even">
        <SlopePicture ideas={ideas} chosen={index} />
        <MovePicture idea={idea} money={money} />
      </div>
      <div className="lab-two even">
        <KanoPicture points={points} chosen={index} />
        <IdeaControls lab={lab} idea={idea} index={index} money={money} seed={seed} />
      </div>
      <Later>
        <IdeasTable
          rows={ideas.map((each, place) => ({
            idea: each,
            move: movesOf(each, money).best,
            category: kanoVerdict(surveys[place]!),
          }))}
        />
      </Later>
      <p className="lab-note">
        The ideas, their figures and the worth of a point (€10 for each point of reach × impact × confidence) are ours.
        The 60 answers to each idea are simulated from chances that we set; nobody was asked.
      </p>
      <TaskList
        tasks={[
          {
            text: 'Choose the heating forecast. Why does it fall so far, and what is a spike worth?',
            isDone: lab.flag('done-fall'),
          },
          {
            text: 'Raise its chance to 60%. Which place does it take, and which move is best now?',
            isDone: lab.flag('done-chance'),
          },
          { text: 'Let the spike tell the truth in only 80% of cases.', isDone: lab.flag('done-told') },
          { text: 'Double the price of the spike. For which ideas does it still pay?', isDone: lab.flag('done-spike') },
          {
            text: 'Ask 60 other people: change the seed. Which points stay where they are?',
            isDone: lab.flag('done-seed'),
          },
        ]}
      />
      <OrderNotes />
      <OrderPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function IdeaControls({
  lab,
  idea,
  index,
  money,
  seed,
}: {
  lab: LabState
  idea: Idea
  index: number
  money: Money
  seed: number
}) {
  const range = labRanges(lab)
  return (
    <div>
      <Controls>
        <SelectControl
          label="Idea"
          value={String(index)}
          options={IDEA_OPTIONS}
          onChange={(value) => lab.set({ idea: Number(value) })}
        />
      </Controls>
      <Controls>
        {range(keyOf('chance', index), 'A model can do it', percent(idea.feasible), [idea.feasible * 100, 0, 100, 5])}
        {range(keyOf('wanted', index), 'People want it', percent(idea.confidence), [idea.confidence * 100, 10, 100, 5])}
        {range(keyOf('reach', index), 'Reach in a quarter', whole(idea.reach), [idea.reach, 200, 8000, 100])}
        {range(keyOf('impact', index), 'Impact', String(idea.impact), [idea.impact, 0.25, 3, 0.25])}
        {range(keyOf('effort', index), 'Effort in weeks', String(idea.effort), [idea.effort, 1, 20, 1])}
        {range('spike', 'Price of a spike', `€${money.spike} thousand`, [money.spike, 1, 20, 1])}
        {range('told', 'Spike tells rightly', percent(money.reliability), [money.reliability * 100, 50, 100, 5])}
        {range('week', 'Price of a week', `€${money.week} thousand`, [money.week, 1, 8, 0.5])}
        {range('seed', 'Seed of the answers', String(seed), [seed, 1, 40, 1])}
      </Controls>
    </div>
  )
}

function IdeasTable({
  rows,
}: {
  rows: readonly { idea: ReturnType<typeof rankIdeas>[number]; move: Move; category: KanoCategory }[]
}) {
  return (
    <table className="tbl">
      <caption className="vh">The same numbers as a table</caption>
      <thead>
        <tr>
          <th scope="col">Idea</th>
          <th scope="col" className="r">
            RICE (place)
          </th>
          <th scope="col" className="r">
            With feasibility
          </th>
          <th scope="col" className="r">
            Move
          </th>
          <th scope="col" className="r">
            Kano
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ idea, move, category }) => (
          <tr key={idea.name}>
            <th scope="row">{idea.name}</th>
            <td className="r">
              {whole(idea.rice)} ({idea.riceRank})
            </td>
            <td className="r">
              <b>
                {whole(idea.adjusted)} ({idea.adjustedRank})
              </b>
            </td>
            <td className="r">{MOVE_NAMES[move].toLowerCase()}</td>
            <td className="r">{NAMES[category]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
