import { expect, test } from 'vitest'
import { LESSON_INCIDENT, actionCost, bestAction, remedyOf } from '@/lib/labs/core/drift-incident'
import {
  ACTIONS,
  CASES,
  DAYS,
  SCENARIOS,
  drawStream,
  lossOf,
  monitorStream,
  signalRecord,
  type MonitorSettings,
  type Scenario,
} from '@/lib/labs/core/drift-monitor'
import {
  familyError,
  ksDistance,
  ksExactP,
  ksLine,
  psi,
  psiParts,
  sharedLevel,
  shiftedDistance,
  shiftedShares,
} from '@/lib/labs/core/drift-statistics'
import { HABITUAL_LINES, driftTask, halfwayLine, judgeDrift, psiDays } from '@/lib/labs/core/drift-task'
import { seededRandom } from '@/lib/shared/random'
import { SEEDS } from './predictions'

const SETTINGS: MonitorSettings = { bins: 10, line: 0.1, alpha: 0.05, window: 1, fields: 20, delay: 7 }
const seen = (scenario: Scenario, { settings = SETTINGS, seed = 7, size = 0.5 } = {}) => {
  const stream = drawStream({ scenario, size, seed })
  return { stream, days: monitorStream(stream, { settings, seed }) }
}
const TENTHS = Array.from({ length: 10 }, () => 0.1)

test('PSI of two halves: 60/40 is 0.0405, 75/25 is 0.2747, 80/20 is 0.4159', () => {
  expect(psi([0.5, 0.5], [0.6, 0.4])).toBeCloseTo(0.040547, 6)
  expect(psi([0.5, 0.5], [0.75, 0.25])).toBeCloseTo(0.274653, 6)
  expect(psi([0.5, 0.5], [0.8, 0.2])).toBeCloseTo(0.415888, 6)
})

test('a moved normal distribution has the PSI and the distance of the reference table', () => {
  for (const [shift, index, distance] of [
    [0.1, 0.0096, 0.0399],
    [0.25, 0.0598, 0.0995],
    [0.5, 0.2377, 0.1974],
    [0.8, 0.6004, 0.3108],
    [1, 0.9261, 0.3829],
  ] as const) {
    expect(psi(TENTHS, shiftedShares(shift, { bins: 10 }))).toBeCloseTo(index, 4)
    expect(shiftedDistance(shift)).toBeCloseTo(distance, 4)
  }
})

test('the line for two samples of 1,000 is 0.0607; 1 to 10 against 3 to 12 is 0.2 with p = 0.9945', () => {
  expect(ksLine(0.05, { n: 1000, m: 1000 })).toBeCloseTo(0.06074, 5)
  const [a, b] = [1, 3].map((from) => Array.from({ length: 10 }, (_, index) => from + index)) as [number[], number[]]
  expect(ksDistance(a, b)).toBeCloseTo(0.2, 12)
  expect(ksExactP(0.2, { n: 10, m: 10 })).toBeCloseTo(0.9945, 4)
})

test('20 fields at 5% ring falsely on 64.2% of days, and 0.0025 each keeps the family', () => {
  expect(familyError(20, 0.05)).toBeCloseTo(0.6415, 4)
  expect(sharedLevel(20, 0.05)).toBeCloseTo(0.0025, 12)
  expect(familyError(20, 0.0025)).toBeLessThan(0.05)
})

test('PSI is symmetric, never negative, zero for the same shares, and finite for an empty bin', () => {
  const [a, b] = [
    [0.2, 0.3, 0.5],
    [0.4, 0.4, 0.2],
  ]
  expect(psi(a, b)).toBeCloseTo(psi(b, a), 12)
  expect(psi(a, a)).toBe(0)
  for (const part of psiParts(a, b)) expect(part).toBeGreaterThanOrEqual(0)
  expect(psi([0.5, 0.5], [1, 0])).toBeCloseTo(0.5 * Math.log(2) + (1e-4 - 0.5) * Math.log(2e-4), 12)
})

