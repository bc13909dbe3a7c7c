import type { ContentGraph, Skill, Track } from '@/lib/content/core/graph'
import { hrefOf, lessonsOfSkill, prerequisitesOfSkill, stageOrder } from '@/lib/content/core/graph-queries'
import type { StageId } from '@/lib/content/core/types'
import { hoursFor } from '@/lib/planning/core/hours-for'

/** What every view says about one skill. */
export interface SkillRow {
  id: string
  title: string
  href: string
  area: { id: string; title: string; shortTitle: string; lane: number }
  /** Ids of the lenses that mark the skill. */
  lenses: string[]
  lessonCount: number
  /** What the skill builds on: reads on after "Builds on". */
  needs: string
  /** Ids of the skills it builds on. */
  needIds: string[]
}

/** A skill on the road of one track. */
export interface TrackRow extends SkillRow {
  stage: { id: StageId; title: string }
  /** Target level at the end of the stage in which the skill stands. */
  target: number
  /** Target levels at the end of each stage, in order. */
  targets: number[]
  /** Hours from nothing to the last target, reviews included; null without hours in the content. */
  hours: number | null
}

/** One row per skill, in the order of the areas. */
export function skillRows(content: ContentGraph): SkillRow[] {
  return [...content.skills.values()].map((skill) => skillRow(content, skill))
}

/** The skills of a track in road order. */
export function trackRows(content: ContentGraph, track: Track): TrackRow[] {
  return stageOrder.flatMap((stage) =>
    track.route[stage].flatMap((id) => {
      const skill = content.skills.get(id)
      if (!skill) return []
      return [
        {
          ...skillRow(content, skill),
          stage: { id: stage, title: content.stages.get(stage)?.title ?? stage },
          target: track.targets[stage][id] ?? 0,
          targets: stageOrder.map((each) => track.targets[each][id] ?? 0),
          hours:
            content.hours === null
              ? null
              : hoursFor({
                  skills: [skill],
                  classes: content.hours.classes,
                  reviewOverhead: content.hours.reviewOverhead,
                  prior: {},
                  target: track.targets.senior,
                }),
        },
      ]
    }),
  )
}

function skillRow(content: ContentGraph, skill: Skill): SkillRow {
  const areas = [...content.areas.values()]
  const lane = areas.findIndex(({ id }) => id === skill.area)
  const area = areas[lane]
  const needs = prerequisitesOfSkill(content, skill.id)
  return {
    id: skill.id,
    title: skill.title,
    href: hrefOf(skill),
    area: {
      id: skill.area,
      title: area?.title ?? skill.area,
      shortTitle: area?.shortTitle ?? skill.area,
      lane: Math.max(0, lane),
    },
    lenses: [...content.lenses.values()].filter(({ skills }) => skills.includes(skill.id)).map(({ id }) => id),
    lessonCount: lessonsOfSkill(content, skill.id).length,
    needs:
      needs.length === 0
        ? 'nothing else'
        : needs.map((need) => `${need.skill.title} at level ${need.level}`).join('; '),
    needIds: [...new Set(needs.map((need) => need.skill.id))],
  }
}
