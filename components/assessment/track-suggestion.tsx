import { Link } from '@/components/ui/link'
import { compareTracks } from '@/lib/assessment/core/track-fit'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { ContentGraph, Track } from '@/lib/content/core/graph'
import type { NamedSkill } from './result-view'

export interface TrackSuggestionProps {
  content: ContentGraph
  skills: readonly NamedSkill[]
  background: string | null
  /** The track the learner chose, or null for "help me choose". */
  chosen: string | null
}

/** Reasons are named from an hour on, three at most. */
const WORTH_NAMING_HOURS = 1
const REASONS_NAMED = 3

/** The track with the shortest way from here, why, and the runner-up; hours are expected hours over the level probabilities. */
export function TrackSuggestion({ content, skills, background, chosen }: TrackSuggestionProps) {
  const { hours } = content
  if (hours === null || content.tracks.size < 2) return null
  const comparison = compareTracks({
    skills: skills.map(({ id, levels, cap }) => ({
      id,
      levels,
      cap,
      stepHours: hours.classes[content.skills.get(id)?.size ?? 'M'],
    })),
    tracks: [...content.tracks.values()].map(({ id, targets }) => ({ id, targets: targets.specialisation })),
    overhead: hours.reviewOverhead,
  })
  const named = comparison.tracks.flatMap(({ id, hours: left }) => {
    const track = content.tracks.get(id)
    return track ? [{ track, left }] : []
  })
  const [best, second] = named
  if (best === undefined || second === undefined) return null
  const usual = content.tracks.get(content.backgrounds.get(background ?? '')?.suggestedTrack ?? '')
  const sentence = (list: readonly { skill: string; hours: number }[]) =>
    list
      .filter(({ hours: more }) => more >= WORTH_NAMING_HOURS)
      .slice(0, REASONS_NAMED)
      .map(({ skill, hours: more }) => `${content.skills.get(skill)?.title ?? skill} (${Math.round(more)} h)`)
      .join(', ')
  const reasons = sentence(comparison.reasons)
  const against = sentence(comparison.against)
  return (
    <section className="section" aria-labelledby="track-h">
      <header>
        <h2 id="track-h">
          {heading({ best: best.track, second: second.track, chosen, isEven: comparison.isNearlyEqual })}
        </h2>
        <p>
          Hours left to the end of specialisation, expected over the level probabilities above.
          {usual ? ` From your background, most people start with ${usual.title}.` : ''} A suggestion; you choose.
        </p>
      </header>
      <ul className="rows tracks-fit">
        {named.map(({ track, left }, index) => (
          <li key={track.id}>
            <span>
              <Link href={hrefOf(track)}>{track.title}</Link>
              {track.id === chosen && <span className="dim"> your choice</span>}
            </span>
            <span className="end num">about {Math.round(left)} h</span>
            <span className="sub">
              {index === 0 && reasons !== '' && `Saves most in ${reasons}, beside the runner-up. `}
              {index === 1 &&
                `The runner-up${comparison.lead >= 1 ? `, ${Math.round(comparison.lead)} h longer` : ''}. `}
              {index === 1 && against !== '' && `It would save ${against}. `}
              {track.summary}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function heading({
  best,
  second,
  chosen,
  isEven,
}: {
  best: Track
  second: Track
  chosen: string | null
  isEven: boolean
}): string {
  if (isEven) return `${best.title} and ${second.title} are about equally far from here`
  if (chosen === best.id) return `${best.title}, your choice, is also the shortest way from here`
  return `${best.title} is the shortest way from here`
}
