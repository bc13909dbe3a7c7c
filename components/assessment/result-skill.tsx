import { Gauge, type GaugeProps } from '@/components/ui/gauge'
import { Link } from '@/components/ui/link'
import { GAP_FROM, SOLID_UP_TO } from '@/lib/assessment/core/gap-words'
import { LevelStrip } from './result-level-strip'
import type { NamedEffect, NamedSkill } from './result-view'
import { sentenceStart } from '@/lib/shared/sentence-start'

export interface ResultSkillProps {
  skill: NamedSkill
  track: GaugeProps['track'] | undefined
}

/** One skill of a result: the verdict in words, and on demand the probabilities, the reasons and the way up. */
export function ResultSkill({ skill, track }: ResultSkillProps) {
  const { id, title, words, estimate, low, high, target } = skill
  return (
    <li>
      <details className="result-skill" id={`skill-${id}`}>
        <summary>
          <span className="t">{title}</span>
          <span className="w">
            {words}
            {skill.gap !== null && <span className="on-paper"> ({hundred(skill.gap)} in 100)</span>}
          </span>
          <Gauge
            estimate={estimate}
            low={low}
            high={high}
            {...(target === null ? {} : { target })}
            {...(track ? { track } : {})}
          />
        </summary>
        <div className="reasons">
          {skill.gap !== null && target !== null && (
            <p>
              <b className="num">{hundred(skill.gap)} in 100</b> that you are below level {target}, the target.
            </p>
          )}
          <LevelStrip levels={skill.levels} cap={skill.cap} target={target} />
          <OwnRating skill={skill} />
          <Influences skill={skill} />
          <WayUp skill={skill} />
        </div>
      </details>
    </li>
  )
}

function OwnRating({ skill: { ownRating, areaTitle, estimate, low, high, cap } }: { skill: NamedSkill }) {
  if (ownRating === null) return null
  const side = ownRating > high ? 'above' : ownRating < low ? 'below' : 'inside'
  return (
    <p>
      You rated {areaTitle.toLowerCase()} <b className="num">{ownRating.toFixed(1)}</b>; your answers place this skill{' '}
      {estimate >= cap + 1 ? (
        <>above level {cap}, which is as far as questions speak: </>
      ) : (
        <>
          at <b className="num">{estimate.toFixed(1)}</b> ({low.toFixed(1)} to {high.toFixed(1)}):{' '}
        </>
      )}
      {side === 'inside' ? 'the two agree.' : `your rating lies ${side} what they support.`}
    </p>
  )
}

function Influences({ skill: { influences, answered } }: { skill: NamedSkill }) {
  const asked =
    answered === 0
      ? 'No question asked about this skill itself; what is said comes from related answers and from where you come from.'
      : `${answered} ${answered === 1 ? 'question' : 'questions'} asked about this skill itself.`
  return (
    <>
      <h3>Answers that mattered</h3>
      <p className="dim">
        {asked}
        {influences.length === 0 && answered > 0 && ' None moved it much.'}
      </p>
      {influences.length > 0 && (
        <ul className="moved">
          {influences.map((effect) => (
            <li key={effect.itemId}>
              <a href={`#answer-${effect.itemId}`}>
                {sentenceStart(effect.said)}: {effect.stem}
              </a>{' '}
              <span className="num dim">{movement(effect)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function WayUp({ skill: { next, path, title } }: { skill: NamedSkill }) {
  return (
    <>
      <h3>What would raise it</h3>
      {next === null ? (
        <p>Nothing: this is the highest level there is.</p>
      ) : (
        <p>
          Level {next.level}
          {next.isByWork && ', shown by accepted work and never by questions'}: {lowerFirst(next.descriptor)}
        </p>
      )}
      <ul className="ways">
        {next?.links.map((way) => (
          <li key={way.path}>
            <Link className="link" href={way.path}>
              {way.title}
            </Link>
          </li>
        ))}
        <li>
          <Link className="link" href={path}>
            Everything about {lowerFirst(title)}
          </Link>
        </li>
      </ul>
    </>
  )
}

/** "gap 74 to 93", or the move of the estimate where there is no target or the gap is as sure as before. */
export function movement({ from, to, levels }: Pick<NamedEffect, 'from' | 'to' | 'levels'>): string {
  return from !== null && to !== null && hundred(from) !== hundred(to)
    ? `gap ${hundred(from)} to ${hundred(to)}`
    : `${levels > 0 ? 'up' : 'down'} ${Math.abs(levels).toFixed(1)} levels`
}

/** A probability as a whole number in a hundred, never quite certain, and never rounded across the limit of a verdict. */
export function hundred(probability: number): number {
  const rounded = Math.round(probability * 100)
  if (probability < GAP_FROM && rounded === 100 * GAP_FROM) return rounded - 1
  if (probability > SOLID_UP_TO && rounded === 100 * SOLID_UP_TO) return rounded + 1
  return Math.min(99, Math.max(1, rounded))
}

/** "AI safety" and "ML platform" keep their capitals. */
const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
