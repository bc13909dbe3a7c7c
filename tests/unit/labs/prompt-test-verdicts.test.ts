import { expect, test } from 'vitest'
import { endingOf, lineOf } from '@/lib/labs/core/prompt-test'
import { ruleOfThumb, usersPerGroup } from '@/lib/labs/core/prompt-test-statistics'
import {
  judgePromptTest,
  judgeReading,
  plannedEnding,
  promptTestTask,
  type PromptTestAnswer,
  type PromptTestTask,
} from '@/lib/labs/core/prompt-test-task'
import { INCOMPLETE } from '@/lib/labs/core/verdict'
import { SEEDS } from './predictions'

/** 1,094 users in each group at five looks: the everyday line is 1.96, Pocock’s 2.41. */
const LOOKS = { terms: { base: 0.2, effect: 0.05, alpha: 0.05, power: 0.8 }, looks: 5 }
const NONE: PromptTestTask = { ...LOOKS, plan: 'one-look', z: [1, 2.2, 2.5, 1.9, 1.5] }
const NEW: PromptTestTask = { ...LOOKS, plan: 'pocock', z: [1, 2.2, 2.3, 2.5, 1.5] }
const OLD: PromptTestTask = { ...LOOKS, plan: 'pocock', z: [2.2, -1, -2.6, 1, 1] }
const RIGHT = {
  none: { users: 1094, look: 5, decision: 'old' },
  new: { users: 1094, look: 4, decision: 'new' },
  old: { users: 1094, look: 3, decision: 'old' },
} as const
const judge = (task: PromptTestTask, answer: PromptTestAnswer) => judgeReading({ answer, task })

test('a plan with one reading ends at the last look; Pocock’s ends where his line is crossed', () => {
  expect(plannedEnding(NONE)).toEqual({ look: 5, winner: 'none' })
  expect(plannedEnding(NEW)).toEqual({ look: 4, winner: 'new' })
  expect(plannedEnding(OLD)).toEqual({ look: 3, winner: 'old' })
  expect(plannedEnding({ ...NEW, plan: 'one-look' })).toEqual({ look: 5, winner: 'none' })
})

test('a right answer is told the users, the line of its plan and the look, whatever the winner', () => {
  const passed = (line: string, look: number) => ({
    passed: true,
    because: `1,094 users in each group; the line is ${line}, and the test ends at look ${look}, not at the first high z.`,
  })
  expect(judge(NONE, RIGHT.none)).toEqual(passed('1.96', 5))
  expect(judge(NEW, RIGHT.new)).toEqual(passed('2.41', 4))
  expect(judge(OLD, RIGHT.old)).toEqual(passed('2.41', 3))
})

test('users may lie 2% from the formula on either side', () => {
  // 1.02·1094 = 1115.9 and 0.98·1094 = 1072.1.
  const isPassed = (users: number) => judge(NEW, { ...RIGHT.new, users }).passed
  expect([1072, 1073, 1115, 1116].map(isPassed)).toEqual([false, true, true, false])
  expect(judge(NEW, { ...RIGHT.new, users: 1024 })).toEqual({
    passed: false,
    because: 'The formula asks for 1,094 users in each group, you planned 1,024.',
  })
})

test('a wrong look is answered with the plan: its one reading, or its line and where that is crossed', () => {
  expect(judge(NONE, { ...RIGHT.none, look: 2 })).toEqual({
    passed: false,
    because: 'The plan has one reading, at look 5.',
  })
  expect(judge(NEW, { ...RIGHT.new, look: 2 })).toEqual({
    passed: false,
    because: 'With 5 looks the line is 2.41, so the test ends at look 4.',
  })
})

test('a wrong decision is answered with what the line says: not crossed, crossed upwards, crossed downwards', () => {
  expect(judge(NONE, { ...RIGHT.none, decision: 'new' }).because).toBe(
    'The line is not crossed when it counts, so the old prompt stays.',
  )
  expect(judge(NEW, { ...RIGHT.new, decision: 'old' }).because).toBe(
    'The new prompt crosses the line, so it is rolled out.',
  )
  expect(judge(OLD, { ...RIGHT.old, decision: 'new' }).because).toBe('The new prompt is worse, so the old one stays.')
  expect(judge(OLD, { users: 9, look: 1, decision: 'new' }).because).toMatch(
    /^The formula asks .*, you planned 9; with 5 looks .* at look 3; the new prompt is worse, so the old one stays[.]$/,
  )
})

test('a task hides a hasty winner, keeps z off the lines and is not solved by the rule of thumb', () => {
  for (const seed of SEEDS) {
    const task = promptTestTask(seed)
    const { terms, looks, z } = task
    const [daily, pocock] = (['every-look', 'pocock'] as const).map((habit) =>
      lineOf(habit, { looks, alpha: terms.alpha }),
    ) as [number, number]
    expect(z).toHaveLength(looks)
    expect(endingOf(z, { line: daily }).look).toBeLessThan(plannedEnding(task).look)
    for (const value of z)
      expect(Math.min(Math.abs(Math.abs(value) - daily), Math.abs(Math.abs(value) - pocock))).toBeGreaterThan(0.02)
    expect(Math.abs(ruleOfThumb(terms) / usersPerGroup(terms) - 1)).toBeGreaterThan(0.04)
  }
})

test('an answer without users, look or decision is incomplete', () => {
  const answer = { 'answer-users': 1094, 'answer-look': 4, 'answer-decision': 'new' }
  const says = (change: object) => judgePromptTest({ seed: 1, answer: { ...answer, ...change }, data: null })
  expect(says({})).not.toEqual(INCOMPLETE)
  for (const change of [{ 'answer-users': '' }, { 'answer-look': 'last' }, { 'answer-decision': 'none' }])
    expect(says(change)).toEqual(INCOMPLETE)
})
