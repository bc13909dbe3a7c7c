import { Link } from '@/components/ui/link'
import type { SkillResult } from '@/lib/assessment/core/attempt-result'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { ContentGraph } from '@/lib/content/core/graph'
import { hoursFor } from '@/lib/planning/core/hours-for'

export interface TrackSuggestionProps {
  content: ContentGraph
  skills: readonly SkillResult[]
  background: string | null
}

/** The three tracks by the hours that would be left to the end of specialisation, and what the background usually takes. */
export function TrackSuggestion({ content, skills, background }: TrackSuggestionProps) {
  const { hours } = content
  if (hours === null) return null
  const levels = Object.fromEntries(skills.map(({ id, estimate }) => [id, Math.floor(estimate)]))
  const options = [...content.tracks.values()]
    .map((track) => ({
      track,
      hours: hoursFor({
        skills: [...content.skills.values()],
        classes: hours.classes,
        prior: levels,
        target: track.targets.specialisation,
        reviewOverhead: hours.reviewOverhead,
      }),
    }))
    .sort((one, other) => one.hours - other.hours)
  const usual = content.tracks.get(content.backgrounds.get(background ?? '')?.suggestedTrack ?? '')
  const [nearest] = options
  if (nearest === undefined) return null
  return (
    <section className="section" aria-labelledby="track-h">
      <header>
        <h2 id="track-h">{nearest.track.title} is the shortest way from here</h2>
        <p>
          Hours left to the end of specialisation, at the levels above.
          {usual ? ` From your background, most people start with ${usual.title}.` : ''} A suggestion; you choose.
        </p>
      </header>
      <ul className="rows">
        {options.map(({ track, hours: left }) => (
          <li key={track.id}>
            <Link href={hrefOf(track)}>{track.title}</Link>
            <span className="end num">about {Math.round(left)} h</span>
            <span className="sub">{track.summary}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
