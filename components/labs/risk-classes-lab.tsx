'use client'

import { CLASSES, DATE_FACTS, monthDay, monthsOf } from '@/lib/labs/core/risk-classes'
import type { RiskCards } from '@/lib/labs/schemas'
import { dateInWords } from '@/components/ui/date-in-words'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { RangeControl, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { Later } from './parts/later'
import { TaskList } from './parts/task-list'
import { RiskCard, pickKey } from './risk-classes-card'
import { RiskNotes, RiskSources } from './risk-classes-notes'
import { RiskPass } from './risk-classes-pass'
import { DateBoard, type BoardChip } from './risk-classes-picture'
import { CLASS_NAMES, dayOf } from './risk-classes-words'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'

/** Months of the slider, counted from January 2024. */
const [EARLIEST, LATEST] = [11, 59]
/** Systems in this count are sorted for the first task. */
const FEW = 3

/** L19: ten systems, their classes under the AI Act, and the days from which duties count. */
export function RiskClassesLab(props: LabBodyProps) {
  const data = useLabData<RiskCards>('/labs/data/L19')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} data={data.value} />
}

function Explored({ data, ...props }: LabBodyProps & { data: RiskCards }) {
  const cards = data.cards.filter(({ set }) => set === 'explore')
  const start = Math.floor(monthsOf(data.asOf))
  const highRisk = data.dates['ai-act-high-risk-uses']?.date ?? ''
  const lab = useLabInputs({
    ...props,
    presets: { 'ten-systems': { card: 0, today: start } },
    achieved: (inputs) => {
      const seen = cards.filter(({ id }) => inputs[`seen-${id}`] === true).length
      return [
        ...(seen >= FEW ? ['few'] : []),
        ...(seen === cards.length ? ['all'] : []),
        ...(monthDay(Number(inputs.today)) >= highRisk ? ['date'] : []),
        ...(cards.filter(({ id }) => inputs[`turned-${id}`] === true).length >= 2 ? ['turned'] : []),
      ]
    },
  })
  const index = Math.min(cards.length - 1, Math.max(0, Math.round(lab.number('card', 0))))
  const card = cards[index]
  const month = Math.min(LATEST, Math.max(EARLIEST, Math.round(lab.number('today', start))))
  const today = monthDay(month)
  const chips = chipsOf({ cards, data, lab })
  const agreed = chips.filter(({ agrees }) => agrees).length
  const board = {
    chips,
    today,
    marks: [...new Set(DATE_FACTS.flatMap((fact) => data.dates[fact]?.date ?? []))].sort(),
    todayInWords: dateInWords(today),
    chosen: index + 1,
  }
  if (card === undefined) return null
  return (
    <>
      <Finding
        text={
          chips.length === 0
            ? 'Place a system, and it drops onto the board at the day from which its class counts.'
            : `${chips.length} of ${cards.length} systems placed, ${agreed} in the class of our key.`
        }
        how={`${data.keyNote} This is practice and no legal advice.`}
      />
      <ByWidth>{(isNarrow) => <DateBoard {...board} isNarrow={isNarrow} />}</ByWidth>
      <div className="ctl">
        <RangeControl
          label="Today"
          value={month}
          shown={dateInWords(today)}
          min={EARLIEST}
          max={LATEST}
          step={1}
          onChange={(value) => lab.set({ today: value })}
        />
      </div>
      <Later>
        <BoardTable chips={chips} dates={data.dates} cards={cards} />
      </Later>
      <div className="lab-case-head">
        <SelectControl
          label="System"
          value={String(index)}
          options={cards.map(({ id, title }, place) => ({
            value: String(place),
            label: `${place + 1}. ${title}${lab.flag(`seen-${id}`) ? ' (placed)' : ''}`,
          }))}
          onChange={(value) => lab.set({ card: Number(value) })}
        />
        <div className="acts">
          <button type="button" className="btn" disabled={index === 0} onClick={() => lab.set({ card: index - 1 })}>
            Before
          </button>
          <button
            type="button"
            className="btn"
            disabled={index === cards.length - 1}
            onClick={() => lab.set({ card: index + 1 })}
          >
            Next system
          </button>
        </div>
      </div>
      <RiskCard card={card} data={data} lab={lab} />
      <RiskSources data={data} />
      <TaskList
        tasks={[
          { text: 'Place three systems before you look at our key.', isDone: lab.flag('done-few') },
          {
            text: 'Move today to the day on which the credit score’s duties begin. What applied to the bank before?',
            isDone: lab.flag('done-date'),
          },
          { text: 'In two systems, find one fact that turns the class.', isDone: lab.flag('done-turned') },
          { text: 'Place all ten. Which ones would you take to a lawyer?', isDone: lab.flag('done-all') },
        ]}
      />
      <RiskNotes data={data} />
      <RiskPass data={data} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

/** Compared systems at the place that the learner gave them. */
function chipsOf({ cards, data, lab }: { cards: RiskCards['cards']; data: RiskCards; lab: LabState }): BoardChip[] {
  return cards.flatMap(({ id, title, key }, place) => {
    const mine = CLASSES.find((each) => each === lab.text(pickKey(id, 'class'), ''))
    if (mine === undefined || !lab.flag(`seen-${id}`)) return []
    const date = data.dates[lab.text(pickKey(id, 'from'), '')]?.date ?? null
    return [{ number: place + 1, title, class: mine, date, agrees: mine === key.class }]
  })
}

function BoardTable({
  chips,
  cards,
  dates,
}: {
  chips: readonly BoardChip[]
  cards: RiskCards['cards']
  dates: RiskCards['dates']
}) {
  return (
    <details className="drawer twin">
      <summary>The board as a table</summary>
      <table className="tbl">
        <caption className="vh">Systems that are placed, with our key</caption>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col">Your class</th>
            <th scope="col">Our key, from</th>
          </tr>
        </thead>
        <tbody>
          {chips.map(({ number, title, class: riskClass, agrees }) => {
            const card = cards[number - 1]
            return (
              <tr key={number}>
                <th scope="row">
                  {number}. {title}
                </th>
                <td>{CLASS_NAMES[riskClass]}</td>
                <td>
                  {card === undefined || agrees ? 'the same' : CLASS_NAMES[card.key.class]},{' '}
                  {dayOf(card?.key.from ?? '', dates)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {chips.length === 0 && <p className="lab-note">Nothing is placed yet.</p>}
    </details>
  )
}
