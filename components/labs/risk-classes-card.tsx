'use client'

import { memo, useMemo, useState } from 'react'
import {
  AREAS,
  OUTPUTS,
  PRACTICES,
  RELATIONS,
  dutiesOf,
  placeSystem,
  treeSteps,
  type SystemFacts,
} from '@/lib/labs/core/risk-classes'
import type { RiskCards } from '@/lib/labs/schemas'
import { Controls, SelectControl } from './parts/controls'
import {
  CLASS_NAMES,
  classInWords,
  FACT_LABELS,
  ROLE_NAMES,
  STEP_WORDS,
  dayOf,
  placingOptions,
  valueInWords,
} from './risk-classes-words'
import { showsSameTask, type LabState } from './use-lab-inputs'

const PARTS = ['role', 'class', 'from'] as const
const PART_LABELS = { role: 'Your role', class: 'Class', from: 'First duty of the class from' } as const

type Card = RiskCards['cards'][number]

export interface CardProps {
  card: Card
  data: RiskCards
  lab: LabState
}

/** Key of a learner's choice on a card; kept at home, as it has a hyphen. */
export const pickKey = (id: string, part: string) => `pick-${id}-${part}`

/** One system: choose role, class, date and duties, then compare. All that it reads of the inputs has a hyphen in its key. */
export const RiskCard = memo(function RiskCard({ card, data, lab }: CardProps) {
  const isCompared = lab.flag(`seen-${card.id}`)
  const options = useMemo(() => placingOptions(data.dates), [data])
  const isReady = PARTS.every((part) => lab.text(pickKey(card.id, part), '') !== '')
  return (
    <>
      <p className="lab-case">{card.text}</p>
      <Controls>
        {PARTS.map((part) => (
          <SelectControl
            key={part}
            label={PART_LABELS[part]}
            value={lab.text(pickKey(card.id, part), '')}
            open="Choose"
            isDisabled={isCompared}
            options={options[part]}
            onChange={(value) => lab.set({ [pickKey(card.id, part)]: value })}
          />
        ))}
      </Controls>
      <DutyTicks card={card} data={data} lab={lab} isClosed={isCompared} />
      {isCompared ? (
        <Compared key={card.id} card={card} data={data} lab={lab} />
      ) : (
        <div className="acts">
          <button
            type="button"
            className="btn"
            disabled={!isReady}
            onClick={() => lab.set({ [`seen-${card.id}`]: true })}
          >
            Compare with our key
          </button>
        </div>
      )}
    </>
  )
}, showsSameTask)

const dutyKey = (id: string, duty: string) => `duty-${id}-${duty}`

