'use client'

import { memo, useMemo } from 'react'
import {
  KEYS,
  RUBRIC,
  agreementOf,
  fitnessOf,
  pullOfTenWords,
  shareOf,
  type Agreement,
  type Fitness,
  type JudgeTable,
  type KeyName,
} from '@/lib/labs/core/judge-agreement'
import { JUDGES, runJudge, type JudgeName, type SwappedPair } from '@/lib/labs/core/judge-simulation'
import { percent } from '@/lib/labs/core/verdict'
import type { JudgedReplies } from '@/lib/labs/schemas'
import { JudgeNotes } from './judge-agreement-notes'
import { JudgePass } from './judge-agreement-pass'
import { LengthPicture, MosaicPicture, RatePicture, SwapPicture } from './judge-agreement-pictures'
import {
  correctedShare,
  useLabelled,
  useLines,
  useMarked,
  useOurKappa,
  usePassed,
  type JudgeSetting,
} from './judge-agreement-replies'
import { AgreementBoard, DifferenceDrawer, DisputeDrawer, RulesDrawer } from './judge-agreement-tables'
import { JUDGE_NAMES, KEY_NAMES, LINE_NAMES, signed } from './judge-agreement-words'
import type { LabBodyProps } from './lab-body'
import { ChoiceControl, Controls } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { labRanges } from './parts/lab-ranges'
import { Later, useLater } from './parts/later'
import { TaskList } from './parts/task-list'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'

const STEADY = {
  judge: 'steady',
  people: 'settled',
  cut: 5.5,
  labelled: 100,
  truth: 60,
  seed: 16,
  price: true,
  step: true,
  asked: true,
  fact: true,
}
const PRESETS = { 'steady-judge': STEADY, 'likes-length': { ...STEADY, judge: 'wordy' } }

const judgeOf = (text: string): JudgeName => JUDGES.find((name) => name === text) ?? 'steady'
const keyOf = (text: string): KeyName => KEYS.find((name) => name === text) ?? 'settled'

/** L16: a hundred replies, two keys, three simulated judges, and whether a judge may mark alone. */
export function JudgeAgreementLab(props: LabBodyProps) {
  const data = useLabData<JudgedReplies>('/labs/data/L16')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} data={data.value} />
}

