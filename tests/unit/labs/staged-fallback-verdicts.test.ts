import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  LESSON_DESK,
  LESSON_FALLBACK,
  OUTAGES,
  agentsFor,
  blended,
  deskResult,
  erlangC,
  jointAvailability,
  minutesDown,
  reachOf,
  rightAt,
  rightBetween,
  runFallback,
  sharedAvailability,
  type AutoStage,
} from '@/lib/labs/core/staged-fallback'
import { simulateDesk } from '@/lib/labs/core/staged-fallback-queue'
import {
  GATES,
  agentsThatKeepUp,
  fallbackTask,
  judgeFallback,
  reachingPeople,
  type FallbackTask,
  type GatePair,
} from '@/lib/labs/core/staged-fallback-task'
import { seededRandom } from '@/lib/shared/random'
import { SEEDS } from './predictions'

const STAGE: AutoStage = { sureUntil: 0.2, drop: 0.5, power: 2, cost: 0.1, seconds: 3 }

test('a stage is right for certain up to a difficulty, and then falls with a power of what lies above it', () => {
  const rights = [0.1, 0.2, 0.6, 1].map((difficulty) => rightAt(STAGE, difficulty))
  for (const [index, wanted] of [1, 1, 1 - 0.5 * 0.16, 1 - 0.5 * 0.64].entries())
    expect(rights[index]).toBeCloseTo(wanted, 12)
  // From 0 to 1: 1 − 0.5 · 0.8³ / 3. From 0.2 to 0.6: 1 − 0.5 · 0.4³ / (3 · 0.4).
  expect(rightBetween(STAGE, 0, 1)).toBeCloseTo(1 - (0.5 * 0.512) / 3, 12)
  expect(rightBetween(STAGE, 0.2, 0.6)).toBeCloseTo(1 - (0.5 * 0.064) / 1.2, 12)
  expect([rightBetween(STAGE, 0.6, 0.6), rightBetween(STAGE, 0.6, 0.5)]).toEqual([1, 1])
})

test('a gate reaches to where its error is stated, farther with more confidence, and never beyond 1', () => {
  const reach = (gate: number, overconfidence: number) => reachOf(STAGE, { gate, overconfidence })
  // 0.2 + √(0.08 / 0.5); half the error is stated at 0.2 + √(0.08 / 0.25).
  expect(reach(0.92, 0)).toBeCloseTo(0.6, 12)
  expect(reach(0.92, 0.5)).toBeCloseTo(0.2 + Math.sqrt(0.32), 12)
  expect([reach(0.5, 0), reach(0.92, 0.99), reach(0.92, 1)]).toEqual([1, 1, 1])
})

test('a second stage that reaches less far than the first is passed by', () => {
  const { shares, right } = runFallback({ ...LESSON_FALLBACK, secondGate: 0.99 })
  expect(shares[1]).toBe(0)
  expect(right[1]).toBe(1)
  expect(shares[2]).toBeCloseTo(0.4, 12)
})

test('each part can be out, both or none, and both together leave everything to people', () => {
  expect(OUTAGES).toEqual(['none', 'first', 'second', 'both'])
  const { accuracy, cost } = runFallback({ ...LESSON_FALLBACK, outage: 'both' })
  expect([accuracy, cost]).toEqual([LESSON_FALLBACK.personRight, LESSON_FALLBACK.personCost])
})

test('nothing shared out is worth nothing, and no provider is never up', () => {
  expect(blended([], [])).toBe(0)
  expect(jointAvailability([])).toBe(0)
  expect(jointAvailability([0.9, 0.8, 0.5])).toBeCloseTo(0.99, 12)
  // u = 0.1, β = 0.2: 0.02 + 0.08².
  expect(sharedAvailability(0.9, 0.2)).toBeCloseTo(1 - 0.0264, 12)
  expect([minutesDown(1), minutesDown(0)]).toEqual([0, 43_200])
})

test('Erlang C gives the known values of three on four and on five people', () => {
  expect(erlangC(4, 3)).toBeCloseTo(0.50943, 5)
  expect(erlangC(5, 3)).toBeCloseTo(0.23615, 5)
  expect([erlangC(3, 3), erlangC(3, 4), erlangC(3, 0)]).toEqual([1, 1, 0])
})

