'use client'

import {
  LESSON_DESK,
  LESSON_FALLBACK,
  deskResult,
  jointAvailability,
  minutesDown,
  runFallback,
  sharedAvailability,
  type Desk,
  type DeskResult,
  type Fallback,
  type FallbackResult,
} from '@/lib/labs/core/staged-fallback'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { labRanges } from './parts/lab-ranges'
import { Later } from './parts/later'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { FallbackNotes } from './staged-fallback-notes'
import { FallbackPass } from './staged-fallback-pass'
import { FlowPicture, WaitPicture } from './staged-fallback-pictures'
import { QueueSection } from './staged-fallback-queue'
import { OUTAGE_OPTIONS, STAGE_NAMES, euros, messagesFor, waitText, type Message } from './staged-fallback-words'
import { useLabInputs, type LabState } from './use-lab-inputs'

const START = {
  gate1: 88,
  gate2: 85,
  over: 0,
  outage: 'none',
  traffic: LESSON_DESK.contactsPerHour,
  agents: LESSON_DESK.agents,
  handle: LESSON_DESK.handleMinutes,
  price: LESSON_FALLBACK.personCost,
  up: 99.5,
  shared: 0,
  seed: 34,
}
const PRESETS = { 'three-stages': START, 'strong-model-out': { ...START, outage: 'second' } }

function fallbackOf(lab: LabState): Fallback {
  return {
    ...LESSON_FALLBACK,
    firstGate: lab.number('gate1', START.gate1) / 100,
    secondGate: lab.number('gate2', START.gate2) / 100,
    overconfidence: Math.min(0.95, Math.max(0, lab.number('over', START.over) / 100)),
    outage: OUTAGE_OPTIONS.find(({ value }) => value === lab.text('outage', 'none'))?.value ?? 'none',
    personCost: lab.number('price', START.price),
  }
}

function achievedBy({ gate1, gate2, over, outage, traffic, agents, shared }: LabInputs): string[] {
  return [
    ...(Number(gate2) >= 88 ? ['gate'] : []),
    ...(Number(over) >= 20 ? ['over'] : []),
    ...(outage === 'second' ? ['out'] : []),
    ...(Number(traffic) >= 380 && Number(agents) >= 6 && Number(gate1) <= 90 ? ['people'] : []),
    ...(Number(shared) >= 10 ? ['shared'] : []),
  ]
}

