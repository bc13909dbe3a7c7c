'use client'

import { memo, useMemo } from 'react'
import { STRATEGIES, type LearningCurvesFile } from '@/lib/labs/core/active-learning'
import { judgeActiveLearning, labellingTask } from '@/lib/labs/core/active-learning-task'
import { percent } from '@/lib/labs/core/verdict'
import { SETTING_NAMES, STRATEGY_NAMES, STRATEGY_OPTIONS, euros } from './active-learning-words'
import { Controls, NumberControl, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { showsSameTask, type LabState } from './use-lab-inputs'

export const LabellingPass = memo(function LabellingPass({ lab, file }: { lab: LabState; file: LearningCurvesFile }) {
  const seed = seedOf(lab, 951)
  const task = useMemo(() => labellingTask(seed, file), [seed, file])
  const { curves, prices, target, setting, runs } = task
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Another order"
      judge={(answer) => judgeActiveLearning({ seed, answer, data: file })}
      onAnother={() =>
        lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-saved': '', 'answer-way': '', 'answer-cost': '' })
      }
      task={
        <p>
          Other labels: {SETTING_NAMES[setting].toLowerCase()}, mean of runs {runs.map((run) => run + 1).join(', ')} of
          the eight. You want {percent(target, 1)} on the test set. A label costs {euros(prices.label)}, and each round
          of ten chosen images {euros(prices.round)}; random images are ordered at once. How many labels does the
          smallest margin save against the random choice at the target? Which of the four ways is cheapest there, and
          what does it cost, to half a euro?
        </p>
      }
    >
      {(isJudged) => (
        <>
          <table className="tbl">
            <caption className="vh">Right answers by labels spent and strategy</caption>
            <thead>
              <tr>
                <th scope="col">Labels</th>
                {STRATEGIES.map((strategy) => (
                  <th key={strategy} scope="col" className="r">
                    {STRATEGY_NAMES[strategy]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.labels.map((labels, step) => (
                <tr key={labels}>
                  <th scope="row">{labels}</th>
                  {STRATEGIES.map((strategy) => (
                    <td key={strategy} className="r">
                      {(Math.round(curves[strategy][step]!.mean * 1000) / 10).toFixed(1)}%
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <Controls>
            <NumberControl
              label="Labels that the margin saves"
              value={lab.text('answer-saved', '')}
              step={10}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-saved': value })}
            />
            <SelectControl
              label="Cheapest way to the target"
              value={lab.text('answer-way', '')}
              open="Choose"
              options={STRATEGY_OPTIONS}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-way': value })}
            />
            <NumberControl
              label="It costs, in euros"
              value={lab.text('answer-cost', '')}
              step={0.1}
              isDisabled={isJudged}
              onChange={(value) => lab.set({ 'answer-cost': value })}
            />
          </Controls>
        </>
      )}
    </PassPanel>
  )
}, showsSameTask)