function DutyTicks({ card, data, lab, isClosed }: CardProps & { isClosed: boolean }) {
  const due = new Set(dutiesOf(card.facts, data.duties).map(({ id }) => id))
  return (
    <fieldset className="lab-duties" disabled={isClosed}>
      <legend>Duties that you expect</legend>
      {data.duties.map((duty) => {
        const isTicked = lab.flag(dutyKey(card.id, duty.id))
        return (
          <label key={duty.id} className={isClosed && due.has(duty.id) ? 'due' : undefined}>
            <input
              type="checkbox"
              checked={isTicked}
              onChange={(event) => lab.set({ [dutyKey(card.id, duty.id)]: event.target.checked })}
            />
            <span>
              {duty.text} <span className="dim">({duty.article})</span>
              {isClosed && due.has(duty.id) && (
                <b>
                  {' '}
                  {isTicked ? 'Due' : 'Missed'}: from {dutyDay(duty, card.facts, data.dates)}
                </b>
              )}
              {isClosed && !due.has(duty.id) && isTicked && <b> Not due here</b>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

/** The day of a duty: that of its fact, or of another one when a fact of the system says so. */
function dutyDay(duty: RiskCards['duties'][number], facts: SystemFacts, dates: RiskCards['dates']): string {
  if (duty.factIf === undefined) return dayOf(duty.fact, dates)
  const { fact, ...when } = duty.factIf
  const isOther = (Object.keys(when) as (keyof SystemFacts)[]).every((key) => when[key] === facts[key])
  return dayOf(isOther ? fact : duty.fact, dates)
}

function Compared({ card, data, lab }: CardProps) {
  const [facts, setFacts] = useState<SystemFacts>(card.facts)
  const turned = placeSystem(facts)
  const changed = (Object.keys(facts) as (keyof SystemFacts)[]).filter((fact) => facts[fact] !== card.facts[fact])
  const wrong = PARTS.filter((part) => {
    const mine = lab.text(pickKey(card.id, part), '')
    const key = card.key[part]
    return part === 'from' ? data.dates[mine]?.date !== data.dates[key]?.date : mine !== key
  })
  // One fact at a time: two changes at once would not say which one turned the class.
  const move = (fact: keyof SystemFacts, value: string | boolean) => {
    const next = { ...card.facts, [fact]: value }
    setFacts(next)
    if (placeSystem(next).class !== card.key.class) lab.set({ [`turned-${card.id}`]: true })
  }
  return (
    <>
      <div className={wrong.length === 0 ? 'lab-result agrees lab-note' : 'lab-result differs lab-note'} role="status">
        <p>
          <b>
            {ROLE_NAMES[card.key.role]}; {classInWords(card.key.class)}; {dayOf(card.key.from, data.dates)}.{' '}
            {wrong.length === 0
              ? 'You agree.'
              : `You differ on the ${wrong.map((part) => (part === 'from' ? 'date' : part)).join(' and the ')}.`}
          </b>{' '}
          {card.because}
        </p>
        <p>
          {card.ask === null ? (
            <>Confidence: clear, by a key that no lawyer has read.</>
          ) : (
            <>
              <b>Ask a lawyer:</b> {card.ask}
            </>
          )}
        </p>
      </div>
      <div className="lab-two even">
        <ol className="lab-path">
          {treeSteps(facts).map(({ id, isMet }) => (
            <li key={id} className={isMet ? 'met' : undefined}>
              {STEP_WORDS[id].asks} {isMet ? STEP_WORDS[id].met : STEP_WORDS[id].not}
            </li>
          ))}
          <li className="end">
            <b>{CLASS_NAMES[turned.class]}</b>, {ROLE_NAMES[turned.role].toLowerCase()},{' '}
            {dayOf(turned.from, data.dates)}
          </li>
        </ol>
        <FactControls facts={facts} onMove={move} />
      </div>
      <p className="lab-note" role="status">
        {changed[0] === undefined
          ? 'Change one fact and see whether the class turns.'
          : `With “${FACT_LABELS[changed[0]].toLowerCase()}: ${valueInWords(facts[changed[0]])}” it is ${classInWords(turned.class)}${turned.class === card.key.class ? ', as before' : `, no longer ${classInWords(card.key.class)}`}.`}
      </p>
    </>
  )
}

const YES_NO = [true, false] as const
const VALUES: Readonly<Record<keyof SystemFacts, readonly (string | boolean)[]>> = {
  relation: RELATIONS,
  practice: PRACTICES,
  product: YES_NO,
  area: AREAS,
  narrow: YES_NO,
  profiling: YES_NO,
  model: YES_NO,
  talks: YES_NO,
  output: OUTPUTS,
  early: YES_NO,
}

function FactControls({
  facts,
  onMove,
}: {
  facts: SystemFacts
  onMove: (fact: keyof SystemFacts, value: string | boolean) => void
}) {
  return (
    <Controls>
      {(Object.keys(VALUES) as (keyof SystemFacts)[]).map((fact) => (
        <SelectControl
          key={fact}
          label={FACT_LABELS[fact]}
          value={String(facts[fact])}
          options={VALUES[fact].map((value) => ({ value: String(value), label: valueInWords(value) }))}
          onChange={(value) => onMove(fact, value === 'true' ? true : value === 'false' ? false : value)}
        />
      ))}
    </Controls>
  )
}
