import type { Metadata } from 'next'
import { hoursRows, promisedMonths, weeklyHours } from '@/components/home/hours-rows'
import type { HoursRow } from '@/components/home/hours-rows'
import { HoursTable } from '@/components/home/hours-table'
import { DocumentBody } from '@/components/mdx/document-body'
import { lessonSlugs } from '@/components/roadmap/lesson-slugs'
import { hrefsById, roadmapHref, trackMapOf } from '@/components/roadmap/maps'
import { MilestoneList } from '@/components/roadmap/milestone-list'
import { numberWord } from '@/components/roadmap/number-words'
import { outlineStages } from '@/components/roadmap/outline-stages'
import { RoadmapState } from '@/components/roadmap/roadmap-state'
import { trackRows } from '@/components/roadmap/skill-rows'
import { TrackMap } from '@/components/roadmap/track-map'
import { TrackTable } from '@/components/roadmap/track-table'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.tracks.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: track } = await requireDocument('track', props)
  return { title: track.title, description: track.summary, alternates: canonical(hrefOf(track)) }
}

export default async function TrackPage(props: DocumentPageProps) {
  const { content, document: track } = await requireDocument('track', props)
  const rows = trackRows(content, track)
  const stages = outlineStages(content, track)
  const hours = hoursRows(content, [track])
  return (
    <div data-roadmap className="roadmap">
      <Crumb steps={[{ label: 'Roadmap', href: '/roadmap' }, { label: track.title }]} />
      <div className="head">
        <h1>{track.title}</h1>
        <p className="lede">{track.summary}</p>
        <div className="acts">
          <Link className="finger" href="/assessment">
            Find my gaps for this track
          </Link>
          <Link className="btn" href={roadmapHref(track)}>
            Follow the road
          </Link>
        </div>
      </div>
      <div className="xl-only">
        <TrackMap
          map={trackMapOf(content, track)}
          track={track}
          rows={rows}
          milestoneHrefs={hrefsById(content.milestones.values())}
        />
        <p className="small dim needs-note" data-needs-note aria-hidden="true" />
      </div>
      <RoadmapState
        summary={`Serves: ${track.serves}`}
        skillCount={rows.length}
        lessonSlugs={lessonSlugs(content)}
        trackHrefs={{}}
        trackId={track.id}
      />
      <div className="section two b track-body">
        <article className="prose">
          <DocumentBody content={content} document={track} />
        </article>
        <div className="track-aside">
          {hours.length > 0 && (
            <section aria-labelledby="hours-heading">
              <h2 id="hours-heading">{honestHeading(hours)}</h2>
              <p className="small dim">
                Skill hours plus review. Design assumptions, fitted again from what learners really need.
              </p>
              <HoursTable rows={hours} />
            </section>
          )}
          <section aria-labelledby="milestones-heading">
            <h2 id="milestones-heading">Milestones along the way</h2>
            <p className="small dim">Each has criteria that a stranger can check.</p>
            <MilestoneList stages={stages} choose={track.choose} />
          </section>
        </div>
      </div>
      <section className="section" aria-labelledby="targets-heading">
        <header>
          <h2 id="targets-heading">Target levels by stage</h2>
          <p>0 not yet, 1 explains, 2 applies with support, 3 performs alone, 4 leads.</p>
        </header>
        <TrackTable title={track.title} stageTitles={stages.map(({ stage }) => stage.title)} rows={rows} />
      </section>
    </div>
  )
}

/** The shortest way in which the promise holds, or that it holds for nobody. */
function honestHeading(rows: readonly HoursRow[]): string {
  const column = weeklyHours.findIndex((_, index) => rows.every(({ months }) => months[index]?.fits))
  const hours = weeklyHours[column]
  return hours === undefined
    ? `Not every starting point fits ${promisedMonths} months`
    : `With ${numberWord(hours)} hours a week every starting point fits ${promisedMonths} months`
}
