import type { AnyDocument, ContentGraph, DocumentKind, FiledLab, Lesson, Milestone, Skill } from './graph'
import type { Item, StageId } from './types'

/** Stages in the order in which they are walked. */
export const stageOrder: readonly StageId[] = ['basic', 'specialisation', 'senior']

/** Address of a document on the site. */
export function hrefOf(document: { type: DocumentKind; slug: string }): string {
  const folders: Record<DocumentKind, string> = {
    lesson: '/lessons',
    skill: '/skills',
    milestone: '/milestones',
    track: '/tracks',
    background: '/paths',
    pitfall: '/library/pitfalls',
    lab: '/labs',
  }
  return `${folders[document.type]}/${document.slug}`
}

/** A document of any kind by its permanent id, or null. */
export function findById(graph: ContentGraph, id: string): AnyDocument | FiledLab | null {
  return (
    graph.lessons.get(id) ??
    graph.skills.get(id) ??
    graph.milestones.get(id) ??
    graph.labs.get(id) ??
    graph.tracks.get(id) ??
    graph.backgrounds.get(id) ??
    graph.pitfalls.get(id) ??
    null
  )
}

interface KindMap {
  lesson: Lesson
  skill: Skill
  milestone: Milestone
  track: Extract<AnyDocument, { type: 'track' }>
  background: Extract<AnyDocument, { type: 'background' }>
  pitfall: Extract<AnyDocument, { type: 'pitfall' }>
  lab: FiledLab
}

/** A document by the last part of its address. `isAlias` asks for a permanent redirect to its present slug. Null if unknown. */
export function findBySlug<Kind extends DocumentKind>(
  graph: ContentGraph,
  kind: Kind,
  slug: string,
): { document: KindMap[Kind]; isAlias: boolean } | null {
  const found = graph.addresses.get(kind)?.get(slug)
  const document = found && findById(graph, found.id)
  return found && document ? { document: document as KindMap[Kind], isAlias: found.isAlias } : null
}

/** Lessons of a skill in teaching order; those not yet written are left out. */
export function lessonsOfSkill(graph: ContentGraph, skillId: string): Lesson[] {
  return existing(graph.lessons, graph.skills.get(skillId)?.lessons ?? [])
}

/** Ids that a skill lists and nobody has written yet. */
export function unwrittenLessons(graph: ContentGraph, skillId: string): string[] {
  return (graph.skills.get(skillId)?.lessons ?? []).filter((id) => !graph.lessons.has(id))
}

/** The lessons that a lesson builds on, as far as they are written. */
export function prerequisitesOfLesson(graph: ContentGraph, lessonId: string): Lesson[] {
  return existing(graph.lessons, graph.lessons.get(lessonId)?.prerequisites ?? [])
}

/** Skills that a skill needs, with the levels. */
export function prerequisitesOfSkill(
  graph: ContentGraph,
  skillId: string,
): { skill: Skill; level: number; forLevel: number }[] {
  return (graph.skills.get(skillId)?.prerequisites ?? []).flatMap(({ skill: id, level, forLevel }) => {
    const skill = graph.skills.get(id)
    return skill ? [{ skill, level, forLevel }] : []
  })
}

/** Skills that need this one, in the order of the taxonomy. */
export function unlockedBySkill(graph: ContentGraph, skillId: string): Skill[] {
  return [...graph.skills.values()].filter((skill) => skill.prerequisites.some((each) => each.skill === skillId))
}

/** Milestones that raise a skill, in the order of their ids. */
export function milestonesProving(graph: ContentGraph, skillId: string): Milestone[] {
  return [...graph.milestones.values()].filter((milestone) => milestone.moves.includes(skillId))
}

/** Items of a skill, all of them or one pool. The order is that of the file. */
export function itemsOfSkill(graph: ContentGraph, skillId: string, pool?: Item['pool']): Item[] {
  return [...graph.items.values()].filter(
    (item) => item.skill === skillId && (pool === undefined || item.pool === pool),
  )
}

/** Labs in which a skill is practised. */
export function labsOfSkill(graph: ContentGraph, skillId: string): FiledLab[] {
  return existing(graph.labs, graph.skills.get(skillId)?.labs ?? [])
}

/** Lessons whose body places a lab. */
export function lessonsWithLab(graph: ContentGraph, labId: string): Lesson[] {
  return [...graph.lessons.values()].filter(
    (lesson) => lesson.labs.includes(labId) || lesson.body.references.labs.includes(labId),
  )
}

/**
 * Every lesson of a track in road order, each once. Orientation comes first (O-1 to O-4); then stage by stage the lessons
 * that lead to the stage's targets, skills in route order; the foundation check O-5 closes the basic stage.
 * Lessons beyond the track's targets are not part of the road.
 */
export function lessonSequence(graph: ContentGraph, trackId: string): { lesson: Lesson; stage: StageId }[] {
  const track = graph.tracks.get(trackId)
  if (!track) return []
  const road = stageOrder.flatMap((stage) => track.route[stage])
  const sequence: { lesson: Lesson; stage: StageId }[] = []
  const placed = new Set<string>()
  const place = (lesson: Lesson | undefined, stage: StageId) => {
    if (!lesson || placed.has(lesson.id)) return
    placed.add(lesson.id)
    sequence.push({ lesson, stage })
  }
  const orientation = [...graph.lessons.values()].filter((lesson) => lesson.id.startsWith('O-'))
  for (const lesson of orientation) if (lesson.levelFrom === 0) place(lesson, 'basic')
  for (const stage of stageOrder) {
    const ownFirst = [...track.route[stage], ...road]
    for (const skillId of ownFirst)
      for (const lesson of lessonsOfSkill(graph, skillId))
        if (lesson.levelTo <= (track.targets[stage][skillId] ?? 0)) place(lesson, stage)
    if (stage === 'basic') for (const lesson of orientation) place(lesson, 'basic')
  }
  return sequence
}

/** The lessons before and after one: on the road of a track, or, without a track or off its road, within its skill. */
export function neighboursOfLesson(
  graph: ContentGraph,
  lessonId: string,
  trackId?: string,
): { previous: Lesson | null; next: Lesson | null } {
  const road = trackId === undefined ? [] : lessonSequence(graph, trackId).map(({ lesson }) => lesson)
  const lesson = graph.lessons.get(lessonId)
  const list = road.some((each) => each.id === lessonId)
    ? road
    : lesson?.id.startsWith('O-')
      ? [...graph.lessons.values()].filter((each) => each.id.startsWith('O-'))
      : lessonsOfSkill(graph, lesson?.skill ?? '')
  const at = list.findIndex((each) => each.id === lessonId)
  return at < 0 ? { previous: null, next: null } : { previous: list[at - 1] ?? null, next: list[at + 1] ?? null }
}

function existing<T>(map: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.flatMap((id) => map.get(id) ?? [])
}
