import { expect, test } from 'vitest'
import { chooseMilestones } from '@/lib/planning/core/choose-milestones'
import type { PlanMilestone } from '@/lib/planning/core/types'
import { certain, domain, realInput } from '@/tests/support/planning-fixture'

const members = domain.milestones['shared_practice']!
const withoutGroup = (levels = certain) => {
  const input = realInput({ stages: 2, levels })
  return { ...input, milestones: input.milestones.filter(({ id }) => !members.some((member) => member.id === id)) }
}
const choose = (preferred: string[] = [], count = 1, input = withoutGroup()) =>
  chooseMilestones(input, { group: 'MX', count, members, preferred: new Set(preferred) })

test('the planner picks what costs the fewest hours beyond the plan', () => {
  const { options, chosen, chosenBy } = choose()
  const least = Math.min(...options.map(({ hoursOnTop }) => hoursOnTop))
  expect(options[0]).toMatchObject({ id: chosen[0], hoursOnTop: least })
  expect(chosenBy).toBe('plan')
  for (const { hours, hoursInside, hoursOnTop } of options) {
    expect(hoursInside + hoursOnTop).toBeCloseTo(hours, 9)
    expect(hoursInside).toBeGreaterThanOrEqual(0)
  }
})

test('hours inside are those of levels the plan has anyway', () => {
  const inside = (moves: string[]) => {
    const own: PlanMilestone = { id: 'MX9', title: 'Own', stage: 'specialisation', hours: 400, moves }
    return chooseMilestones(withoutGroup(), { group: 'MX', count: 1, members: [own], preferred: new Set() }).options[0]!
      .hoursInside
  }
  expect(inside([])).toBe(0)
  expect(inside(['E1', 'P1'])).toBeGreaterThan(inside(['E1']))
})

test('the learner’s word, or work that is done, comes before the cheapest', () => {
  const last = choose().options.at(-1)!.id
  expect(choose([last])).toMatchObject({ chosen: [last], chosenBy: 'learner' })
  expect(choose([last], 2).chosen).toEqual([last, choose().options[0]!.id])
})
