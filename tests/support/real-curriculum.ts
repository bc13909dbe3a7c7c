import { buildGraph } from '@/lib/content/core/graph'
import type { GraphInput } from '@/lib/content/core/graph'
import type { CompiledDocument } from '@/lib/content/core/document'
import type { Area, Hours, Lens, Stage } from '@/lib/content/core/types'
import { readFrontMatter, splitFrontMatter } from '@/lib/content/gate/front-matter'
import { readDataFile } from '@/lib/content/read-data-file'
import { readContentFiles } from '@/lib/content/read-files'
import { inputOfBest, planInput } from '@/lib/planning/plan-input'
import type { InputOfBest, PlanInput } from '@/lib/planning/core/types'

type Content = Parameters<typeof planInput>[0]
type Facts = Parameters<typeof planInput>[1]

/** The shipped curriculum as far as planning reads it: front matter and four data files, without compiling any text. */
export async function readCurriculum(): Promise<Content> {
  const files = await readContentFiles(process.cwd())
  const documents = files
    .filter(({ path }) => path.endsWith('.mdx'))
    .flatMap(({ path, source }) => documentOf(path, source))
  const { stages } = await readData<{ stages: Stage[] }>(files, 'content/stages.yaml')
  const { areas } = await readData<{ areas: Area[] }>(files, 'content/areas.yaml')
  const { lenses } = await readData<{ lenses: Lens[] }>(files, 'content/lenses.yaml')
  const filed = <T>(entries: readonly T[]) => entries.map((entry, index) => ({ file: '', at: [index], entry }))
  const input: GraphInput = {
    documents,
    areas: filed(areas),
    stages: filed(stages),
    lenses: filed(lenses),
    hours: await readData<Hours>(files, 'content/hours.yaml'),
    comparison: null,
    ...empty,
  }
  return { ...buildGraph(input).graph, version: 'shipped' } as unknown as Content
}

const empty = {
  labs: [],
  items: [],
  claims: [],
  terms: [],
  tools: [],
  resources: [],
  trends: [],
  facts: [],
  seeds: [],
}

function documentOf(path: string, source: string): CompiledDocument[] {
  const { split } = splitFrontMatter(source, path)
  const { frontMatter } = split
    ? readFrontMatter({ yaml: split.yaml, file: path, firstLine: 2 })
    : { frontMatter: null }
  return frontMatter ? [{ path, frontMatter } as CompiledDocument] : []
}

async function readData<T>(files: readonly { path: string; source: string }[], path: string): Promise<T> {
  const file = files.find((candidate) => candidate.path === path)
  const read = file ? await readDataFile(file) : null
  if (!read?.ok) throw new Error(`${path} cannot be read`)
  return read.value as T
}

/** What a simulated learner has told and done; everything left out is as a newcomer's. */
export type Told = Partial<Omit<Facts, 'learner'>> & {
  readonly learner?: Partial<Facts['learner']>
  readonly today?: string
}

/** The input that the shipped curriculum and a learner's facts make, by the way the product makes it. */
export function curriculumInput(content: Content, told: Told = {}): PlanInput {
  return planInput(content, factsOf(told), dayOf(told))
}

/** What the product makes of the same learner who takes the best that fits. */
export function curriculumInputOfBest(content: Content, told: Told = {}): InputOfBest {
  return inputOfBest(content, factsOf(told), dayOf(told))
}

function dayOf({ today = '2026-09-28' }: Told): string {
  return today
}

function factsOf({ learner, today: _, ...rest }: Told): Facts {
  return {
    learner: {
      background: 'traditional-pm',
      trackId: 'aiplus',
      stage: 'basic',
      hoursPerWeek: 8,
      startDate: '2026-09-28',
      deadline: null,
      overflow: 'run-over',
      timeZone: 'UTC',
      isTimeZoneSet: true,
      weekStartDay: 1,
      ...learner,
    },
    lessons: [],
    labs: [],
    practiceDone: [],
    milestonesDone: [],
    profile: null,
    pauses: [],
    studyTimes: [],
    daysOff: [],
    overrides: [],
    latest: null,
    ...rest,
  }
}

/** A profile as an attempt leaves it; `abilities` and `sds` by skill, on the ability scale. */
export function profileOf(skills: readonly { id: string; mean: number; sd: number }[]): NonNullable<Facts['profile']> {
  return {
    engineVersion: 1,
    bankVersion: 'simulated',
    at: '2026-09-27T12:00:00.000Z',
    skills: skills.map((skill) => ({ ...skill, shownLevelCap: 4 })),
  }
}
