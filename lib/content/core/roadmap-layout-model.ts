import type { ContentGraph, Track } from './graph'
import { stageOrder } from './graph-queries'
import type { MapSkill, MapStage } from './roadmap-layout'
import type { FieldTrack } from './roadmap-layout-field'
import type { StoneInput } from './roadmap-layout-stones'
import type { StageId } from './types'

/** The parts of the curriculum that a map shows. */
export type MapGraph = Pick<ContentGraph, 'areas' | 'stages' | 'skills' | 'milestones' | 'tracks'>

/** The stages of a track as its map draws them. Ids without a document are left out. */
export function mapStages(graph: MapGraph, track: Track): MapStage[] {
  return stageOrder.map((id) => {
    const stage = graph.stages.get(id)
    return {
      id,
      title: stage?.title ?? id,
      months: stage?.months ?? [0, 0],
      skills: track.route[id].flatMap((skill) => mapSkill(graph, skill)),
      raised: raisedSkills(graph, track, { stage: id, level: 4 }).map((skill) => ({ ...skill, level: 4 })),
      milestones: stones(graph, track, id),
    }
  })
}

/** The tracks as the picture of the whole field draws them: level 3 in specialisation, level 4 in the senior stage. */
export function fieldTracks(graph: MapGraph): FieldTrack[] {
  const tracks = [...graph.tracks.values()]
  const shared = sharedRoute(tracks).flatMap((skill) => mapSkill(graph, skill))
  return tracks.map((track) => ({
    id: track.id,
    title: track.title,
    shortTitle: track.shortTitle,
    serves: track.serves,
    shared,
    deepened: raisedSkills(graph, track, { stage: 'specialisation', level: 3 }),
    led: raisedSkills(graph, track, { stage: 'senior', level: 4 }),
  }))
}

/** Skills with which every road begins, in road order. */
export function sharedRoute(tracks: readonly Pick<Track, 'route'>[]): string[] {
  const [first, ...others] = tracks
  if (!first) return []
  const end = first.route.basic.findIndex((skill, index) => others.some(({ route }) => route.basic[index] !== skill))
  return end === -1 ? first.route.basic : first.route.basic.slice(0, end)
}

/** Skills whose target reaches `level` in a stage and was below it before, in the order of the whole road. */
export function raisedSkills(
  graph: MapGraph,
  track: Track,
  { stage, level }: { stage: StageId; level: number },
): MapSkill[] {
  const before = stageOrder[stageOrder.indexOf(stage) - 1]
  return stageOrder
    .flatMap((each) => track.route[each])
    .filter(
      (skill) =>
        (track.targets[stage][skill] ?? 0) >= level && (before ? (track.targets[before][skill] ?? 0) : 0) < level,
    )
    .flatMap((skill) => mapSkill(graph, skill))
}

/** The areas in which a track goes to level 4, the one with most such skills first. */
export function deepestAreas(graph: MapGraph, track: Track): string[] {
  const counts = new Map<string, number>()
  for (const { area } of raisedSkills(graph, track, { stage: 'senior', level: 4 }))
    counts.set(area, (counts.get(area) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([area]) => area)
}

function mapSkill(graph: MapGraph, id: string): MapSkill[] {
  const skill = graph.skills.get(id)
  return skill ? [{ id, title: skill.title, area: skill.area }] : []
}

function stones(graph: MapGraph, track: Track, stage: StageId): StoneInput[] {
  return track.milestones[stage].flatMap((id) => {
    const milestone = graph.milestones.get(id)
    return milestone ? [{ id, title: milestone.title, group: choiceOf(track, id) }] : []
  })
}

/** "one of three" for a milestone whose group asks for fewer than it has; otherwise null. */
function choiceOf(track: Track, id: string): StoneInput['group'] {
  const group = id.replace(/\d+$/, '')
  const enough = track.choose[group]
  const count = Object.values(track.milestones)
    .flat()
    .filter((other) => other.replace(/\d+$/, '') === group).length
  return enough === undefined || enough >= count
    ? null
    : { id: group, text: `${enough === 1 ? 'one' : enough} of these is enough` }
}
