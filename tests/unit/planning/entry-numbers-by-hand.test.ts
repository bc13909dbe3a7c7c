import { expect, test } from 'vitest'
import { entryNumbers } from '@/lib/planning/core/entry-numbers'
import type { EntryKind, EntryReason, Plan, PlanEntry, PlanInput } from '@/lib/planning/core/types'
import { shortLesson, shortMilestone, shortRoad } from '@/tests/support/short-road'

const input: PlanInput = shortRoad({
  targets: { A: 2, B: 1 },
  lessons: [shortLesson('A1-1', 15)],
  milestones: [shortMilestone('M', 1, ['A', 'B'], { lessons: ['A1-1'] })],
  levelProbabilities: { A: [0.5, 0.25, 0.25, 0, 0] },
})

const why: EntryReason = {
  goalId: 'goal:A:2',
  gapProbability: 0.8,
  chain: ['goal:A:2', 'goal:B:1', 'M'],
  lostGoals: ['goal:A:2', 'goal:A:1', 'M', 'goal:B:1'],
  hoursSaved: 2.5,
  valueLost: 1.5,
  isProven: false,
  sentence: 'Because.',
}

function entry(nodeId: string, rest: Partial<PlanEntry> & { kind?: EntryKind } = {}): PlanEntry {
  const common = { kind: 'practice', title: `Title of ${nodeId}`, skill: 'A', level: 2, suggestion: null } as const
  return { ...common, nodeId, hours: 1, continued: false, done: false, reason: null, ...rest }
}

function planOf(...weeks: PlanEntry[][]): Plan {
  return {
    weeks: weeks.map((entries, at) => ({ index: at + 3, entries })),
    goals: [
      { id: 'goal:A:2', weekIndex: 5 },
      { id: 'goal:B:1', weekIndex: null },
    ],
    remainingHours: 40,
  } as unknown as Plan
}

test('the numbers of an entry are those of its reason, over all weeks in which it stands', () => {
  const plan = planOf(
    [entry('other', { reason: { ...why, sentence: 'Other.' } }), entry('own', { hours: 0.5, done: true })],
    [entry('own', { hours: 1.5, reason: why }), entry('own', { hours: 2, continued: true, title: 'Later' })],
    [entry('own', { hours: 0.25, continued: true }), entry('M', { kind: 'milestone' })],
  )
  expect(entryNumbers(plan, input, 'own')).toEqual({
    nodeId: 'own',
    title: 'Title of own',
    sentence: 'Because.',
    isDone: false,
    studyHours: 4.25,
    weekIndexes: [3, 4, 5],
    // Below level 2 of A: .5 + .25, as it is known now.
    gap: { skill: 'A', level: 2, probability: 0.75, levels: [0.5, 0.25, 0.25, 0, 0] },
    chain: [
      { id: 'goal:A:2', weekIndex: 5 },
      { id: 'goal:B:1', weekIndex: null },
      { id: 'M', weekIndex: 5 },
    ],
    lost: [
      { id: 'goal:A:2', weekIndex: 5, probability: 0.75 },
      // Not a goal of the plan, and in none of its weeks.
      { id: 'goal:A:1', weekIndex: null, probability: 0.5 },
      { id: 'M', weekIndex: 5, probability: null },
      // Of B nothing is known yet.
      { id: 'goal:B:1', weekIndex: null, probability: null },
    ],
    waitsFor: [],
    hoursSaved: 2.5,
    isProven: false,
    remainingHours: 40,
  })
})

test('an entry without a reason, or not in the plan, has no numbers', () => {
  const plan = planOf([entry('own', { continued: true })])
  expect([entryNumbers(plan, input, 'own'), entryNumbers(plan, input, 'M')]).toEqual([null, null])
})

test('finished work keeps its numbers, and a reason from before proofs were kept counts as proven', () => {
  const { isProven: _, ...old } = why
  const plan = planOf([entry('own', { done: true, reason: old })])
  expect(entryNumbers(plan, input, 'own')).toMatchObject({ isDone: true, isProven: true })
  const proven = planOf([entry('own', { reason: { ...why, isProven: true } })])
  expect(entryNumbers(proven, input, 'own')).toMatchObject({ isDone: false, isProven: true })
})

test.each<[string, string | null]>([
  ['serves none', null],
  ['serves a goal of a skill of which nothing is known', 'goal:B:1'],
  ['serves something else than a goal', 'practice:A:2'],
])('an entry that %s has no gap', (_, goalId) => {
  expect(entryNumbers(planOf([entry('own', { reason: { ...why, goalId } })]), input, 'own')!.gap).toBeNull()
})

test('the work and the stone of a milestone wait for the levels it shows, not for its lessons; other work for none', () => {
  const reason = { ...why, goalId: null }
  const plan = planOf([
    entry('practice:A:2', { reason }),
    entry('work:M', { kind: 'milestone-work', reason }),
    entry('M', { kind: 'milestone', reason }),
    entry('N', { kind: 'milestone', reason }),
  ])
  const waitsFor = (id: string) => entryNumbers(plan, input, id)!.waitsFor
  const levels = [
    { id: 'goal:A:1', weekIndex: null },
    { id: 'goal:A:2', weekIndex: 5 },
    { id: 'goal:B:1', weekIndex: null },
  ]
  expect([waitsFor('work:M'), waitsFor('M')]).toEqual([levels, levels])
  expect(waitsFor('practice:A:2')).toEqual([])
  // A milestone that is not on the road any more.
  expect(waitsFor('N')).toEqual([])
})
