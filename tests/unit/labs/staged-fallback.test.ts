import fc from 'fast-check'
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
  type Fallback,
} from '@/lib/labs/core/staged-fallback'
import { HOUR, simulateDesk } from '@/lib/labs/core/staged-fallback-queue'
import {
  GATES,
  agentsThatKeepUp,
  fallbackTask,
  judgeFallback,
  judgeStagedFallback,
  reachingPeople,
  type FallbackTask,
  type GatePair,
} from '@/lib/labs/core/staged-fallback-task'
import { SEEDS } from './predictions'

const run = (change: Partial<Fallback> = {}) => runFallback({ ...LESSON_FALLBACK, ...change })
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('60, 25 and 15% at .96, .88 and .995 are .9452 right and cost .3812, 98% of it the people', () => {
  const shares = [0.6, 0.25, 0.15]
  expect(blended(shares, [0.96, 0.88, 0.995])).toBeCloseTo(0.94525, 12)
  expect(blended(shares, [0.002, 0.02, 2.5])).toBeCloseTo(0.3812, 12)
  expect((0.15 * 2.5) / 0.3812).toBeCloseTo(0.984, 3)
})

test('the gates of the lesson give exactly these shares, accuracies and costs', () => {
  const { shares, right, accuracy, cost } = run()
  for (const [index, wanted] of [0.6, 0.25, 0.15].entries()) expect(shares[index]).toBeCloseTo(wanted, 12)
  for (const [index, wanted] of [0.96, 0.88, 0.995].entries()) expect(right[index]).toBeCloseTo(wanted, 12)
  expect(accuracy).toBeCloseTo(0.94525, 12)
  expect(cost).toBeCloseTo(0.3812, 12)
})

test('two providers at .995 give .999975 if independent, and no more than one if all failures strike both', () => {
  expect(jointAvailability([0.995, 0.995])).toBeCloseTo(0.999975, 12)
  expect(sharedAvailability(0.995, 0)).toBeCloseTo(0.999975, 12)
  expect(sharedAvailability(0.995, 1)).toBeCloseTo(0.995, 12)
  expect(jointAvailability([0.9])).toBeCloseTo(0.9, 12)
  expect(minutesDown(0.995)).toBeCloseTo(216, 6)
})

/** Erlang C as the plan prints it, with powers and factorials. */
function erlangByDefinition(agents: number, load: number): number {
  const term = (k: number) => Array.from({ length: k }, (_, i) => load / (i + 1)).reduce((a, b) => a * b, 1)
  const tail = (term(agents) * agents) / (agents - load)
  return tail / (Array.from({ length: agents }, (_, k) => term(k)).reduce((a, b) => a + b, 0) + tail)
}

test('c = 5, λ = 4 and μ = 1 a minute: .5541 wait, .554 minutes on average', () => {
  expect(erlangC(5, 4)).toBeCloseTo(0.5541, 4)
  const { waits, meanWait, load, growth } = deskResult({ perMinute: 4, agents: 5, handleMinutes: 1 })
  expect(load).toBe(4)
  expect(waits).toBeCloseTo(0.5541, 4)
  expect(meanWait).toBeCloseTo(0.5541, 4)
  expect(growth).toBe(0)
})

test('Erlang C equals its definition, is the load itself for one person, and is 1 from c on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 0.98, noNaN: true }), (agents, use) => {
      expect(erlangC(agents, use * agents)).toBeCloseTo(erlangByDefinition(agents, use * agents), 9)
      expect(erlangC(1, use)).toBeCloseTo(use, 12)
      expect(erlangC(agents, agents)).toBe(1)
    }),
  )
})

test('more people never lengthen a wait, more contacts never shorten it, and beyond the capacity the queue grows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: 0.05, max: 5, noNaN: true }),
      fc.double({ min: 0.5, max: 10, noNaN: true }),
      (agents, perMinute, handleMinutes) => {
        const desk = { perMinute, agents, handleMinutes }
        const { meanWait, load, growth } = deskResult(desk)
        expect(deskResult({ ...desk, agents: agents + 1 }).meanWait).toBeLessThanOrEqual(meanWait)
        expect(deskResult({ ...desk, perMinute: perMinute * 1.1 }).meanWait).toBeGreaterThanOrEqual(meanWait)
        if (load > agents) expect(growth).toBeCloseTo((perMinute - agents / handleMinutes) * 60, 9)
        else expect(growth).toBeLessThan(1e-9)
        expect(Number.isFinite(meanWait)).toBe(agents / handleMinutes - perMinute > 1e-12)
      },
    ),
  )
})

