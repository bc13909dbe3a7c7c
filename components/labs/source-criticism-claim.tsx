'use client'

import { useState } from 'react'
import { GRADES, type ClaimGrade, type GivenGrade, type LabClaim } from '@/lib/labs/core/source-criticism'
import { ChoiceControl, RangeControl } from './parts/controls'

const GRADE_LABEL: Record<ClaimGrade, string> = {
  corroborated: 'Corroborated',
  'plausible-unverified': 'Plausible, unverified',
  suspicious: 'Suspicious',
  contradicted: 'Contradicted',
}
const OPTIONS = GRADES.map((grade) => ({ value: grade, label: GRADE_LABEL[grade] }))

export interface ClaimSheetProps {
  claim: LabClaim
  /** The first claims are graded twice: without the drawer, then with it. */
  isToLearn: boolean
  first: GivenGrade | null
  given: GivenGrade | null
  onGrade: (grade: GivenGrade, isFirst: boolean) => void
}

/** One claim: its words, the drawer of material, the grade, and afterwards the key. */
export function ClaimSheet({ claim, isToLearn, first, given, onGrade }: ClaimSheetProps) {
  const isDrawerOpen = !isToLearn || first !== null
  return (
    <>
      <p className="lab-claim">{claim.statement}</p>
      <p className="lab-note">
        {claim.figure !== null && <>Figure: {claim.figure}. </>}Credited to: {claim.attributedTo}.
      </p>
      {isDrawerOpen ? (
        <Drawer key={claim.id} claim={claim} />
      ) : (
        <p className="lab-note">The drawer opens after your first grade.</p>
      )}
      {given === null ? (
        <GradeForm
          place={`${claim.id} ${isDrawerOpen ? 'with' : 'without'} drawer`}
          isAgain={isToLearn && first !== null}
          start={first}
          onGrade={(grade) => onGrade(grade, isToLearn && first === null)}
        />
      ) : (
        <div
          className={given.grade === claim.verdict ? 'lab-result agrees lab-note' : 'lab-result differs lab-note'}
          role="status"
        >
          <p>
            <b>
              You said {GRADE_LABEL[given.grade].toLowerCase()}, {Math.round(given.confidence * 100)}% sure
              {first !== null && first.grade !== given.grade
                ? ` (before the drawer: ${GRADE_LABEL[first.grade].toLowerCase()})`
                : ''}
              . The key says {GRADE_LABEL[claim.verdict].toLowerCase()}.
            </b>{' '}
            {claim.because}
          </p>
          <p>Say instead: {claim.sayInstead}</p>
        </div>
      )}
    </>
  )
}

function Drawer({ claim }: { claim: LabClaim }) {
  return (
    <details className="drawer twin">
      <summary>
        Open the drawer (
        {claim.drawer.length === 0
          ? 'empty'
          : `${claim.drawer.length} ${claim.drawer.length === 1 ? 'piece' : 'pieces'}`}
        )
      </summary>
      {claim.drawer.length === 0 ? (
        <p className="lab-note">The search found nothing that names this. That describes the search, not the truth.</p>
      ) : (
        <ul>
          {claim.drawer.map(({ title, publishedOn, kind, supports }) => (
            <li key={title}>
              {title} ({kind}
              {publishedOn === null ? ', no date' : `, ${publishedOn}`}){supports === null ? '' : `: ${supports}`}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function GradeForm({
  place,
  isAgain,
  start,
  onGrade,
}: {
  /** What is graded here: another place starts with an empty grade. */
  place: string
  isAgain: boolean
  start: GivenGrade | null
  onGrade: (grade: GivenGrade) => void
}) {
  // Named by its place instead of by a `key`: the fields are changed, which costs less than making them anew.
  const [draft, setDraft] = useState<{ place: string; grade: string; sure: number } | null>(null)
  const { grade, sure } =
    draft?.place === place ? draft : { grade: '', sure: start === null ? 70 : Math.round(start.confidence * 100) }
  const change = (patch: { grade?: string; sure?: number }) => setDraft({ place, grade, sure, ...patch })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onGrade({ grade: grade as ClaimGrade, confidence: sure / 100 })
      }}
    >
      <ChoiceControl
        legend={isAgain ? 'Your grade, again' : 'Your grade'}
        value={grade}
        options={OPTIONS}
        onChange={(value) => change({ grade: value })}
      />
      <div className="ctl">
        <RangeControl
          label="How sure are you?"
          value={sure}
          shown={`${sure}%`}
          min={50}
          max={100}
          step={5}
          onChange={(value) => change({ sure: value })}
        />
      </div>
      <div className="acts">
        <button type="submit" className="btn">
          {isAgain ? 'Grade again' : 'Give this grade'}
        </button>
      </div>
    </form>
  )
}
