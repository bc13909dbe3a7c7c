import { expect, test } from 'vitest'
import { chooseMilestones } from '@/lib/planning/core/choose-milestones'
import type { PlanInput, PlanMilestone } from '@/lib/planning/core/types'
import { shortLesson, shortMilestone, shortRoad, shortSkill } from '@/tests/support/short-road'

/** What is chosen of milestones that all stand for each other. */
function choose(
  members: readonly PlanMilestone[],
  {
    count = 1,
    preferred = [],
    ...rest
  }: Parameters<typeof shortRoad>[0] & { count?: number; preferred?: string[] } = {},
) {
  const input: PlanInput = shortRoad({ milestones: members, ...rest })
  return chooseMilestones(input, { group: 'G', count, members, preferred: new Set(preferred) })
}
/** Two skills of which level 1 takes two hours, and a third that is held. */
const twoHours = {
  targets: { A: 1, B: 1, C: 1 },
  skills: ['A', 'B', 'C'].map((id) => shortSkill(id, 'M')),
  levelProbabilities: { C: [0, 1, 0, 0, 0] as const },
}

test('hours of levels the plan has are inside, each counted as if the others of the group were not there', () => {
  const members = [shortMilestone('M', 3, ['A']), shortMilestone('N', 3, ['A', 'B']), shortMilestone('O', 3, ['C'])]
  expect(choose(members, twoHours)).toEqual({
    group: 'G',
    count: 1,
    options: [
      { id: 'N', hours: 3, hoursInside: 3, hoursOnTop: 0 },
      { id: 'M', hours: 3, hoursInside: 2, hoursOnTop: 1 },
      { id: 'O', hours: 3, hoursInside: 0, hoursOnTop: 3 },
    ],
    chosen: ['N'],
    chosenBy: 'plan',
    decidedBy: 'hours',
  })
})

test('a milestone that does not stand for the others takes its hours first', () => {
  const members = [shortMilestone('M', 2, ['A']), shortMilestone('N', 2, ['B'])]
  const input = shortRoad({ ...twoHours, milestones: [shortMilestone('Z', 1, ['A']), ...members] })
  const { options } = chooseMilestones(input, { group: 'G', count: 1, members, preferred: new Set() })
  expect(options.map(({ id, hoursInside }) => [id, hoursInside])).toEqual([
    ['N', 2],
    ['M', 1],
  ])
})

test('lessons that build a milestone are inside, up to its hours', () => {
  const lessons = [shortLesson('A1-1', 30, { kind: 'project' }), shortLesson('B1-1', 90, { kind: 'project' })]
  const members = [shortMilestone('M', 1.5, ['A']), shortMilestone('N', 1, ['B'])]
  // Half an hour of project and an hour of practice; one hour of the project of 90 minutes.
  expect(choose(members, { ...twoHours, lessons }).options).toEqual([
    { id: 'N', hours: 1, hoursInside: 1, hoursOnTop: 0 },
    { id: 'M', hours: 1.5, hoursInside: 1.5, hoursOnTop: 0 },
  ])
})

test('a milestone that the learner skips has no hour inside', () => {
  const overrides = [{ kind: 'skip' as const, id: 'M' }]
  expect(choose([shortMilestone('M', 1, ['A'])], { ...twoHours, overrides }).options).toEqual([
    { id: 'M', hours: 1, hoursInside: 0, hoursOnTop: 1 },
  ])
})

test.each<[string, PlanMilestone[], string[]]>([
  [
    'fewest hours on top, although it is longer',
    [shortMilestone('M', 1, ['C']), shortMilestone('N', 2, ['A'])],
    ['N', 'M'],
  ],
  ['the shorter of equals', [shortMilestone('M', 2, ['A']), shortMilestone('N', 1, ['A'])], ['N', 'M']],
  ['the first of equals', [shortMilestone('M', 1, ['B']), shortMilestone('N', 1, ['A'])], ['M', 'N']],
])('the cheapest comes first: %s', (_, members, order) => {
  const { options, chosen } = choose(members, twoHours)
  expect(options.map(({ id }) => id)).toEqual(order)
  expect(chosen).toEqual(order.slice(0, 1))
})

const three = ['M', 'N', 'O'].map((id, index) => shortMilestone(id, 1 + index, ['A']))

test.each<[string, number, string[], string[], 'learner' | 'plan']>([
  ['none wished for', 2, [], ['M', 'N'], 'plan'],
  ['one wished for and the cheapest other', 2, ['O'], ['O', 'M'], 'learner'],
  ['as many wished for as asked', 2, ['O', 'N'], ['N', 'O'], 'learner'],
  ['more wished for than asked', 1, ['O', 'N'], ['N'], 'learner'],
  ['all of them', 3, [], ['M', 'N', 'O'], 'plan'],
  ['all there are of more', 4, [], ['M', 'N', 'O'], 'plan'],
  ['a wish for another milestone', 1, ['Z'], ['M'], 'plan'],
])('of three: %s', (_, count, preferred, chosen, chosenBy) => {
  expect(choose(three, { ...twoHours, count, preferred })).toMatchObject({ chosen, chosenBy, decidedBy: 'hours' })
})

const short = { overflow: 'choose-best' as const, deadline: '2026-10-04', beginnings: {} }

test('of plans worth the same the cheapest milestone is kept, although hours are short', () => {
  // 4 h a week hold A alone, and both milestones are all of A.
  const twins = ['M', 'N'].map((id) => shortMilestone(id, 2, ['A']))
  expect(choose(twins, { ...twoHours, ...short, hoursPerWeek: 3 })).toMatchObject({ chosen: ['M'], decidedBy: 'hours' })
})

test('where hours are short, the milestone whose levels are planned anyway is worth more than a cheaper one', () => {
  // 2 h of study hold A or B. M shows B, worth .6, in an hour: .6 and half of it again. N shows A, worth 1, in two: 1 and 1.
  const levelProbabilities = { ...twoHours.levelProbabilities, B: [0.6, 0.4, 0, 0, 0] as const }
  const roadOf = { ...twoHours, levelProbabilities, ...short, hoursPerWeek: 2.5 }
  const members = [shortMilestone('M', 1, ['B']), shortMilestone('N', 2, ['A'])]
  expect(choose(members, roadOf)).toMatchObject({ chosen: ['N'], decidedBy: 'value' })
  expect(choose(members, { ...roadOf, hoursPerWeek: 20 })).toMatchObject({ chosen: ['M'], decidedBy: 'hours' })
  expect(choose(members, { ...roadOf, overflow: 'run-over' })).toMatchObject({ chosen: ['M'], decidedBy: 'hours' })
  // A wish is not weighed.
  expect(choose(members, { ...roadOf, preferred: ['M'] })).toMatchObject({ chosen: ['M'], decidedBy: 'hours' })
})

test('a milestone with which all of it fits beats every plan that leaves something out', () => {
  // The 2 h of A belong to the milestone; of N they are skipped, and nothing is left to do.
  const members = [shortMilestone('M', 2, ['A']), shortMilestone('N', 2, ['A'])]
  const overrides = [{ kind: 'skip' as const, id: 'work:N' }]
  const roadOf = { targets: { A: 1 }, skills: [shortSkill('A', 'M')], ...short, hoursPerWeek: 1, overrides }
  expect(choose(members, roadOf)).toMatchObject({ chosen: ['N'], decidedBy: 'value' })
})