test('the fewest people for a wait keep it, and one fewer does not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 4, noNaN: true }),
      fc.double({ min: 0.5, max: 8, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      (perMinute, handleMinutes, limit) => {
        const agents = agentsFor(limit, { perMinute, handleMinutes })
        expect(deskResult({ perMinute, agents, handleMinutes }).meanWait).toBeLessThanOrEqual(limit)
        if (agents > 1)
          expect(deskResult({ perMinute, agents: agents - 1, handleMinutes }).meanWait).toBeGreaterThan(limit)
      },
    ),
  )
})

test('shares add up to all contacts, whatever the gates, the outage and the confidence', () => {
  fc.assert(
    fc.property(share, share, share, fc.constantFrom(...OUTAGES), (firstGate, secondGate, overconfidence, outage) => {
      const { shares, accuracy, cost, costs } = run({ firstGate, secondGate, overconfidence, outage })
      expect(shares[0] + shares[1] + shares[2]).toBeCloseTo(1, 12)
      for (const each of shares) expect(each).toBeGreaterThanOrEqual(-1e-12)
      expect(accuracy).toBeLessThanOrEqual(1)
      expect(cost).toBeLessThanOrEqual(costs[2] + 1e-12)
    }),
  )
})

test('a higher gate never sends fewer to people, and a bolder model never sends more', () => {
  fc.assert(
    fc.property(share, share, share, (gate, more, overconfidence) => {
      const higher = Math.min(1, gate + more)
      expect(run({ secondGate: higher }).shares[2]).toBeGreaterThanOrEqual(run({ secondGate: gate }).shares[2] - 1e-12)
      expect(run({ secondGate: gate, overconfidence }).shares[2]).toBeLessThanOrEqual(
        run({ secondGate: gate }).shares[2] + 1e-12,
      )
    }),
  )
})

test('what a stage is right in between two difficulties is the mean of its points', () => {
  const stage = LESSON_FALLBACK.second
  for (const [from, to] of [
    [0, 1],
    [0.1, 0.3],
    [0.6, 0.85],
  ] as const) {
    const points = Array.from({ length: 20_000 }, (_, i) => rightAt(stage, from + ((i + 0.5) / 20_000) * (to - from)))
    expect(rightBetween(stage, from, to)).toBeCloseTo(points.reduce((a, b) => a + b, 0) / points.length, 7)
  }
  expect(rightBetween(stage, 0.5, 0.5)).toBe(1)
  expect(rightAt(stage, 0.1)).toBe(1)
  expect(reachOf(stage, { gate: 1, overconfidence: 0 })).toBeCloseTo(0.225, 12)
  expect(reachOf(stage, { gate: 0, overconfidence: 0 })).toBe(1)
  expect(reachOf(stage, { gate: 1, overconfidence: 1 })).toBe(1)
  expect(rightAt(stage, reachOf(stage, { gate: 0.85, overconfidence: 0 }))).toBeCloseTo(0.85, 12)
})

test('an outage passes contacts on and never answers them', () => {
  expect(run({ outage: 'first' }).shares[0]).toBe(0)
  expect(run({ outage: 'first' }).shares[2]).toBeCloseTo(0.15, 12)
  expect(run({ outage: 'second' }).shares[1]).toBe(0)
  expect(run({ outage: 'second' }).shares[2]).toBeCloseTo(0.4, 12)
  expect(run({ outage: 'both' }).shares).toEqual([0, 0, 1])
})

