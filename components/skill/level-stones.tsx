import type { SkillLevel } from '@/lib/content/core/types'
import { LevelTag } from './level-tag'

export interface LevelStonesProps {
  skillId: string
  levels: readonly SkillLevel[]
  /** What a level is judged by, in words, by level. */
  judgedBy: Readonly<Record<number, string>>
}

/** Five stones on a post: the standard, what a colleague would see, and what it is judged by. */
export function LevelStones({ skillId, levels, judgedBy }: LevelStonesProps) {
  return (
    <ol className="levels" start={0}>
      {levels.map(({ level, name, descriptor, atWork }) => (
        <li key={level}>
          <svg className="peg" viewBox="0 0 32 34" aria-hidden="true" focusable="false">
            <path d="M5 29.5V13.5a11 11 0 0 1 22 0v16z" className="peg-stone" />
            <path d="M0 30h32" className="peg-foot" />
            <text x="16" y="23.5" textAnchor="middle">
              {level}
            </text>
          </svg>
          <div>
            <h3>
              {name} <LevelTag skillId={skillId} level={level} />
            </h3>
            <p>{descriptor}</p>
            <p className="at-work">{atWork}</p>
            {judgedBy[level] && <p className="tests">{judgedBy[level]}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
