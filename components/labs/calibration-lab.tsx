'use client'

import { memo, useMemo } from 'react'
import {
  TASK_BANDS,
  bestTemperature,
  brierAt,
  calibrationTask,
  expectedCalibrationError,
  gapOf,
  judgeCalibration,
  promisesAt,
  relianceOutcome,
  reliabilityBands,
  type ConfidenceDisplay,
} from '@/lib/labs/core/calibration'
import { toScoredCases, type PredictionsFile, type ScoredCase } from '@/lib/labs/core/scored-case'
import { percent, whole } from '@/lib/labs/core/verdict'
import { CalibrationNotes } from './calibration-notes'
import { ReliabilityPicture, ReliancePicture } from './calibration-pictures'
import type { LabBodyProps } from './lab-body'
import { Controls, RangeControl, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { Later } from './parts/later'
import { PassPanel, seedOf } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { useLabData } from './use-lab-data'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const PRESETS = { 'as-trained': { temperature: 1, bands: 5, display: 'number' } }
const DISPLAYS: readonly { value: ConfidenceDisplay; label: string }[] = [
  { value: 'number', label: 'Number' },
  { value: 'band', label: 'Three bands' },
  { value: 'words', label: '“Sure” or not' },
  { value: 'none', label: 'None' },
]

/** L18: whether scores keep their promise, and what a display makes of it. */
export function CalibrationLab(props: LabBodyProps) {
  const data = useLabData<PredictionsFile>('/labs/predictions.v1.json')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} file={data.value} />
}

