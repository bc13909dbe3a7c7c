import { layoutTrackMap } from '@/lib/content/core/roadmap-layout'
import type { TrackMap } from '@/lib/content/core/roadmap-layout'
import { layoutFieldMap } from '@/lib/content/core/roadmap-layout-field'
import type { FieldMap } from '@/lib/content/core/roadmap-layout-field'
import { fieldTracks, mapStages } from '@/lib/content/core/roadmap-layout-model'
import type { Orientation } from '@/lib/content/core/roadmap-layout-curve'
import { hrefOf } from '@/lib/content/core/graph-queries'
import type { ContentGraph, Track } from '@/lib/content/core/graph'

// Layout takes a good part of a second; the content object is replaced as a whole when anything in it changes.
const trackMaps = new WeakMap<ContentGraph, Map<string, TrackMap>>()

/** The map of a track, laid out once for each version of the content. */
export function trackMapOf(content: ContentGraph, track: Track): TrackMap {
  const known = trackMaps.get(content) ?? new Map<string, TrackMap>()
  trackMaps.set(content, known)
  const map =
    known.get(track.id) ?? layoutTrackMap({ areas: [...content.areas.values()], stages: mapStages(content, track) })
  known.set(track.id, map)
  return map
}

/** The picture of all tracks. */
export function fieldMapOf(content: ContentGraph, orientation: Orientation): FieldMap {
  return layoutFieldMap({
    areas: [...content.areas.values()],
    stages: [...content.stages.values()],
    tracks: fieldTracks(content),
    orientation,
  })
}

/** Addresses by id, for the links of a map. */
export function hrefsById(documents: Iterable<Parameters<typeof hrefOf>[0] & { id: string }>): Map<string, string> {
  return new Map([...documents].map((document) => [document.id, hrefOf(document)]))
}

/** Where the road of a track is shown. */
export function roadmapHref({ slug }: { slug: string }): string {
  return `/roadmap/${slug}`
}
