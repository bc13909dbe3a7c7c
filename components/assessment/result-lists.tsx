import type { ReactNode } from 'react'
import type { GaugeProps } from '@/components/ui/gauge'
import { ResultSkill } from './result-skill'
import type { NamedSkill } from './result-view'

export interface ResultListProps {
  title: string
  explanation: ReactNode
  skills: readonly NamedSkill[]
  track: GaugeProps['track'] | undefined
}

/** One of the three lists of a result: gaps, not sure yet, solid. */
export function ResultList({ title, explanation, skills, track }: ResultListProps) {
  return (
    <section>
      <h2>
        {title} <b className="num">{skills.length}</b>
      </h2>
      <div className="explanation">{explanation}</div>
      {skills.length === 0 ? (
        <p className="small dim empty">None.</p>
      ) : (
        <ul>
          {skills.map((skill) => (
            <ResultSkill key={skill.id} skill={skill} track={track} />
          ))}
        </ul>
      )}
    </section>
  )
}
