'use client'

import { useMemo } from 'react'
import {
  FIRST_LABELS,
  BATCH,
  STRATEGIES,
  boughtUntil,
  curveOf,
  guessedRight,
  labellingCost,
  labelsToReach,
  picksOf,
  type LearningCurvesFile,
  type Setting,
} from '@/lib/labs/core/active-learning'
import { percent } from '@/lib/labs/core/verdict'
import { LabellingPass } from './active-learning-pass'
import { BalancePicture, CurvesPicture, PicksPicture } from './active-learning-pictures'
import {
  FORMULAS,
  SETTING_OPTIONS,
  STRATEGY_NAMES,
  STRATEGY_OPTIONS,
  euros,
  settingOf,
  strategyOf,
} from './active-learning-words'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { FormulaNotes } from './parts/formula-notes'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { labRanges } from './parts/lab-ranges'
import { Later, useLater } from './parts/later'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'

const CLEAN = { strategy: 'margin', setting: 'clean', labels: 110, target: 93, label: 2, round: 10 }
const PRESETS = { 'clean-labels': CLEAN, 'look-alikes': { ...CLEAN, setting: 'alike-10', target: 90 } }

/** L05: which images to label next, what that saves, and what wrong labels do to it. */
export function ActiveLearningLab(props: LabBodyProps) {
  const data = useLabData<LearningCurvesFile>('/labs/active-learning.v1.json')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} file={data.value} />
}

/** All four strategies in a setting, read from the file when the setting is first asked for. */
function readComparisons(file: LearningCurvesFile) {
  const read = (setting: Setting) =>
    STRATEGIES.map((strategy) => ({
      strategy,
      points: curveOf(file, { setting, strategy }),
      rounds: picksOf(file, { setting, strategy }),
    }))
  const known = new Map<Setting, ReturnType<typeof read>>()
  return (setting: Setting) => {
    const compared = known.get(setting) ?? read(setting)
    known.set(setting, compared)
    return compared
  }
}

function pricesOf(read: (key: string, fallback: number) => number) {
  return { label: read('label', CLEAN.label), round: read('round', CLEAN.round) }
}

function Explored({ file, ...props }: LabBodyProps & { file: LearningCurvesFile }) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => {
      const setting = settingOf(String(inputs.setting))
      const strategy = strategyOf(String(inputs.strategy))
      const prices = pricesOf((key, fallback) => Number(inputs[key] ?? fallback))
      const costOf = (each: typeof strategy) => {
        const labels = labelsToReach(curveOf(file, { setting, strategy: each }), Number(inputs.target) / 100)
        return labels === null ? Number.POSITIVE_INFINITY : labellingCost(each, { labels, prices })
      }
      return [
        ...(Number(inputs.target) >= 95 ? ['target'] : []),
        ...(strategy === 'entropy' && Number(inputs.labels) >= 70 && Number(inputs.labels) <= 100 ? ['entropy'] : []),
        ...(setting.startsWith('alike') ? ['alike'] : []),
        ...(setting.startsWith('scattered') ? ['scattered'] : []),
        ...(strategy !== 'random' && costOf('random') < costOf(strategy) ? ['price'] : []),
      ]
    },
  })
  const setting = settingOf(lab.text('setting', 'clean'))
  const comparedIn = useMemo(() => readComparisons(file), [file])
  const strategy = strategyOf(lab.text('strategy', 'margin'))
  const target = lab.number('target', CLEAN.target) / 100
  const labels = Math.min(210, Math.max(30, Math.round(lab.number('labels', CLEAN.labels) / BATCH) * BATCH))
  const round = (labels - FIRST_LABELS) / BATCH
  const prices = pricesOf(lab.number)
  const ways = comparedIn(setting).map((each) => {
    const reached = labelsToReach(each.points, target)
    return {
      ...each,
      reached,
      cost: reached === null ? null : labellingCost(each.strategy, { labels: reached, prices }),
      bought: boughtUntil(each.rounds, round),
      guessed: guessedRight(each.rounds, round),
      here: each.points[round]!,
    }
  })
  const random = ways[0]!
  const chosen = ways.find((way) => way.strategy === strategy)!
  // The curves answer first; the images of another way follow once they are painted.
  const followingRounds = useLater(chosen.rounds)
  return (
    <>
      <Finding {...findingOf({ chosen, random, target, labels })} />
      <div className="lab-two even">
        <CurvesPicture chosen={chosen} random={random} target={target} labels={labels} />
        <PicksPicture picks={followingRounds[round]!} pixels={file.pixels} round={round} />
      </div>
      <ChoiceControl
        legend="Ask for"
        value={strategy}
        options={STRATEGY_OPTIONS}
        onChange={(value) => lab.set({ strategy: value })}
      />
      <div className="lab-two even">
        <OrderControls lab={lab} setting={setting} values={{ labels, target, ...prices }} />
        <Later>
          <BalancePicture chosen={chosen.bought.byDigit} random={random.bought.byDigit} strategy={strategy} />
        </Later>
      </div>
      <TurnedTable
        caption="The four ways side by side"
        head={[
          'Ask for',
          `Labels for ${percent(target)}`,
          'They cost',
          `Right at ${labels}`,
          'Lowest, highest run',
          'Wrong labels bought',
          'Guessed right when picked',
        ]}
        strong={1}
        rows={ways.map((way) => ({
          name: STRATEGY_NAMES[way.strategy],
          cells: [
            way.reached === null ? 'over 210' : String(way.reached),
            way.cost === null ? '–' : euros(way.cost),
            percent(way.here.mean, 1),
            `${percent(way.here.low)}, ${percent(way.here.high)}`,
            `${way.bought.wrong} of ${way.bought.picks}`,
            percent(way.guessed),
          ],
        }))}
      />
      <p className="lab-note">
        The images, the first guesses and the last two columns belong to the first of the eight runs. Data:{' '}
        {file.source} ({file.licence}). The curves were computed beforehand; wrong labels are made by our script.
      </p>
      <TaskList
        tasks={[
          {
            text: 'Ask for 95%. How many labels does the margin need, and where is the random choice then?',
            isDone: lab.flag('done-target'),
          },
          {
            text: 'Ask for the largest entropy and stop at 80 labels. Who is ahead, and what is it asking for?',
            isDone: lab.flag('done-entropy'),
          },
          {
            text: 'Scatter 10% of wrong labels. Does choosing still pay?',
            isDone: lab.flag('done-scattered'),
          },
          {
            text: 'Make the same 10% look-alikes. How many of the wrong labels does the margin buy, and what is left of its lead?',
            isDone: lab.flag('done-alike'),
          },
          {
            text: 'Raise the price of a round until the random choice is cheaper for your target.',
            isDone: lab.flag('done-price'),
          },
        ]}
      />
      <FormulaNotes notes={FORMULAS} />
      <LabellingPass lab={lab} file={file} />
      <LabFoot lab={lab} />
    </>
  )
}