test('a desk without spare people waits without end and grows by what comes above its capacity', () => {
  expect(deskResult({ perMinute: 0.8, agents: 4, handleMinutes: 5 })).toEqual({
    load: 4,
    waits: 1,
    meanWait: Infinity,
    growth: 0,
  })
  expect(deskResult({ perMinute: 1, agents: 4, handleMinutes: 5 }).growth).toBeCloseTo(12, 9)
  expect(deskResult({ perMinute: 0.6, agents: 4, handleMinutes: 5 }).meanWait).toBeCloseTo(0.50943 / 0.2, 4)
})

test('agentsFor counts a wait that is exactly reached as kept, and never has fewer than one person', () => {
  const desk = { perMinute: 0.6, handleMinutes: 5 }
  const wait = deskResult({ ...desk, agents: 4 }).meanWait
  expect(agentsFor(wait, desk)).toBe(4)
  expect(agentsFor(wait - 1e-6, desk)).toBe(5)
  expect(agentsFor(1, { perMinute: 0, handleMinutes: 5 })).toBe(1)
})

test('lesson D2-2 prints the terms of the three stages and of the desk', () => {
  const lesson = readFileSync('content/lessons/D2/D2-2.mdx', 'utf8')
  expect(lesson).toContain('whoever had an answer after one second waits seven')
  expect([LESSON_FALLBACK.first.seconds, LESSON_FALLBACK.second.seconds]).toEqual([1, 7])
  expect(LESSON_FALLBACK).toMatchObject({ overconfidence: 0, outage: 'none', firstGate: 0.88, secondGate: 0.85 })
  expect(LESSON_DESK).toEqual({ contactsPerHour: 320, agents: 5, handleMinutes: 5 })
})

test('a simulated hour has a moment for each half minute, and begins in the state of the hour before', () => {
  const desk = { perMinute: 0, agents: 3, handleMinutes: 4, before: 1 }
  const hour = simulateDesk(desk, 7)
  expect(hour.map(({ minute }) => minute)).toEqual(Array.from({ length: 121 }, (_, half) => half / 2))
  // Nobody comes any more, so that the queue of the hour before only shrinks.
  expect(hour[0]).toMatchObject({ minute: 0, busy: 3 })
  for (const [index, { waiting }] of hour.entries())
    if (index > 0) expect(waiting).toBeLessThanOrEqual(hour[index - 1]!.waiting)
  expect(hour.at(-1)).toMatchObject({ waiting: 0, busy: 0 })
  expect(simulateDesk({ ...desk, perMinute: 1, before: 0 }, 7)[0]).toEqual({ minute: 0, waiting: 0, busy: 0 })
})

test('people who keep up are one more than would always be busy, also where the product is a hair below a whole number', () => {
  expect(0.29 * 100).toBeLessThan(29)
  expect(agentsThatKeepUp(0.29, 100)).toBe(30)
  expect([agentsThatKeepUp(0, 5), agentsThatKeepUp(0.2, 5), agentsThatKeepUp(0.199, 5)]).toEqual([1, 2, 1])
})

function pairOf(
  firstGate: number,
  secondGate: number,
  { accuracy, cost }: { accuracy: number; cost: number },
): GatePair {
  const result = { shares: [0.6, 0.25, 0.15], right: [1, 1, 1], costs: [0, 0, 0], accuracy, cost } as const
  return { firstGate, secondGate, result }
}

/** Four contacts a minute, 0.6 of them for people and 1.6 in the outage, five minutes each: loads of 3 and 8. */
const TASK: FallbackTask = {
  pairs: [
    pairOf(0.85, 0.9, { accuracy: 0.95, cost: 50 }),
    pairOf(0.85, 0.95, { accuracy: 0.949, cost: 50 }),
    pairOf(0.9, 0.9, { accuracy: 0.95, cost: 50.1 }),
    pairOf(0.8, 0.8, { accuracy: 0.9, cost: 60 }),
  ],
  contactsPerHour: 240,
  handleMinutes: 5,
  limits: { accuracy: 0.95, cost: 50, meanWait: 2 },
}
const RIGHT = {
  'answer-first': 85,
  'answer-second': 90,
  'answer-cost': 50,
  'answer-people': 5,
  'answer-outage': 9,
}
const judge = (change: Record<string, string | number>) => judgeFallback(TASK, { ...RIGHT, ...change })

