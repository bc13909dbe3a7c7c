import { FieldMap } from '@/components/roadmap/field-map'
import { fieldMapOf, hrefsById, roadmapHref } from '@/components/roadmap/maps'
import { listInWords } from '@/components/roadmap/number-words'
import type { ContentGraph } from '@/lib/content/core/graph'
import { deepestAreas } from '@/lib/content/core/roadmap-layout-model'

/** All roads on one sheet, lying on wide screens, standing on phones. */
export function FieldPicture({ content }: { content: ContentGraph }) {
  const tracks = [...content.tracks.values()]
  const skillHrefs = hrefsById(content.skills.values())
  const trackHrefs = new Map(tracks.map((track) => [track.id, roadmapHref(track)]))
  const goes = tracks.map(
    (track) =>
      `${track.title} to ${listInWords(deepestAreas(content, track).map((id) => content.areas.get(id)?.shortTitle.toLowerCase() ?? id))}`,
  )
  const label = `The roads leave together through the first stage and separate: ${goes.join(', ')}.`
  return (
    <>
      <div className="wide-only">
        <FieldMap map={fieldMapOf(content, 'wide')} label={label} skillHrefs={skillHrefs} trackHrefs={trackHrefs} />
      </div>
      <div className="narrow-only">
        <FieldMap
          map={fieldMapOf(content, 'tall')}
          label={label}
          skillHrefs={skillHrefs}
          trackHrefs={trackHrefs}
          isPhone
        />
      </div>
    </>
  )
}
