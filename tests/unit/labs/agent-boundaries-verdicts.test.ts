import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  RULES,
  SHOP_ACTIONS,
  SHOP_REVIEW,
  actionResult,
  boundaryResult,
  breakEvenError,
  cheapestRules,
  likelihoodClass,
  looksOf,
  looksPerHour,
  stepsWithin,
  type AgentAction,
  type Review,
  type Rule,
} from '@/lib/labs/core/agent-boundaries'
import { CHANNELS, YES_TO_ALL, replayIncident, type Incident } from '@/lib/labs/core/agent-boundaries-replay'
import {
  GRAVE_LOSS,
  boundaryTask,
  isAllowed,
  judgeBoundary,
  keepsLimits,
  restedRules,
  type BoundaryTask,
} from '@/lib/labs/core/agent-boundaries-task'
import { IncidentsSchema } from '@/lib/labs/schemas'
import { SEEDS } from './predictions'

const lesson = readFileSync('content/lessons/D2/D2-3.mdx', 'utf8')

const action = (change: Partial<AgentAction> = {}): AgentAction => ({
  id: 'a',
  name: 'A',
  uses: 100,
  error: 0.02,
  loss: 180,
  reversibility: 3,
  handMinutes: 6,
  ...change,
})

test('a look that costs nothing pays nothing either where it finds nothing', () => {
  expect(breakEvenError({ fee: 0, loss: 180, catches: 0 })).toBe(Infinity)
  expect(breakEvenError({ fee: 0, loss: 180, catches: 0.9 })).toBe(0)
  expect([stepsWithin(1.1, 0.9), stepsWithin(-0.1, 0.9), stepsWithin(0.999, 0.9)]).toEqual([Infinity, 0, 105])
})

test('only approvals and notices ask for looks, four notices as many as one approval', () => {
  expect(RULES.map((rule) => [rule, looksOf({ uses: 200 }, rule)])).toEqual([
    ['auto', 0],
    ['notify', 50],
    ['confirm', 200],
    ['forbidden', 0],
  ])
  expect(looksPerHour(500, { tasksPerHour: 60, people: 3 })).toBeCloseTo(10, 12)
})

test('a notice loses the more, the less can be undone, and nothing is undone at 1', () => {
  const lossAt = (reversibility: number) =>
    actionResult(action({ reversibility }), { rule: 'notify', review: SHOP_REVIEW, caught: 0.5 }).loss
  // 100 × 2% × €180 = €360; six in ten notices are read, and half the errors found in them.
  expect([1, 2, 3, 4, 5].map((each) => Math.round(lossAt(each)))).toEqual([360, 333, 306, 279, 252])
})

test('an action without a rule runs alone', () => {
  const actions = [action(), action({ loss: 50 })]
  const alone = boundaryResult(actions, { rules: ['auto', 'auto'], review: SHOP_REVIEW })
  expect(boundaryResult(actions, { rules: [], review: SHOP_REVIEW })).toEqual(alone)
  expect(alone).toMatchObject({ loss: 460, minutes: 0, looksPerHour: 0, caught: 0.9 })
})

test('cheapestRules starts from every rule, since one change at a time can get stuck', () => {
  const wary = [
    action({ uses: 400, loss: 200, handMinutes: 10 }),
    action({ loss: 200, reversibility: 1, handMinutes: 10 }),
  ]
  expect(cheapestRules(wary, SHOP_REVIEW)).toEqual(['notify', 'confirm'])
  const told = [
    action({ uses: 400, loss: 200, handMinutes: 10 }),
    action({ uses: 400, error: 0.01, loss: 400, handMinutes: 10 }),
  ]
  expect(cheapestRules(told, SHOP_REVIEW)).toEqual(['notify', 'notify'])
  for (const actions of [wary, told]) {
    const totalOf = (rules: readonly Rule[]) => boundaryResult(actions, { rules, review: SHOP_REVIEW }).total
    const totals = RULES.flatMap((one) => RULES.map((other) => totalOf([one, other])))
    expect(totalOf(cheapestRules(actions, SHOP_REVIEW))).toBe(Math.min(...totals))
  }
})

test('cheapestRules leaves an action alone that never occurs', () => {
  expect(cheapestRules([action({ uses: 0 }), action({ uses: 0, reversibility: 1 })], SHOP_REVIEW)).toEqual([
    'auto',
    'auto',
  ])
})

test('cheapestRules go through the actions again when a later change made an earlier one worth less', () => {
  // Once the rare action needs a yes, notices of the frequent one tire more than they save.
  const actions = [
    action({ uses: 400, error: 0.01, loss: 100, reversibility: 5, handMinutes: 10 }),
    action({ uses: 400, error: 0.02, loss: 200, reversibility: 1, handMinutes: 5 }),
    action({ uses: 1000, error: 0.01, loss: 50, reversibility: 5, handMinutes: 5 }),
  ]
  const totalOf = (rules: readonly Rule[]) => boundaryResult(actions, { rules, review: SHOP_REVIEW }).total
  const all = RULES.flatMap((one) => RULES.flatMap((two) => RULES.map((three) => totalOf([one, two, three]))))
  expect(cheapestRules(actions, SHOP_REVIEW)).toEqual(['auto', 'confirm', 'auto'])
  expect(totalOf(['auto', 'confirm', 'auto'])).toBe(Math.min(...all))
})

