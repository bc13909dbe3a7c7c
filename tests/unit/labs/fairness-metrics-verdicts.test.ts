import { expect, test } from 'vitest'
import { RATES, type RateName } from '@/lib/labs/core/fairness-metrics'
import {
  TASK_LINES,
  fairnessTask,
  judgeFairness,
  outcomesOf,
  passingLines,
  resultOf,
  type FairnessTask,
  type Policy,
  type TaskGroup,
} from '@/lib/labs/core/fairness-metrics-task'

const policyOf = (rate: RateName): Policy => ({ rate, setting: '', text: '', flagged: '', case: '' })

/** Two groups at two lines: nobody is flagged at the first; 5 of 10 and 8 of 20 are at the second. */
const PAIR: readonly [TaskGroup, TaskGroup] = [
  { size: 10, cases: 4, flagged: [0, 5], right: [0, 3] },
  { size: 20, cases: 5, flagged: [0, 8], right: [0, 4] },
]

test('outcomesOf splits a group into the four cells of a line', () => {
  expect(outcomesOf(PAIR[0], 1)).toEqual({ tp: 3, fp: 2, fn: 1, tn: 4 })
  expect(outcomesOf(PAIR[1], 1)).toEqual({ tp: 4, fp: 4, fn: 1, tn: 11 })
})

test('resultOf adds up both groups, and takes the gap in the rate of the policy', () => {
  const result = (rate: RateName) => resultOf({ groups: PAIR, policy: policyOf(rate) }, [1, 1])
  expect(result('flagged')).toMatchObject({ flags: 13, found: 7, shares: [0.5, 0.4] })
  expect(result('flagged').ratio).toBeCloseTo(0.8, 12)
  // Found 3/4 and 4/5, false alarms 2/6 and 4/15, precision 3/5 and 4/8.
  expect(result('flagged').odds).toBeCloseTo(2 / 6 - 4 / 15, 12)
  const gaps = { flagged: 0.1, found: 0.05, falseAlarms: 2 / 6 - 4 / 15, precision: 0.1 }
  for (const rate of RATES) expect(result(rate).gap, rate).toBeCloseTo(gaps[rate], 12)
})

test('resultOf has no gap that could be kept where nobody is flagged in one of the groups', () => {
  const result = (lines: readonly [number, number]) => resultOf({ groups: PAIR, policy: policyOf('precision') }, lines)
  expect(result([0, 1])).toMatchObject({ flags: 8, found: 4, gap: Infinity, shares: [0, 0.5], ratio: 0, odds: 0.8 })
  expect(result([1, 0])).toMatchObject({ flags: 5, found: 3, gap: Infinity, shares: [0.6, 0], ratio: 0, odds: 0.75 })
  expect(result([0, 0])).toMatchObject({ gap: Infinity, shares: [0, 0], ratio: 0, odds: 0 })
})

test('the equalised-odds difference is the worst one when no case can be found in a group', () => {
  const groups = [{ size: 10, cases: 0, flagged: [2], right: [0] }, PAIR[1]] as const
  expect(resultOf({ groups, policy: policyOf('flagged') }, [0, 1]).odds).toBe(1)
})

/** Groups that flag 50%, 45%, … 0% at the eleven lines, four in five of them rightly; `more` are flagged in the second. */
function evenTask(limits: { capacity: number; floor: number }, more = 0): FairnessTask {
  const group = (size: number, extra: number): TaskGroup => ({
    size,
    cases: size / 2,
    flagged: TASK_LINES.map((_, line) => (size * (10 - line)) / 20 + extra),
    right: TASK_LINES.map((_, line) => (size * (10 - line)) / 25),
  })
  return { policy: policyOf('flagged'), groups: [group(100, 0), group(200, more)], ...limits }
}

test('passingLines keep capacity and floor with their limits, in the order of the lines', () => {
  // Line n for both: 150 − 15n flags, 120 − 12n of them right; another line is 5 points away.
  const same = (...places: number[]) => places.map((place) => [place, place])
  expect(passingLines(evenTask({ capacity: 105, floor: 60 }))).toEqual(same(3, 4, 5))
  expect(passingLines(evenTask({ capacity: 104, floor: 60 }))).toEqual(same(4, 5))
  expect(passingLines(evenTask({ capacity: 105, floor: 61 }))).toEqual(same(3, 4))
})

test('passingLines allow a gap of exactly three points and no more', () => {
  const limits = { capacity: Infinity, floor: 0 }
  // 6 and 7 more of 200 are 3 and 3.5 points; with 7, the neighbouring line is 1.5 points away.
  expect(passingLines(evenTask(limits, 6))).toContainEqual([0, 0])
  expect(passingLines(evenTask(limits, 7))).not.toContainEqual([0, 0])
  expect(passingLines(evenTask(limits, 7))).toContainEqual([0, 1])
})

