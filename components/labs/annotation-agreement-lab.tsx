'use client'

import {
  agreementTable,
  cohenKappa,
  confusions,
  fleissKappa,
  labelCounts,
  type Labels,
} from '@/lib/labs/core/annotation-agreement'
import { COUPLES } from '@/lib/labs/core/annotation-agreement-task'
import {
  BORDERS,
  CLASSES,
  LESSON_SEED,
  READINGS,
  keyedAlike,
  simulateLabels,
  thirdStage,
  type AnnotationTexts,
  type Border,
  type Rule,
  type Team,
} from '@/lib/labs/core/annotation-team'
import { percent } from '@/lib/labs/core/verdict'
import { GuideControls, TeamControls } from './annotation-agreement-guide'
import { Differences, OWN_NEEDED, OwnLabels, ownLabels } from './annotation-agreement-own'
import { AgreementPass } from './annotation-agreement-pass'
import { ChordPicture, LuckPicture } from './annotation-agreement-pictures'
import { OWN_TABLE, OwnTable, ViewChoice, ownTable } from './annotation-agreement-table'
import { FORMULAS, RULE_KEYS, kappaText, pairName, ruleOf } from './annotation-agreement-words'
import type { LabBodyProps } from './lab-body'
import { Controls, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { FormulaNotes } from './parts/formula-notes'
import { HeatMap } from './parts/heat-map'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { useLabData } from './use-lab-data'
import { useLabInputs, type LabState } from './use-lab-inputs'

const OPEN_BORDER = {
  view: 'sixty',
  ...OWN_TABLE,
  carefulA: 96,
  carefulB: 96,
  carefulC: 96,
  bias: 0,
  biasTo: 'question',
  open: 'repair-danger',
  openness: 100,
  ruleDanger: 'none',
  ruleQuestion: 'none',
  ruleCharge: 'none',
  couple: '0-1',
  label: 15,
  settle: 1.5,
  seed: LESSON_SEED,
}
const PRESETS = {
  'open-border': OPEN_BORDER,
  'one-habit': { ...OPEN_BORDER, openness: 0, bias: 40 },
  'rare-class': { ...OPEN_BORDER, view: 'table' },
}
const classes = CLASSES.length

/** L04: how much agreement is luck, which classes are confused, and what one sentence in the guide changes. */
export function AnnotationAgreementLab(props: LabBodyProps) {
  const data = useLabData<AnnotationTexts>('/labs/annotation-texts.v2.json')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} texts={data.value} />
}

