'use client'

import { Fragment } from 'react'
import { BORDERS, CLASSES, RULES, type Team } from '@/lib/labs/core/annotation-team'
import { percent } from '@/lib/labs/core/verdict'
import { BORDER_NAMES, PURPOSES, RULE_KEYS, SENTENCES } from './annotation-agreement-words'
import { Controls, SelectControl } from './parts/controls'
import { labRanges } from './parts/lab-ranges'
import type { LabState } from './use-lab-inputs'

/** The guide as a page, and what decides at each border. */
export function GuideControls({ lab, team }: { lab: LabState; team: Team }) {
  const sentences = BORDERS.map((border) => SENTENCES[border][team.rules[border]].text).filter(Boolean)
  return (
    <section className="lab-part" aria-label="Guide">
      <h3>The guide</h3>
      <dl className="lab-qa lab-note">
        {CLASSES.map((name) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{PURPOSES[name]}</dd>
          </Fragment>
        ))}
      </dl>
      <Controls>
        {BORDERS.map((border) => (
          <SelectControl
            key={border}
            label={`${BORDER_NAMES[border]}: decided by`}
            value={team.rules[border]}
            options={RULES.map((rule) => ({ value: rule, label: SENTENCES[border][rule].by }))}
            onChange={(value) => lab.set({ [RULE_KEYS[border]]: value })}
          />
        ))}
      </Controls>
      <ul className="lab-sentences">
        {sentences.length === 0 && <li className="dim">No sentence at any border yet.</li>}
        {sentences.map((text) => (
          <li key={text}>
            <q>{text}</q>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who the simulated annotators are, and what their work costs. */
export function TeamControls({ lab, team, seed }: { lab: LabState; team: Team; seed: number }) {
  const range = labRanges(lab)
  const bias = team.people[2]!.bias
  const [label, settle] = [lab.number('label', 15), lab.number('settle', 1.5)]
  return (
    <section className="lab-part" aria-label="The annotators">
      <h3>Three simulated annotators</h3>
      <Controls>
        {team.people.map(({ accuracy }, person) => {
          const name = 'ABC'[person]!
          return range(`careful${name}`, `${name} without slips`, percent(accuracy), [accuracy * 100, 60, 100, 2])
        })}
        {range('bias', 'Habit of C', percent(bias), [bias * 100, 0, 60, 5])}
        {range('openness', 'How open the border is', percent(team.openness), [team.openness * 100, 0, 100, 10])}
        {range('label', 'Price of a label', `${label} cents`, [label, 5, 60, 5])}
        {range('settle', 'Price of a decision', `€${settle.toFixed(2)}`, [settle, 0.5, 6, 0.5])}
        {range('seed', 'Seed of the labels', String(seed), [seed, 1, 40, 1])}
        <SelectControl
          label="Favourite class of C"
          value={CLASSES[team.biasTo]!}
          options={CLASSES.map((name) => ({ value: name, label: name }))}
          onChange={(value) => lab.set({ biasTo: value })}
        />
        <SelectControl
          label="Open border"
          value={team.open}
          options={BORDERS.map((border) => ({ value: border, label: BORDER_NAMES[border] }))}
          onChange={(value) => lab.set({ open: value })}
        />
      </Controls>
    </section>
  )
}
