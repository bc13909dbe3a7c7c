import type { CompiledDocument } from './document'
import type { GraphRefs } from './graph-refs'
import type { DataPath, DataProblem } from './problem'
import type {
  Area,
  BackgroundFrontMatter,
  Claim,
  Comparison,
  Day,
  DocumentType,
  Fact,
  FrontMatter,
  Hours,
  Item,
  Lab,
  Lens,
  LessonFrontMatter,
  MilestoneFrontMatter,
  PitfallFrontMatter,
  Resource,
  Seed,
  SkillFrontMatter,
  Stage,
  Term,
  Tool,
  TrackFrontMatter,
  Trend,
} from './types'

/** What the compiler made of a body. */
export type DocumentBody = Omit<CompiledDocument, 'path' | 'frontMatter'>
/** The fields of a document together with its file and body. */
export type WithBody<Fields extends FrontMatter> = Fields & { file: string; body: DocumentBody }

export type Lesson = WithBody<LessonFrontMatter>
export type Skill = WithBody<SkillFrontMatter>
export type Milestone = WithBody<MilestoneFrontMatter>
export type Track = WithBody<TrackFrontMatter>
export type Background = WithBody<BackgroundFrontMatter>
export type Pitfall = WithBody<PitfallFrontMatter>
export type FiledLab = Lab & { file: string }
export type AnyDocument = Lesson | Skill | Milestone | Track | Background | Pitfall
export type DocumentKind = DocumentType | 'lab'

/** An entry of a data file with the place it came from. */
export interface Filed<T> {
  file: string
  at: DataPath
  entry: T
}

/** Everything that was read and passed its schema. */
export interface GraphInput {
  documents: CompiledDocument[]
  labs: Filed<Lab>[]
  items: Filed<Item>[]
  areas: Filed<Area>[]
  stages: Filed<Stage>[]
  lenses: Filed<Lens>[]
  claims: Filed<Claim>[]
  terms: Filed<Term>[]
  tools: Filed<Tool>[]
  resources: Filed<Resource>[]
  trends: Filed<Trend>[]
  facts: Filed<Fact>[]
  seeds: Filed<Seed>[]
  hours: Hours | null
  comparison: Comparison | null
}

/** The whole curriculum, immutable. Maps keep the order in which a reader meets the entries. */
export interface ContentGraph {
  areas: ReadonlyMap<string, Area>
  stages: ReadonlyMap<string, Stage>
  lenses: ReadonlyMap<string, Lens>
  hours: Hours | null
  tracks: ReadonlyMap<string, Track>
  backgrounds: ReadonlyMap<string, Background>
  skills: ReadonlyMap<string, Skill>
  lessons: ReadonlyMap<string, Lesson>
  milestones: ReadonlyMap<string, Milestone>
  pitfalls: ReadonlyMap<string, Pitfall>
  labs: ReadonlyMap<string, FiledLab>
  items: ReadonlyMap<string, Item>
  claims: ReadonlyMap<string, Claim>
  terms: ReadonlyMap<string, Term>
  tools: ReadonlyMap<string, Tool>
  resources: ReadonlyMap<string, Resource>
  trends: ReadonlyMap<string, Trend>
  facts: ReadonlyMap<string, Fact>
  seeds: ReadonlyMap<string, Seed>
  comparison: Comparison | null
  /** Documents of each kind by slug and by alias. */
  addresses: ReadonlyMap<DocumentKind, ReadonlyMap<string, { id: string; isAlias: boolean }>>
}

/** Builds the graph from entries that passed their schemas. Of two entries with one id the first stays. */
export function buildGraph(input: GraphInput): { graph: ContentGraph; problems: DataProblem[] } {
  const problems: DataProblem[] = []
  const documents = takeDocuments(input.documents, problems)
  const byType = <T extends AnyDocument['type']>(type: T) =>
    new Map(
      [...documents.values()]
        .filter((document): document is Extract<AnyDocument, { type: T }> => document.type === type)
        .sort(compareIds)
        .map((document) => [document.id, document]),
    )
  const take = <T extends { id: string }>(entries: Filed<T>[], what: string) => takeEntries({ entries, what, problems })
  const labs = take(
    input.labs.map((filed) => ({ ...filed, entry: { ...filed.entry, file: filed.file } })),
    'lab',
  )
  const lessons = byType('lesson')
  const skills = byType('skill')
  const milestones = byType('milestone')
  const tracks = byType('track')
  const backgrounds = byType('background')
  const pitfalls = byType('pitfall')
  const graph: ContentGraph = {
    areas: take(input.areas, 'area'),
    stages: take(input.stages, 'stage'),
    lenses: take(input.lenses, 'lens'),
    hours: input.hours,
    tracks: orderBy(tracks, ['platform', 'native', 'aiplus']),
    backgrounds: orderBy(backgrounds, ['technical', 'traditional-pm', 'zero-base']),
    skills: orderByArea(
      skills,
      input.areas.map((area) => area.entry.id),
    ),
    lessons,
    milestones,
    pitfalls,
    labs,
    items: take(input.items, 'item'),
    claims: take(input.claims, 'claim'),
    terms: take(input.terms, 'term'),
    tools: take(input.tools, 'tool'),
    resources: take(input.resources, 'resource'),
    trends: take(input.trends, 'trend'),
    facts: take(input.facts, 'fact'),
    seeds: take(input.seeds, 'seed'),
    comparison: input.comparison,
    addresses: new Map<DocumentKind, ReadonlyMap<string, { id: string; isAlias: boolean }>>([
      ...(['lesson', 'skill', 'milestone', 'track', 'background', 'pitfall'] as const).map(
        (type) => [type, takeAddresses([...byType(type).values()], problems)] as const,
      ),
      ['lab', takeAddresses([...labs.values()], problems)],
    ]),
  }
  return { graph, problems }
}

