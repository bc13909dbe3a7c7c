import { readFileSync } from 'node:fs'
import path from 'node:path'
import type {
  HoursClasses,
  LevelProbabilities,
  PlanInput,
  PlanLesson,
  PlanMilestone,
  PlanSkill,
} from '@/lib/planning/core/types'

interface DomainFixture {
  readonly skills: PlanSkill[]
  readonly lessons: PlanLesson[]
  readonly milestones: Record<string, PlanMilestone[]>
  readonly classes: HoursClasses
  readonly reviewOverhead: number
  readonly stages: { id: string; title: string; weeks: number }[]
  readonly tracks: Record<string, { title: string; targets: Record<string, Record<string, number>> }>
  readonly backgrounds: Record<string, { prior: Record<string, number>; frontLoad: string[] }>
}

/** The domain data the planner reads, see `provenance.json` beside it. */
export const domain = JSON.parse(
  readFileSync(path.join(process.cwd(), 'tests/fixtures/planning/domain.json'), 'utf8'),
) as DomainFixture

/** Certain knowledge of a level. */
export function certain(level: number): LevelProbabilities {
  return [0, 1, 2, 3, 4].map((l) => (l === level ? 1 : 0)) as unknown as LevelProbabilities
}

/** A discrete bell around a level; `spread` 0.5 is fairly sure, 1 is vague. */
export function around(level: number, spread: number): LevelProbabilities {
  const weights = [0, 1, 2, 3, 4].map((l) => Math.exp(-((l - level) ** 2) / (2 * spread * spread)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total) as unknown as LevelProbabilities
}

const milestoneGroups: Record<string, string> = { platform: 'platform', native: 'native', aiplus: 'aiplus' }

/** A plan input from the domain data. `stages` is how many stages the horizon has; `levels` turns a background's level into probabilities. */
export function realInput({
  track = 'aiplus',
  background = 'traditional_pm',
  stages = 1,
  levels = certain,
  ...rest
}: Partial<Omit<PlanInput, 'stages'>> & {
  track?: string
  background?: string
  stages?: number
  levels?: (level: number) => LevelProbabilities
} = {}): PlanInput {
  const horizon = domain.stages.slice(0, stages)
  const { targets } = domain.tracks[track]!
  const { prior } = domain.backgrounds[background]!
  const groups = ['shared_basic', milestoneGroups[track]!, 'shared_senior']
  const milestones = [
    ...groups.flatMap((group) => domain.milestones[group]!),
    domain.milestones['shared_practice']![2]!,
  ]
  return {
    skills: domain.skills,
    lessons: domain.lessons,
    milestones: milestones.filter(({ stage }) => horizon.some(({ id }) => id === stage)),
    stages: horizon.map(({ id, title }) => ({ id, title, targets: targets[id]! })),
    classes: domain.classes,
    reviewOverhead: domain.reviewOverhead,
    levelProbabilities: Object.fromEntries(domain.skills.map(({ id }) => [id, levels(prior[id] ?? 0)])),
    finished: [],
    overrides: [],
    pauses: [],
    hoursPerWeek: 8,
    startDate: '2026-09-28',
    deadline: null,
    today: '2026-09-28',
    weekStart: 1,
    ...rest,
  }
}
