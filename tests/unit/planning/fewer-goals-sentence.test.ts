import { expect, test } from 'vitest'
import { bestFitSentence, fewerGoalsSentence, goalCounts } from '@/lib/planning/core/fewer-goals-sentence'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import type { DroppedGoal, OpenMilestone } from '@/lib/planning/core/types'
import { shortRoad } from '@/tests/support/short-road'

const graph = buildPlanGraph(shortRoad({ targets: { A: 3, B: 3, C: 3 } }))
const level = (skill: string, number: number): DroppedGoal => ({
  id: `goal:${skill}:${number}`,
  title: `Skill ${skill} at level ${number}`,
  skill,
  level: number,
  because: 'hours',
})
const stone = (name: string): DroppedGoal => ({
  id: name,
  title: `Stone ${name}`,
  skill: null,
  level: null,
  because: 'hours',
})
const fewer = (goals: DroppedGoal[], opens: OpenMilestone[] = []) =>
  fewerGoalsSentence({ graph, goals, hoursSaved: 12.34, opens })

test.each<[string, DroppedGoal[]]>([
  ['one level', [level('A', 1)]],
  ['two levels', [level('A', 1), level('A', 2)]],
  ['one milestone', [stone('M')]],
  ['two levels and one milestone', [level('A', 1), stone('M'), level('B', 1)]],
  ['one level and two milestones', [stone('M'), level('B', 1), stone('N')]],
  ['', []],
])('goals are counted as %s', (words, goals) => {
  expect(goalCounts(goals)).toBe(words)
})

test.each<[string, DroppedGoal[]]>([
  ['One level fewer: skill A waits. 12.3 h saved.', [level('A', 1)]],
  ['Two levels fewer: skill A and skill B wait. 12.3 h saved.', [level('A', 1), level('B', 1)]],
  ['One level fewer: skill A stays at level 2. 12.3 h saved.', [level('A', 3)]],
  ['Two levels fewer: skill A and skill B stay at level 1. 12.3 h saved.', [level('A', 2), level('B', 2)]],
  // Of several levels of a skill the lowest says where it stays, in whatever order they come.
  ['Two levels fewer: skill A stays at level 1. 12.3 h saved.', [level('A', 3), level('A', 2)]],
  ['Two levels fewer: skill A stays at level 1. 12.3 h saved.', [level('A', 2), level('A', 3)]],
  [
    'Three levels fewer: skill A and skill C stay at level 1; skill B waits. 12.3 h saved.',
    [level('A', 2), level('B', 1), level('C', 2)],
  ],
  ['One milestone fewer: “Stone M” waits. 12.3 h saved.', [stone('M')]],
  ['Two milestones fewer: “Stone M” and “Stone N” wait. 12.3 h saved.', [stone('M'), stone('N')]],
  ['One level and one milestone fewer: skill A waits; “Stone M” waits. 12.3 h saved.', [level('A', 1), stone('M')]],
])('fewer goals: %s', (sentence, goals) => {
  expect(fewer(goals)).toBe(sentence)
})

test.each<[string, OpenMilestone[]]>([
  [
    ', at a price: “Stone M” stays open until skill A reaches level 2',
    [{ id: 'M', title: 'Stone M', waitsFor: [{ skill: 'A', level: 2 }] }],
  ],
  [
    ', at a price: “Stone M” stays open until skill A and skill B reach level 2',
    [
      {
        id: 'M',
        title: 'Stone M',
        waitsFor: [
          { skill: 'A', level: 2 },
          { skill: 'B', level: 2 },
        ],
      },
    ],
  ],
  // The next level of a skill is the one to reach.
  [
    ', at a price: “Stone M” stays open until skill A reaches level 1',
    [
      {
        id: 'M',
        title: 'Stone M',
        waitsFor: [
          { skill: 'A', level: 1 },
          { skill: 'A', level: 3 },
          { skill: 'A', level: 2 },
        ],
      },
    ],
  ],
  [
    ', at a price: “Stone M” stays open until skill B reaches level 3 and skill A reaches level 1; “Stone N” stays open until skill C reaches level 1',
    [
      {
        id: 'M',
        title: 'Stone M',
        waitsFor: [
          { skill: 'A', level: 1 },
          { skill: 'B', level: 3 },
        ],
      },
      { id: 'N', title: 'Stone N', waitsFor: [{ skill: 'C', level: 1 }] },
    ],
  ],
  // A milestone that was left out itself waits for nothing.
  ['', [{ id: 'M', title: 'Stone M', waitsFor: [] }]],
  ['', []],
])('the price is said behind the saving: "%s"', (price, opens) => {
  expect(fewer([level('A', 1)], opens)).toBe(`One level fewer: skill A waits. 12.3 h saved${price}.`)
})

test('the best that fits says what it is, and what waits for now', () => {
  const rule =
    'Date and hours stay, and the plan holds what brings most in them. It is chosen again whenever something changes.'
  expect(bestFitSentence(graph, [])).toBe(rule)
  expect(bestFitSentence(graph, [level('A', 2), stone('M')])).toBe(
    `${rule} One level and one milestone fewer for now: skill A stays at level 1; “Stone M” waits.`,
  )
})
