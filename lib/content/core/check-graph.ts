import type { AnyDocument, ContentGraph, Filed, FiledLab, GraphInput } from './graph'
import { allDocuments } from './graph'
import { findCycles } from './find-cycles'
import type { DataPath, DataProblem } from './problem'
import { checkIds, type Complain, type Known, type What } from './check-ids'
import { checkFirstSteps, checkLenses } from './check-what-comes-first'
import { checkTrack } from './check-track'
import type { Claim } from './types'

/** Every reference between documents and entries, and every rule that needs more than one of them. */
export function checkGraph(graph: ContentGraph, input: GraphInput): DataProblem[] {
  const problems: DataProblem[] = []
  const into =
    (file: string, base: DataPath = []): Complain =>
    (at, rule, message, advice) =>
      problems.push({ file, at: [...base, ...at], rule, message, advice })
  const known = knownIds(graph)

  for (const document of allDocuments(graph)) checkDocument({ document, graph, known, complain: into(document.file) })
  for (const lab of graph.labs.values())
    checkIds({ at: ['skills'], ids: lab.skills, what: 'skill', known, complain: into(lab.file) })
  checkEntries({ input, graph, known, into })
  problems.push(...checkCycles(graph))
  return problems
}

function knownIds(graph: ContentGraph): Known {
  // A lesson or a lab that a skill lists may be written later and is no link until then (a body places only labs that
  // exist, which the gate checks); orientation lessons (O-1 …) belong to no single skill.
  const planned = [...graph.skills.values()].flatMap((skill) => skill.lessons)
  const plannedLabs = [...graph.skills.values()].flatMap((skill) => skill.labs).filter((id) => /^L\d{2}$/.test(id))
  return {
    skill: new Set(graph.skills.keys()),
    lesson: new Set([...graph.lessons.keys(), ...planned]),
    lab: new Set([...graph.labs.keys(), ...plannedLabs]),
    milestone: new Set(graph.milestones.keys()),
    claim: new Set(graph.claims.keys()),
    area: new Set(graph.areas.keys()),
    track: new Set(graph.tracks.keys()),
    stage: new Set(graph.stages.keys()),
  }
}

function checkDocument(input: { document: AnyDocument; graph: ContentGraph; known: Known; complain: Complain }) {
  const { document, graph, known, complain } = input
  const list = (field: string, ids: readonly string[], what: What) =>
    checkIds({ at: [field], ids, what, known, complain })
  const one = (field: DataPath, id: string, what: What) => {
    if (!known[what].has(id))
      complain(field, `unknown-${what}`, `there is no ${what} ${id}`, 'correct the id or add what it names')
  }
  if (!document.file.endsWith(`/${document.id}.mdx`))
    complain(['id'], 'path-mismatch', `${document.id} stands in ${document.file}`, `name the file ${document.id}.mdx`)
  switch (document.type) {
    case 'lesson': {
      one(['skill'], document.skill, 'skill')
      document.prerequisites.forEach((id, index) => {
        if (!known.lesson.has(id) && !/^O-\d+$/.test(id))
          complain(
            ['prerequisites', index],
            'missing-prerequisite',
            `no lesson and no skill's list has ${id}`,
            'correct the id, or list the lesson in its skill',
          )
      })
      list('labs', document.labs, 'lab')
      const skill = graph.skills.get(document.skill)
      if (skill && !document.id.startsWith('O-') && !skill.lessons.includes(document.id))
        complain(
          ['skill'],
          'unlisted-lesson',
          `skill ${skill.id} does not list ${document.id}`,
          `add it to lessons in ${skill.file}`,
        )
      return
    }
    case 'skill':
      one(['area'], document.area, 'area')
      document.prerequisites.forEach((each, index) => {
        if (!known.skill.has(each.skill))
          complain(
            ['prerequisites', index, 'skill'],
            'missing-prerequisite',
            `there is no skill ${each.skill}`,
            'correct the id or add the skill',
          )
      })
      list('unlocks', document.unlocks, 'skill')
      list('labs', document.labs, 'lab')
      list('milestones', document.milestones, 'milestone')
      checkUnlocks(document.id, graph, complain)
      document.milestones.forEach((id, index) => {
        const milestone = graph.milestones.get(id)
        if (milestone && !milestone.moves.includes(document.id))
          complain(
            ['milestones', index],
            'milestone-mismatch',
            `${id} does not move ${document.id}`,
            `add ${document.id} to moves of ${id}, or remove it here`,
          )
      })
      return
    case 'milestone':
      one(['stage'], document.stage, 'stage')
      list('tracks', document.tracks, 'track')
      list('moves', document.moves, 'skill')
      list('lessons', document.lessons, 'lesson')
      list('labs', document.labs, 'lab')
      return
    case 'pitfall':
      list('lessons', document.lessons, 'lesson')
      list('labs', document.labs, 'lab')
      list('milestones', document.milestones, 'milestone')
      list('claims', document.claims, 'claim')
      return
    case 'background':
      for (const id of Object.keys(document.prior)) one(['prior', id], id, 'skill')
      list('frontLoad', document.frontLoad, 'skill')
      checkFirstSteps({ background: document, graph, known, complain })
      one(['suggestedTrack'], document.suggestedTrack, 'track')
      return
    case 'track':
      checkTrack({ track: document, graph, known, complain })
      return
    default:
      document satisfies never
  }
}