/** Rates of a group at a line, from its counts. */
function ratesAt({ size, cases, flagged, right }: TaskGroup, place: number): Record<RateName, number> {
  const [all, hits] = [flagged[place]!, right[place]!]
  return {
    flagged: all / size,
    found: hits / cases,
    falseAlarms: (all - hits) / (size - cases),
    precision: hits / all,
  }
}

test('the verdict names exactly what a pair of lines breaks, with its figures', () => {
  const seen = new Set<string>()
  for (const seed of [2, 5, 11, 17]) {
    const task = fairnessTask(seed)
    const { rate } = task.policy
    for (const [first, one] of TASK_LINES.entries())
      for (const [second, other] of TASK_LINES.entries()) {
        const [here, there] = [ratesAt(task.groups[0], first), ratesAt(task.groups[1], second)]
        const odds = Math.max(Math.abs(here.found - there.found), Math.abs(here.falseAlarms - there.falseAlarms))
        const ratio = Math.min(here.flagged, there.flagged) / Math.max(here.flagged, there.flagged)
        const sum = (of: 'flagged' | 'right') => task.groups[0][of][first]! + task.groups[1][of][second]!
        const gap = Math.abs(here[rate] - there[rate])
        const broken = [
          gap > 0.03 && `what the policy wants alike is ${(gap * 100).toFixed(2)} points apart, 3 are allowed`,
          sum('flagged') > task.capacity && `${sum('flagged')} are flagged, ${task.capacity} can be afforded`,
          sum('right') < task.floor && `${sum('right')} cases are found, ${task.floor} are asked`,
        ].filter((text) => text !== false)
        for (const text of broken) seen.add(text.replace(/\d+/g, ''))
        const answer = {
          'answer-rate': rate,
          'answer-first': one,
          'answer-second': other,
          'answer-ratio': ratio,
          'answer-odds': odds * 100,
        }
        const text = broken.join('; ')
        const percent = (share: number) => `${(share * 100).toFixed(0)}%`
        expect(judgeFairness({ seed, answer, data: null })).toEqual(
          broken.length > 0
            ? { passed: false, because: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` }
            : {
                passed: true,
                because: `The rate that decides is ${percent(here[rate])} and ${percent(there[rate])}. It costs a ratio of ${ratio.toFixed(2)} and an equalised-odds difference of ${(odds * 100).toFixed(0)} points.`,
              },
        )
      }
  }
  expect(seen.size).toBe(3)
})

test('ratio and odds difference may be off by 0.02 and 1.5 points, and the words say how to reckon them', () => {
  const seed = 5
  const task = fairnessTask(seed)
  const lines = passingLines(task)[0]!
  const { ratio, odds } = resultOf(task, lines)
  const judge = (change: Record<string, string | number>) =>
    judgeFairness({
      seed,
      answer: {
        'answer-rate': task.policy.rate,
        'answer-first': TASK_LINES[lines[0]]!,
        'answer-second': TASK_LINES[lines[1]]!,
        'answer-ratio': ratio,
        'answer-odds': odds * 100,
        ...change,
      },
      data: null,
    })
  for (const sign of [-1, 1]) {
    expect(judge({ 'answer-ratio': ratio + sign * 0.02 }).passed).toBe(true)
    expect(judge({ 'answer-ratio': ratio + sign * 0.0201 }).passed).toBe(false)
    expect(judge({ 'answer-odds': odds * 100 + sign * 1.5 }).passed).toBe(true)
    expect(judge({ 'answer-odds': odds * 100 + sign * 1.501 }).passed).toBe(false)
  }
  expect(judge({ 'answer-rate': '', 'answer-ratio': '', 'answer-odds': '' }).because).toBe(
    'The policy names another rate: ask among whom both groups have to be alike; the four-fifths ratio: divide the lower share flagged by the higher one; the equalised-odds difference: the larger of two gaps, in points.',
  )
  for (const change of [{ 'answer-first': 16 }, { 'answer-second': '' }])
    expect(judge(change)).toEqual({ passed: false, because: 'Choose a line for each group.' })
})

test('a task may be passed by four pairs of lines, by no more, and never by one line for both', () => {
  // Pairs of places among the lines. For the second task one was drawn before that one line for both passes, for the
  // third one that five pairs pass.
  const passing = (seed: number) => passingLines(fairnessTask(seed)).map((pair) => pair.join('-'))
  expect(passing(109)).toEqual(['0-7', '0-8', '1-7', '1-8'])
  for (const seed of [1376, 1555]) {
    expect(passing(seed).length).toBeLessThanOrEqual(4)
    for (const pair of passing(seed)) expect(pair).not.toMatch(/^(\d+)-\1$/)
  }
})
