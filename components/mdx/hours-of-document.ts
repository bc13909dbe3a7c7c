import type { AnyDocument, Background, ContentGraph, Skill, Track } from '@/lib/content/core/graph'
import { hoursByStage, hoursFor } from '@/lib/planning/core/hours-for'

/** The hours of a document as a table: what a row is named after, and its figures as they are shown. */
export interface DocumentHours {
  caption: string
  head: string[]
  rows: { of: AnyDocument; cells: string[] }[]
  note: string
}

/**
 * Assumed hours of a skill from each starting point to each level (reviews left out), of a track from each starting point by
 * stage, or of a starting point on each track by stage (reviews included). Hours are rounded to whole ones, each by itself.
 * Null where a document has no hours, or the content states none.
 */
export function hoursOfDocument(content: ContentGraph, document: AnyDocument): DocumentHours | null {
  if (content.hours === null) return null
  const backgrounds = [...content.backgrounds.values()]
  switch (document.type) {
    case 'skill':
      return skillHours(document, { backgrounds, hours: content.hours })
    case 'track':
      return roadHours(content, {
        named: 'Starting point',
        ways: backgrounds.map((background) => ({ of: background, background, track: document })),
      })
    case 'background':
      return roadHours(content, {
        named: 'Track',
        ways: [...content.tracks.values()].map((track) => ({ of: track, background: document, track })),
      })
    default:
      return null
  }
}

const steps = [1, 2, 3, 4] as const

function skillHours(
  skill: Skill,
  { backgrounds, hours }: { backgrounds: readonly Background[]; hours: NonNullable<ContentGraph['hours']> },
): DocumentHours {
  return {
    caption: 'Hours of work from the assumed level to each level by starting point',
    head: ['Starting point', 'Assumed level', 'To level 1', 'To 2', 'To 3', 'To 4'],
    rows: backgrounds.map((background) => {
      const held = background.prior[skill.id] ?? 0
      const cells = steps.map((level) =>
        level <= held
          ? 'held'
          : whole(
              hoursFor({
                skills: [skill],
                classes: hours.classes,
                prior: background.prior,
                target: { [skill.id]: level },
                reviewOverhead: 0,
              }),
            ),
      )
      return { of: background, cells: [String(held), ...cells] }
    }),
    note: `Assumed hours, not yet tested on learners. A plan adds ${Math.round(100 * hours.reviewOverhead)}% for review.`,
  }
}

interface Way {
  of: AnyDocument
  background: Background
  track: Track
}

function roadHours(content: ContentGraph, { named, ways }: { named: string; ways: readonly Way[] }): DocumentHours {
  const stages = [...content.stages.values()]
  const weeks = [...new Set(stages.map((stage) => stage.weeks))].join(' or ')
  return {
    caption: `Hours of each stage, and the weekly hours of the heaviest one, by ${named.toLowerCase()}`,
    head: [named, ...stages.map(({ title }) => title), 'All', 'Most in a week'],
    rows: ways.map(({ of, background, track }) => {
      const hours = stageHours(content, { background, track })
      const mostInWeek = Math.max(...hours.map((each, index) => each / (stages[index]?.weeks ?? 1)))
      const all = hours.reduce((sum, each) => sum + each, 0)
      return { of, cells: [...hours.map(whole), whole(all), mostInWeek.toFixed(1)] }
    }),
    note: `Review included, each figure rounded by itself. The last column takes ${weeks} weeks for the heaviest stage. Assumed hours, not yet tested on learners.`,
  }
}

/** Hours of each stage in order, reviews included, not rounded. Empty without hours in the content. */
export function stageHours(
  content: ContentGraph,
  { background, track }: { background: Background; track: Track },
): number[] {
  if (content.hours === null) return []
  return hoursByStage({
    skills: [...content.skills.values()],
    classes: content.hours.classes,
    prior: background.prior,
    targets: [...content.stages.values()].map(({ id }) => track.targets[id]),
    reviewOverhead: content.hours.reviewOverhead,
  })
}

function whole(hours: number): string {
  return String(Math.round(hours))
}