test('PSI and distance grow with the shift, and shares add up', () => {
  const shifts = [0, 0.1, 0.3, 0.6, 1.2]
  const values = shifts.map((shift) => psi(TENTHS, shiftedShares(shift, { bins: 10 })))
  expect(values).toEqual([...values].sort((a, b) => a - b))
  for (const shift of shifts)
    expect(shiftedShares(shift, { bins: 10, scale: 1.4 }).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
})

test('on days without change PSI is on average (bins − 1)/cases', () => {
  const days = psiDays(seededRandom(1), { shift: 0, bins: 10, cases: 300, days: 400 })
  expect(days.reduce((sum, value) => sum + value, 0) / days.length).toBeCloseTo(9 / 300, 2)
})

test('a concept drift leaves the input alarms as they are, and the labels find it after their delay', () => {
  const { stream, days } = seen('concept')
  const quiet = seen('none')
  expect(days.map((day) => day.psi)).toEqual(quiet.days.map((day) => day.psi))
  expect(days.map((day) => day.distance)).toEqual(quiet.days.map((day) => day.distance))
  const { delay } = signalRecord(stream, { days, signal: 'quality' })
  expect(delay).toBeGreaterThanOrEqual(SETTINGS.delay)
  const sooner = seen('concept', { settings: { ...SETTINGS, delay: 1 } })
  expect(signalRecord(sooner.stream, { days: sooner.days, signal: 'quality' }).delay).toBeLessThan(delay!)
})

test('a shift is found by the inputs before the labels', () => {
  const { stream, days } = seen('shift')
  const delayOf = (signal: 'psi' | 'ks' | 'quality') => signalRecord(stream, { days, signal }).delay
  expect(delayOf('psi')).toBeLessThan(delayOf('quality') ?? DAYS)
  expect(delayOf('ks')).toBeLessThan(delayOf('quality') ?? DAYS)
})

test('a higher line never rings more often, and days before the change do not know of it', () => {
  const rung = [0.02, 0.05, 0.1, 0.25].map(
    (line) =>
      signalRecord(seen('shift').stream, {
        days: seen('shift', { settings: { ...SETTINGS, line } }).days,
        signal: 'psi',
      }).falseAlarms,
  )
  expect(rung).toEqual([...rung].sort((a, b) => b - a))
  const [shift, none] = [seen('shift'), seen('none')]
  expect(shift.days[20]).toEqual(none.days[20])
})

test('harm stops at the alarm: wrong answers a day times the days', () => {
  const { stream, days } = seen('release')
  const { delay, harmed } = signalRecord(stream, { days, signal: 'quality' })
  expect(harmed).toBeCloseTo(delay! * CASES * lossOf('release', 0.5), 9)
})

test('each scenario has its remedy, and no other action ends it', () => {
  for (const scenario of SCENARIOS) {
    const terms = { ...LESSON_INCIDENT, loss: lossOf(scenario, 0.5) }
    expect(bestAction(scenario, terms), scenario).toBe(remedyOf(scenario))
  }
  expect(actionCost('retrain', { scenario: 'release', terms: LESSON_INCIDENT })).toBe(2500 + 600 * 20)
})

test('a loss that is small enough is cheaper to bear than to repair', () => {
  expect(bestAction('shift', { ...LESSON_INCIDENT, loss: 0.005 })).toBe('ignore')
})

test('every task is passed from the evidence and failed by the lines of habit and by every other action', () => {
  const best = new Set<string>()
  for (const seed of SEEDS) {
    const task = driftTask(seed)
    const action = bestAction(task.scenario, task.terms)
    best.add(action)
    const line = halfwayLine(task)
    expect(judgeDrift({ answer: { line, action }, task }), `task ${seed}`).toMatchObject({ passed: true })
    for (const habit of [...HABITUAL_LINES, 0, 1])
      expect(judgeDrift({ answer: { line: habit, action }, task }).passed).toBe(false)
    for (const other of ACTIONS.filter((each) => each !== action))
      expect(judgeDrift({ answer: { line, action: other }, task }).passed).toBe(false)
  }
  expect(best.size).toBe(4)
})

test('the figures of lesson E4-2 are those of the lab', () => {
  const falseAlarms = (settings: Partial<MonitorSettings>) => {
    const { stream, days } = seen('none', { settings: { ...SETTINGS, ...settings } })
    return signalRecord(stream, { days, signal: 'psi' }).falseAlarms.toFixed(1)
  }
  expect([falseAlarms({ line: 0.04 }), falseAlarms({}), falseAlarms({ line: 0.04, window: 3 })]).toEqual([
    '7.7',
    '0.0',
    '0.0',
  ])
  const harmedAfter = (delay: number) => {
    const { stream, days } = seen('concept', { settings: { ...SETTINGS, delay }, seed: 24 })
    expect(days.some(({ alarms }) => alarms.psi || alarms.ks)).toBe(false)
    return Math.round(signalRecord(stream, { days, signal: 'quality' }).harmed)
  }
  expect([harmedAfter(7), harmedAfter(14)]).toEqual([336, 672])
  const costs = (scenario: Scenario, labelDelay = 7, loss = lossOf(scenario, 0.5)) =>
    ACTIONS.map((action) =>
      Math.round(actionCost(action, { scenario, terms: { ...LESSON_INCIDENT, labelDelay, loss } })),
    )
  const table = (['season', 'shift', 'source', 'concept', 'release'] as const).map((scenario) => costs(scenario))
  expect(table).toEqual([
    [0, 600, 2500, 200],
    [12_000, 9700, 8500, 12_200],
    [16_800, 1440, 19_300, 17_000],
    [19_200, 13_660, 12_100, 19_400],
    [19_200, 1760, 21_700, 200],
  ])
  expect(ACTIONS.map((_, column) => table.reduce((sum, row) => sum + row[column]!, 0) / 5)).toEqual([
    13_440, 5432, 12_820, 9800,
  ])
  expect(costs('shift', 2)[2]).toBe(5500)
  expect(costs('shift', 7, 0.005)[0]).toBe(600)
})
