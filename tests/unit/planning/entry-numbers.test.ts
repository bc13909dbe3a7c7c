import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { entryNumbers } from '@/lib/planning/core/entry-numbers'
import { around, realInput } from '@/tests/support/planning-fixture'

const input = realInput({ stages: 2, levels: (level) => around(level, 0.6) })
const plan = buildPlan(input)
const explained = plan.weeks.flatMap(({ entries }) => entries.filter(({ reason }) => reason !== null))
const numbersOf = (nodeId: string) => entryNumbers(plan, input, nodeId) ?? expect.fail(`no numbers of ${nodeId}`)

test('entryNumbers says of every entry what its reason says', () => {
  expect(explained.length).toBeGreaterThan(50)
  for (const { nodeId, reason, title } of explained) {
    const numbers = numbersOf(nodeId)
    expect(numbers).toMatchObject({ nodeId, title, sentence: reason?.sentence, hoursSaved: reason?.hoursSaved })
    expect(numbers.gap?.probability ?? null).toBe(reason?.gapProbability)
    expect(numbers.chain.map(({ id }) => id)).toEqual(reason?.chain)
    expect(numbers.lost.map(({ id }) => id)).toEqual(reason?.lostGoals)
  }
})

test('entryNumbers adds up the pieces of an entry that continues', () => {
  for (const { nodeId } of explained) {
    const pieces = plan.weeks.filter(({ entries }) => entries.some((entry) => entry.nodeId === nodeId))
    const { weekIndexes, studyHours } = numbersOf(nodeId)
    expect(weekIndexes).toEqual(pieces.map(({ index }) => index))
    const hours = plan.weeks.flatMap(({ entries }) => entries).filter((entry) => entry.nodeId === nodeId)
    expect(studyHours).toBeCloseTo(
      hours.reduce((sum, entry) => sum + entry.hours, 0),
      9,
    )
  }
  expect(explained.some(({ nodeId }) => numbersOf(nodeId).weekIndexes.length > 1)).toBe(true)
})

test('entryNumbers gives a level the week its work ends and the chance of its gap, and a milestone the week of its stone', () => {
  for (const { nodeId } of explained) {
    for (const { id, weekIndex, probability } of numbersOf(nodeId).lost) {
      const goal = plan.goals.find((planned) => planned.id === id)
      const stone = plan.weeks.find(({ entries }) => entries.some((entry) => entry.nodeId === id))
      expect([id, weekIndex]).toEqual([id, goal ? goal.weekIndex : (stone?.index ?? null)])
      if (goal) expect(probability).toBe(goal.gapProbability)
      else expect(probability).toBeNull()
    }
  }
})

test('entryNumbers names what a milestone waits for, none of it reached after its stone', () => {
  const stones = explained.filter(({ kind }) => kind === 'milestone')
  expect(stones.length).toBeGreaterThan(3)
  for (const { nodeId } of stones) {
    const { waitsFor, weekIndexes, gap } = numbersOf(nodeId)
    expect(gap).toBeNull()
    for (const { id, weekIndex } of waitsFor) {
      expect(id).toMatch(/^goal:/)
      expect(weekIndex ?? 0).toBeLessThanOrEqual(weekIndexes[0] ?? 0)
    }
  }
  expect(stones.some(({ nodeId }) => numbersOf(nodeId).waitsFor.length > 0)).toBe(true)
  expect(numbersOf(explained.find(({ kind }) => kind === 'practice')?.nodeId ?? '').waitsFor).toEqual([])
})

test('entryNumbers of something the plan has not got is null', () => {
  expect(entryNumbers(plan, input, 'practice:E1:9')).toBeNull()
})
