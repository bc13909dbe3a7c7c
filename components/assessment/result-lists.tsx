import type { ReactNode } from 'react'
import { Gauge, type GaugeProps } from '@/components/ui/gauge'
import { Link } from '@/components/ui/link'
import type { SkillResult } from '@/lib/assessment/core/attempt-result'

export interface ResultListProps {
  title: string
  explanation: ReactNode
  skills: readonly (SkillResult & { title: string; path: string })[]
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
      <ul>
        {skills.map(({ id, title: name, path, words, estimate, low, high, target }) => (
          <li key={id}>
            <Link href={path}>{name}</Link>
            <span className="w">{words}</span>
            <Gauge
              estimate={estimate}
              low={low}
              high={high}
              {...(target === null ? {} : { target })}
              {...(track ? { track } : {})}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
