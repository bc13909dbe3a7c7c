import type { ContentGraph } from '@/lib/content/core/graph'
import { stageOrder } from '@/lib/content/core/graph-queries'
import { sharedRoute } from '@/lib/content/core/roadmap-layout-model'
import type { StageId } from '@/lib/content/core/types'
import { skillRows } from './skill-rows'
import type { SkillRow } from './skill-rows'

/** A skill with what each track asks of it in the end. */
export interface FieldRow extends SkillRow {
  /** Stages in which it stands on any of the roads. */
  stages: StageId[]
  isShared: boolean
  targets: { trackId: string; title: string; level: number }[]
}

/** Skills of the common road in its order, then the others in the order of the areas. */
export function fieldRows(content: ContentGraph): FieldRow[] {
  const tracks = [...content.tracks.values()]
  const shared = sharedRoute(tracks)
  const rank = (id: string) => (shared.includes(id) ? shared.indexOf(id) : shared.length)
  return skillRows(content)
    .map((row) => ({
      ...row,
      isShared: shared.includes(row.id),
      stages: stageOrder.filter((stage) => tracks.some((track) => track.route[stage].includes(row.id))),
      targets: tracks.map((track) => ({
        trackId: track.id,
        title: track.shortTitle,
        level: track.targets.senior[row.id] ?? 0,
      })),
    }))
    .sort((a, b) => rank(a.id) - rank(b.id))
}