function checkUnlocks(id: string, graph: ContentGraph, complain: Complain) {
  const skill = graph.skills.get(id)
  if (!skill) return
  const needing = [...graph.skills.values()]
    .filter((other) => other.prerequisites.some((each) => each.skill === id))
    .map((other) => other.id)
  for (const other of needing)
    if (!skill.unlocks.includes(other))
      complain(['unlocks'], 'unlocks-mismatch', `${other} needs ${id}, but unlocks does not name it`, `add ${other}`)
  skill.unlocks.forEach((other, index) => {
    if (graph.skills.has(other) && !needing.includes(other))
      complain(
        ['unlocks', index],
        'unlocks-mismatch',
        `${other} does not need ${id}`,
        `remove ${other}, or add the prerequisite there`,
      )
  })
}

function checkEntries(context: {
  input: GraphInput
  graph: ContentGraph
  known: Known
  into: (file: string, base?: DataPath) => Complain
}) {
  const { input, graph, known, into } = context
  const skillsOf = (entries: Filed<{ skills: string[] }>[]) => {
    for (const { file, at, entry } of entries)
      checkIds({ at: ['skills'], ids: entry.skills, what: 'skill', known, complain: into(file, at) })
  }
  skillsOf(input.lenses)
  checkLenses({ lenses: input.lenses, graph, known, into })
  skillsOf(input.terms)
  skillsOf(input.tools)
  skillsOf(input.resources)
  skillsOf(input.trends)
  skillsOf(input.facts)
  for (const { file, at, entry } of input.trends)
    checkIds({ at: ['claims'], ids: entry.claims, what: 'claim', known, complain: into(file, at) })
  for (const { file, at, entry } of input.items) {
    const complain = into(file, at)
    if (!known.skill.has(entry.skill))
      complain(['skill'], 'unknown-skill', `there is no skill ${entry.skill}`, 'correct the id or add the skill')
    // The orientation lessons serve several skills; their practice items stand together.
    if (!file.endsWith(`/${entry.skill}.yaml`) && !(file.endsWith('/O.yaml') && entry.pool === 'practice'))
      complain(
        ['skill'],
        'path-mismatch',
        `an item of ${entry.skill} stands in ${file}`,
        `move it to content/items/${entry.skill}.yaml`,
      )
    if (entry.variantOf !== null && !graph.items.has(entry.variantOf))
      complain(['variant_of'], 'unknown-item', `there is no item ${entry.variantOf}`, 'correct the id')
  }
  const users = new Set([...known.lesson, ...allDocuments(graph).map((document) => document.id)])
  for (const { file, at, entry } of input.claims) {
    checkTryIn({ claim: entry, graph, complain: into(file, at) })
    entry.usedIn.forEach((id, index) => {
      if (!users.has(id) && !/^O-\d+$/.test(id))
        into(file, at)(['used_in', index], 'unknown-document', `there is no document ${id}`, 'correct the id')
    })
  }
  const comparison = graph.comparison
  if (comparison)
    for (const part of ['differences', 'responsibilities'] as const)
      comparison[part].forEach((entry, index) =>
        checkIds({
          at: [part, index, 'skills'],
          ids: entry.skills,
          what: 'skill',
          known,
          complain: into('content/compare.yaml'),
        }),
      )
}

function checkTryIn({ claim, graph, complain }: { claim: Claim; graph: ContentGraph; complain: Complain }) {
  if (claim.tryIn === null) return
  const lab = graph.labs.get(claim.tryIn.lab)
  if (lab === undefined)
    return complain(['try_in', 'lab'], 'unknown-lab', `there is no lab ${claim.tryIn.lab}`, 'correct the id')
  if (!lab.presets.includes(claim.tryIn.preset))
    complain(
      ['try_in', 'preset'],
      'unknown-preset',
      `${lab.id} has no preset ${claim.tryIn.preset}`,
      `choose one of ${lab.presets.join(', ')}`,
    )
}

function checkCycles(graph: ContentGraph): DataProblem[] {
  const problems: DataProblem[] = []
  const report = (document: AnyDocument | FiledLab | undefined, cycle: string[]) => {
    if (document)
      problems.push({
        file: document.file,
        at: ['prerequisites'],
        rule: 'cycle',
        message: `the prerequisites form a circle: ${cycle.join(' needs ')}`,
        advice: 'remove one of them',
      })
  }
  const lessons = new Map([...graph.lessons.values()].map((lesson) => [lesson.id, lesson.prerequisites]))
  for (const cycle of findCycles(lessons)) report(graph.lessons.get(cycle[0] ?? ''), cycle)

  // A skill at a level needs itself at the level below, and what its prerequisites say.
  const steps = new Map<string, string[]>()
  for (const skill of graph.skills.values())
    for (const level of [1, 2, 3, 4]) {
      const own = level > 1 ? [`${skill.id} at ${level - 1}`] : []
      const others = skill.prerequisites
        .filter((each) => each.forLevel === level)
        .map((each) => `${each.skill} at ${each.level}`)
      steps.set(`${skill.id} at ${level}`, [...own, ...others])
    }
  for (const cycle of findCycles(steps)) report(graph.skills.get(cycle[0]?.split(' ')[0] ?? ''), cycle)
  return problems
}
