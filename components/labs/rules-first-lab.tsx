'use client'

import { memo, useMemo } from 'react'
import {
  LESSON_TERMS,
  coverageOf,
  judgeRulesFirst,
  marginOfRule,
  planResult,
  rulesTask,
  zipfShares,
  type PlanResult,
  type RestTaker,
  type RuleTerms,
} from '@/lib/labs/core/rules-first'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, NumberControl, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { RulesNotes } from './rules-first-notes'
import { CountPicture, CoverageCurve, MarginPicture } from './rules-first-pictures'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const PRESETS = {
  'fifty-intents': { rules: 0, types: 50, exponent: 1, pairCost: 4, wrongCost: 8, modelQuality: 85, rest: 'people' },
}
const REST = [
  { value: 'people', label: 'People take the rest' },
  { value: 'model', label: 'A model takes the rest' },
] as const

/** L15: how far simple rules carry, where they stop paying, and who takes the rest. */
export function RulesFirstLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ rules, exponent, pairCost, rest }) => [
      ...(rules === 21 ? ['count'] : []),
      ...(typeof exponent === 'number' && exponent > 1.2 ? ['steep'] : []),
      ...(typeof exponent === 'number' && exponent < 0.8 ? ['flat'] : []),
      ...(typeof pairCost === 'number' && pairCost > 4 ? ['upkeep'] : []),
      ...(rest === 'model' && Number(rules) > 0 ? ['rest'] : []),
    ],
  })
  const [types, exponent] = [lab.number('types', 50), lab.number('exponent', 1)]
  const shares = useMemo(() => zipfShares({ types, exponent }), [types, exponent])
  const terms: RuleTerms = {
    ...LESSON_TERMS,
    pairCost: lab.number('pairCost', 4),
    wrongCost: lab.number('wrongCost', 8),
    modelQuality: lab.number('modelQuality', 85) / 100,
  }
  const rules = Math.min(types, lab.number('rules', 0))
  const rest: RestTaker = lab.text('rest', 'people') === 'model' ? 'model' : 'people'
  const yours = planResult(shares, { plan: { rules, rest }, terms })
  const other = planResult(shares, { plan: { rules, rest: rest === 'people' ? 'model' : 'people' }, terms })
  const next = rules < types ? marginOfRule(shares, { rule: rules + 1, terms }) : null
  return (
    <>
      <Finding
        text={`${rules} ${rules === 1 ? 'rule covers' : 'rules cover'} ${percent(yours.coverage, 1)} of the requests and ${yours.net < 0 ? 'cost' : 'bring'} €${whole(Math.abs(yours.net))} a month.`}
        how={
          next
            ? `Rule ${rules + 1} would bring €${whole(next.gain)} and cost €${whole(next.cost)} a month.`
            : 'Every type has its rule.'
        }
      />
      <div className="lab-two even">
        <CoverageCurve shares={shares} rules={rules} />
        <MarginPicture shares={shares} rules={rules} terms={terms} />
      </div>
      <Controls>
        <RangeControl
          label="Rules"
          value={rules}
          shown={String(rules)}
          min={0}
          max={types}
          step={1}
          onChange={(value) => lab.set({ rules: value })}
        />
        <RangeControl
          label="Steepness of the curve"
          value={exponent}
          shown={exponent.toFixed(1)}
          min={0}
          max={2}
          step={0.1}
          onChange={(value) => lab.set({ exponent: Math.round(value * 10) / 10 })}
        />
        <RangeControl
          label="Types of request"
          value={types}
          shown={String(types)}
          min={10}
          max={100}
          step={1}
          onChange={(value) => lab.set({ types: value, rules: Math.min(rules, value) })}
        />
        <RangeControl
          label="Upkeep for each pair of rules"
          value={terms.pairCost}
          shown={`€${terms.pairCost}`}
          min={0}
          max={20}
          step={1}
          onChange={(value) => lab.set({ pairCost: value })}
        />
        <RangeControl
          label="Cost of a wrong answer"
          value={terms.wrongCost}
          shown={`€${terms.wrongCost}`}
          min={0}
          max={30}
          step={1}
          onChange={(value) => lab.set({ wrongCost: value })}
        />
        <RangeControl
          label="Model is right on the rest"
          value={terms.modelQuality * 100}
          shown={percent(terms.modelQuality)}
          min={60}
          max={99}
          step={1}
          onChange={(value) => lab.set({ modelQuality: value })}
        />
      </Controls>
      <ChoiceControl legend="The rest" value={rest} options={REST} onChange={(value) => lab.set({ rest: value })} />
      <PlanTable
        requests={terms.requests}
        rows={[
          { name: rest === 'people' ? 'Rest to people' : 'Rest to the model', plan: yours },
          { name: other.rest === 'people' ? 'Rest to people' : 'Rest to the model', plan: other },
        ]}
      />
      <p className="lab-note">
        {whole(terms.requests)} requests a month. A request settled right saves €{terms.settledGain}; rules are right in{' '}
        {percent(terms.precision)}, people in {percent(terms.peopleQuality)}. A rule costs €{terms.ruleCost} a month;
        the model €{terms.modelCost} and €{terms.modelRunCost.toFixed(2)} for each request. People answering everything
        is the zero. The prices are ours.
      </p>
      <TaskList
        tasks={[
          { text: `Add rules in order. Note the coverage after 5, 10 and 21.`, isDone: lab.flag('done-count') },
          { text: 'Predict how many rules reach 80% on a steeper curve. Then look.', isDone: lab.flag('done-steep') },
          { text: 'The same for a flatter one.', isDone: lab.flag('done-flat') },
          { text: 'Raise the upkeep of a pair and watch the crossing move.', isDone: lab.flag('done-upkeep') },
          { text: 'Give the rest to the model. Compare quality and gain with people.', isDone: lab.flag('done-rest') },
        ]}
      />
      <RulesNotes />
      <RulesPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function PlanTable({ rows, requests }: { rows: readonly { name: string; plan: PlanResult }[]; requests: number }) {
  return (
    <TurnedTable
      caption="The same numbers as a table"
      head={['Plan', 'Rules', 'Covered', 'Left over', 'Quality of all answers', 'Net gain a month']}
      strong={5}
      rows={rows.map(({ name, plan }) => ({
        name,
        cells: [
          String(plan.rules),
          percent(plan.coverage, 1),
          whole(requests * (1 - plan.coverage)),
          percent(plan.quality, 1),
          `${plan.net < 0 ? '−' : ''}€${whole(Math.abs(plan.net))}`,
        ],
      }))}
    />
  )
}

const RulesPass = memo(function RulesPass({ lab }: { lab: LabState }) {
  const seed = seedOf(lab, 401)
  const task = useMemo(() => rulesTask(seed), [seed])
  const { shares, terms } = task
  const counted = [1, 2, 5, 10, 20, 30, 40].filter((rank) => rank <= shares.length)
  const rest = lab.text('answer-rest', '')
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another distribution"
      judge={(answer) => judgeRulesFirst({ seed, answer, data: null })}
      onAnother={() => lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-rules': '', 'answer-rest': '' })}
      task={
        <p>
          Another service: {whole(terms.requests)} requests a month of {shares.length} types. A request settled right
          saves €{terms.settledGain}, a wrong answer costs €{terms.wrongCost}. Rules are right in{' '}
          {percent(terms.precision)}; each costs €{terms.ruleCost} plus €{terms.pairCost} for every rule before it. The
          model is right in {percent(terms.modelQuality)} of the rest and costs €{terms.modelCost} plus €
          {terms.modelRunCost.toFixed(2)} a request. Come within 5% of the best net gain.
        </p>
      }
    >
      {(isJudged) => (
        <>
          <div className="lab-two even">
            <CountPicture shares={shares} requests={terms.requests} />
            <table className="tbl">
              <caption className="vh">Requests by type</caption>
              <thead>
                <tr>
                  <th scope="col">Type</th>
                  <th scope="col" className="r">
                    Requests
                  </th>
                  <th scope="col" className="r">
                    Covered up to here
                  </th>
                </tr>
              </thead>
              <tbody>
                {counted.map((rank) => (
                  <tr key={rank}>
                    <th scope="row">{rank}</th>
                    <td className="r">{whole(terms.requests * (shares[rank - 1] ?? 0))}</td>
                    <td className="r">{percent(coverageOf(shares, rank), 1)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Controls>
            <NumberControl
              label={`Rules, 0 to ${shares.length}`}
              value={lab.text('answer-rules', '')}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-rules': value })}
            />
          </Controls>
          <ChoiceControl
            legend="The rest"
            value={rest}
            options={REST}
            isDisabled={isJudged}
            onChange={(value) => lab.set({ 'answer-rest': value })}
          />
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)
