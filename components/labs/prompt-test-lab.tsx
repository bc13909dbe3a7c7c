'use client'

import { useMemo } from 'react'
import { ALL_RUNS, HABITS, LESSON_SEED, readTests, simulateTests } from '@/lib/labs/core/prompt-test'
import { usersPerGroup, type TestTerms } from '@/lib/labs/core/prompt-test-statistics'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { useLater } from './parts/later'
import { SamplingNote } from './parts/sampling-note'
import { TaskList } from './parts/task-list'
import { Comparison } from './prompt-test-comparison'
import { PromptTestNotes } from './prompt-test-notes'
import { GHOSTS, PowerPicture, WalksPicture, points } from './prompt-test-pictures'
import { FINDING_NAMES, HABIT_OPTIONS, habitOf } from './prompt-test-words'
import { useLabInputs, type LabState } from './use-lab-inputs'
import type { Samples } from './sampling-work'
import { useSampling } from './use-sampling'
import { PromptTestPass } from './prompt-test-pass'
import { OwnResult } from './prompt-test-own'

const LESSON: LabInputs = {
  base: 20,
  effect: 5,
  alpha: 5,
  power: 80,
  traffic: 300,
  looks: 10,
  truth: 'none',
  habit: 'every-look',
  seed: LESSON_SEED,
  chosen: 1,
  users: 200,
  before: 170,
  after: 184,
  onlyBefore: 9,
  onlyAfter: 23,
}
const PRESETS = { 'ten-looks': LESSON, 'one-look': { ...LESSON, habit: 'one-look' } }

const TRUTHS = [
  { value: 'none', label: 'no difference' },
  { value: 'half', label: 'half the gain' },
  { value: 'gain', label: 'the gain' },
]
const TRUE_SHARE: Readonly<Record<string, number>> = { none: 0, half: 0.5, gain: 1 }

function useTerms(lab: LabState): TestTerms {
  const base = Math.max(0.01, Math.min(0.95, lab.number('base', 20) / 100))
  const effect = Math.max(0.005, Math.min(lab.number('effect', 5) / 100, 0.99 - base))
  const alpha = Math.max(0.001, Math.min(0.2, lab.number('alpha', 5) / 100))
  const power = Math.max(0.5, Math.min(0.99, lab.number('power', 80) / 100))
  return useMemo(() => ({ base, effect, alpha, power }), [base, effect, alpha, power])
}

