'use client'

import {
  ALL_RUNS,
  HABITS,
  LESSON_SEED,
  lineOf,
  readTests,
  simulateTests,
  type Habit,
} from '@/lib/labs/core/prompt-test'
import {
  falseWinnerChance,
  sequentialTest,
  usersPerGroup,
  type TestTerms,
} from '@/lib/labs/core/prompt-test-statistics'
import { percent, whole, type LabInputs } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls, RangeControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { SamplingNote } from './parts/sampling-note'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { PromptTestNotes } from './prompt-test-notes'
import { GHOSTS, PowerPicture, WalksPicture, points } from './prompt-test-pictures'
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

const HABIT_NAMES: Record<Habit, string> = {
  'one-look': 'One look, at the end',
  'every-look': 'Each look, stop at the first low p',
  pocock: 'Each look, Pocock’s line',
  wald: 'Wald’s test, new prompt alone',
}
const HABIT_OPTIONS = HABITS.map((value) => ({ value, label: HABIT_NAMES[value] }))
const habitOf = (text: string): Habit => HABITS.find((habit) => habit === text) ?? 'every-look'

const TRUTHS = [
  { value: 'none', label: 'no difference' },
  { value: 'half', label: 'half the gain' },
  { value: 'gain', label: 'the gain' },
]
const TRUE_SHARE: Readonly<Record<string, number>> = { none: 0, half: 0.5, gain: 1 }

function termsOf(lab: LabState): TestTerms {
  const base = Math.max(0.01, Math.min(0.95, lab.number('base', 20) / 100))
  return {
    base,
    effect: Math.max(0.005, Math.min(lab.number('effect', 5) / 100, 0.99 - base)),
    alpha: Math.max(0.001, Math.min(0.2, lab.number('alpha', 5) / 100)),
    power: Math.max(0.5, Math.min(0.99, lab.number('power', 80) / 100)),
  }
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
  const terms = termsOf(lab)
  const looks = Math.max(1, Math.min(20, Math.round(lab.number('looks', 10))))
  const habit = habitOf(lab.text('habit', 'every-look'))
  const truth = lab.text('truth', 'none')
  const hasGain = (TRUE_SHARE[truth] ?? 0) > 0
  const seed = Math.max(0, Math.round(lab.number('seed', LESSON_SEED)))
  const chosen = Math.max(0, Math.min(GHOSTS - 1, Math.round(lab.number('chosen', 1)) - 1))
  const traffic = Math.max(1, lab.number('traffic', 300))
  const users = Math.ceil(usersPerGroup(terms))
  const shared = { terms, looks, seed, shown: GHOSTS }
  const gain = terms.effect * (hasGain ? (TRUE_SHARE[truth] ?? 1) : 1)
  const drawingNone = useSampling('tests', { options: { ...shared, gain: 0, runs: ALL_RUNS }, few: fewTests })
  const drawingReal = useSampling('tests', { options: { ...shared, gain, runs: ALL_RUNS / 4 }, few: fewTests })
  const [none, real] = [drawingNone.result, drawingReal.result]
  const results = HABITS.map((each, at) => ({ habit: each, none: none.habits[at]!, real: real.habits[at]! }))
  const yours = results.find((each) => each.habit === habit) ?? results[0]!
  const seen = hasGain ? yours.real : yours.none
  return (
    <>
      <Finding
        text={
          hasGain
            ? `${HABIT_NAMES[habit]}: the new prompt, better by ${points(terms.effect * (TRUE_SHARE[truth] ?? 1), 2)}, wins ${percent(seen.found, 1)} of the tests.`
            : `${HABIT_NAMES[habit]}: ${percent(seen.winners, 1)} of the tests without any difference name a winner.`
        }
        how={`${whole(users)} users in each group find a gain of ${points(terms.effect)} from ${percent(terms.base)} with ${percent(terms.power)} power: ${whole(Math.ceil((2 * users) / traffic))} days at ${whole(traffic)} users a day.`}
      />
      <div className="lab-two even">
        <WalksPicture
          tests={(hasGain ? real : none).shown}
          endings={seen.endings}
          habit={habit}
          terms={(hasGain ? real : none).terms}
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
      <TurnedTable
        caption="Four ways to decide, side by side"
        head={[
          'You decide by',
          'Line',
          'No difference: winner named',
          `${points(terms.effect * (hasGain ? (TRUE_SHARE[truth] ?? 1) : 1), 2)} better: found`,
          'Length if no difference',
        ]}
        strong={2}
        rows={results.map((each) => ({
          name: HABIT_NAMES[each.habit],
          cells: [
            each.habit === 'wald'
              ? waldText(none.terms)
              : lineOf(each.habit, { looks: none.shown.looks, alpha: none.terms.alpha }).toFixed(2),
            percent(each.none.winners, 1),
            percent(each.real.found, 1),
            percent(each.none.length),
          ],
        }))}
      />
      <p className="lab-note">
        {whole(none.runs)} simulated tests without a difference and {whole(real.runs)} with one, seed {seed}. By
        calculation, {looks} {looks === 1 ? 'look' : 'looks'} at a line of{' '}
        {lineOf('one-look', { looks, alpha: terms.alpha }).toFixed(2)} give{' '}
        {percent(falseWinnerChance(looks, lineOf('one-look', { looks, alpha: terms.alpha })), 1)}. Wald’s test knows the
        old rate and has one group only, so its whole length needs half of the users; it looks for a gain in one
        direction. No user is real here.
      </p>
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

function waldText(terms: TestTerms): string {
  const { lower, upper } = sequentialTest(terms)
  return `${lower.toFixed(2)} to ${upper.toFixed(2)}`.replace('-', '−')
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
