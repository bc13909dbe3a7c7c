import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import type { Plan, PlanEntry, PlanInput } from '@/lib/planning/core/types'
import { around, realInput } from '@/tests/support/planning-fixture'

function explained(plan: Plan): { entry: PlanEntry; week: number }[] {
  return plan.weeks.flatMap(({ entries, index }) =>
    entries
      .filter(({ reason, kind }) => reason !== null && kind !== 'milestone')
      .map((entry) => ({ entry, week: index })),
  )
}

const plans: [string, PlanInput][] = [
  ['basic stage, product background', realInput({ levels: (level) => around(level, 0.6) })],
  ['two stages, technical, platform', realInput({ track: 'platform', background: 'technical', stages: 2 })],
  ['zero base, native', realInput({ track: 'native', background: 'zero_base', levels: (level) => around(level, 0.8) })],
  [
    'best set by a deadline',
    realInput({
      deadline: '2026-11-29',
      overflow: 'choose-best',
      searchLimit: 60,
      levels: (level) => around(level, 0.6),
    }),
  ],
]

test.each(plans)(
  'removing an entry has the stated consequence: %s',
  (_, input) => {
    const plan = buildPlan(input)
    const all = explained(plan)
    // Every seventh entry, from all over the plan.
    for (const { entry } of all.filter((_entry, index) => index % 7 === 0)) {
      const without = buildPlan({ ...input, without: [entry.nodeId] })
      const aims = (of: Plan) => new Set([...of.goals.map(({ id }) => id)])
      const lost = [...aims(plan)].filter((id) => !aims(without).has(id))
      const stated = entry.reason!.lostGoals.filter((id) => id.startsWith('goal:'))
      expect(stated.sort()).toEqual(lost.sort())
      const open = (of: Plan) => of.openMilestones.map(({ id }) => id)
      const lostMilestones = open(without).filter((id) => !open(plan).includes(id))
      expect(entry.reason!.lostGoals.filter((id) => !id.startsWith('goal:')).sort()).toEqual(lostMilestones.sort())
      expect(plan.remainingHours - without.remainingHours).toBeCloseTo(entry.reason!.hoursSaved, 6)
      expect(without.weeks.flatMap(({ entries }) => entries).some(({ nodeId }) => nodeId === entry.nodeId)).toBe(false)
    }
  },
  120000,
)

test('an entry named in a sentence really stands in that week, and really falls away', () => {
  const [, input] = plans[0]!
  const plan = buildPlan(input)
  let checked = 0
  for (const { entry } of explained(plan)) {
    const named = /Without it, “(.+?)” in week (\d+) has no/.exec(entry.reason!.sentence)
    if (!named) continue
    checked += 1
    const week = plan.weeks.find(({ index }) => index === Number(named[2]))!
    expect(week.entries.some(({ title, continued }) => title === named[1] && !continued)).toBe(true)
    const without = buildPlan({ ...input, without: [entry.nodeId] })
    expect(without.weeks.flatMap(({ entries }) => entries).some(({ title }) => title === named[1])).toBe(false)
  }
  expect(checked).toBeGreaterThanOrEqual(3)
})

test('the chain leads from the goal served to a lost goal, each needed by the next', () => {
  const [, input] = plans[0]!
  const plan = buildPlan(input)
  for (const { entry } of explained(plan)) {
    const { chain, goalId, lostGoals } = entry.reason!
    if (goalId === null) continue
    expect(chain[0]).toBe(goalId)
    for (const id of chain) expect(lostGoals).toContain(id)
    for (let link = 1; link < chain.length; link += 1) {
      const without = buildPlan({ ...input, overrides: [{ kind: 'not-now', id: chain[link - 1]! }] })
      expect(without.droppedGoals.map(({ id }) => id).concat(without.openMilestones.map(({ id }) => id))).toContain(
        chain[link],
      )
    }
  }
})

test('probabilities in sentences are the computed ones', () => {
  const [, input] = plans[0]!
  for (const { entry } of explained(buildPlan(input))) {
    const stated = /^(\d+) in 100/.exec(entry.reason!.sentence)
    if (!stated) continue
    const probabilities = input.levelProbabilities[entry.skill!]!
    const gap = probabilities.slice(0, entry.level!).reduce((sum, p) => sum + p, 0)
    expect(Number(stated[1])).toBe(Math.round(100 * gap))
    expect(entry.reason!.gapProbability).toBeCloseTo(gap, 9)
  }
})

test('reasons read as plain sentences', () => {
  for (const [, input] of plans) {
    for (const { entry } of explained(buildPlan(input))) {
      expect(entry.reason!.sentence).not.toMatch(/undefined|NaN|null|\.\.|  /)
      expect(entry.reason!.sentence).toMatch(/^[A-Z“0-9].*\.$/)
    }
  }
})

test('the first entry of a goal tells the gap, the last one closes the level', () => {
  const plan = buildPlan(plans[0]![1])
  const metrics = explained(plan).filter(({ entry }) => entry.reason!.goalId === 'goal:E1:2')
  expect(metrics[0]!.entry.reason!.sentence).toMatch(/^(More than )?\d+ in 100 that metrics is a gap\. Without it, /)
  expect(metrics.at(-1)!.entry.reason!.sentence).toBe('Closes level 2 of metrics, the target of the basic stage.')
  expect(metrics[1]!.entry.reason!.sentence).toMatch(
    /^Part two of \w+ of level 2 in metrics; leaving it out saves \d+\.\d h and costs the level/,
  )
})

test('an entry that continues carries no second reason', () => {
  const entries = buildPlan(plans[0]![1]).weeks.flatMap((week) => week.entries)
  expect(entries.some(({ continued }) => continued)).toBe(true)
  for (const { continued, reason } of entries) expect(reason === null).toBe(continued)
})

test('the named work is the first in the plan that loses its ground', () => {
  const plan = buildPlan(plans[0]![1])
  const order = explained(plan).map(({ entry }) => entry)
  const begins = (id: string) => order.findIndex((entry) => `goal:${entry.skill}:${entry.level}` === id)
  let compared = 0
  for (const { reason, skill } of order) {
    const named = reason!.chain.at(-1)
    if (reason!.chain.length < 2 || !named!.startsWith('goal:')) continue
    const others = reason!.lostGoals.filter((id) => id.startsWith('goal:') && !id.startsWith(`goal:${skill}:`))
    compared += others.length - 1
    for (const id of others) if (begins(id) >= 0) expect(begins(named!)).toBeLessThanOrEqual(begins(id))
  }
  expect(compared).toBeGreaterThan(2)
})

test('a level that stays missing is told as the one below it', () => {
  const told = plans.flatMap(([, input]) =>
    explained(buildPlan(input)).flatMap(({ entry }) => {
      const stays = /stays at level (\d)/.exec(entry.reason!.sentence)
      return stays ? [{ stays: Number(stays[1]), level: entry.level! }] : []
    }),
  )
  expect(told.length).toBeGreaterThan(3)
  for (const { stays, level } of told) expect(stays).toBe(level - 1)
})