/** L07: how large a test has to be, and what looking at it early does. */
export function PromptTestLab(props: LabBodyProps) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: ({ looks, habit, effect, truth }) => [
      ...(habit === 'every-look' && Number(looks) >= 20 ? ['looks'] : []),
      ...(habit === 'pocock' ? ['pocock'] : []),
      ...(effect !== undefined && Number(effect) <= 2.5 ? ['half'] : []),
      ...(truth === 'gain' ? ['truth'] : []),
      ...(habit === 'wald' ? ['wald'] : []),
    ],
  })
  const terms = useTerms(lab)
  const looks = Math.max(1, Math.min(20, Math.round(lab.number('looks', 10))))
  const habit = habitOf(lab.text('habit', 'every-look'))
  const truth = lab.text('truth', 'none')
  const trueShare = TRUE_SHARE[truth] ?? 0
  const hasGain = trueShare > 0
  const seed = Math.max(0, Math.round(lab.number('seed', LESSON_SEED)))
  const chosen = Math.max(0, Math.min(GHOSTS - 1, Math.round(lab.number('chosen', 1)) - 1))
  const traffic = Math.max(1, lab.number('traffic', 300))
  const users = Math.ceil(usersPerGroup(terms))
  const plan = useMemo(() => ({ terms, looks, seed, shown: GHOSTS }), [terms, looks, seed])
  // The tests of the picture are drawn at once; the others are for the table alone and follow with it.
  const later = useLater(plan)
  const [planNone, planReal] = hasGain ? [later, plan] : [plan, later]
  const gain = planReal.terms.effect * (hasGain ? trueShare : 1)
  const drawingNone = useSampling('tests', { options: { ...planNone, gain: 0, runs: ALL_RUNS }, few: fewTests })
  const drawingReal = useSampling('tests', { options: { ...planReal, gain, runs: ALL_RUNS / 4 }, few: fewTests })
  const [none, real] = [drawingNone.result, drawingReal.result]
  const seen = hasGain ? real : none
  const { winners, found, endings } = seen.habits[HABITS.indexOf(habit)]!
  return (
    <>
      <Finding
        text={
          hasGain
            ? `${FINDING_NAMES[habit]}: the new prompt, ${points(terms.effect * trueShare, 2)} better, wins ${percent(found, 1)} of tests.`
            : `${FINDING_NAMES[habit]}: ${percent(winners, 1)} of tests without any difference name a winner.`
        }
        how={`${whole(users)} users in each group find a gain of ${points(terms.effect)} from ${percent(terms.base)} with ${percent(terms.power)} power: ${whole(Math.ceil((2 * users) / traffic))} days at ${whole(traffic)} users a day.`}
      />
      <div className="lab-two even">
        <WalksPicture
          tests={seen.shown}
          endings={endings}
          habit={habit}
          terms={seen.terms}
          hasGain={hasGain}
          chosen={chosen}
        />
        <PowerPicture terms={terms} />
      </div>
      <ChoiceControl
        legend="You decide by"
        value={habit}
        options={HABIT_OPTIONS}
        onChange={(value) => lab.set({ habit: value })}
      />
      <ChoiceControl
        legend="In truth there is"
        value={truth}
        options={TRUTHS}
        onChange={(value) => lab.set({ truth: value })}
      />
      <TermControls lab={lab} terms={terms} looks={looks} traffic={traffic} seed={seed} chosen={chosen} />
      <Comparison isWhole={plan === later} none={none} real={real} gain={gain} seed={seed} />
      <SamplingNote samplings={[drawingNone, drawingReal]} count={1.25 * ALL_RUNS} name="tests" />
      <OwnResult lab={lab} />
      <TaskList
        tasks={[
          {
            text: 'Look twenty times and stop at the first low p. How many winners are false?',
            isDone: lab.flag('done-looks'),
          },
          {
            text: 'Take Pocock’s line. What happens to false winners, and to the finds?',
            isDone: lab.flag('done-pocock'),
          },
          {
            text: 'Halve the gain to be found. Predict the users before you look.',
            isDone: lab.flag('done-half'),
          },
          { text: 'Let the gain be real. Who finds it most often, and at what price?', isDone: lab.flag('done-truth') },
          { text: 'Choose Wald’s test. After what part of the users does it end?', isDone: lab.flag('done-wald') },
        ]}
      />
      <PromptTestNotes />
      <PromptTestPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

/** The tests that the picture shows. */
const fewTests = (options: Samples['tests']['options']) =>
  readTests(simulateTests({ ...options, runs: GHOSTS }), { terms: options.terms, shown: GHOSTS })

interface TermControlsProps {
  lab: LabState
  terms: TestTerms
  looks: number
  traffic: number
  seed: number
  chosen: number
}

function TermControls({ lab, terms, looks, traffic, seed, chosen }: TermControlsProps) {
  const shares = [
    { key: 'base', label: 'Success of the old prompt', value: terms.base, min: 1, max: 95, step: 1 },
    { key: 'effect', label: 'Smallest gain worth finding', value: terms.effect, min: 0.5, max: 15, step: 0.5 },
    { key: 'alpha', label: 'False winners accepted', value: terms.alpha, min: 1, max: 10, step: 1 },
    { key: 'power', label: 'Power', value: terms.power, min: 50, max: 95, step: 5 },
  ]
  const counts = [
    { key: 'looks', label: 'Looks', value: looks, min: 1, max: 20, step: 1 },
    { key: 'traffic', label: 'Users a day', value: traffic, min: 50, max: 5000, step: 50 },
    { key: 'seed', label: 'Seed of the tests', value: seed, min: 0, max: 500, step: 1 },
    { key: 'chosen', label: 'Test drawn strongly', value: chosen + 1, min: 1, max: GHOSTS, step: 1 },
  ]
  return (
    <Controls>
      {shares.map(({ key, label, value, ...range }) => (
        <RangeControl
          key={key}
          label={label}
          value={Math.round(value * 1000) / 10}
          shown={key === 'effect' ? points(value) : percent(value)}
          {...range}
          onChange={(next) => lab.set({ [key]: next })}
        />
      ))}
      {counts.map(({ key, label, value, ...range }) => (
        <RangeControl
          key={key}
          label={label}
          value={value}
          shown={whole(value)}
          {...range}
          onChange={(next) => lab.set({ [key]: next })}
        />
      ))}
    </Controls>
  )
}