/** L13: who answers, what it costs, how long people are waited for, and what users read when a stage is out. */
export function StagedFallbackLab(props: LabBodyProps) {
  const lab = useLabInputs({ ...props, presets: PRESETS, achieved: achievedBy })
  const fallback = fallbackOf(lab)
  const result = runFallback(fallback)
  const usual = runFallback({ ...fallback, outage: 'none' })
  const contactsPerHour = Math.max(1, lab.number('traffic', START.traffic))
  const desk: Desk = {
    perMinute: (contactsPerHour / 60) * result.shares[2],
    agents: Math.min(20, Math.max(1, Math.round(lab.number('agents', START.agents)))),
    handleMinutes: Math.max(0.5, lab.number('handle', START.handle)),
  }
  const queue = deskResult(desk)
  return (
    <>
      <Finding
        text={`${percent(result.accuracy, 1)} of all contacts are right at ${euros(result.cost)} each; ${percent(result.shares[2])} reach a person.`}
        how={howOf(queue, desk)}
      />
      <div className="lab-two even">
        <FlowPicture result={result} />
        <QueueSection
          desk={desk}
          before={(contactsPerHour / 60) * usual.shares[2]}
          seed={Math.max(1, Math.round(lab.number('seed', START.seed)))}
        />
      </div>
      <FallbackControls lab={lab} fallback={fallback} desk={desk} contactsPerHour={contactsPerHour} />
      <div className="lab-two even">
        <WaitPicture
          contactsPerHour={contactsPerHour}
          share={result.shares[2]}
          agents={desk.agents}
          handleMinutes={desk.handleMinutes}
        />
        <Later>
          <Messages
            messages={messagesFor({ outage: fallback.outage, meanWait: queue.meanWait, shares: result.shares })}
          />
        </Later>
      </div>
      <StagesTable result={result} fallback={fallback} meanWait={queue.meanWait} />
      <AvailabilityTable availability={lab.number('up', START.up) / 100} shared={lab.number('shared', 0) / 100} />
      <p className="lab-note">
        The service and its figures are invented, the hour at the desk is simulated, and the messages are ours. Contacts
        are ordered by difficulty; a model answers as long as it says that it is at least as sure as its gate. Nobody
        gives up waiting here, which real people do.
      </p>
      <FallbackTasks lab={lab} />
      <FallbackNotes />
      <FallbackPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function Messages({ messages }: { messages: readonly Message[] }) {
  return (
    <ol className="lab-messages">
      {messages.map(({ state, isNow, text }) => (
        <li key={state} className={isNow ? 'now' : undefined}>
          <b>
            {state}
            {isNow ? ', now' : ', not now'}
          </b>
          <q>{text}</q>
        </li>
      ))}
    </ol>
  )
}

function howOf({ load, waits, meanWait, growth }: DeskResult, { agents }: Desk): string {
  if (growth > 0)
    return `The work would fill ${load.toFixed(1)} people and there are ${agents}: the queue grows by ${whole(growth)} an hour.`
  if (!Number.isFinite(meanWait)) return `The work fills all ${agents} people, so that the queue has no end.`
  return `${load.toFixed(1)} of ${agents} people are busy on average; ${percent(waits)} of those who are sent to them wait, ${waitText(meanWait)} on average over all.`
}

function FallbackControls({
  lab,
  fallback,
  desk,
  contactsPerHour,
}: {
  lab: LabState
  fallback: Fallback
  desk: Desk
  contactsPerHour: number
}) {
  const range = labRanges(lab)
  const { firstGate, secondGate, overconfidence, outage, personCost } = fallback
  const [up, shared, seed] = [lab.number('up', START.up), lab.number('shared', 0), lab.number('seed', START.seed)]
  return (
    <>
      <ChoiceControl
        legend="Out of order"
        value={outage}
        options={OUTAGE_OPTIONS}
        onChange={(value) => lab.set({ outage: value })}
      />
      <Controls>
        {range('gate1', 'Gate of the fast model', percent(firstGate), [firstGate * 100, 70, 99, 1])}
        {range('gate2', 'Gate of the strong model', percent(secondGate), [secondGate * 100, 70, 99, 1])}
        {range('over', 'Models hide of their errors', percent(overconfidence), [overconfidence * 100, 0, 80, 5])}
        {range('traffic', 'Contacts an hour', whole(contactsPerHour), [contactsPerHour, 60, 900, 10])}
        {range('agents', 'People', String(desk.agents), [desk.agents, 1, 20, 1])}
        {range('handle', 'Minutes of each', String(desk.handleMinutes), [desk.handleMinutes, 1, 15, 0.5])}
        {range('price', 'A contact with a person', euros(personCost), [personCost, 0.5, 10, 0.5])}
        {range('up', 'A provider is up', percent(up / 100, 1), [up, 95, 99.9, 0.1])}
        {range('shared', 'Failures that strike both', percent(shared / 100), [shared, 0, 100, 5])}
        {range('seed', 'Seed of the hour', String(seed), [seed, 1, 40, 1])}
      </Controls>
    </>
  )
}

function StagesTable({
  result: { shares, right, costs, accuracy, cost },
  fallback,
  meanWait,
}: {
  result: FallbackResult
  fallback: Fallback
  meanWait: number
}) {
  const delays = [`${fallback.first.seconds} s`, `${fallback.second.seconds} s`, `wait ${waitText(meanWait)}`]
  return (
    <TurnedTable
      caption="The three stages"
      head={['Stage', 'Contacts', 'Right', 'Each costs', 'Part of the cost', 'Answer after']}
      strong={1}
      rows={[
        ...STAGE_NAMES.map((name, index) => ({
          name,
          cells: [
            percent(shares[index]!),
            shares[index]! > 0 ? percent(right[index]!, 1) : '–',
            euros(costs[index]!),
            percent(cost === 0 ? 0 : (shares[index]! * costs[index]!) / cost),
            delays[index]!,
          ],
        })),
        { name: 'All', cells: ['100%', percent(accuracy, 1), euros(cost), '100%', ''] },
      ]}
    />
  )
}

function AvailabilityTable({ availability, shared }: { availability: number; shared: number }) {
  const rows = [
    { name: 'One provider', value: availability },
    { name: 'Two, independent', value: jointAvailability([availability, availability]) },
    { name: `Two, ${percent(shared)} shared`, value: sharedAvailability(availability, shared) },
  ]
  return (
    <TurnedTable
      caption="Two providers of which one is enough"
      head={['Providers', 'Up', 'Down in 30 days']}
      rows={rows.map(({ name, value }) => ({
        name,
        cells: [percent(value, 4), `${minutesDown(value).toFixed(1)} min`],
      }))}
    />
  )
}

function FallbackTasks({ lab }: { lab: LabState }) {
  return (
    <TaskList
      tasks={[
        {
          text: 'Raise the gate of the strong model from 85% to 88%. What do three points of caution do to the queue?',
          isDone: lab.flag('done-gate'),
        },
        {
          text: 'Let the models hide 20% of their errors. Which figures look better now, and which one is worse?',
          isDone: lab.flag('done-over'),
        },
        {
          text: 'Take the strong model out of order, and read what users are told. How many people would keep up?',
          isDone: lab.flag('done-out'),
        },
        {
          text: 'Let 380 contacts come in an hour, then add one person. Which of the two changed more?',
          isDone: lab.flag('done-people'),
        },
        {
          text: 'Two providers that share 10% of their failures: how many minutes a month are they both down?',
          isDone: lab.flag('done-shared'),
        },
      ]}
    />
  )
}