function Explored({ texts, ...props }: LabBodyProps & { texts: AnnotationTexts }) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => {
      const rules = BORDERS.filter((border) => border === inputs.open).map((border) => inputs[RULE_KEYS[border]])
      const own = cohenKappa(ownTable((key, fallback) => Number(inputs[key] ?? fallback)))
      return [
        ...(rules[0] === 'vague' ? ['vague'] : []),
        ...(rules[0] === 'fits' ? ['fits'] : []),
        ...(rules[0] === 'misses' ? ['misses'] : []),
        ...(Number(inputs.bias) >= 30 ? ['habit'] : []),
        ...(String(inputs['mine-labels'] ?? '').length >= OWN_NEEDED ? ['own'] : []),
        ...(inputs.view === 'table' && own.observed >= 0.9 && own.kappa < 0.2 ? ['rare'] : []),
      ]
    },
  })
  const isTable = lab.text('view', 'sixty') === 'table'
  return (
    <>
      {isTable ? <OwnTable lab={lab} /> : <Sixty lab={lab} texts={texts} />}
      <TaskList
        tasks={[
          {
            text: 'Add a sentence by how serious it is at the open border. How many differences does it save?',
            isDone: lab.flag('done-vague'),
          },
          {
            text: 'Replace it by the tone of the writer. Kappa rises. What happens to labels that all agree on?',
            isDone: lab.flag('done-misses'),
          },
          {
            text: 'Now decide by the part that is named. What is different, at the same kappa?',
            isDone: lab.flag('done-fits'),
          },
          {
            text: 'Close the border, and give C a habit of 40%. Which cells fall, and does a sentence help?',
            isDone: lab.flag('done-habit'),
          },
          {
            text: `Label ${OWN_NEEDED} messages yourself. With whom do you agree most, and why?`,
            isDone: lab.flag('done-own'),
          },
          {
            text: 'Go to the table of two classes. Find 90% agreement with a kappa below 0.2.',
            isDone: lab.flag('done-rare'),
          },
        ]}
      />
      <FormulaNotes notes={FORMULAS} />
      <AgreementPass lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function teamOf(lab: LabState): Team {
  const bias = lab.number('bias', 0) / 100
  return {
    people: READINGS.map((reading, person) => ({
      accuracy: lab.number(`careful${'ABC'[person]!}`, 96) / 100,
      reading,
      bias: person === 2 ? bias : 0,
    })),
    biasTo: Math.max(
      0,
      CLASSES.findIndex((name) => name === lab.text('biasTo', 'question')),
    ),
    open: BORDERS.find((border) => border === lab.text('open', '')) ?? 'repair-danger',
    openness: lab.number('openness', 100) / 100,
    rules: Object.fromEntries(BORDERS.map((border) => [border, ruleOf(lab.text(RULE_KEYS[border], 'none'))])) as Record<
      Border,
      Rule
    >,
  }
}

const agreedWords = (wrong: number) =>
  wrong === 0 ? 'no wrong label has' : wrong === 1 ? 'one wrong label has' : `${wrong} wrong labels have`

/** The three annotators, and the reader once there are enough labels. */
function Sixty({ lab, texts }: { lab: LabState; texts: AnnotationTexts }) {
  const team = teamOf(lab)
  const seed = Math.max(1, Math.round(lab.number('seed', LESSON_SEED)))
  const simulated = simulateLabels(texts.items, { team, seed })
  const own = ownLabels(lab, texts.items.length)
  const hasOwn = own.filter((label) => label !== null).length >= OWN_NEEDED
  const people: readonly Labels[] = hasOwn ? [...simulated, own] : simulated
  const names = hasOwn ? ['A', 'B', 'C', 'You'] : ['A', 'B', 'C']
  const couples = hasOwn ? [...COUPLES, ...([0, 1, 2] as const).map((person) => [person, 3] as const)] : COUPLES
  const agreementOf = (first: number, second: number) =>
    cohenKappa(agreementTable(people[first]!, people[second]!, { classes }))
  const [first, second] = couples.find((couple) => couple.join('-') === lab.text('couple', '0-1')) ?? COUPLES[0]!
  const chosen = agreementOf(first, second)
  const confused = confusions(simulated, { classes })
  const fleiss = fleissKappa(labelCounts(simulated, { classes }))
  const prices = { labelPrice: lab.number('label', 15) / 100, decisionPrice: lab.number('settle', 1.5) }
  const third = thirdStage(texts.items, { people: simulated, ...prices })
  const rows = couples.map(([one, other]) => ({ one, other, ...agreementOf(one, other) }))
  const simulatedRows = rows.slice(0, COUPLES.length)
  const lowest = simulatedRows.reduce((low, next) => (next.kappa < low.kappa ? next : low))
  const alike = keyedAlike(texts.items)
  const coupleName = `${names[first]} and ${names[second]}`
  return (
    <>
      <Finding
        text={`All three: kappa ${kappaText(fleiss.kappa)}. ${third.disputed.length} of ${texts.items.length} messages must be decided, and ${agreedWords(third.agreedWrong.length)} everybody’s agreement.`}
        how={`Labels €${third.labelCost.toFixed(2)}, decisions €${third.decisionCost.toFixed(2)}: a usable label costs ${(((third.labelCost + third.decisionCost) / texts.items.length) * 100).toFixed(1)} cents.`}
      />
      <div className="lab-two even">
        <HeatMap
          title={`${names[lowest.one]} and ${names[lowest.other]} agree least: kappa ${kappaText(lowest.kappa)}`}
          names={names}
          lower={(row, column) => {
            const { kappa } = agreementOf(column, row)
            return { value: Number.isNaN(kappa) ? 0 : kappa, text: kappaText(kappa) }
          }}
          upper={(row, column) => percent(agreementOf(row, column).observed)}
          sides={['kappa', 'raw agreement']}
          chosen={[first, second]}
          label={rows
            .map(
              ({ one, other, observed, kappa }) =>
                `${names[one]} and ${names[other]}: ${percent(observed)}, kappa ${kappaText(kappa)}`,
            )
            .join('. ')}
        />
        <ChordPicture confused={confused} />
      </div>
      <ViewChoice lab={lab} />
      <div className="lab-two even">
        <GuideControls lab={lab} team={team} />
        <div>
          <Controls>
            <SelectControl
              label="Look closer at"
              value={`${first}-${second}`}
              options={couples.map(([one, other]) => ({
                value: `${one}-${other}`,
                label: `${names[one]} and ${names[other]}`,
              }))}
              onChange={(value) => lab.set({ couple: value })}
            />
          </Controls>
          <LuckPicture agreement={chosen} names={coupleName} />
          <Differences
            texts={texts}
            first={people[first]!}
            second={people[second]!}
            names={[names[first]!, names[second]!]}
          />
        </div>
      </div>
      <TeamControls lab={lab} team={team} seed={seed} />
      <TurnedTable
        caption="Agreement of every two annotators"
        head={['Annotators', 'Messages', 'Agree', 'By luck', 'Kappa', 'About', 'Mixed up most']}
        strong={4}
        rows={rows.map(({ one, other, items, observed, chance, kappa, low, high }) => {
          const [most] = confusions([people[one]!, people[other]!], { classes })
          return {
            name: `${names[one]}, ${names[other]}`,
            cells: [
              String(items),
              percent(observed),
              percent(chance),
              kappaText(kappa),
              Number.isNaN(low) ? '–' : `${kappaText(low)} to ${kappaText(high)}`,
              most === undefined || most.count === 0 ? 'nothing' : `${pairName(most.pair)} ${most.count}`,
            ],
          }
        })}
      />
      <p className="lab-note">
        Of all couples of labels {percent(fleiss.observed)} agree; by luck it would be {percent(fleiss.chance)}. The
        messages and the key are ours, no outside experts; the author’s second reading agrees with the key on{' '}
        {alike.second} of {texts.items.length}, and another of us, who saw neither, on {alike.another}. The annotators
        are simulated.
      </p>
      <OwnLabels lab={lab} texts={texts} own={own} />
    </>
  )
}
