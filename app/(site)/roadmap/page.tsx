import type { Metadata } from 'next'
import { FieldMap } from '@/components/roadmap/field-map'
import { FieldOutline } from '@/components/roadmap/field-outline'
import { fieldRows } from '@/components/roadmap/field-rows'
import { FieldTable } from '@/components/roadmap/field-table'
import { fieldMapOf, hrefsById, roadmapHref } from '@/components/roadmap/maps'
import { MarkKey } from '@/components/roadmap/mark-key'
import { countOf, listInWords, numberWord } from '@/components/roadmap/number-words'
import { RoadmapFilters } from '@/components/roadmap/roadmap-filters'
import { RoadmapState } from '@/components/roadmap/roadmap-state'
import { lessonSlugs } from '@/components/roadmap/lesson-slugs'
import { Crumb } from '@/components/ui/crumb'
import type { ContentGraph, Milestone, Track } from '@/lib/content/core/graph'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { sentenceStart } from '@/lib/shared/sentence-start'

export const dynamic = 'force-static'

export const metadata: Metadata = {
  title: 'Roadmap',
  description: 'Every skill of AI product management on one map, outline or table, with the roads of the three tracks.',
  alternates: canonical('/roadmap'),
}

export default async function RoadmapPage() {
  const content = await getContent()
  const tracks = [...content.tracks.values()]
  const rows = fieldRows(content)
  const sharedCount = rows.filter(({ isShared }) => isShared).length
  const trackHrefs = new Map(tracks.map((track) => [track.id, roadmapHref(track)]))
  const count = sentenceStart(numberWord(tracks.length))
  const summary = `${countOf(rows.length, 'skill')}, ${countOf(content.lessons.size, 'lesson')}, ${countOf(content.milestones.size, 'milestone')}.`
  return (
    <div data-roadmap className="roadmap">
      <Crumb steps={[{ label: 'Roadmap' }]} />
      <div className="head roadmap-head">
        <h1>
          {sharedCount > 0
            ? `One stage in common, then ${count.toLowerCase()} roads over the same ground`
            : `${count} roads over the same ground`}
        </h1>
        <p className="lede roadmap-lede">
          {sharedCount > 0 && `The first ${numberWord(sharedCount)} skills are the same for everybody. `}
          Every road crosses all {numberWord(content.areas.size)} areas and goes deep in its own.
        </p>
      </div>
      <RoadmapFilters
        tracks={tracks.map((track) => ({ id: track.id, shortTitle: track.shortTitle, href: roadmapHref(track) }))}
        trackId={null}
        lenses={[...content.lenses.values()]}
        stages={[...content.stages.values()]}
      />
      <MarkKey />
      <RoadmapState
        summary={summary}
        skillCount={rows.length}
        lessonSlugs={lessonSlugs(content)}
        trackHrefs={Object.fromEntries(trackHrefs)}
        trackId={null}
      />
      <div className="view-map">
        <FieldMap
          map={fieldMapOf(content, 'wide')}
          label={`Map of ${listInWords(tracks.map(({ title }) => title))}`}
          skillHrefs={hrefsById(content.skills.values())}
          trackHrefs={trackHrefs}
          hasState
        />
      </div>
      <section className="section view-outline" aria-labelledby="outline-heading">
        <header>
          <h2 id="outline-heading">The same ground as an outline</h2>
          <p>
            {sentenceStart(numberWord(content.areas.size))} lines, {numberWord(content.areas.size)} areas. Choose a
            track to follow its road to the end.
          </p>
        </header>
        <FieldOutline
          rows={rows}
          laneCount={content.areas.size}
          tracks={tracks}
          {...milestonesOf(content, tracks)}
          commonTitle={`${content.stages.get('basic')?.title ?? 'Basic'}: ${numberWord(tracks.length)} roads side by side`}
        />
      </section>
      <section className="section view-table" aria-labelledby="table-heading">
        <header>
          <h2 id="table-heading">The same ground as a table</h2>
          <p>Figures under a track: target level at its end, 0 to 4.</p>
        </header>
        <FieldTable
          rows={rows}
          tracks={tracks}
          stageTitles={new Map([...content.stages.values()].map(({ id, title }) => [id, title]))}
        />
      </section>
    </div>
  )
}

/** Those that stand in the first stage of every track, then all others with the tracks they belong to. */
function milestonesOf(content: ContentGraph, tracks: readonly Track[]) {
  const shared = new Set(
    (tracks[0]?.milestones.basic ?? []).filter((id) => tracks.every(({ milestones }) => milestones.basic.includes(id))),
  )
  const tracksOf = (milestone: Milestone) =>
    tracks.filter((track) => Object.values(track.milestones).flat().includes(milestone.id))
  return {
    sharedMilestones: [...shared].flatMap((id) => content.milestones.get(id) ?? []),
    ownMilestones: [...content.milestones.values()]
      .filter(({ id }) => !shared.has(id))
      .map((milestone) => {
        const own = tracksOf(milestone)
        return {
          milestone,
          tracks: own.length === tracks.length ? 'all tracks' : listInWords(own.map(({ shortTitle }) => shortTitle)),
        }
      }),
  }
}
