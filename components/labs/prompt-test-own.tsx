'use client'

import { memo } from 'react'
import { gainInterval, mcNemar, twoRatesZ, twoSided } from '@/lib/labs/core/prompt-test-statistics'
import { Controls, NumberControl } from './parts/controls'
import { TurnedTable } from './parts/turned-table'
import { type LabState } from './use-lab-inputs'

const KEYS = ['users', 'before', 'after', 'onlyBefore', 'onlyAfter']

/** Of a lab that was touched any drawing's `set` does the same. */
const showsTheSame = (before: { lab: LabState }, now: { lab: LabState }) =>
  now.lab.isTouched && KEYS.every((key) => before.lab.inputs[key] === now.lab.inputs[key])

/** A finished test, read twice: as two groups, and as the same cases under both prompts. */
export const OwnResult = memo(function OwnResult({ lab }: { lab: LabState }) {
  const countOf = (key: string, { fallback, most }: { fallback: number; most: number }) =>
    Math.max(0, Math.min(most, Math.round(lab.number(key, fallback))))
  const users = Math.max(1, countOf('users', { fallback: 200, most: 1_000_000 }))
  const [before, after] = [
    countOf('before', { fallback: 170, most: users }),
    countOf('after', { fallback: 184, most: users }),
  ]
  const onlyBefore = countOf('onlyBefore', { fallback: 9, most: users })
  const onlyAfter = countOf('onlyAfter', { fallback: 23, most: users })
  const groups = [
    { successes: before, users },
    { successes: after, users },
  ] as const
  const z = twoRatesZ(...groups)
  const { gain, low, high } = gainInterval(...groups)
  const paired = mcNemar(onlyBefore, onlyAfter)
  const signed = (share: number) => `${share < 0 ? '−' : ''}${Math.abs(share * 100).toFixed(1)}`
  const fields = [
    { key: 'users', label: 'Users or cases of each prompt', value: users },
    { key: 'before', label: 'Right with the old prompt', value: before },
    { key: 'after', label: 'Right with the new prompt', value: after },
    { key: 'onlyBefore', label: 'Same cases: right with the old only', value: onlyBefore },
    { key: 'onlyAfter', label: 'Same cases: right with the new only', value: onlyAfter },
  ]
  return (
    <>
      <h3 style={{ marginTop: 'var(--s5)' }}>Read a result of your own</h3>
      <Controls>
        {fields.map(({ key, label, value }) => (
          <NumberControl
            key={key}
            label={label}
            value={String(value)}
            onChange={(text) => lab.set({ [key]: Math.max(0, Number(text) || 0) })}
          />
        ))}
      </Controls>
      <TurnedTable
        caption="Your result read in two ways"
        head={['Read as', 'Gain in points', '95% interval', 'Test', 'p']}
        strong={4}
        rows={[
          {
            name: 'Two groups, by lot',
            cells: [signed(gain), `${signed(low)} to ${signed(high)}`, `z = ${z.toFixed(3)}`, twoSided(z).toFixed(4)],
          },
          {
            name: 'The same cases twice',
            cells: [
              signed((onlyAfter - onlyBefore) / users),
              `from ${onlyBefore + onlyAfter} flips`,
              `χ² = ${paired.chi2.toFixed(3)}`,
              paired.p.toFixed(4),
            ],
          },
        ]}
      />
    </>
  )
}, showsTheSame)