test('a simulated hour is repeatable, keeps the rules of a desk and comes near the formula in the long run', () => {
  const desk = { perMinute: 0.8, agents: 5, handleMinutes: 5, before: 0.8 }
  const hour = simulateDesk(desk, 13)
  expect(simulateDesk(desk, 13)).toEqual(hour)
  expect(simulateDesk(desk, 14)).not.toEqual(hour)
  expect(hour).toHaveLength(2 * HOUR + 1)
  for (const { busy, waiting } of hour) {
    expect(busy).toBeLessThanOrEqual(5)
    if (waiting > 0) expect(busy).toBe(5)
  }
  // Little's law: mean waiting = λ · mean wait = 0.8 · 2.77 = 2.2; mean busy = A = 4. 400 hours, one hour of running in.
  const moments = Array.from({ length: 400 }, (_, seed) => simulateDesk(desk, seed + 1)).flat()
  const mean = (of: (moment: (typeof moments)[number]) => number) =>
    moments.reduce((sum, moment) => sum + of(moment), 0) / moments.length
  expect(mean(({ busy }) => busy)).toBeGreaterThan(3.85)
  expect(mean(({ busy }) => busy)).toBeLessThan(4.15)
  expect(mean(({ waiting }) => waiting)).toBeGreaterThan(1.7)
  expect(mean(({ waiting }) => waiting)).toBeLessThan(2.7)
  expect(simulateDesk({ ...desk, perMinute: 0, before: 0 }, 1).every(({ busy }) => busy === 0)).toBe(true)
  const flooded = simulateDesk({ ...desk, perMinute: 2.1 }, 3)
  expect(flooded.at(-1)!.waiting).toBeGreaterThan(flooded[0]!.waiting + 30)
})

const keepsBoth = ({ limits }: FallbackTask, { result }: GatePair) =>
  result.accuracy >= limits.accuracy && result.cost <= limits.cost

function answerOf(task: FallbackTask, pair: GatePair) {
  const people = agentsFor(task.limits.meanWait, {
    perMinute: reachingPeople(task, pair, false),
    handleMinutes: task.handleMinutes,
  })
  return {
    'answer-first': String(Math.round(pair.firstGate * 100)),
    'answer-second': String(Math.round(pair.secondGate * 100)),
    'answer-cost': pair.result.cost.toFixed(4),
    'answer-people': String(people),
    'answer-outage': String(agentsThatKeepUp(reachingPeople(task, pair, true), task.handleMinutes)),
  }
}

test('every task is passed by one to three pairs of gates; the lowest, the highest and no answer fail', () => {
  for (const seed of [...SEEDS, 1301, 1302]) {
    const task = fallbackTask(seed)
    const keeping = task.pairs.filter((pair) => keepsBoth(task, pair))
    expect(keeping.length, `task ${seed}`).toBeGreaterThanOrEqual(1)
    expect(keeping.length).toBeLessThanOrEqual(3)
    for (const pair of keeping) {
      const answer = answerOf(task, pair)
      expect(judgeStagedFallback({ seed, answer, data: null })).toMatchObject({ passed: true })
      for (const key of ['answer-people', 'answer-outage'] as const)
        for (const step of [-1, 1])
          expect(judgeFallback(task, { ...answer, [key]: Number(answer[key]) + step }).passed).toBe(false)
      expect(judgeFallback(task, { ...answer, 'answer-cost': pair.result.cost * 1.03 }).passed).toBe(false)
      expect(judgeFallback(task, { ...answer, 'answer-cost': '' }).because).toMatch(/cost of a contact/)
    }
    for (const pair of task.pairs.filter((each) => !keepsBoth(task, each)))
      expect(judgeFallback(task, answerOf(task, pair)).passed).toBe(false)
    expect(judgeFallback(task, {}).because).toBe('Choose a gate for each of the two models.')
    expect(judgeFallback(task, answerOf(task, task.pairs[0]!)).passed).toBe(false)
    expect(judgeFallback(task, answerOf(task, task.pairs.at(-1)!)).passed).toBe(false)
  }
})

test('in the outage one fewer person would not keep up', () => {
  expect(agentsThatKeepUp(2, 5)).toBe(11)
  expect(agentsThatKeepUp(1.9, 5)).toBe(10)
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 9, noNaN: true }),
      fc.double({ min: 1, max: 9, noNaN: true }),
      (rate, each) => {
        const people = agentsThatKeepUp(rate, each)
        expect(people).toBeGreaterThan(rate * each - 1e-6)
        expect(people - 1).toBeLessThanOrEqual(rate * each + 1e-6)
      },
    ),
  )
})

