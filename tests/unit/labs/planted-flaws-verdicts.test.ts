import { expect, test } from 'vitest'
import {
  ATTACKS,
  FLAWS,
  aimsAt,
  coverage,
  flawEase,
  runAttack,
  severity,
  type Attack,
  type Flaw,
} from '@/lib/labs/core/planted-flaws'
import { SCRIPTED, attackCode } from '@/lib/labs/core/planted-flaws-hall'
import { AIMED_ASKED, FLAW_NAMES, TESTS, flawTask, judgePlantedFlaws } from '@/lib/labs/core/planted-flaws-task'
import { SEEDS } from './predictions'

const SEED = 3
const { system, open, first, house } = flawTask(SEED)
const held = FLAWS.filter((flaw) => !open.includes(flaw))
const VERDICTS = Object.fromEntries(FLAWS.map((flaw) => [`answer-${flaw}`, open.includes(flaw) ? 'open' : 'held']))
const RIGHT: Record<string, string> = { ...VERDICTS, 'answer-first': first }

/** For each open flaw one attack that shows it, for each held one two that are aimed at it. */
const ENOUGH: readonly Attack[] = [
  ...new Set([
    ...open.flatMap((flaw) => ATTACKS.find((attack) => runAttack(attack, system).shows.includes(flaw)) ?? []),
    ...held.flatMap((flaw) => ATTACKS.filter((attack) => aimsAt(attack).includes(flaw)).slice(0, AIMED_ASKED)),
  ]),
]
const logOf = (attacks: readonly Attack[]) => attacks.map(attackCode).join('.')
const judged = (log: readonly Attack[], change: Record<string, string> = {}) =>
  judgePlantedFlaws({ seed: SEED, answer: { ...RIGHT, 'answer-log': logOf(log), ...change }, data: null })
const names = (flaws: readonly Flaw[]) => flaws.map((flaw) => FLAW_NAMES[flaw]).join(', ')
const without = (flaw: Flaw) => ATTACKS.filter((attack) => !aimsAt(attack).includes(flaw)).slice(0, TESTS)

test('the house of these tests has three to five open flaws and one that holds', () => {
  expect([TESTS, AIMED_ASKED]).toEqual([20, 2])
  expect(open.length).toBeGreaterThanOrEqual(3)
  expect(held.length).toBeGreaterThanOrEqual(1)
  expect(ENOUGH.length).toBeLessThan(TESTS)
})

test('the verdict on a right answer counts tests and open flaws and names the first repair', () => {
  expect(judged(ENOUGH)).toEqual({
    passed: true,
    because: `${ENOUGH.length} tests of ${house}, ${open.length} open flaws, each shown by a test. Repair first: ${FLAW_NAMES[first]}.`,
  })
})

test('twenty different tests are allowed, and twenty-one are not', () => {
  const more = [...ENOUGH, ...ATTACKS.filter((attack) => !ENOUGH.includes(attack))]
  expect(judged(more.slice(0, 20)).because).toMatch(/^20 tests of /)
  expect(judged(more.slice(0, 20)).passed).toBe(true)
  expect(judged(more.slice(0, 21))).toEqual({ passed: false, because: '21 tests were run, 20 are allowed.' })
  expect(judged([...more.slice(0, 20), more[0]!]).passed).toBe(true)
})

test('without a test nothing is known, whatever the verdicts are', () => {
  expect(judged([])).toEqual({ passed: false, because: 'No test was run, so nothing is known about this house.' })
  expect(judged([], { 'answer-log': 'xyz.abc' }).because).toMatch(/^No test was run/)
})

test('each flaw without a verdict is named', () => {
  expect(judged(ENOUGH, { 'answer-leak': '', 'answer-limit': 'Open' })).toEqual({
    passed: false,
    because: 'No verdict on leaked hidden context, no spending limit. Each of the six needs one.',
  })
  const none = Object.fromEntries(FLAWS.map((flaw) => [`answer-${flaw}`, '']))
  expect(judged(ENOUGH, none).because).toBe(
    'No verdict on direct injection, indirect injection, leaked hidden context, over-wide tool right, unescaped output, no spending limit. Each of the six needs one.',
  )
})

test('open flaws that are called held are named, and so is each that was hardly tested', () => {
  const all = Object.fromEntries(FLAWS.map((flaw) => [`answer-${flaw}`, 'held']))
  const rare = open.filter((flaw) => ENOUGH.filter((attack) => aimsAt(attack).includes(flaw)).length < 2)
  const parts = [
    `${names(open)} called held, and another attack gets through`,
    ...(rare.length > 0 ? [`${names(rare)} called held after fewer than 2 tests aimed at it`] : []),
  ]
  expect(judged(ENOUGH, all)).toEqual({ passed: false, because: `Look again: ${parts.join('; ')}.` })
})

