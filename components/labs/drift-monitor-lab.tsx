'use client'

import { useMemo } from 'react'
import { LESSON_INCIDENT, actionCost, bestAction } from '@/lib/labs/core/drift-incident'
import {
  ACTIONS,
  CASES,
  DAYS,
  LABELLED,
  REFERENCE_CASES,
  SCENARIOS,
  SIGNALS,
  USUAL_QUALITY,
  cutsOf,
  drawStream,
  lossOf,
  measureStream,
  monitorStream,
  sharesOf,
  signalRecord,
  windowOf,
  type Action,
  type MonitorSettings,
  type MonitoredDay,
  type Scenario,
  type Stream,
} from '@/lib/labs/core/drift-monitor'
import { familyError, sharedLevel } from '@/lib/labs/core/drift-statistics'
import { ACTION_WORDS } from '@/lib/labs/core/drift-task'
import { percent, whole } from '@/lib/labs/core/verdict'
import { seededRandom } from '@/lib/shared/random'
import { DriftNotes } from './drift-monitor-notes'
import { BinsPicture, LanesPicture } from './drift-monitor-pictures'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, RangeControl, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { useLabInputs, type LabState } from './use-lab-inputs'
import { DriftPass } from './drift-monitor-pass'
import {
  ACTION_NAMES,
  ACTION_OPTIONS,
  actionOf,
  SCENARIO_NAMES,
  SCENARIO_OPTIONS,
  SIGNAL_NAMES,
} from './drift-monitor-words'

const LESSON = {
  scenario: 'shift',
  size: 0.5,
  bins: 10,
  line: 0.1,
  alpha: 5,
  window: 1,
  fields: 20,
  delay: 7,
  day: 45,
  seed: 7,
}
const PRESETS = { 'moved-inputs': LESSON, 'nothing-moves': { ...LESSON, scenario: 'concept', seed: 24 } }

/** The scenario of a text; a hidden one follows from the seed. */
function scenarioOf(text: string, seed: number): Scenario {
  if (text === 'hidden') return SCENARIOS[Math.floor(seededRandom(seed + 31)() * SCENARIOS.length)] ?? 'none'
  return SCENARIOS.find((scenario) => scenario === text) ?? 'shift'
}

const bounded = (value: number, [low, high]: readonly [number, number]) => Math.max(low, Math.min(high, value))

