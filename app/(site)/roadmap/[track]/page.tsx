import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { lessonSlugs } from '@/components/roadmap/lesson-slugs'
import { hrefsById, roadmapHref, trackMapOf } from '@/components/roadmap/maps'
import { MarkKey } from '@/components/roadmap/mark-key'
import { countOf, listInWords, numberWord } from '@/components/roadmap/number-words'
import { outlineStages } from '@/components/roadmap/outline-stages'
import { RoadmapFilters } from '@/components/roadmap/roadmap-filters'
import { RoadmapState } from '@/components/roadmap/roadmap-state'
import { trackRows } from '@/components/roadmap/skill-rows'
import { TrackMap } from '@/components/roadmap/track-map'
import { TrackOutline } from '@/components/roadmap/track-outline'
import { TrackTable } from '@/components/roadmap/track-table'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import type { ContentGraph, Track } from '@/lib/content/core/graph'
import { findBySlug, hrefOf } from '@/lib/content/core/graph-queries'
import { deepestAreas } from '@/lib/content/core/roadmap-layout-model'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { sentenceStart } from '@/lib/shared/sentence-start'

export const dynamic = 'force-static'

interface Props {
  params: Promise<{ track: string }>
}

export async function generateStaticParams(): Promise<{ track: string }[]> {
  const content = await getContent()
  return [...content.tracks.values()].map(({ slug }) => ({ track: slug }))
}

async function findTrack({ params }: Props) {
  const [content, { track: slug }] = await Promise.all([getContent(), params])
  const found = findBySlug(content, 'track', slug)
  if (found === null) notFound()
  if (found.isAlias) permanentRedirect(roadmapHref(found.document))
  return { content, track: found.document }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { track } = await findTrack(props)
  return {
    title: `${track.title}: the road`,
    description: `The road of the ${track.title} track as a map, outline or table. ${track.summary}`,
    alternates: canonical(roadmapHref(track)),
  }
}

export default async function TrackRoadmapPage(props: Props) {
  const { content, track } = await findTrack(props)
  const tracks = [...content.tracks.values()]
  const rows = trackRows(content, track)
  const stages = outlineStages(content, track)
  const milestoneCount = stages.reduce((sum, { milestones }) => sum + milestones.length, 0)
  const lessonCount = rows.reduce((sum, row) => sum + row.lessonCount, 0)
  return (
    <div data-roadmap className="roadmap">
      <Crumb steps={[{ label: 'Roadmap', href: '/roadmap' }, { label: track.title }]} />
      <div className="head roadmap-head">
        <h1>{conclusion(content, track)}</h1>
        <p className="lede roadmap-lede">
          {track.summary} <Link href={hrefOf(track)}>More about this track</Link>
        </p>
      </div>
      <RoadmapFilters
        tracks={tracks.map((each) => ({ id: each.id, shortTitle: each.shortTitle, href: roadmapHref(each) }))}
        trackId={track.id}
        lenses={[...content.lenses.values()]}
        stages={[...content.stages.values()]}
      />
      <MarkKey />
      <RoadmapState
        summary={`${countOf(rows.length, 'skill')}, ${countOf(lessonCount, 'lesson')}, ${countOf(milestoneCount, 'milestone')}.`}
        skillCount={rows.length}
        lessonSlugs={lessonSlugs(content)}
        trackHrefs={Object.fromEntries(tracks.map((each) => [each.id, roadmapHref(each)]))}
        trackId={track.id}
      />
      <div className="view-map">
        <TrackMap
          map={trackMapOf(content, track)}
          track={track}
          rows={rows}
          milestoneHrefs={hrefsById(content.milestones.values())}
        />
        <p className="small dim needs-note" data-needs-note aria-hidden="true" />
      </div>
      <section className="section view-outline" aria-labelledby="outline-heading">
        <header>
          <h2 id="outline-heading">The same road as an outline</h2>
          <p>
            {sentenceStart(numberWord(content.areas.size))} lines, {numberWord(content.areas.size)} areas.
          </p>
        </header>
        <TrackOutline track={track} stages={stages} rows={rows} laneCount={content.areas.size} />
      </section>
      <section className="section view-table" aria-labelledby="table-heading">
        <header>
          <h2 id="table-heading">The same road as a table</h2>
          <p>Figures under a stage: target level at its end, 0 to 4. Hours: from level 0 to the last target.</p>
        </header>
        <TrackTable title={track.title} stageTitles={stages.map(({ stage }) => stage.title)} rows={rows} />
      </section>
    </div>
  )
}

/** Where the track goes to level 4, as a sentence. */
function conclusion(content: ContentGraph, track: Track): string {
  const areas = deepestAreas(content, track).map((id) => content.areas.get(id)?.shortTitle.toLowerCase() ?? id)
  return areas.length === 0 ? track.title : `${track.title} goes deepest in ${listInWords(areas)}`
}
