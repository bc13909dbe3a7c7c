import { checkIds, type Complain, type Known } from './check-ids'
import type { AnyDocument, ContentGraph, Filed } from './graph'
import type { DataPath } from './problem'
import type { Lens } from './types'

/** Lenses: their levels lie within every track's basic stage, and each track lies in one of them. */
export function checkLenses({
  lenses,
  graph,
  known,
  into,
}: {
  lenses: readonly Filed<Lens>[]
  graph: ContentGraph
  known: Known
  into: (file: string, base?: DataPath) => Complain
}) {
  const lensOf = new Map<string, string>()
  for (const { file, at, entry } of lenses) {
    const complain = into(file, at)
    checkIds({ at: ['milestones'], ids: entry.milestones, what: 'milestone', known, complain })
    checkIds({ at: ['tracks'], ids: entry.tracks, what: 'track', known, complain })
    for (const [skill, level] of Object.entries(entry.levels))
      checkLevel({ lens: entry, skill, level, graph, complain })
    entry.tracks.forEach((track, index) => {
      const other = lensOf.get(track)
      if (other !== undefined)
        complain(['tracks', index], 'lens-track', `${track} lies in ${other} already`, 'a track lies in one lens')
      lensOf.set(track, entry.id)
    })
  }
  // Without any lens there is nothing to place a track in; the loader has said that the file is missing.
  const [first] = lenses
  if (first === undefined) return
  for (const id of graph.tracks.keys())
    if (!lensOf.has(id))
      into(first.file)(['lenses'], 'lens-track', `the track ${id} lies in no lens`, 'name it in tracks of its lens')
}

function checkLevel({
  lens,
  skill,
  level,
  graph,
  complain,
}: {
  lens: Lens
  skill: string
  level: number
  graph: ContentGraph
  complain: Complain
}) {
  if (!lens.skills.includes(skill))
    return complain(
      ['levels', skill],
      'lens-level',
      `the lens does not mark ${skill}`,
      'add it to skills, or leave its level out',
    )
  for (const { id, targets } of graph.tracks.values())
    if (level > (targets.basic[skill] ?? 0))
      complain(
        ['levels', skill],
        'lens-level',
        `${skill} at ${level} is more than the basic stage of the track ${id} asks`,
        'lower the level, or raise the target there',
      )
}

/** The first steps of a background: known skills, each in one step, and each asked for by every track's basic stage. */
export function checkFirstSteps({
  background,
  graph,
  known,
  complain,
}: {
  background: Extract<AnyDocument, { type: 'background' }>
  graph: ContentGraph
  known: Known
  complain: Complain
}) {
  const stepOf = new Map<string, number>()
  background.firstSteps.forEach(({ skills }, step) => {
    checkIds({ at: ['firstSteps', step, 'skills'], ids: skills, what: 'skill', known, complain })
    skills.forEach((skill, index) => {
      const at = ['firstSteps', step, 'skills', index]
      const earlier = stepOf.get(skill)
      if (earlier !== undefined)
        complain(at, 'first-steps', `${skill} stands in step ${earlier + 1} already`, 'name it once')
      stepOf.set(skill, step)
      const unasked = [...graph.tracks.values()].find(({ targets }) => (targets.basic[skill] ?? 0) === 0)
      if (known.skill.has(skill) && unasked)
        complain(
          at,
          'first-steps',
          `the basic stage of the track ${unasked.id} asks nothing of ${skill}`,
          'leave it out, or give it a target there',
        )
    })
  })
}
