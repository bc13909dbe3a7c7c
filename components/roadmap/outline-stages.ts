import type { ContentGraph, Track } from '@/lib/content/core/graph'
import { stageOrder } from '@/lib/content/core/graph-queries'
import { hoursByStage } from '@/lib/planning/core/hours-for'
import type { OutlineStage } from './track-outline'

/** The stages of a track with the milestones that are written and the hours for somebody who starts from nothing. */
export function outlineStages(content: ContentGraph, track: Track): OutlineStage[] {
  const { hours } = content
  const byStage =
    hours === null
      ? null
      : hoursByStage({
          skills: [...content.skills.values()],
          classes: hours.classes,
          reviewOverhead: hours.reviewOverhead,
          prior: {},
          targets: stageOrder.map((stage) => track.targets[stage]),
        })
  return stageOrder.flatMap((id, index) => {
    const stage = content.stages.get(id)
    if (!stage) return []
    return [
      {
        stage,
        hours: byStage?.[index] ?? null,
        milestones: track.milestones[id].flatMap((milestone) => content.milestones.get(milestone) ?? []),
      },
    ]
  })
}