function Explored({ data, ...props }: LabBodyProps & { data: JudgedReplies }) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => [
      ...(inputs.judge === 'wordy' ? ['length'] : []),
      ...(inputs.judge === 'wordy' && Number(inputs.cut) >= 6.5 ? ['cut'] : []),
      ...(inputs.judge === 'first' ? ['order'] : []),
      ...(RUBRIC.some((line) => inputs[line] === false) ? ['rubric'] : []),
      ...(Number(inputs.labelled) <= 30 ? ['few'] : []),
      ...(inputs.people === 'first' || inputs.people === 'second' ? ['keys'] : []),
    ],
  })
  const judge = judgeOf(lab.text('judge', 'steady'))
  const seed = Math.max(1, Math.round(lab.number('seed', STEADY.seed)))
  const run = useMemo(() => runJudge(judge, { replies: data.answers, seed }), [judge, data, seed])
  const keyName = keyOf(lab.text('people', 'settled'))
  const lines = useLines(lab)
  const cut = lab.number('cut', STEADY.cut)
  const truth = lab.number('truth', STEADY.truth) / 100
  const replies = useLabelled({ data, points: run.points, keyName, lines, size: lab.number('labelled', 100) })
  const { marked, table } = useMarked(replies, cut)
  const agreement = agreementOf(table)
  const pull = useMemo(() => pullOfTenWords(replies), [replies])
  const consistency = shareOf(run.pairs.filter(({ isKept }) => isKept).length, run.pairs.length)!
  const fitness = fitnessOf({ agreement, consistency: consistency.share, pull })
  const choice = `${judge} ${keyName}`
  const isBehind = useLater(choice) !== choice
  return (
    <>
      <Finding
        text={`${JUDGE_NAMES[judge]} agrees with people on ${percent(agreement.raw.share)} of ${marked.length} replies: ${verdictOf(fitness)}.`}
        how={`Cohen’s κ is ${signed(agreement.kappa.value, 2)}. It passes ${percent(agreement.good?.share ?? 0)} of the good replies and fails ${percent(agreement.bad?.share ?? 0)} of the bad ones.`}
      />
      <div className="lab-two even">
        <MosaicPicture table={table} />
        <LengthPicture replies={replies} cut={cut} pull={pull} />
      </div>
      <JudgeAlone
        isBehind={isBehind}
        pairs={run.pairs}
        agreement={agreement}
        table={table}
        setting={{ data, judge, cut, truth, seed, keyName, lines }}
      />
      <JudgeControls lab={lab} judge={judge} keyName={keyName} seed={seed} />
      <Later>
        <AgreementBoard
          agreement={agreement}
          ourKappa={useOurKappa(data, lines)}
          consistency={consistency}
          pull={pull}
        />
        <DifferenceDrawer marked={marked} keyName={keyName} data={data} />
      </Later>
      <DisputeDrawer data={data} />
      <RulesDrawer data={data} />
      <p className="lab-note">
        The firm and its rules are invented. {data.note} The judges are simulated: rules with chance from the seed, no
        model was asked. What is asked of a judge is our custom, not a norm.
      </p>
      <TaskList
        tasks={[
          {
            text: 'Take the judge that likes length. In which cell does it go wrong, and what do those replies share?',
            isDone: lab.flag('done-length'),
          },
          {
            text: 'Raise its line to 6.5 points. Do the bad replies fail now, and what happens to the good ones?',
            isDone: lab.flag('done-cut'),
          },
          {
            text: 'Take the judge that likes the first. Its agreement is high: where does it fail?',
            isDone: lab.flag('done-order'),
          },
          {
            text: 'Take a line out of the rubric. What happens to κ, though the judge has not changed?',
            isDone: lab.flag('done-rubric'),
          },
          {
            text: 'Label only 30 replies. How wide is the interval of the corrected rate?',
            isDone: lab.flag('done-few'),
          },
          {
            text: 'Hold the judge against our first key, then the second. Who disagrees more, judge or keys?',
            isDone: lab.flag('done-keys'),
          },
        ]}
      />
      <JudgeNotes />
      <JudgePass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

/** The second row: both orders, and what the judge says of replies that nobody labelled. After the choice of another judge or
 *  key the first row is drawn before it. */
const JudgeAlone = memo(
  function JudgeAlone({
    pairs,
    agreement,
    table,
    setting,
  }: {
    isBehind: boolean
    pairs: readonly SwappedPair[]
    agreement: Agreement
    table: JudgeTable
    setting: JudgeSetting
  }) {
    const passed = usePassed(setting)
    return (
      <div className="lab-two even">
        <SwapPicture pairs={pairs} />
        <RatePicture {...correctedShare({ passed, truth: setting.truth, agreement, table })} />
      </div>
    )
  },
  (_, now) => now.isBehind,
)

function verdictOf({ marks, compares }: Fitness): string {
  if (compares) return 'it may mark and compare'
  return marks ? 'it may mark, and not compare' : 'do not let it mark alone'
}

function JudgeControls({
  lab,
  judge,
  keyName,
  seed,
}: {
  lab: LabState
  judge: JudgeName
  keyName: KeyName
  seed: number
}) {
  const range = labRanges(lab)
  const cut = lab.number('cut', STEADY.cut)
  const truth = lab.number('truth', STEADY.truth)
  const labelled = lab.number('labelled', STEADY.labelled)
  return (
    <>
      <ChoiceControl
        legend="Judge"
        value={judge}
        options={JUDGES.map((value) => ({
          value,
          label: JUDGE_NAMES[value].replace('The judge that ', '').replace('The ', ''),
        }))}
        onChange={(value) => lab.set({ judge: value })}
      />
      <ChoiceControl
        legend="People"
        value={keyName}
        options={KEYS.map((value) => ({ value, label: KEY_NAMES[value] }))}
        onChange={(value) => lab.set({ people: value })}
      />
      <fieldset className="lab-choice">
        <legend>Lines of your rubric</legend>
        {RUBRIC.map((line) => (
          <label key={line}>
            <input
              type="checkbox"
              checked={lab.inputs[line] !== false}
              onChange={(event) => lab.set({ [line]: event.target.checked })}
            />
            {LINE_NAMES[line]}
          </label>
        ))}
      </fieldset>
      <Controls>
        {range('cut', 'Passes from', `${cut.toFixed(2)} points`, [cut, 2, 9, 0.25])}
        {range('labelled', 'Replies that people labelled', String(labelled), [labelled, 20, 100, 10])}
        {range('truth', 'Good among 2,000 others', `${truth}%`, [truth, 10, 95, 5])}
        {range('seed', 'Seed of the judges', String(seed), [seed, 1, 40, 1])}
      </Controls>
    </>
  )
}
