'use client'

import { cohenKappa } from '@/lib/labs/core/annotation-agreement'
import { percent } from '@/lib/labs/core/verdict'
import { LuckPicture } from './annotation-agreement-pictures'
import { kappaText } from './annotation-agreement-words'
import { ChoiceControl, Controls } from './parts/controls'
import { Finding } from './parts/finding'
import { labRanges } from './parts/lab-ranges'
import { TurnedTable } from './parts/turned-table'
import type { LabState } from './use-lab-inputs'

/** The classic table of 90% agreement below luck. */
export const OWN_TABLE = { bothNo: 90, firstOnly: 5, secondOnly: 5, bothYes: 0 }

type Cell = keyof typeof OWN_TABLE
const CELLS: readonly { key: Cell; label: string }[] = [
  { key: 'bothNo', label: 'Both say common' },
  { key: 'firstOnly', label: 'Only the first says rare' },
  { key: 'secondOnly', label: 'Only the second says rare' },
  { key: 'bothYes', label: 'Both say rare' },
]

/** Counts of two people and two classes; never empty. */
export function ownTable(read: (key: Cell, fallback: number) => number): number[][] {
  const [bothNo, firstOnly, secondOnly, bothYes] = CELLS.map(({ key }) =>
    Math.min(100, Math.max(0, Math.round(read(key, OWN_TABLE[key]) || 0))),
  ) as [number, number, number, number]
  const isEmpty = bothNo + firstOnly + secondOnly + bothYes === 0
  return [
    [isEmpty ? 1 : bothNo, secondOnly],
    [firstOnly, bothYes],
  ]
}

/** Two people, two classes, one of them rare: what raw agreement hides. */
export function OwnTable({ lab }: { lab: LabState }) {
  const range = labRanges(lab)
  const table = ownTable((key, fallback) => lab.number(key, fallback))
  const agreement = cohenKappa(table)
  const { observed, chance, kappa, items } = agreement
  const found = table[1]![1]!
  const named = found + table[0]![1]! + table[1]![0]!
  return (
    <>
      <Finding
        text={`Two people agree on ${percent(observed)} of ${items} items, and kappa is ${kappaText(kappa)}.`}
        how={
          named === 0
            ? 'Nobody used the rare class, so the table says nothing about it.'
            : `Somebody called ${named} items rare. On ${found} of these both did.`
        }
      />
      <div className="lab-two even">
        <LuckPicture agreement={agreement} names="Two people" />
        <Controls>
          {CELLS.map(({ key, label }) => {
            const value = lab.number(key, OWN_TABLE[key])
            return range(key, label, String(value), [value, 0, 100, 1])
          })}
        </Controls>
      </div>
      <ViewChoice lab={lab} />
      <TurnedTable
        caption="Two people in one table"
        head={['First', 'Second says common', 'Second says rare', 'All']}
        rows={table.map((row, label) => ({
          name: label === 0 ? 'says common' : 'says rare',
          cells: [...row, row[0]! + row[1]!].map(String),
        }))}
      />
      <p className="lab-note">
        By luck: {percent(chance, 1)}. If a class is rare, two people who never look agree most of the time. Count what
        happens on the rare class itself, and label more items that may belong to it.
      </p>
    </>
  )
}

/** Sixty messages, or a table to fill in. */
export function ViewChoice({ lab }: { lab: LabState }) {
  return (
    <ChoiceControl
      legend="Look at"
      value={lab.text('view', 'sixty')}
      options={[
        { value: 'sixty', label: 'Sixty messages' },
        { value: 'table', label: 'A table of two classes' },
      ]}
      onChange={(value) => lab.set({ view: value })}
    />
  )
}