test('a malformed answer never throws and never passes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('answer-first', 'answer-second', 'answer-cost', 'answer-people'),
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom(...GATES.map((gate) => gate * 100))),
      ),
      fc.double(),
      (answer, seed) => {
        expect(judgeStagedFallback({ seed, answer, data: null }).passed).toBe(false)
      },
    ),
  )
})

const desk = (share: number, change: Partial<typeof LESSON_DESK> = {}) => {
  const { contactsPerHour, agents, handleMinutes } = { ...LESSON_DESK, ...change }
  return deskResult({ perMinute: (contactsPerHour / 60) * share, agents, handleMinutes })
}

test('lesson D2-2 prints the queue that the lab computes', () => {
  expect((desk(0.15).waits * 100).toFixed(0)).toBe('55')
  expect(
    [200, 240, 280, 300, 320, 340, 360, 380].map((contactsPerHour) =>
      desk(0.15, { contactsPerHour }).meanWait.toFixed(1),
    ),
  ).toEqual(['0.3', '0.6', '1.3', '1.8', '2.8', '4.4', '7.6', '17.6'])
  expect(desk(0.15, { contactsPerHour: 352 }).meanWait.toFixed(1)).toBe('6.0')
  expect(desk(0.15, { agents: 6 }).meanWait.toFixed(1)).toBe('0.7')
  expect(Math.round((5 * 60) / 5 / 0.15)).toBe(400)
})

test('lesson D2-2 prints the five states of the service', () => {
  const rowOf = (change: Partial<Fallback>) => {
    const { shares, accuracy, cost } = run(change)
    const { load, growth } = desk(shares[2])
    return [
      ...shares.map((each) => (each * 100).toFixed(1)),
      (accuracy * 100).toFixed(1),
      cost.toFixed(3),
      load.toFixed(1),
      Math.round(growth),
    ]
  }
  expect(rowOf({})).toEqual(['60.0', '25.0', '15.0', '94.5', '0.381', '4.0', 0])
  expect(rowOf({ secondGate: 0.88 })).toEqual(['60.0', '12.5', '27.5', '96.2', '0.691', '7.3', 28])
  expect(rowOf({ overconfidence: 0.2 })).toEqual(['67.1', '32.9', '0.0', '91.8', '0.008', '0.0', 0])
  expect(rowOf({ outage: 'second' })).toEqual(['60.0', '0.0', '40.0', '97.4', '1.001', '10.7', 68])
  expect(rowOf({ outage: 'first' })).toEqual(['0.0', '85.0', '15.0', '95.2', '0.392', '4.0', 0])
})

test('lesson D2-2 prints what a higher gate, a cheap model and a second provider are worth', () => {
  const [now, higher, strongAlone] = [run(), run({ secondGate: 0.88 }), run({ outage: 'first' })]
  expect((higher.cost - now.cost).toFixed(2)).toBe('0.31')
  expect(Math.round((higher.cost - now.cost) / (higher.accuracy - now.accuracy))).toBe(19)
  expect(Math.round((higher.cost - now.cost) * 320)).toBe(99)
  expect(desk(0.275, { agents: 8 }).meanWait.toFixed(1)).toBe('5.6')
  expect(agentsFor(3, { perMinute: (320 / 60) * 0.275, handleMinutes: 5 })).toBe(9)
  expect((strongAlone.cost - now.cost).toFixed(4)).toBe('0.0108')
  expect(((strongAlone.accuracy - now.accuracy) * 100).toFixed(1)).toBe('0.7')
  expect((strongAlone.cost - now.cost) / (strongAlone.accuracy - now.accuracy)).toBeCloseTo(1.5, 1)
  expect(agentsThatKeepUp((320 / 60) * 0.4, 5)).toBe(11)
  expect(
    [
      minutesDown(0.995),
      minutesDown(jointAvailability([0.995, 0.995])),
      minutesDown(sharedAvailability(0.995, 0.1)),
    ].map((m) => m.toFixed(1)),
  ).toEqual(['216.0', '1.1', '22.5'])
})
