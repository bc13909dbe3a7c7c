import { createHash } from 'node:crypto'
import { processWide } from '@/lib/shared/process-wide'
import { chooseMilestones, type MilestoneChoice } from './core/choose-milestones'
import { currentWeek } from './core/plan-change'
import type { PlanInput } from './core/types'
import type { PlanFacts } from './queries'

const MOST_KEPT = 200

/** `chooseMilestones`, or what it chose lately from the same: where hours are short a choice takes several solves, and every page of the plan asks for it. Of today only its week counts, as for the plan. `former` is the plan that the input holds as the previous one. */
export function chooseOnce(
  input: PlanInput,
  { group, former }: { group: Parameters<typeof chooseMilestones>[1]; former: PlanFacts['latest'] },
): MilestoneChoice {
  const lately = processWide('milestone-choices', () => new Map<string, MilestoneChoice>())
  const { previous: _, ...rest } = input
  // The former plan follows from its own input, which its hash names, and from those before it.
  const made = [former?.version, former?.inputHash, former?.createdAt]
  const key = createHash('sha256')
    .update(JSON.stringify([{ ...rest, today: currentWeek(input) }, group, [...group.preferred], made]))
    .digest('base64url')
  const choice = lately.get(key) ?? chooseMilestones(input, group)
  lately.delete(key)
  lately.set(key, choice)
  const oldest = lately.keys().next()
  if (lately.size > MOST_KEPT && !oldest.done) lately.delete(oldest.value)
  return choice
}
