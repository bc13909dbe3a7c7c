import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import type { Track } from '@/lib/content/core/graph'
import type { MapGraph } from '@/lib/content/core/roadmap-layout-model'

function frontMatter(path: string): { id: string } & Record<string, unknown> {
  return parse(readFileSync(path, 'utf8').split('\n---')[0] ?? '') as { id: string } & Record<string, unknown>
}

function folder(name: string) {
  return new Map(
    readdirSync(`content/${name}`)
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => [file.slice(0, -4), frontMatter(`content/${name}/${file}`)]),
  )
}

function entries(name: string) {
  const list =
    Object.values(parse(readFileSync(`content/${name}.yaml`, 'utf8')) as Record<string, { id: string }[]>)[0] ?? []
  return new Map(list.map((entry) => [entry.id, entry]))
}

/** The titles that milestones have or will have; the documents themselves may still be missing. */
const milestoneTitles: Record<string, string> = {
  MB1: 'AI-product basics mastered',
  MB2: 'Two fast.ai lesson projects on own data',
  MB3: 'Text classifier deployed above 90 % accuracy',
  MB4: 'Rules-first baseline memo',
  MB5: 'AI-enabled workflow',
  MB6: 'Learning system running',
  MX1: 'Open-source contribution',
  MX2: 'Competition finish',
  MX3: 'LLM API demo',
  MP1: 'MLOps project 1: reproducible training',
  MP2: 'MLOps project 2: serving and monitoring',
  MP3: 'MLOps project 3: one-action rollback drill',
  MP4: 'Platform specification with service objectives',
  MP5: 'Eight-week data-quality inspection',
  MN1: 'Prompt library of 100+ templates',
  MN2: 'Pre-registered prompt test',
  MN3: 'Retrieval evaluation',
  MN4: 'Two-mode interaction test',
  MN5: 'Agent boundary and oversight file',
  MA1: 'Industry-specific model evaluation',
  MA2: 'Value case with uncertainty',
  MA3: 'AI-worthy point map',
  MA4: 'Technique decision with budget',
  MA5: 'Pilot with measured effect',
  MS1: 'Three-phase ethics assessment',
  MS2: 'Closed commercial loop',
  MS3: 'Capstone defence',
}

/** The curriculum of the repository, as far as a map shows it; front matter only. */
export function readMapGraph(): MapGraph {
  const tracks = new Map(
    ['platform', 'native', 'aiplus'].map((id) => [id, frontMatter(`content/tracks/${id}.mdx`) as unknown as Track]),
  )
  const milestoneIds = [...new Set([...tracks.values()].flatMap(({ milestones }) => Object.values(milestones).flat()))]
  const milestones = new Map(milestoneIds.map((id) => [id, { id, title: milestoneTitles[id] ?? id }]))
  return {
    areas: entries('areas'),
    stages: entries('stages'),
    skills: folder('skills'),
    milestones,
    tracks,
  } as unknown as MapGraph
}