interface WaySummary {
  readonly strategy: (typeof STRATEGIES)[number]
  readonly reached: number | null
  readonly cost: number | null
  readonly here: { readonly mean: number }
  readonly guessed: number
}

function findingOf({
  chosen,
  random,
  target,
  labels,
}: {
  chosen: WaySummary
  random: WaySummary
  target: number
  labels: number
}): { text: string; how: string } {
  const name = STRATEGY_NAMES[chosen.strategy]
  const needs = (way: WaySummary) => (way.reached === null ? 'more than 210 labels' : `${way.reached} labels`)
  const costs = (way: WaySummary) => (way.cost === null ? 'more than the curve shows' : euros(way.cost))
  const guessed = `The model guesses ${percent(chosen.guessed)} of the picked images right and ${percent(chosen.here.mean)} of the test images, at ${labels} labels.`
  return chosen.strategy === 'random'
    ? { text: `${percent(target)} takes ${needs(random)} at random.`, how: `It costs ${costs(random)}. ${guessed}` }
    : {
        text: `${percent(target)} takes ${needs(chosen)} by “${name.toLowerCase()}” and ${needs(random)} at random.`,
        how: `With the rounds it costs ${costs(chosen)} against ${costs(random)}. ${guessed}`,
      }
}

function OrderControls({
  lab,
  setting,
  values,
}: {
  lab: LabState
  setting: Setting
  values: { labels: number; target: number; label: number; round: number }
}) {
  const range = labRanges(lab)
  return (
    <div>
      <Controls>
        <SelectControl
          label="Labels that come back"
          value={setting}
          options={SETTING_OPTIONS}
          onChange={(value) => lab.set({ setting: value })}
        />
      </Controls>
      <Controls>
        {range('labels', 'Labels spent', String(values.labels), [values.labels, 30, 210, BATCH])}
        {range('target', 'Target', percent(values.target), [Math.round(values.target * 100), 70, 96, 1])}
        {range('label', 'Price of a label', euros(values.label), [values.label, 0.1, 5, 0.1])}
        {range('round', 'Price of a round', euros(values.round), [values.round, 0, 60, 1])}
      </Controls>
    </div>
  )
}