/** L03: which alarm notices which change, how often it cries for nothing, and what each answer to it costs. */
export function DriftMonitorLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ scenario, line, fields, delay, choice, window }) => [
      ...(scenario === 'concept' ? ['concept'] : []),
      ...(line !== undefined && Number(line) <= 0.04 ? ['line'] : []),
      ...(Number(window) >= 3 ? ['window'] : []),
      ...(Number(fields) >= 40 ? ['fields'] : []),
      ...(scenario === 'concept' && Number(delay) >= 14 ? ['delay'] : []),
      ...(scenario === 'hidden' && choice !== undefined && choice !== '' ? ['hidden'] : []),
    ],
  })
  const seed = Math.max(0, Math.round(lab.number('seed', 7)))
  const wish = lab.text('scenario', 'shift')
  const scenario = scenarioOf(wish, seed)
  const size = bounded(lab.number('size', 0.5), [0, 1.5])
  const settings: MonitorSettings = useMonitorSettings(lab)
  const day = bounded(Math.round(lab.number('day', 45)), [settings.window, DAYS])
  const stream = useMemo(() => drawStream({ scenario, size, seed }), [scenario, size, seed])
  const { bins, window } = settings
  const measures = useMemo(() => measureStream(stream, { bins, window }), [stream, bins, window])
  const days = useMemo(() => monitorStream(stream, { settings, seed, measures }), [stream, settings, seed, measures])
  const choice = lab.text('choice', '')
  const isHidden = wish === 'hidden' && choice === ''
  const cuts = useMemo(() => cutsOf(stream.reference, settings.bins), [stream, settings.bins])
  const usual = useMemo(() => sharesOf(stream.reference, cuts), [stream, cuts])
  const current = useMemo(
    () => sharesOf(windowOf(stream, { day, window: settings.window }), cuts),
    [stream, day, settings.window, cuts],
  )
  return (
    <>
      <Finding
        text={isHidden ? `Something may have changed. Today is day ${day}.` : findingOf(stream, days)}
        how={`With ${settings.fields} fields at ${percent(settings.alpha)}, a quiet day rings falsely with a chance of ${percent(familyError(settings.fields, settings.alpha), 1)}; at ${percent(sharedLevel(settings.fields, settings.alpha), 2)} each it stays under ${percent(settings.alpha)}.`}
      />
      <div className="lab-two even">
        <LanesPicture
          days={days}
          settings={settings}
          today={day}
          start={isHidden || scenario === 'none' || stream.start > day ? null : stream.start}
        />
        <BinsPicture usual={usual} current={current} line={settings.line} />
      </div>
      <Controls>
        <SelectControl
          label="What happens"
          value={wish}
          options={SCENARIO_OPTIONS}
          onChange={(value) => lab.set({ scenario: value, choice: '' })}
        />
        <MonitorControls lab={lab} settings={settings} size={size} day={day} seed={seed} />
      </Controls>
      {isHidden ? (
        <p className="lab-note">
          The record of the alarms opens when you have chosen what to do. On this day, {days[day - 1]?.otherAlarms ?? 0}{' '}
          of the {settings.fields - 1} other fields ring by chance.
        </p>
      ) : (
        <TurnedTable
          caption="What each alarm is worth"
          head={['Alarm', 'False alarms in 20 clean days', 'Rings after the change', 'Wrong answers until then']}
          strong={2}
          rows={SIGNALS.map((signal) => {
            const { falseAlarms, delay, harmed } = signalRecord(stream, { days, signal })
            return {
              name: SIGNAL_NAMES[signal],
              cells: [
                falseAlarms.toFixed(1),
                scenario === 'none'
                  ? 'no change'
                  : delay === null
                    ? 'never'
                    : `${delay} ${delay === 1 ? 'day' : 'days'}`,
                whole(harmed),
              ],
            }
          })}
        />
      )}
      <Incident lab={lab} scenario={scenario} size={size} delay={settings.delay} choice={choice} />
      <p className="lab-note">
        {CASES} cases a day are drawn from a formula, {LABELLED} of them labelled; the reference has{' '}
        {whole(REFERENCE_CASES)}. Usually {percent(USUAL_QUALITY)} are right. Fields in which nothing changes get a p by
        lot. A hidden change begins between day 26 and day 35. The losses and prices are ours; nothing here was
        recorded.
      </p>
      <TaskList
        tasks={[
          { text: 'Lower the PSI line to 0.04 or less. How many clean days ring?', isDone: lab.flag('done-line') },
          { text: 'Look at three days together. Which line may now be lower?', isDone: lab.flag('done-window') },
          { text: 'Watch 40 fields. On how many quiet days does nothing ring?', isDone: lab.flag('done-fields') },
          { text: 'Let the same case have another answer. Which alarm notices?', isDone: lab.flag('done-concept') },
          { text: 'There, let the truth come after 14 days. Count the harm.', isDone: lab.flag('done-delay') },
          { text: 'Choose the hidden change and decide by the lanes alone.', isDone: lab.flag('done-hidden') },
        ]}
      />
      <DriftNotes />
      <DriftPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function useMonitorSettings(lab: LabState): MonitorSettings {
  const bins = bounded(Math.round(lab.number('bins', 10)), [2, 20])
  const line = bounded(lab.number('line', 0.1), [0.01, 1])
  const alpha = bounded(lab.number('alpha', 5) / 100, [0.0001, 0.2])
  const window = bounded(Math.round(lab.number('window', 1)), [1, 7])
  const fields = bounded(Math.round(lab.number('fields', 20)), [1, 60])
  const delay = bounded(Math.round(lab.number('delay', 7)), [0, 30])
  return useMemo(() => ({ bins, line, alpha, window, fields, delay }), [bins, line, alpha, window, fields, delay])
}

/** Which alarm came first, as a sentence. */
function findingOf(stream: Stream, days: readonly MonitoredDay[]): string {
  if (stream.scenario === 'none') {
    const { falseAlarms } = signalRecord(stream, { days, signal: 'psi' })
    return `Nothing changes, and PSI rings on ${falseAlarms.toFixed(1)} of 20 days.`
  }
  const found = SIGNALS.map((signal) => ({ signal, ...signalRecord(stream, { days, signal }) }))
  const first = found.filter((each) => each.delay !== null).sort((a, b) => (a.delay ?? 0) - (b.delay ?? 0))[0]
  if (first === undefined) return 'No alarm rings after the change.'
  const inputs = found.filter(({ signal, delay }) => signal !== 'quality' && delay !== null)
  const silent = inputs.length === 0 ? ' No input alarm can see it.' : ''
  return `${SIGNAL_NAMES[first.signal]} rings first, ${first.delay === 0 ? 'on the day of the change' : `${first.delay} ${first.delay === 1 ? 'day' : 'days'} after the change`}; ${whole(first.harmed)} answers were wrong by then.${silent}`
}

interface MonitorControlsProps {
  lab: LabState
  settings: MonitorSettings
  size: number
  day: number
  seed: number
}

function MonitorControls({ lab, settings, size, day, seed }: MonitorControlsProps) {
  const { bins, line, alpha, window, fields, delay } = settings
  const rows = [
    { key: 'size', label: 'Size of the change', value: size, shown: size.toFixed(1), min: 0, max: 1.5, step: 0.1 },
    { key: 'day', label: 'Today is day', value: day, shown: String(day), min: 1, max: DAYS, step: 1 },
    { key: 'line', label: 'PSI line', value: line, shown: line.toFixed(2), min: 0.01, max: 0.4, step: 0.01 },
    { key: 'bins', label: 'Parts of the reference', value: bins, shown: String(bins), min: 2, max: 20, step: 1 },
    { key: 'alpha', label: 'KS level', value: alpha * 100, shown: percent(alpha, 2), min: 0.25, max: 10, step: 0.25 },
    { key: 'window', label: 'Days looked at together', value: window, shown: String(window), min: 1, max: 7, step: 1 },
    { key: 'fields', label: 'Fields watched', value: fields, shown: String(fields), min: 1, max: 60, step: 1 },
    { key: 'delay', label: 'Days until the truth', value: delay, shown: String(delay), min: 0, max: 30, step: 1 },
    { key: 'seed', label: 'Seed of the days', value: seed, shown: String(seed), min: 0, max: 50, step: 1 },
  ]
  return rows.map(({ key, ...row }) => (
    <RangeControl
      key={key}
      {...row}
      onChange={(value) => lab.set({ [key]: Math.round(value * 100) / 100, ...(key === 'seed' ? { choice: '' } : {}) })}
    />
  ))
}

interface IncidentProps {
  lab: LabState
  scenario: Scenario
  size: number
  delay: number
  choice: string
}

/** Four buttons, and what each would have cost. */
function Incident({ lab, scenario, size, delay, choice }: IncidentProps) {
  const terms = { ...LESSON_INCIDENT, loss: lossOf(scenario, size), labelDelay: delay }
  const best = bestAction(scenario, terms)
  const costOf = (action: Action) => actionCost(action, { scenario, terms })
  return (
    <>
      <ChoiceControl
        legend="You would"
        value={choice}
        options={ACTION_OPTIONS}
        onChange={(value) => lab.set({ choice: value })}
      />
      {choice !== '' && (
        <>
          <p className={actionOf(choice) === best ? 'lab-result agrees' : 'lab-result differs'}>
            {SCENARIO_NAMES[scenario]}. To {ACTION_WORDS[actionOf(choice)]} costs €{whole(costOf(actionOf(choice)))} in{' '}
            {terms.horizon} days.{' '}
            {actionOf(choice) === best
              ? 'Nothing is cheaper.'
              : `To ${ACTION_WORDS[best]} would cost €${whole(costOf(best))}.`}
          </p>
          <TurnedTable
            caption="What each action costs here"
            head={['Action', 'Price', 'Wrong answers paid for', 'Together']}
            strong={3}
            rows={ACTIONS.map((action) => {
              const free = actionCost(action, { scenario, terms: { ...terms, harm: 0 } })
              return {
                name: ACTION_NAMES[action],
                cells: [free, costOf(action) - free, costOf(action)].map((value) => `€${whole(Math.max(0, value))}`),
              }
            })}
          />
        </>
      )}
    </>
  )
}
