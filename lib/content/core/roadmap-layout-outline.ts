/** A row of the outline: a skill, or a milestone that stands beside the road. */
export interface OutlineStep {
  kind: 'skill' | 'milestone'
  id: string
}

/** Where the road runs in one row of the outline: a drawing 100 high and as wide as there are areas times `laneWidth`. */
export interface OutlineTrack {
  /** The road within the row, or empty where there is none. */
  path: string
  /** Place of the marker from the left, 0 to 1. */
  marker: number
}

/** Width of one lane in the drawing of a row. */
export const laneWidth = 20

/**
 * Skills of a stage in road order with its milestones between them. A milestone stands behind the last skill of this stage that it
 * moves, so that the way to it has been walked; one that moves none of them stands at the end of the stage.
 */
export function weaveMilestones(input: {
  skills: readonly string[]
  milestones: readonly { id: string; moves: readonly string[] }[]
}): OutlineStep[] {
  const { skills, milestones } = input
  const behind = (moves: readonly string[]) => {
    const last = Math.max(...moves.map((skill) => skills.indexOf(skill)), -1)
    return last === -1 ? skills.length - 1 : last
  }
  const steps: OutlineStep[] = []
  skills.forEach((id, index) => {
    steps.push({ kind: 'skill', id })
    for (const milestone of milestones)
      if (behind(milestone.moves) === index) steps.push({ kind: 'milestone', id: milestone.id })
  })
  if (skills.length === 0) for (const { id } of milestones) steps.push({ kind: 'milestone', id })
  return steps
}

/**
 * The road through a column of rows, one drawing per row, so that rows may grow with their text. `lanes` is the lane (from 0) of
 * each row; null keeps the lane of the row before, as headings and milestones do. The road begins in the middle of the first row and
 * ends in the middle of the last.
 */
export function outlineTracks(input: { lanes: readonly (number | null)[]; laneCount: number }): OutlineTrack[] {
  const { lanes, laneCount } = input
  const firstKnown = lanes.find((lane) => lane !== null) ?? 0
  let current = firstKnown
  const filled = lanes.map((lane) => (current = lane ?? current))
  const centre = (lane: number) => laneWidth * (lane + 0.5)
  return filled.map((lane, index) => {
    const x = centre(lane)
    const before = index === 0 ? null : (centre(filled[index - 1] ?? lane) + x) / 2
    const after = index === filled.length - 1 ? null : (centre(filled[index + 1] ?? lane) + x) / 2
    return { path: rowPath({ x, before, after }), marker: x / (laneWidth * laneCount) }
  })
}

/** Ends of neighbouring rows have the same place and slope, so the road runs on without a kink. */
function rowPath({ x, before, after }: { x: number; before: number | null; after: number | null }): string {
  const upper = before === null ? '' : before === x ? 'V50' : `C${(before + x) / 2} 13 ${x} 25 ${x} 50`
  const lower = after === null ? '' : after === x ? 'V100' : `C${x} 75 ${(after + x) / 2} 87 ${after} 100`
  if (before === null && after === null) return ''
  return `M${before ?? x} ${before === null ? 50 : 0}${upper}${lower}`
}