test('a class of likelihood keeps its upper end, also when it was missed by a rounding error', () => {
  for (const [index, end] of [0.003, 0.01, 0.03, 0.1].entries())
    expect([end, end + 1e-12, end + 2e-12].map(likelihoodClass)).toEqual([index + 1, index + 1, index + 2])
})

test('the twelve actions of the shop stand in their order under the names that the pictures show', () => {
  expect(SHOP_ACTIONS.map(({ id, name }) => `${id}: ${name}`)).toEqual([
    'read: Read mail',
    'draft: Draft',
    'send: Send',
    'refund-small: Refund ≤50',
    'refund-large: Refund >50',
    'voucher: Voucher',
    'address: Address',
    'cancel: Cancel',
    'resend: Resend',
    'price: Price',
    'bank: Bank data',
    'delete: Delete',
  ])
})

test('attacks come over the five channels of the list, and people below a catch rate of 30% say yes to all', () => {
  const { channels } = IncidentsSchema.parse(parse(readFileSync('content/labs/L12-incidents.yaml', 'utf8')))
  expect(Object.keys(channels)).toEqual([...CHANNELS])
  expect(lesson).toContain(`people who find fewer than ${YES_TO_ALL * 100}% say yes to everything`)
})

test('a text argues away only what stands in the prompt, and only if it persuades; one limit of two is enough', () => {
  const incident: Incident = {
    id: 'X',
    channel: 'open',
    prompt: '',
    action: 'price',
    harm: '',
    persuades: true,
    looksRight: false,
    undoable: false,
    stoppedBy: ['sums', 'scope'],
  }
  const replay = (change: Partial<Incident>, heldBy: 'tools' | 'prompt', limits: readonly ('sums' | 'scope')[] = []) =>
    replayIncident({ ...incident, ...change }, { rules: { price: 'forbidden' }, heldBy, limits, caught: 0.9 })
  expect(replay({}, 'tools')).toBe('stopped')
  expect(replay({}, 'prompt')).toBe('done')
  expect(replay({ persuades: false }, 'prompt')).toBe('stopped')
  expect(replay({ action: 'unlisted' }, 'tools', ['scope'])).toBe('stopped')
  expect(replay({ action: 'unlisted' }, 'tools', [])).toBe('done')
  expect(replay({ action: 'unlisted', persuades: false }, 'prompt', ['scope'])).toBe('stopped')
  expect(replay({ action: 'unlisted' }, 'prompt', ['scope'])).toBe('done')
})

test('a rested person would let alone, be told, look or do by hand whatever is cheapest for the action', () => {
  const rules = (change: Partial<AgentAction>) => restedRules([action(change)], SHOP_REVIEW)
  // In euros, alone, told, looked at and by hand: 360, 300.3, 186 and 450.
  expect(rules({})).toEqual(['confirm'])
  // 120, 92.7, 162 and 450.
  expect(rules({ loss: 60, reversibility: 5 })).toEqual(['notify'])
  // 40, 66.7, 154 and 450.
  expect(rules({ loss: 20 })).toEqual(['auto'])
  // By hand in half a minute: 37.50.
  expect(rules({ handMinutes: 0.5 })).toEqual(['forbidden'])
  // Time is free: a person does it all.
  expect(restedRules([action()], { ...SHOP_REVIEW, perMinute: 0 })).toEqual(['forbidden'])
})

test('a rested person breaks ties for the freer rule, of those that are allowed', () => {
  const grave = { uses: 0, reversibility: 1, loss: GRAVE_LOSS }
  expect(restedRules([action({ uses: 0 }), action(grave)], SHOP_REVIEW)).toEqual(['auto', 'confirm'])
  expect(GRAVE_LOSS).toBe(400)
})

test('limits include what is exactly on them', () => {
  const limits = { loss: 100, minutes: 50 }
  expect(keepsLimits({ loss: 100, minutes: 50 }, limits)).toBe(true)
  expect(keepsLimits({ loss: 100.001, minutes: 50 }, limits)).toBe(false)
  expect(keepsLimits({ loss: 100, minutes: 50.001 }, limits)).toBe(false)
  // A billionth more is a rounding error.
  expect(keepsLimits({ loss: 100 + 1e-9, minutes: 50 + 1e-9 }, limits)).toBe(true)
})

