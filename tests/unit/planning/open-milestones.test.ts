import { expect, test } from 'vitest'
import { openMilestones } from '@/lib/planning/core/open-milestones'
import { smallGraph, type SmallNode } from '@/tests/support/small-road'

const goal = (skill: string, level: number): SmallNode => ({ id: `goal:${skill}:${level}`, kind: 'goal', skill, level })
const graph = smallGraph([
  goal('A', 1),
  goal('B', 2),
  { id: 'lesson', skill: 'C', level: 1 },
  { id: 'M1', kind: 'milestone', title: 'First stone', needs: ['goal:A:1', 'goal:B:2', 'lesson'] },
  { id: 'M2', kind: 'milestone', title: 'Second stone', needs: ['goal:A:1'] },
])

test('a milestone that is not kept waits for the levels below it that are missing, not for lessons', () => {
  expect(openMilestones(graph, Uint8Array.of(1, 0, 0, 0, 1))).toEqual([
    { id: 'M1', title: 'First stone', waitsFor: [{ skill: 'B', level: 2 }] },
  ])
  expect(openMilestones(graph, Uint8Array.of(0, 0, 1, 0, 0))).toEqual([
    {
      id: 'M1',
      title: 'First stone',
      waitsFor: [
        { skill: 'A', level: 1 },
        { skill: 'B', level: 2 },
      ],
    },
    { id: 'M2', title: 'Second stone', waitsFor: [{ skill: 'A', level: 1 }] },
  ])
})

test('a milestone left out by itself waits for nothing, and one that is kept is not open', () => {
  expect(openMilestones(graph, Uint8Array.of(1, 1, 1, 0, 1))).toEqual([
    { id: 'M1', title: 'First stone', waitsFor: [] },
  ])
  expect(openMilestones(graph, Uint8Array.of(1, 1, 1, 1, 1))).toEqual([])
})
