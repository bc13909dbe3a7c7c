'use client'

import { useMemo, useState } from 'react'
import { exactMcNemar, failureRate, failuresOf, pairCounts, type Failure } from '@/lib/labs/core/probe-set'
import { percent } from '@/lib/labs/core/verdict'
import type { ProbeSet } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { ProbeNotes } from './probe-set-notes'
import { FailureMap, PairTable } from './probe-set-pictures'
import { useLabData } from './use-lab-data'
import { useLabInputs } from './use-lab-inputs'
import { CAUSE_OPTIONS, FailureText, CausePass } from './probe-set-pass'

const PRESETS = { 'library-help': {} }
/** The failures to learn on: those of version A in these types. All others are kept for the task that counts. */
const LEARNT_ON = ['document', 'unanswerable']

/** L20: fifty probes, two versions, failures sorted by cause. */
export function ProbeSetLab(props: LabBodyProps) {
  const data = useLabData<ProbeSet>('/labs/data/L20')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} data={data.value} />
}

function Explored({ data, ...props }: LabBodyProps & { data: ProbeSet }) {
  const { probes } = data
  const failures = useMemo(() => failuresOf(probes), [probes])
  const toLearn = failures.filter(({ version, probe }) => version === 'a' && LEARNT_ON.includes(probe.type))
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => [
      ...(inputs['guess-b'] === undefined ? [] : ['map']),
      ...(toLearn.every(({ id }) => inputs[`sort-${id}`] !== undefined) ? ['sorted'] : []),
      ...(inputs['seen-lost'] === true ? ['lost'] : []),
    ],
  })
  const types = Object.keys(data.types)
  const guess = lab.text('guess-b', '')
  const counts = pairCounts(probes)
  const chance = exactMcNemar({ onlyFirst: counts.onlyA, onlySecond: counts.onlyB })
  const weakest = types.reduce(
    (worst, type) =>
      failureRate(probes, { version: 'b', type }).failed > failureRate(probes, { version: 'b', type: worst }).failed
        ? type
        : worst,
    types[0] ?? '',
  )
  return (
    <>
      <Finding
        text={
          guess === ''
            ? 'Before you open the map: where do you expect version B to be weakest?'
            : `B is weakest in “${weakest}”${guess === weakest ? ', as you expected' : `, and you expected “${guess}”`}.`
        }
        how={`${data.versions.a.label} of March and ${data.versions.b.label} of September 2026. ${data.note}`}
      />
      {guess === '' ? (
        <Guess types={data.types} onGuess={(type) => lab.set({ 'guess-b': type })} />
      ) : (
        <Map data={data} types={types} counts={counts} chance={chance} />
      )}
      {guess !== '' && (
        <>
          <details className="drawer twin">
            <summary>Sort {toLearn.length} failures of version A by cause</summary>
            <ol className="lab-rows">
              {toLearn.map((failure) => (
                <SortedFailure
                  key={failure.id}
                  failure={failure}
                  given={lab.text(`sort-${failure.id}`, '')}
                  onSort={(cause) => lab.set({ [`sort-${failure.id}`]: cause })}
                />
              ))}
            </ol>
          </details>
          <details
            className="drawer twin"
            onToggle={() => (lab.flag('seen-lost') ? undefined : lab.set({ 'seen-lost': true }))}
          >
            <summary>The {counts.onlyA} probes that A gets right and B gets wrong</summary>
            <ol className="lab-rows">
              {probes
                .filter(({ answers }) => answers.a.correct && !answers.b.correct)
                .map((probe) => (
                  <li key={probe.id}>
                    <dl className="lab-qa">
                      <dt>{probe.type}</dt>
                      <dd>{probe.prompt}</dd>
                      <dt>A, right</dt>
                      <dd>{probe.answers.a.text}</dd>
                      <dt>B, wrong</dt>
                      <dd>{probe.answers.b.text}</dd>
                    </dl>
                  </li>
                ))}
            </ol>
          </details>
        </>
      )}
      <TaskList
        tasks={[
          { text: 'Write down where you expect B to be weakest, then open the map.', isDone: lab.flag('done-map') },
          {
            text: 'Sort the failures of A in “document” and “unanswerable” by cause.',
            isDone: lab.flag('done-sorted'),
          },
          {
            text: 'Read the probes that only A gets right. Do they have anything in common?',
            isDone: lab.flag('done-lost'),
          },
        ]}
      />
      <ProbeNotes />
      <CausePass probes={probes} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function Guess({ types, onGuess }: { types: Readonly<Record<string, string>>; onGuess: (type: string) => void }) {
  const [draft, setDraft] = useState('')
  return (
    <div className="lab-answer">
      <SelectControl
        label="Weakest type of version B"
        value={draft}
        open="Choose a type"
        options={Object.entries(types).map(([value, meaning]) => ({ value, label: `${value}: ${meaning}` }))}
        onChange={setDraft}
      />
      <button type="button" className="btn" disabled={draft === ''} onClick={() => onGuess(draft)}>
        Open the map
      </button>
    </div>
  )
}

function Map({
  data,
  types,
  counts,
  chance,
}: {
  data: ProbeSet
  types: readonly string[]
  counts: ReturnType<typeof pairCounts>
  chance: number
}) {
  const cell = (type: string | null, version: 'a' | 'b') => {
    const { failed, asked, low, high } = failureRate(data.probes, { version, type })
    return `${failed} of ${asked} (${percent(low)} to ${percent(high)})`
  }
  return (
    <>
      <ByWidth>{(isNarrow) => <FailureMap probes={data.probes} types={types} isNarrow={isNarrow} />}</ByWidth>
      <details className="drawer twin">
        <summary>The same as a table</summary>
        <TurnedTable
          caption="Wrong answers by type, with 95% interval"
          head={['Type', 'A wrong', 'B wrong']}
          rows={[...types, null].map((type) => ({ name: type ?? 'all', cells: [cell(type, 'a'), cell(type, 'b')] }))}
        />
      </details>
      <div className="lab-two even">
        <PairTable counts={counts} />
        <p className="lab-note">
          {counts.onlyA + counts.onlyB} probes are disputed, {counts.onlyB} to {counts.onlyA} for B. A fair coin splits
          so unevenly in {percent(chance, 1)} of cases (exact McNemar test). Ten probes of a type prove little: read the
          failures.
        </p>
      </div>
    </>
  )
}

function SortedFailure({
  failure,
  given,
  onSort,
}: {
  failure: Failure
  given: string
  onSort: (cause: string) => void
}) {
  return (
    <li>
      <FailureText failure={failure} />
      {given === '' ? (
        <SelectControl
          label={`Cause of the failure in ${failure.probe.id}`}
          value=""
          open="Sort by cause"
          isLabelHidden
          options={CAUSE_OPTIONS}
          onChange={onSort}
        />
      ) : (
        <p className={given === failure.cause ? 'lab-result agrees' : 'lab-result differs'} role="status">
          You said {given}. {given === failure.cause ? 'We recorded the same.' : `We recorded ${failure.cause}.`}
        </p>
      )}
    </li>
  )
}