function Explored({ file, ...props }: LabBodyProps & { file: PredictionsFile }) {
  const cases = useMemo(() => toScoredCases(file), [file])
  const best = useMemo(() => bestTemperature(cases), [cases])
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ temperature, display }) => [
      ...(temperature === 0.5 ? ['bold'] : temperature === 2 ? ['humble'] : temperature === best ? ['best'] : []),
      ...(display === 'number' ? [] : ['display']),
    ],
  })
  const temperature = lab.number('temperature', 1)
  const bandCount = lab.number('bands', 5) === 10 ? 10 : 5
  const display = DISPLAYS.find(({ value }) => value === lab.text('display', 'number'))?.value ?? 'number'
  const { promises, outcomes, brier } = useMemo(() => {
    const promised = promisesAt(cases, temperature)
    return {
      promises: promised,
      outcomes: DISPLAYS.map(({ value, label }) => ({ display: value, label, ...relianceOutcome(promised, value) })),
      brier: brierAt(cases, temperature),
    }
  }, [cases, temperature])
  const bands = useMemo(() => reliabilityBands(promises, bandCount), [promises, bandCount])
  const error = expectedCalibrationError(bands)
  const top = bands.at(-1)
  const widest = bands.reduce((wide, band) => (gapOf(band) > gapOf(wide) ? band : wide))
  return (
    <>
      <Finding
        text={`Above ${percent(top?.from ?? 0.9)} it promises ${percent(top?.promised ?? 0)} and keeps ${percent(top?.right ?? 0)}. The average gap (ECE) is ${error.toFixed(4)}.`}
        how={`569 answers of the model of lesson E1-2. The widest gap is in the band from ${percent(widest.from)} to ${percent(widest.to)}, with ${widest.count} cases. Brier score ${brier.toFixed(4)}.`}
      />
      <div className="lab-two even">
        <ReliabilityPicture bands={bands} title="Share that was right, by band" />
        <ReliancePicture outcomes={outcomes} chosen={display} />
      </div>
      <Controls>
        <RangeControl
          label="Temperature"
          value={temperature}
          shown={temperature.toFixed(2)}
          min={0.3}
          max={3}
          step={0.05}
          onChange={(value) => lab.set({ temperature: Math.round(value * 100) / 100 })}
        />
        <SelectControl
          label="Bands"
          value={String(bandCount)}
          options={[
            { value: '5', label: 'Five' },
            { value: '10', label: 'Ten' },
          ]}
          onChange={(value) => lab.set({ bands: Number(value) })}
        />
        <SelectControl
          label="What users see"
          value={display}
          options={DISPLAYS}
          onChange={(value) => lab.set({ display: value })}
        />
      </Controls>
      <Later>
        <BandTable bands={bands} />
        <p className="lab-note">
          The users are simulated, and their habits are our assumption: a number is believed in proportion, three bands
          in steps of 15%, 50% and 90%, “sure” (from 90%) in 95%, anything else in 20%, and without a display three
          answers in five are taken over. With “{DISPLAYS.find(({ value }) => value === display)?.label}” they also
          check {whole(outcomes.find((outcome) => outcome.display === display)?.rightChecked ?? 0)} right answers per
          1,000 for nothing.
        </p>
      </Later>
      <TaskList
        tasks={[
          { text: 'Set the temperature to 0.5. What would a user wrongly believe?', isDone: lab.flag('done-bold') },
          { text: 'Set it to 2. And now?', isDone: lab.flag('done-humble') },
          { text: 'Find the temperature with the lowest Brier score.', isDone: lab.flag('done-best') },
          {
            text: 'Change what users see and compare the wrong answers they take over.',
            isDone: lab.flag('done-display'),
          },
        ]}
      />
      <CalibrationNotes />
      <CalibrationPass cases={cases} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function BandTable({ bands }: { bands: ReturnType<typeof reliabilityBands> }) {
  const show = (value: number | null) => (value === null ? 'none' : value.toFixed(2))
  return (
    <table className="tbl">
      <caption className="vh">The same numbers as a table</caption>
      <thead>
        <tr>
          <th scope="col">Band</th>
          {['Cases', 'Promised', 'Right', 'Gap'].map((name) => (
            <th key={name} scope="col" className="r">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.from}>
            <th scope="row">
              {band.from.toFixed(2)} to {band.to.toFixed(2)}
            </th>
            <td className="r">{band.count}</td>
            <td className="r">{show(band.promised)}</td>
            <td className="r">{show(band.right)}</td>
            <td className="r">{band.count === 0 ? 'none' : gapOf(band).toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const CalibrationPass = memo(function CalibrationPass({ cases, lab }: { cases: readonly ScoredCase[]; lab: LabState }) {
  const seed = seedOf(lab, 301)
  const sample = useMemo(() => calibrationTask(cases, seed), [cases, seed])
  const temperature = lab.number('answer-temperature', 1)
  const bands = reliabilityBands(promisesAt(sample, temperature), TASK_BANDS)
  const band = lab.text('answer-band', '')
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      answer={{ 'answer-temperature': temperature, 'answer-band': band }}
      judge={(answer) => judgeCalibration({ seed, answer, data: cases })}
      onAnother={() => lab.set({ attempt: lab.number('attempt', 0) + 1, 'answer-temperature': 1, 'answer-band': '' })}
      task={
        <p>
          Another sample of scores, bent by a temperature you do not know. Bring the average gap below 0.03 by looking
          at the bars, and name the band you would not show to users.
        </p>
      }
    >
      {(isJudged) => (
        <div className="lab-two even">
          <ReliabilityPicture bands={bands} title="The new sample" />
          <div>
            <Controls>
              <RangeControl
                label="Temperature for this sample"
                value={temperature}
                shown={temperature.toFixed(2)}
                min={0.3}
                max={3}
                step={0.05}
                isDisabled={isJudged}
                onChange={(value) => lab.set({ 'answer-temperature': Math.round(value * 100) / 100 })}
              />
              <SelectControl
                label="The band I would not show"
                value={band}
                open="Choose a band"
                isDisabled={isJudged}
                options={bands.map(({ from, to }, index) => ({
                  value: String(index),
                  label: `${from.toFixed(2)} to ${to.toFixed(2)}`,
                }))}
                onChange={(value) => lab.set({ 'answer-band': value })}
              />
            </Controls>
          </div>
        </div>
      )}
    </PassPanel>
  )
}, showsSameTask)
