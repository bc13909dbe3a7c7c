'use client'

import { memo, useMemo } from 'react'
import { toScoredCases, type PredictionsFile, type ScoredCase } from '@/lib/labs/core/scored-case'
import {
  cheapestConfidence,
  cheapestLine,
  confidenceForReview,
  costAt,
  evenLines,
  judgeThresholdCost,
  lineForPrices,
  lineTask,
  pricedAt,
  reviewedCost,
  selectiveAt,
} from '@/lib/labs/core/threshold-cost'
import { percent } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { Controls, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { LineNotes } from './threshold-cost-notes'
import { CaseStrip, CostPicture, CoveragePicture } from './threshold-cost-pictures'
import { LineTable, ReviewTable } from './threshold-cost-tables'
import { useLabData } from './use-lab-data'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const START = { line: 0.5, falseAlarm: 1, miss: 10, review: false, confidence: 0.8, error: 5, reviewPrice: 1 }
const PRESETS = { 'ten-to-one': START, 'even-prices': { ...START, miss: 1 } }

/** L01: where the line between acting and waiting costs least, on 569 predictions. */
export function ThresholdCostLab(props: LabBodyProps) {
  const data = useLabData<PredictionsFile>('/labs/predictions.v1.json')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} file={data.value} />
}

function Explored({ file, ...props }: LabBodyProps & { file: PredictionsFile }) {
  const cases = useMemo(() => toScoredCases(file), [file])
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => {
      const prices = { falseAlarm: Number(inputs.falseAlarm), miss: Number(inputs.miss) }
      const isLowest = () =>
        costAt(cases, { line: Number(inputs.line), prices }).cost <= cheapestLine(cases, prices).cost * 1.05
      return [
        ...(prices.miss === 10 && prices.falseAlarm === 1 && isLowest() ? ['lowest'] : []),
        ...(prices.miss === 20 && prices.falseAlarm === 1 ? ['dear-miss'] : []),
        ...(inputs.review === true && isCheapest(cases, inputs) ? ['review'] : []),
      ]
    },
  })
  const [falseAlarm, miss] = [lab.number('falseAlarm', 1), lab.number('miss', 10)]
  const prices = useMemo(() => ({ falseAlarm, miss }), [falseAlarm, miss])
  const lines = useMemo(() => evenLines(cases, 200), [cases])
  const curve = useMemo(() => lines.map((line) => pricedAt(line, prices)), [lines, prices])
  const coverage = useMemo(
    () =>
      [...new Set(cases.map(({ score }) => Math.max(score, 1 - score)))]
        .sort((a, b) => a - b)
        .map((confidence) => selectiveAt(cases, confidence)),
    [cases],
  )
  const yours = costAt(cases, { line: lab.number('line', 0.5), prices })
  const lowest = useMemo(() => cheapestLine(cases, prices), [cases, prices])
  const theory = useMemo(() => costAt(cases, { line: lineForPrices(prices), prices }), [cases, prices])
  const hasReview = lab.flag('review')
  const reviewPrices = { error: lab.number('error', 5), review: lab.number('reviewPrice', 1) }
  const confidence = hasReview ? lab.number('confidence', 0.8) : 0.8
  const marked = useMemo(() => selectiveAt(cases, confidence), [cases, confidence])
  const fraction = `${prices.falseAlarm} / ${prices.falseAlarm + prices.miss}`
  const times = yours.cost / lowest.cost
  const cost = { curve, yours, lowest, theory, fraction }

  return (
    <>
      <Finding
        text={
          times < 1.02
            ? `At ${prices.falseAlarm} to ${prices.miss}, your line costs as little as any: ${yours.cost}.`
            : `At ${prices.falseAlarm} to ${prices.miss}, a line at ${yours.line.toFixed(2)} costs ${times < 1.5 ? `${percent(times - 1)} more than` : `${times.toFixed(1)} times what`} it has to.`
        }
        how="Move the line. Everything below is recomputed from the same 569 predictions, 212 of them positive."
      />
      <div className="lab-two">
        <div>
          <ByWidth>{(isNarrow) => <CostPicture {...cost} isNarrow={isNarrow} />}</ByWidth>
        </div>
        <CoveragePicture points={coverage} marked={marked} isYours={hasReview} />
      </div>
      <ByWidth>{(isNarrow) => <CaseStrip cases={cases} yours={yours} isNarrow={isNarrow} />}</ByWidth>
      <Controls>
        <RangeControl
          label="Line"
          value={yours.line}
          shown={yours.line.toFixed(2)}
          min={0}
          max={1}
          step={0.01}
          onChange={(line) => lab.set({ line })}
        />
        <RangeControl
          label="Cost of a false alarm"
          value={prices.falseAlarm}
          shown={String(prices.falseAlarm)}
          min={1}
          max={10}
          step={1}
          onChange={(falseAlarm) => lab.set({ falseAlarm })}
        />
        <RangeControl
          label="Cost of a miss"
          value={prices.miss}
          shown={String(prices.miss)}
          min={1}
          max={20}
          step={1}
          onChange={(miss) => lab.set({ miss })}
        />
      </Controls>
      <LineTable yours={yours} theory={theory} lowest={lowest} />
      <label className="lab-switch">
        <input type="checkbox" checked={hasReview} onChange={(event) => lab.set({ review: event.target.checked })} />
        Send unsure cases to a person
      </label>
      {hasReview && (
        <>
          <Controls>
            <RangeControl
              label="Answer when at least this sure"
              value={marked.confidence}
              shown={marked.confidence.toFixed(2)}
              min={0.5}
              max={0.99}
              step={0.01}
              onChange={(confidence) => lab.set({ confidence })}
            />
            <RangeControl
              label="Cost of an error, of either kind"
              value={reviewPrices.error}
              shown={String(reviewPrices.error)}
              min={1}
              max={20}
              step={1}
              onChange={(error) => lab.set({ error })}
            />
            <RangeControl
              label="Cost of a review"
              value={reviewPrices.review}
              shown={String(reviewPrices.review)}
              min={0.5}
              max={10}
              step={0.5}
              onChange={(reviewPrice) => lab.set({ reviewPrice })}
            />
          </Controls>
          <ReviewTable
            rows={[
              { name: 'yours', result: marked },
              { name: 'formula', result: selectiveAt(cases, confidenceForReview(reviewPrices)) },
              { name: 'cheapest found', result: cheapestConfidence(cases, reviewPrices) },
            ].map(({ name, result }) => ({ name, result, cost: reviewedCost(result, reviewPrices) }))}
          />
        </>
      )}
      <TaskList
        tasks={[
          { text: 'Set the prices to 1 and 10 and find the lowest cost.', isDone: lab.flag('done-lowest') },
          {
            text: 'Predict where the line will go when a miss costs 20. Then set it.',
            isDone: lab.flag('done-dear-miss'),
          },
          {
            text: 'Switch on review. With an error at 5 and a review at 1, find the cheapest confidence.',
            isDone: lab.flag('done-review'),
          },
        ]}
      />
      <LineNotes />
      <LinePass cases={cases} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function isCheapest(
  cases: readonly ScoredCase[],
  inputs: Readonly<Record<string, number | string | boolean>>,
): boolean {
  const prices = { error: Number(inputs.error), review: Number(inputs.reviewPrice) }
  if (prices.error !== 5 || prices.review !== 1) return false
  return (
    reviewedCost(selectiveAt(cases, Number(inputs.confidence)), prices) <= cheapestConfidence(cases, prices).cost * 1.02
  )
}

const LinePass = memo(function LinePass({ cases, lab }: { cases: readonly ScoredCase[]; lab: LabState }) {
  const seed = seedOf(lab, 101)
  const task = useMemo(() => lineTask(cases, seed), [cases, seed])
  const line = lab.number('answer-line', 0.5)
  const positives = task.cases.filter(({ isPositive }) => isPositive).length
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      answer={{ 'answer-line': line }}
      judge={(answer) => judgeThresholdCost({ seed, answer, data: cases })}
      onAnother={() => lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-line': 0.5 })}
      task={
        <p>
          {task.cases.length} of the cases, drawn again ({percent(positives / task.cases.length)} positive). A false
          alarm costs <b>{task.prices.falseAlarm}</b>, a miss <b>{task.prices.miss}</b>. Choose the line without seeing
          its cost, and stay within 10% of the lowest.
        </p>
      }
    >
      {(isJudged) => (
        <Controls>
          <RangeControl
            label="My line for this sample"
            value={line}
            shown={line.toFixed(2)}
            min={0}
            max={1}
            step={0.01}
            isDisabled={isJudged}
            onChange={(next) => lab.set({ 'answer-line': next })}
          />
        </Controls>
      )}
    </PassPanel>
  )
}, showsSameTask)