/** What the gate needs to check references. */
export function graphRefs(graph: ContentGraph): GraphRefs {
  return {
    items: new Map([...graph.items.values()].map((item) => [item.id, item.pool])),
    claims: new Set(graph.claims.keys()),
    terms: new Set(graph.terms.keys()),
    labs: new Map([...graph.labs.values()].map((lab) => [lab.id, lab.presets])),
  }
}

/** Documents with a body, of every type. */
export function allDocuments(graph: ContentGraph): AnyDocument[] {
  return [graph.tracks, graph.backgrounds, graph.skills, graph.lessons, graph.milestones, graph.pitfalls].flatMap(
    (map) => [...(map as ReadonlyMap<string, AnyDocument>).values()],
  )
}

/** The latest day on which any document was reviewed, or null without documents. */
export function newestReview(graph: ContentGraph): Day | null {
  const days = [...allDocuments(graph), ...graph.labs.values()].map((document) => document.reviewed).sort()
  return days.at(-1) ?? null
}

function takeDocuments(compiled: CompiledDocument[], problems: DataProblem[]): Map<string, AnyDocument> {
  const documents = new Map<string, AnyDocument>()
  for (const { path, frontMatter, ...body } of compiled) {
    const first = documents.get(frontMatter.id)
    if (first) {
      problems.push({
        file: path,
        at: ['id'],
        rule: 'id-clash',
        message: `the id ${frontMatter.id} also stands in ${first.file}`,
        advice: 'ids are permanent; give the newer one another id',
      })
      continue
    }
    documents.set(frontMatter.id, { ...frontMatter, file: path, body })
  }
  return documents
}

function takeEntries<T extends { id: string }>(input: {
  entries: Filed<T>[]
  what: string
  problems: DataProblem[]
}): Map<string, T> {
  const taken = new Map<string, T>()
  for (const { file, at, entry } of input.entries) {
    if (taken.has(entry.id))
      input.problems.push({
        file,
        at: [...at, 'id'],
        rule: 'id-clash',
        message: `a second ${input.what} with the id ${entry.id}`,
        advice: 'give the newer one another id',
      })
    else taken.set(entry.id, entry)
  }
  return taken
}

function takeAddresses(
  documents: (AnyDocument | FiledLab)[],
  problems: DataProblem[],
): Map<string, { id: string; isAlias: boolean }> {
  const taken = new Map<string, { id: string; isAlias: boolean }>()
  const clash = (document: AnyDocument | FiledLab, at: DataPath, slug: string) =>
    problems.push({
      file: document.file,
      at,
      rule: 'slug-clash',
      message: `the address ${slug} belongs to ${taken.get(slug)?.id ?? ''}`,
      advice: 'choose another slug or remove the alias',
    })
  for (const document of documents) {
    if (taken.has(document.slug)) clash(document, ['slug'], document.slug)
    else taken.set(document.slug, { id: document.id, isAlias: false })
  }
  for (const document of documents)
    document.aliases.forEach((alias, index) => {
      if (taken.has(alias)) clash(document, ['aliases', index], alias)
      else taken.set(alias, { id: document.id, isAlias: true })
    })
  return taken
}

/** E1-2 before E1-10, MB2 before MB10. */
function compareIds(a: { id: string }, b: { id: string }): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true })
}

function orderBy<T>(map: Map<string, T>, order: string[]): Map<string, T> {
  const rank = (id: string) => (order.indexOf(id) + order.length + 1) % (order.length + 1)
  return new Map([...map].sort(([a], [b]) => rank(a) - rank(b)))
}

function orderByArea(skills: Map<string, Skill>, areas: string[]): Map<string, Skill> {
  const rank = (skill: Skill) => areas.indexOf(skill.area)
  return new Map([...skills].sort(([, a], [, b]) => rank(a) - rank(b) || compareIds(a, b)))
}
