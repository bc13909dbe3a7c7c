import { checkIds, type Complain, type Known } from './check-ids'
import type { AnyDocument, ContentGraph } from './graph'
import type { StageId } from './types'

const stages: readonly StageId[] = ['basic', 'specialisation', 'senior']

/** A track: every skill stands once in its route, milestones fit their stage, targets never fall and are prepared. */
export function checkTrack(input: {
  track: Extract<AnyDocument, { type: 'track' }>
  graph: ContentGraph
  known: Known
  complain: Complain
}) {
  const { track, graph, known, complain } = input
  const placed = new Map<string, number>()
  for (const stage of stages) {
    checkIds({ at: ['route', stage], ids: track.route[stage], what: 'skill', known, complain })
    checkIds({ at: ['milestones', stage], ids: track.milestones[stage], what: 'milestone', known, complain })
    for (const id of track.route[stage]) placed.set(id, (placed.get(id) ?? 0) + 1)
    track.milestones[stage].forEach((id, index) => {
      const milestone = graph.milestones.get(id)
      if (milestone && milestone.stage !== stage)
        complain(
          ['milestones', stage, index],
          'milestone-stage',
          `${id} belongs to ${milestone.stage}`,
          'list it there',
        )
      if (milestone && !milestone.tracks.includes(track.id))
        complain(
          ['milestones', stage, index],
          'milestone-mismatch',
          `${id} does not name the track ${track.id}`,
          'add the track there',
        )
    })
    for (const skill of graph.skills.values()) checkTarget({ track, skill, stage, complain })
  }
  for (const id of graph.skills.keys()) {
    const times = placed.get(id) ?? 0
    if (times !== 1)
      complain(['route'], 'route', `${id} stands ${times} times in the route`, 'each skill stands in one stage once')
  }
}

function checkTarget(input: {
  track: Extract<AnyDocument, { type: 'track' }>
  skill: { id: string; prerequisites: { skill: string; level: number; forLevel: number }[] }
  stage: StageId
  complain: Complain
}) {
  const { track, skill, stage, complain } = input
  const targets = track.targets[stage]
  const target = targets[skill.id]
  if (target === undefined)
    return complain(
      ['targets', stage],
      'target-missing',
      `no target for ${skill.id} in ${stage}`,
      'give a level from 0 to 4',
    )
  const before = stages[stages.indexOf(stage) - 1]
  const earlier = before && track.targets[before][skill.id]
  if (earlier !== undefined && earlier > target)
    complain(
      ['targets', stage, skill.id],
      'target-falls',
      `${skill.id} falls from ${earlier} to ${target}`,
      'a target never falls',
    )
  for (const need of skill.prerequisites)
    if (target >= need.forLevel && (targets[need.skill] ?? 0) < need.level)
      complain(
        ['targets', stage, skill.id],
        'target-prerequisite',
        `${skill.id} at ${target} needs ${need.skill} at ${need.level}`,
        'raise the prerequisite in the same stage',
      )
}
