import { expect, test } from 'vitest'
import { goalId, milestoneWorkId, practiceId } from '@/lib/planning/core/node-ids'

test('goals, practice and milestone work have ids of their own, which stored plans hold', () => {
  expect([goalId('E1', 2), practiceId('E1', 2), milestoneWorkId('MB3')]).toEqual([
    'goal:E1:2',
    'practice:E1:2',
    'work:MB3',
  ])
})
