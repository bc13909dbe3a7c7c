import { gapProbability, heldLevel, requireProbabilities } from '@/lib/planning/core/value-of-step'
import { goalId } from '@/lib/planning/core/node-ids'
import type { LevelProbabilities, PlanInput, PlanSkill } from '@/lib/planning/core/types'

const zero: LevelProbabilities = [1, 0, 0, 0, 0]

/** From which P(level below it) on a level is planned: what is probably a gap. */
export const gapThreshold = 0.5

/** One skill inside a plan. Steps `held + 1 … aim` are planned; `target` ≤ `aim` is what the track asks, the rest is there because something needs it. */
export interface ScopedSkill {
  readonly skill: PlanSkill
  /** As the input has them, after the learner's word on levels that are known. */
  readonly probabilities: LevelProbabilities
  /** The level from which the skill is planned. */
  readonly held: number
  readonly target: number
  readonly aim: number
}

/** Which levels a plan is about: from the level that is probably held (or said to be known, or that `beginnings` names) to the target, raised where a planned step needs more.
 *  @throws RangeError for an unknown skill in a prerequisite or for impossible probabilities. */
export function scopeSkills(input: PlanInput): Map<string, ScopedSkill> {
  const known = overriddenIds(input, 'known')
  const skipped = overriddenIds(input, 'skip')
  const scope = new Map<string, ScopedSkill>()
  for (const skill of input.skills) {
    const told = requireProbabilities(skill.id, input.levelProbabilities[skill.id] ?? zero)
    const asked = Math.max(0, ...input.stages.map(({ targets }) => targets[skill.id] ?? 0))
    const target = skipped.has(skill.id) ? 0 : asked
    const levelKnown = known.has(skill.id) ? 4 : ([4, 3, 2, 1].find((level) => known.has(goalId(skill.id, level))) ?? 0)
    const probabilities = withKnownLevel(told, levelKnown)
    const usual = heldLevel(probabilities, gapThreshold)
    const held = Math.max(levelKnown, Math.min(usual, input.beginnings?.[skill.id] ?? usual))
    scope.set(skill.id, { skill, probabilities, held, target, aim: target })
  }
  raiseToPrerequisites(scope, skipped)
  return scope
}

/** Level probabilities of a learner who holds `known` for certain. */
function withKnownLevel(probabilities: LevelProbabilities, known: number): LevelProbabilities {
  const atOrBelow = gapProbability(probabilities, known + 1)
  return probabilities.map((probability, level) => {
    if (level < known) return 0
    return level === known ? atOrBelow : probability
  }) as [number, number, number, number, number]
}

function raiseToPrerequisites(scope: Map<string, ScopedSkill>, skipped: ReadonlySet<string>): void {
  const waiting = [...scope.keys()]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const { skill, held, aim } = requireScoped(scope, id)
    for (const need of skill.prerequisites) {
      const other = requireScoped(scope, need.skill)
      const isRelevant = need.forLevel > held && need.forLevel <= aim && !skipped.has(need.skill)
      if (!isRelevant || other.aim >= need.level || other.held >= need.level) continue
      scope.set(need.skill, { ...other, aim: need.level })
      waiting.push(need.skill)
    }
  }
}

/** @throws RangeError if the skill is not part of the input. */
function requireScoped(scope: ReadonlyMap<string, ScopedSkill>, id: string): ScopedSkill {
  const scoped = scope.get(id)
  if (!scoped) throw new RangeError(`unknown skill ${id}`)
  return scoped
}

/** Ids named by the overrides of one kind. */
export function overriddenIds(
  { overrides }: Pick<PlanInput, 'overrides'>,
  kind: PlanInput['overrides'][number]['kind'],
): Set<string> {
  return new Set(overrides.filter((override) => override.kind === kind).map(({ id }) => id))
}

/** The first stage whose target asks for `level`, as an index; null when no stage does. */
export function stageOfLevel({ stages }: Pick<PlanInput, 'stages'>, skill: string, level: number): number | null {
  const index = stages.findIndex(({ targets }) => (targets[skill] ?? 0) >= level)
  return index < 0 ? null : index
}
