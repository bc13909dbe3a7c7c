'use client'

import { useId } from 'react'
import type { RubricLine } from '@/lib/content/core/types'
import { useMilestoneRecord } from './milestone-record'

const LEVELS = ['0', '1', '2', '3', '4'] as const

/** The rubric a reviewer would use; the learner scores the own work with it first. */
export function RubricScores({ rubric }: { rubric: readonly RubricLine[] }) {
  const name = useId()
  const { milestoneId, detail, change } = useMilestoneRecord()
  return (
    <div className="ui rubric">
      {rubric.map(({ id, line, anchors }) => (
        <fieldset key={id}>
          <legend>{line}</legend>
          {LEVELS.map((level) => (
            <label key={level} className={detail.selfScores[id] === Number(level) ? 'chosen' : undefined}>
              <input
                type="radio"
                name={`${name}-${id}`}
                checked={detail.selfScores[id] === Number(level)}
                onChange={() =>
                  change({ kind: 'rubric-scored', milestoneId, lineId: id, score: Number(level) }, (before) => ({
                    ...before,
                    status: before.status === 'open' ? 'working' : before.status,
                    selfScores: { ...before.selfScores, [id]: Number(level) },
                  }))
                }
              />
              <b className="num">{level}</b>
              <span>{anchors[level]}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}