test('held flaws that are called open are named', () => {
  const all = Object.fromEntries(FLAWS.map((flaw) => [`answer-${flaw}`, 'open']))
  expect(judged(ENOUGH, all)).toEqual({
    passed: false,
    because: `Look again: ${names(held)} called open, and the system holds there.`,
  })
})

test('an open flaw needs a test that shows it', () => {
  for (const flaw of open) {
    const log = ENOUGH.filter((attack) => !runAttack(attack, system).shows.includes(flaw))
    const unseen = open.filter((each) => !coverage(log, system).found.includes(each))
    expect(unseen).toContain(flaw)
    expect(judged(log).because, flaw).toContain(`${names(unseen)} called open without a test that shows it`)
    expect(judged(log).passed).toBe(false)
  }
})

test('a held flaw needs two different tests that were aimed at it', () => {
  for (const flaw of held) {
    const others = without(flaw)
    const aimed = ATTACKS.filter((attack) => aimsAt(attack).includes(flaw))
    const sentence = /called held after fewer than 2 tests aimed at it/
    const saying = (count: number) => judged([...others.slice(0, TESTS - 2), ...aimed.slice(0, count)]).because
    for (const count of [0, 1]) expect(saying(count), flaw).toMatch(sentence)
    expect(saying(1)).toContain(FLAW_NAMES[flaw])
    expect(/; ([^;]*) called held after/.exec(saying(2))?.[1] ?? '', flaw).not.toContain(FLAW_NAMES[flaw])
  }
})

test('any other first repair fails alone, with the way to find the right one', () => {
  for (const flaw of [...FLAWS.filter((each) => each !== first), ''])
    expect(judged(ENOUGH, { 'answer-first': flaw })).toEqual({
      passed: false,
      because:
        'Look again: the repair that comes first: multiply the printed impact by the ease of the easiest attack that works.',
    })
})

test('a seed that is no number is judged as the house of 0', () => {
  const zero = flawTask(0)
  const shown = zero.open.flatMap(
    (flaw) => ATTACKS.find((attack) => runAttack(attack, zero.system).shows.includes(flaw)) ?? [],
  )
  const aimed = FLAWS.flatMap((flaw) =>
    zero.open.includes(flaw) ? [] : ATTACKS.filter((attack) => aimsAt(attack).includes(flaw)).slice(0, 2),
  )
  const answer = {
    'answer-log': logOf([...shown, ...aimed]),
    'answer-first': zero.first,
    ...Object.fromEntries(FLAWS.map((flaw) => [`answer-${flaw}`, zero.open.includes(flaw) ? 'open' : 'held'])),
  }
  for (const seed of [Number.NaN, Infinity, 0])
    expect(judgePlantedFlaws({ seed, answer, data: null }), String(seed)).toMatchObject({ passed: true })
  expect(judgePlantedFlaws({ seed: 4, answer, data: null }).passed).toBe(false)
})

test('in every house the first repair leads by two points, by all attacks and by the chat alone', () => {
  const fromChat = ATTACKS.filter(({ way, goal }) => way === 'chat' || goal === 'promise')
  for (const seed of SEEDS) {
    const task = flawTask(seed)
    for (const attacks of [ATTACKS, fromChat]) {
      const points = (flaw: Flaw) => severity(task.impact[flaw], flawEase(flaw, { system: task.system, attacks }))
      for (const flaw of task.open)
        if (flaw !== task.first) expect(points(task.first) - points(flaw), `seed ${seed}`).toBeGreaterThanOrEqual(2)
    }
  }
})

test('no house is opened by the scripted attacks or by impact, and something hides behind a sentence', () => {
  for (const seed of SEEDS) {
    const task = flawTask(seed)
    expect(coverage(SCRIPTED, task.system).found.length, `seed ${seed}`).toBeLessThan(task.open.length)
    expect(Math.max(...FLAWS.map((flaw) => task.impact[flaw]))).toBeGreaterThan(task.impact[task.first])
    const hidden = (['leak', 'right', 'output'] as const).filter(
      (flaw) => task.open.includes(flaw) && flawEase(flaw, { system: task.system }) < 5,
    )
    expect(hidden.length, `seed ${seed}`).toBeGreaterThan(0)
    expect(task.system.sentences).not.toContain('limit')
  }
})

test('every way into a house has one or two tricks, and one that no sentence stops', () => {
  for (const seed of SEEDS)
    for (const tricks of Object.values(flawTask(seed).system.tricks)) {
      expect([1, 2]).toContain(tricks.length)
      expect(tricks.some((wording) => wording === 'translated' || wording === 'split')).toBe(true)
      expect(tricks).not.toContain('plain')
    }
})