test('the loss of a task is allowed a seventh more than the cheapest boundary, the minutes a quarter', () => {
  for (const seed of SEEDS.slice(0, 8)) {
    const { actions, review, limits } = boundaryTask(seed)
    const plans = actions.reduce<Rule[][]>(
      (all, each) =>
        RULES.filter((rule) => isAllowed(each, rule)).flatMap((rule) => all.map((rules) => [...rules, rule])),
      [[]],
    )
    const results = plans.map((rules) => ({ rules, ...boundaryResult(actions, { rules, review }) }))
    const best = results.reduce((lowest, next) => (next.total < lowest.total ? next : lowest))
    expect(limits).toEqual({
      loss: Math.ceil((best.loss * 1.15) / 10) * 10,
      minutes: Math.ceil((best.minutes * 1.25) / 10) * 10,
    })
    expect(results.filter((result) => keepsLimits(result, limits)).length).toBeLessThanOrEqual(results.length / 25)
    expect(new Set(best.rules).size).toBeGreaterThanOrEqual(3)
  }
})

const REVIEW: Review = { minutes: 2, perMinute: 0.75, catches: 0.8, fatigue: 0, tasksPerHour: 60, people: 1 }
const PAY = action({ id: 'pay', name: 'Pay a supplier', loss: 400, reversibility: 1, handMinutes: 10 })
const WRITE = action({
  id: 'write',
  name: 'Write',
  uses: 1000,
  error: 0.01,
  loss: 10,
  reversibility: 5,
  handMinutes: 2,
})
/** A yes before each payment and free letters lose 800 × (1 − 0.8) + 100 euros, and take 200 minutes. */
const TASK: BoundaryTask = {
  actions: [PAY, WRITE],
  review: REVIEW,
  limits: { loss: 260, minutes: 200 },
  asked: PAY,
}
const RIGHT = { 'answer-pay': 'confirm', 'answer-write': 'auto', 'answer-even': 0.469 }
const judge = (change: Record<string, string | number>, task: Partial<BoundaryTask> = {}) =>
  judgeBoundary({ ...TASK, ...task }, { ...RIGHT, ...change })

test('a boundary on both limits passes, and the verdict gives its figures and the break-even rate', () => {
  // 1.50 / (400 × 0.8) = 0.46875%.
  expect(judge({})).toEqual({
    passed: true,
    because:
      'In 1,000 tasks errors cost €260 and people need 200 minutes; 6 looks an hour leave a catch rate of 80%. A look at “Pay a supplier” pays above 0.47%.',
  })
})

test('the verdict names a grave action without a yes, too much loss, too many minutes and a wrong rate', () => {
  expect(judge({ 'answer-pay': 'auto', 'answer-even': 1 })).toEqual({
    passed: false,
    because:
      '“Pay a supplier” cannot be undone and costs too much to run without a yes; errors cost €900, €260 are allowed (0 looks an hour leave a catch rate of 80%); the break-even rate of “Pay a supplier”: divide the fee of a look by loss × catch rate.',
  })
  expect(judge({ 'answer-write': 'confirm' })).toEqual({
    passed: false,
    because: 'People need 2,200 minutes, they have 200.',
  })
  expect(judge({}, { limits: { loss: 259, minutes: 200 } }).because).toBe(
    'Errors cost €260, €259 are allowed (6 looks an hour leave a catch rate of 80%).',
  )
  expect(judge({}, { limits: { loss: 260, minutes: 199 } }).because).toBe('People need 200 minutes, they have 199.')
})

test('the break-even rate may be off by a twentieth of itself, and no more', () => {
  // 1.50 / (9.375 × 0.8) is 20%.
  const asked = { ...PAY, loss: 9.375 }
  for (const even of [19, 20, 21]) expect(judge({ 'answer-even': even }, { asked }).passed).toBe(true)
  for (const even of [18.99, 21.01, '']) expect(judge({ 'answer-even': even }, { asked }).passed).toBe(false)
})

test('a word that is no rule counts as no rule', () => {
  for (const change of [{ 'answer-pay': 'maybe' }, { 'answer-write': '' }])
    expect(judge(change)).toEqual({ passed: false, because: 'Give every action a rule.' })
})

test('what is just beyond a limit is rounded up, so that it never reads like the limit', () => {
  const dearer = { actions: [PAY, { ...WRITE, loss: 10.03 }] }
  expect(judge({}, dearer).because).toBe(
    'Errors cost €261, €260 are allowed (6 looks an hour leave a catch rate of 80%).',
  )
  const more = { actions: [{ ...PAY, uses: 100.1 }, WRITE], limits: { loss: 300, minutes: 200 } }
  expect(judge({}, more).because).toBe('People need 201 minutes, they have 200.')
})

test('a billionth beyond a limit is a rounding error', () => {
  const { loss, minutes } = boundaryResult(TASK.actions, { rules: ['confirm', 'auto'], review: REVIEW })
  expect(judge({}, { limits: { loss: loss - 0.9e-9, minutes: minutes - 0.9e-9 } }).passed).toBe(true)
  expect(judge({}, { limits: { loss: loss - 2e-9, minutes } }).passed).toBe(false)
  expect(judge({}, { limits: { loss, minutes: minutes - 2e-9 } }).passed).toBe(false)
})
