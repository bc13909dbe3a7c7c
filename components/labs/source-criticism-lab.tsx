'use client'

import { memo } from 'react'
import {
  OPEN_CLAIMS,
  gradesIn,
  judgeSourceCriticism,
  readGrade,
  scoreGrades,
  type GivenGrade,
  type LabClaim,
} from '@/lib/labs/core/source-criticism'
import type { LabBodyProps } from './lab-body'
import { ByWidth } from './parts/by-width'
import { SelectControl } from './parts/controls'
import { Finding } from './parts/finding'
import { LabFoot } from './parts/lab-foot'
import { LabWait } from './parts/lab-hold'
import { PassPanel } from './parts/pass-panel'
import { TaskList } from './parts/task-list'
import { TurnedTable } from './parts/turned-table'
import { ClaimSheet } from './source-criticism-claim'
import { GradeNotes } from './source-criticism-notes'
import { GradeBoard } from './source-criticism-pictures'
import { useLabData } from './use-lab-data'
import { showsSameTask, useLabInputs, type LabState } from './use-lab-inputs'

const PRESETS = { 'twenty-claims': { claim: 0 } }

/** L22: twenty claims, four grades, and how sure one was. */
export function SourceCriticismLab(props: LabBodyProps) {
  const data = useLabData<{ claims: LabClaim[] }>('/labs/data/L22')
  if (data.state !== 'read') return <LabWait labId={props.labId} data={data} />
  return <Explored {...props} claims={data.value.claims} />
}

function Explored({ claims, ...props }: LabBodyProps & { claims: readonly LabClaim[] }) {
  const open = claims.slice(0, OPEN_CLAIMS)
  const rest = claims.slice(OPEN_CLAIMS)
  const lab = useLabInputs({
    ...props,
    presets: PRESETS,
    achieved: (inputs) => [
      ...(open.every(({ id }) => inputs[`first-${id}`] !== undefined) ? ['first'] : []),
      ...(open.every(({ id }) => inputs[`grade-${id}`] !== undefined) ? ['again'] : []),
    ],
  })
  const grades = gradesIn(lab.inputs, claims)
  const score = scoreGrades(claims, grades)
  const index = Math.min(claims.length - 1, Math.max(0, lab.number('claim', 0)))
  const current = claims[index]
  const board = claims.flatMap(({ id, verdict }) => {
    const grade = grades[id]
    return grade === undefined ? [] : [{ id, confidence: grade.confidence, agrees: grade.grade === verdict }]
  })
  if (!current) return <p className="lab-note">There are no claims to grade.</p>
  return (
    <>
      <Finding
        text={
          score.graded === 0
            ? 'Grade the claim. The key and its reason appear afterwards.'
            : `${score.correct} of ${score.graded} grades agree with the key; ${score.confidentErrors} confident ${score.confidentErrors === 1 ? 'error' : 'errors'}.`
        }
        how="The key says what was found by a certain day. A better origin than ours beats it."
      />
      <div className="lab-case-head">
        <SelectControl
          label="Claim"
          value={String(index)}
          options={claims.map(({ id }, place) => ({
            value: String(place),
            label: `${place + 1} of ${claims.length}${place < OPEN_CLAIMS ? ', to learn' : ''}${grades[id] ? ', graded' : ''}`,
          }))}
          onChange={(value) => lab.set({ claim: Number(value) })}
        />
        <div className="acts">
          <button type="button" className="btn" disabled={index === 0} onClick={() => lab.set({ claim: index - 1 })}>
            Before
          </button>
          <button
            type="button"
            className="btn"
            disabled={index === claims.length - 1}
            onClick={() => lab.set({ claim: index + 1 })}
          >
            Next claim
          </button>
        </div>
      </div>
      <ClaimSheet
        claim={current}
        isToLearn={index < OPEN_CLAIMS}
        first={readGrade(lab.text(`first-${current.id}`, ''))}
        given={grades[current.id] ?? null}
        onGrade={(grade, isFirst) =>
          lab.set({
            [`${isFirst ? 'first' : 'grade'}-${current.id}`]: `${grade.grade}:${Math.round(grade.confidence * 100)}`,
          })
        }
      />
      <ByWidth>{(isNarrow) => <GradeBoard grades={board} isNarrow={isNarrow} />}</ByWidth>
      <TurnedTable
        caption="Your grades so far"
        head={[
          'Claims',
          'Graded',
          'Agree',
          'Confident errors',
          'Given at 80% or more',
          'of these agree',
          'Brier score',
          'Score',
        ]}
        strong={7}
        rows={[
          { name: 'To learn', cells: boardCells(open, grades) },
          { name: 'That count', cells: boardCells(rest, grades) },
        ]}
      />
      <TaskList
        tasks={[
          {
            text: `Grade the claims to learn on without the drawer. Note the free signs you used.`,
            isDone: lab.flag('done-first'),
          },
          { text: 'Open the drawer and grade them again. Origin or echo?', isDone: lab.flag('done-again') },
          {
            text: 'Compare: of your grades at 80% or more, how many agree with the key?',
            isDone: score.confident.given >= 5,
          },
        ]}
      />
      <GradeNotes />
      <GradePass claims={claims} lab={lab} />
      <LabFoot lab={lab} />
    </>
  )
}

function boardCells(claims: readonly LabClaim[], grades: Readonly<Record<string, GivenGrade>>): string[] {
  const score = scoreGrades(claims, grades)
  return [
    `${score.graded} of ${claims.length}`,
    String(score.correct),
    String(score.confidentErrors),
    String(score.confident.given),
    String(score.confident.agreed),
    score.brier === null ? 'none' : score.brier.toFixed(2),
    String(score.score),
  ]
}

const GradePass = memo(function GradePass({ claims, lab }: { claims: readonly LabClaim[]; lab: LabState }) {
  const grades = gradesIn(lab.inputs, claims)
  const rest = claims.slice(OPEN_CLAIMS)
  const seed = 1 + lab.number('attempt', 0)
  const isComplete = rest.every(({ id }) => grades[id] !== undefined)
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      seedName="Attempt"
      submitLabel="Score the claims that count"
      anotherLabel={isComplete ? 'Start over' : 'Go on'}
      answer={lab.handIn(['grade-'])}
      judge={(answer) => judgeSourceCriticism({ seed, answer, data: claims })}
      onAnother={() => {
        if (isComplete) lab.reset()
        lab.set({ attempt: lab.number('attempt', 0) + 1 })
      }}
      task={
        <p>
          Grade the remaining {rest.length} claims. Each that agrees with the key counts one point; an error at 80% or
          more takes half a point away. {Math.ceil(rest.length * 1.2) / 2} points pass.
        </p>
      }
    >
      {() => null}
    </PassPanel>
  )
}, showsSameTask)