test('what reaches people is the last stage, and the strong model’s as well while it is out', () => {
  expect(reachingPeople(TASK, TASK.pairs[0]!, false)).toBeCloseTo(0.6, 12)
  expect(reachingPeople(TASK, TASK.pairs[0]!, true)).toBeCloseTo(1.6, 12)
})

test('a pair of gates on both limits passes, and the verdict gives accuracy, cost, wait and people', () => {
  // Erlang C of load 3 on five people over 1 − 0.6 a minute: 0.236 / 0.4 = 0.59.
  expect(judge({})).toEqual({
    passed: true,
    because:
      '95.0% are right at €50.00 a contact; 5 people keep the mean wait at 0.6 min, and 9 are needed when the strong model is out.',
  })
})

test('the verdict names each limit and each figure that is missed', () => {
  const says = (change: Record<string, string | number>, because: string) =>
    expect(judge(change)).toEqual({ passed: false, because })
  says({ 'answer-second': 95 }, 'Look again at this: 94.90% are right, 95.0% are asked.')
  says({ 'answer-first': 90 }, 'Look again at this: a contact costs €50.100, €50.00 are allowed.')
  const people = 'the number of people: the fewest whose mean wait stays within 2 min'
  says({ 'answer-people': 4 }, `Look again at this: ${people}.`)
  const outage = 'the people for the outage: contacts a minute × minutes of each must stay below their number'
  says({ 'answer-outage': 8 }, `Look again at this: ${outage}.`)
  const cost = 'the cost of a contact: sum up share × cost over the three stages'
  says(
    { 'answer-first': 80, 'answer-second': 80, 'answer-people': 6, 'answer-outage': '' },
    `Look again at this: 90.00% are right, 95.0% are asked; a contact costs €60.000, €50.00 are allowed; ${cost}; ${people}; ${outage}.`,
  )
})

test('a stated cost may be off by a fiftieth of the cost', () => {
  for (const cost of [49, 51]) expect(judge({ 'answer-cost': cost }).passed).toBe(true)
  for (const cost of [48.99, 51.01, '']) expect(judge({ 'answer-cost': cost }).passed).toBe(false)
})

test('both gates have to be among those that the task offers', () => {
  for (const change of [
    { 'answer-first': 95 },
    { 'answer-second': 85 },
    { 'answer-first': '' },
    { 'answer-second': '' },
  ])
    expect(judge(change)).toEqual({ passed: false, because: 'Choose a gate for each of the two models.' })
})

test('a task offers all sixteen pairs of gates, and each stage is used by every pair that keeps the limits', () => {
  for (const seed of SEEDS) {
    const { pairs, limits } = fallbackTask(seed)
    expect(pairs.map(({ firstGate, secondGate }) => [firstGate, secondGate])).toEqual(
      GATES.flatMap((first) => GATES.map((second) => [first, second])),
    )
    for (const { result } of pairs)
      if (result.accuracy >= limits.accuracy && result.cost <= limits.cost)
        for (const share of result.shares) expect(share).toBeGreaterThan(0.04)
  }
})

test('a figure that just misses its limit does not read like the limit', () => {
  const pairs = [pairOf(0.85, 0.9, { accuracy: 0.9496, cost: 50.004 })]
  const answer = { ...RIGHT, 'answer-cost': 50.004 }
  expect(judgeFallback({ ...TASK, pairs }, answer).because).toBe(
    'Look again at this: 94.96% are right, 95.0% are asked; a contact costs €50.004, €50.00 are allowed.',
  )
})

test('where nobody came before, the first contact of the hour comes by the first draw of the seed', () => {
  const desk = { perMinute: 0.2, agents: 2, handleMinutes: 1000, before: 0 }
  for (const seed of [1, 2, 3]) {
    // Exponential with a mean of five minutes, and served at once for hours.
    const arrives = -5 * Math.log(1 - seededRandom(seed * 3001)())
    const first = simulateDesk(desk, seed).find(({ busy }) => busy > 0)!
    expect(first.minute).toBe(Math.ceil(arrives * 2) / 2)
  }
})
