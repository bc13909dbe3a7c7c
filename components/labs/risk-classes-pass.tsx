'use client'

import { memo, useMemo } from 'react'
import { DRAWN, NEEDED, judgeRiskClasses, riskTask, riskTaskData } from '@/lib/labs/core/risk-classes-task'
import type { RiskCards } from '@/lib/labs/schemas'
import { Controls, SelectControl } from './parts/controls'
import { PassPanel, seedOf } from './parts/pass-panel'
import { classInWords, ROLE_NAMES, dayOf, placingOptions } from './risk-classes-words'
import { showsSameTask, type LabState } from './use-lab-inputs'

const PARTS = ['role', 'class', 'from'] as const
const PART_LABELS = { role: 'Your role', class: 'Class', from: 'First duty from' } as const

/** Five other systems; role, class and date of each. */
export const RiskPass = memo(function RiskPass({ data, lab }: { data: RiskCards; lab: LabState }) {
  const seed = seedOf(lab, 1901)
  const given = useMemo(() => riskTaskData(data), [data])
  const cards = useMemo(() => riskTask(given.cards, seed), [given, seed])
  const options = useMemo(() => placingOptions(data.dates), [data])
  const answerKey = (id: string, part: string) => `answer-${id}-${part}`
  return (
    <PassPanel
      lab={lab}
      seed={seed}
      anotherLabel="Five other systems"
      judge={(answer) => judgeRiskClasses({ seed, answer, data: given })}
      onAnother={() =>
        lab.set({
          attempt: lab.number('attempt', 0) + 1,
          ...Object.fromEntries(given.cards.flatMap(({ id }) => PARTS.map((part) => [answerKey(id, part), '']))),
        })
      }
      task={
        <p>
          {DRAWN} other systems. Name your role, the class and the day of its first duty; {NEEDED} of {DRAWN * 3} must
          agree with our key. A banned or high-risk use that you take for less fails the attempt.
        </p>
      }
    >
      {(isJudged) => (
        <ol className="lab-rows">
          {cards.map(({ id, title, text, key, because }) => (
            <li key={id}>
              <p>
                <b>{title}.</b> {text}
              </p>
              <Controls>
                {PARTS.map((part) => (
                  <SelectControl
                    key={part}
                    label={PART_LABELS[part]}
                    value={lab.text(answerKey(id, part), '')}
                    open="Choose"
                    isDisabled={isJudged}
                    options={options[part]}
                    onChange={(value) => lab.set({ [answerKey(id, part)]: value })}
                  />
                ))}
              </Controls>
              {isJudged && (
                <p className="lab-result">
                  {ROLE_NAMES[key.role]}; {classInWords(key.class)}; {dayOf(key.from, data.dates)}. {because}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </PassPanel>
  )
}, showsSameTask)
