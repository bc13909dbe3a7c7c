'use client'

import { useState } from 'react'
import {
  exactMcNemar,
  failureRate,
  PROBE_SETS,
  pairCounts,
  weakestTypes,
  type ProbeSetName,
} from '@/lib/labs/core/probe-set'
import { percent } from '@/lib/labs/core/verdict'
import type { ProbeSets } from '@/lib/labs/schemas'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { ChoiceControl, SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { useLater } from './parts/later'
import { ProbesToRead, learntOn } from './probe-set-failures'
import { ProbeNotes } from './probe-set-notes'
import { CausePass } from './probe-set-pass'
import { FailureMap, PairTable } from './probe-set-pictures'
import { SET_WORDS, type ProbeSetWords } from './probe-set-words'
import { useLabData } from './use-lab-data'
import { useLabInputs } from './use-lab-inputs'
import { sentenceStart } from '@/lib/shared/sentence-start'

const PRESETS = { 'two-models': { set: 'models' }, 'library-help': { set: 'library' } }
const SET_OPTIONS = PROBE_SETS.map((name) => ({ value: name, label: SET_WORDS[name].label }))
const setOf = (text: string): ProbeSetName => PROBE_SETS.find((name) => name === text) ?? 'models'

/** L20: fifty probes for two recorded models or two invented versions, and what would have turned each failure right. */
export function ProbeSetLab(props: LabBodyProps) {
  const data = useLabData<ProbeSets>('/labs/data/L20')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} data={data.value} />
}

function Explored({ data, ...props }: LabBodyProps & { data: ProbeSets }) {
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => {
      const name = setOf(String(inputs.set))
      const words = SET_WORDS[name]
      const isSorted = learntOn(data[name].probes, name).every(({ id }) => inputs[`sort-${id}`] !== undefined)
      return [
        ...(inputs[words.guessKey] === undefined ? [] : [`${words.tasks}map`]),
        ...(isSorted ? [`${words.tasks}sorted`] : []),
        ...(inputs[`seen-${words.tasks}lost`] === true ? [`${words.tasks}lost`] : []),
      ]
    },
  })
  const name = setOf(lab.text('set', 'models'))
  const words = SET_WORDS[name]
  const { probes, types: meanings, note } = data[name]
  const types = Object.keys(meanings)
  const guess = lab.text(words.guessKey, '')
  // The rows with their selects follow another set once its picture is painted.
  const followed = useLater(name)
  return (
    <>
      <Finding
        text={
          guess === ''
            ? `Before you open the map: where do you expect ${words.names.b} to be weakest?`
            : findingOf(weakestTypes(probes, { version: 'b', types }), { guess, words })
        }
        how={`${words.origin} ${note}`}
      />
      {guess === '' ? (
        <Guess
          key={name}
          name={words.names.b}
          types={meanings}
          onGuess={(type) => lab.set({ [words.guessKey]: type })}
        />
      ) : (
        <Map probes={probes} types={types} words={words} />
      )}
      <ChoiceControl
        legend="Set of probes"
        value={name}
        options={SET_OPTIONS}
        onChange={(value) => lab.set({ set: value })}
      />
      {lab.text(SET_WORDS[followed].guessKey, '') !== '' && (
        <ProbesToRead key={followed} set={followed} probes={data[followed].probes} lab={lab} />
      )}
      <TaskList
        tasks={[
          {
            text: `Write down where you expect ${words.names.b} to be weakest, then open the map.`,
            isDone: lab.flag(`done-${words.tasks}map`),
          },
          { text: words.sort, isDone: lab.flag(`done-${words.tasks}sorted`) },
          {
            text: `Read the probes that only ${words.names.a} gets right. Do they have anything in common?`,
            isDone: lab.flag(`done-${words.tasks}lost`),
          },
        ]}
      />
      <ProbeNotes probes={data.library.probes} set={name} />
      <CausePass key={`${followed}-pass`} set={followed} probes={data[followed].probes} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

/** "The classifier is weakest in “facts”, as you expected." */
function findingOf(weakest: readonly string[], { guess, words }: { guess: string; words: ProbeSetWords }): string {
  const where = weakest.map((type) => `“${type}”`).join(' and ')
  const expected = weakest.includes(guess) ? 'as you expected' : `and you expected “${guess}”`
  return `${sentenceStart(words.names.b)} is weakest in ${where}, ${expected}.`
}

function Guess({
  name,
  types,
  onGuess,
}: {
  name: string
  types: Readonly<Record<string, string>>
  onGuess: (type: string) => void
}) {
  const [draft, setDraft] = useState('')
  return (
    <div className="lab-answer">
      <SelectControl
        label={`Weakest type of ${name}`}
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
  probes,
  types,
  words,
}: {
  probes: ProbeSets['models']['probes']
  types: readonly string[]
  words: ProbeSetWords
}) {
  const cell = (type: string | null, version: 'a' | 'b') => {
    const { failed, asked, low, high } = failureRate(probes, { version, type })
    return `${failed} of ${asked} (${percent(low)} to ${percent(high)})`
  }
  const counts = pairCounts(probes)
  const chance = exactMcNemar({ onlyFirst: counts.onlyA, onlySecond: counts.onlyB })
  return (
    <>
      <ByWidth>{(isNarrow) => <FailureMap probes={probes} types={types} isNarrow={isNarrow} />}</ByWidth>
      <details className="drawer twin">
        <summary>The same as a table</summary>
        <TurnedTable
          caption={`Wrong answers of ${words.both} by type, with 95% interval`}
          head={['Type', 'A wrong', 'B wrong']}
          rows={[...types, null].map((type) => ({ name: type ?? 'all', cells: [cell(type, 'a'), cell(type, 'b')] }))}
        />
      </details>
      <div className="lab-two even">
        <PairTable counts={counts} both={words.both} />
        <p className="lab-note">
          {counts.onlyA + counts.onlyB} probes are disputed, {counts.onlyB} to {counts.onlyA} for B. A fair coin splits
          at least so unevenly in {percent(chance, 1)} of cases (exact McNemar test). Ten probes of a type prove little:
          read the failures.
        </p>
      </div>
    </>
  )
}
