import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  NOTICE,
  RULES,
  SHOP_ACTIONS,
  SHOP_LOSS,
  SHOP_REVIEW,
  actionResult,
  allStepsRight,
  availableMinutes,
  boundaryResult,
  breakEvenError,
  cheapestRules,
  costOfUse,
  likelihoodClass,
  lossOfImpact,
  riskScore,
  ruleByScore,
  stepsWithin,
  tiredCatch,
  undoShare,
  type Review,
  type Rule,
  type ScoredAction,
} from '@/lib/labs/core/agent-boundaries'
import {
  YES_TO_ALL,
  getsThrough,
  replayIncident,
  ruleOfThree,
  type HeldBoundary,
  type Incident,
} from '@/lib/labs/core/agent-boundaries-replay'
import {
  GRAVE_LOSS,
  boundaryTask,
  isAllowed,
  judgeAgentBoundaries,
  judgeBoundary,
  keepsLimits,
  restedRules,
  type BoundaryTask,
} from '@/lib/labs/core/agent-boundaries-task'
import { IncidentsSchema } from '@/lib/labs/schemas'
import { SEEDS } from './predictions'

const ACTIONS: readonly ScoredAction[] = SHOP_ACTIONS.map((action) => ({
  ...action,
  loss: lossOfImpact(action.impact, SHOP_LOSS),
}))
const { incidents, channels } = IncidentsSchema.parse(parse(readFileSync('content/labs/L12-incidents.yaml', 'utf8')))
const all = (rule: Rule) => ACTIONS.map(() => rule)
const shop = (rules: readonly Rule[], change: Partial<Review> = {}) =>
  boundaryResult(ACTIONS, { rules, review: { ...SHOP_REVIEW, ...change } })
const CHEAPEST = cheapestRules(ACTIONS, SHOP_REVIEW)

test('ten steps at .95 and .99 are all right in .599 and .904; at .98 at most five keep .90', () => {
  expect(allStepsRight(0.95, 10)).toBeCloseTo(0.5987, 4)
  expect(allStepsRight(0.99, 10)).toBeCloseTo(0.9044, 4)
  expect(stepsWithin(0.98, 0.9)).toBe(5)
  expect(allStepsRight(0.98, 5)).toBeGreaterThanOrEqual(0.9)
  expect(allStepsRight(0.98, 6)).toBeLessThan(0.9)
  expect([stepsWithin(1, 0.9), stepsWithin(0, 0.9), stepsWithin(0.9, 0.9), stepsWithin(0.89, 0.9)]).toEqual([
    Infinity,
    0,
    1,
    0,
  ])
})

test('at p = .02 and a loss of 180 a look of 1.50 leaves .36 and wins against 3.60; it pays above .00926', () => {
  const { alone, reviewed } = costOfUse({ error: 0.02, loss: 180, fee: 1.5, catches: 0.9 })
  expect(alone).toBeCloseTo(3.6, 12)
  expect(reviewed - 1.5).toBeCloseTo(0.36, 12)
  expect(reviewed).toBeLessThan(alone)
  expect(breakEvenError({ fee: 1.5, loss: 180, catches: 0.9 })).toBeCloseTo(0.00926, 5)
  expect(breakEvenError({ fee: 1.5, loss: 180, catches: 0 })).toBe(Infinity)
})

test('risk is impact × (6 − reversibility) × class of likelihood, and the rule follows from it', () => {
  expect([0.003, 0.0031, 0.01, 0.011, 0.03, 0.031, 0.1, 0.11].map(likelihoodClass)).toEqual([1, 2, 2, 3, 3, 4, 4, 5])
  // The example of lesson D2-5: impact 4, reversible 2, class 3.
  expect(riskScore({ impact: 4, reversibility: 2, error: 0.02 })).toBe(48)
  const at = (impact: number, reversibility: number, error: number) =>
    ruleByScore({ ...ACTIONS[0]!, impact, reversibility, error })
  expect(at(1, 1, 0.005)).toBe('confirm')
  expect(at(5, 4, 0.001)).toBe('auto')
  expect(at(5, 3, 0.001)).toBe('notify')
  expect(at(5, 4, 0.01)).toBe('notify')
  expect(at(5, 4, 0.02)).toBe('confirm')
  expect(at(5, 4, 0.05)).toBe('confirm')
  expect(at(5, 3, 0.02)).toBe('forbidden')
  expect(lossOfImpact(4, 60)).toBe(180)
  expect(lossOfImpact(3, 60)).toBe(60)
})

test('a catch rate halves at ln 2/λ looks an hour, and undoing brings back what the score says', () => {
  expect(tiredCatch({ catches: 0.9, fatigue: 0.02 }, Math.LN2 / 0.02)).toBeCloseTo(0.45, 12)
  expect(tiredCatch({ catches: 0.9, fatigue: 0 }, 500)).toBe(0.9)
  expect([1, 3, 5].map(undoShare)).toEqual([0, 0.5, 1])
})

test('each rule of one action costs what its formula says', () => {
  const action = { ...ACTIONS[4]!, uses: 100, error: 0.02, loss: 180, reversibility: 3, handMinutes: 6 }
  const under = (rule: Rule) => actionResult(action, { rule, review: SHOP_REVIEW, caught: 0.5 })
  expect(under('auto')).toEqual({ loss: 360, minutes: 0 })
  expect(under('notify').loss).toBeCloseTo(360 * (1 - NOTICE.seen * 0.5 * 0.5), 9)
  expect(under('notify').minutes).toBe(50)
  expect(under('confirm')).toEqual({ loss: 180, minutes: 200 })
  expect(under('forbidden')).toEqual({ loss: 0, minutes: 600 })
})

test('looks are counted for each person and hour, a notice as a quarter', () => {
  const rules = all('auto').map((rule, index): Rule => (index === 0 ? 'confirm' : index === 1 ? 'notify' : rule))
  const { looksPerHour, caught, total, loss, minutes } = shop(rules, { people: 2 })
  expect(looksPerHour).toBeCloseTo(((1000 + 700 / 4) * 60) / 1000 / 2, 9)
  expect(caught).toBeCloseTo(0.9 * Math.exp(-0.02 * looksPerHour), 12)
  expect(total).toBeCloseTo(loss + 0.75 * minutes, 9)
  expect(availableMinutes({ people: 2, tasksPerHour: 60 })).toBe(2000)
})

test('a stricter limit on tiring, rarer errors and smaller losses never cost more', () => {
  const rule = fc.constantFrom(...RULES)
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 12, maxLength: 12 }),
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (rules, fatigue, factor) => {
        const tired = shop(rules, { fatigue })
        const rested = shop(rules, { fatigue: fatigue * factor })
        expect(rested.loss).toBeLessThanOrEqual(tired.loss + 1e-9)
        const rarer = ACTIONS.map((action) => ({ ...action, error: action.error * factor }))
        const less = boundaryResult(rarer, { rules, review: { ...SHOP_REVIEW, fatigue } })
        expect(less.loss).toBeCloseTo(tired.loss * factor, 6)
        expect(less.minutes).toBe(tired.minutes)
      },
    ),
  )
})

test('parts add up to the whole, and nothing loses more than it does alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...RULES), { minLength: 12, maxLength: 12 }), (rules) => {
      const { loss, minutes, actions } = shop(rules)
      expect(actions.reduce((sum, action) => sum + action.loss, 0)).toBeCloseTo(loss, 9)
      expect(actions.reduce((sum, action) => sum + action.minutes, 0)).toBeCloseTo(minutes, 9)
      const alone = shop(all('auto')).actions
      for (const [index, action] of actions.entries())
        expect(action.loss).toBeLessThanOrEqual(alone[index]!.loss + 1e-9)
    }),
  )
})

test('a look pays exactly above the break-even rate', () => {
  const positive = (max: number) => fc.double({ min: 0.01, max, noNaN: true })
  fc.assert(
    fc.property(positive(1), positive(1000), positive(20), positive(1), (error, loss, fee, catches) => {
      const { alone, reviewed } = costOfUse({ error, loss, fee, catches })
      const even = breakEvenError({ fee, loss, catches })
      if (Math.abs(error - even) > 1e-9 * even) expect(reviewed < alone).toBe(error > even)
    }),
  )
})

test('no single change makes the found boundary cheaper, and it beats the four uniform ones', () => {
  const found = shop(CHEAPEST).total
  for (const rule of RULES) expect(found).toBeLessThan(shop(all(rule)).total)
  for (const index of ACTIONS.keys())
    for (const rule of RULES) {
      const changed = CHEAPEST.map((before, place) => (place === index ? rule : before))
      expect(shop(changed).total).toBeGreaterThanOrEqual(found - 1e-9)
    }
})

const INCIDENT: Incident = {
  id: 'X',
  channel: 'open',
  prompt: '',
  action: 'price',
  harm: '',
  persuades: false,
  looksRight: false,
  undoable: false,
  stoppedBy: [],
}
const held = (change: Partial<HeldBoundary> = {}, rule: Rule = 'auto'): HeldBoundary => ({
  rules: { price: rule },
  heldBy: 'tools',
  limits: [],
  caught: 0.9,
  ...change,
})

test('a scripted attack ends as its flags and the boundary say', () => {
  const outcome = (incident: Partial<Incident>, boundary: HeldBoundary) =>
    replayIncident({ ...INCIDENT, ...incident }, boundary)
  expect(outcome({}, held())).toBe('done')
  expect(outcome({ action: 'unknown' }, held({}, 'forbidden'))).toBe('done')
  expect(outcome({}, held({}, 'notify'))).toBe('done')
  expect(outcome({ undoable: true }, held({}, 'notify'))).toBe('undone')
  expect(outcome({}, held({}, 'confirm'))).toBe('stopped')
  expect(outcome({ looksRight: true }, held({}, 'confirm'))).toBe('approved')
  expect(outcome({ looksRight: true }, held({}, 'forbidden'))).toBe('stopped')
  expect(outcome({ stoppedBy: ['sums'] }, held({ limits: ['sums'] }))).toBe('stopped')
  expect(outcome({ stoppedBy: ['sums'] }, held({ limits: ['scope'] }))).toBe('done')
  const prompt = held({ heldBy: 'prompt', limits: ['sums'] }, 'forbidden')
  expect(outcome({ persuades: true, stoppedBy: ['sums'] }, prompt)).toBe('done')
  expect(outcome({ persuades: false }, prompt)).toBe('stopped')
  expect(['done', 'approved', 'undone', 'stopped'].map((each) => getsThrough(each as 'done'))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('people who find too little say yes to everything and read no notice in time', () => {
  const [below, at] = [YES_TO_ALL - 0.001, YES_TO_ALL]
  expect(replayIncident(INCIDENT, held({ caught: below }, 'confirm'))).toBe('approved')
  expect(replayIncident(INCIDENT, held({ caught: at }, 'confirm'))).toBe('stopped')
  expect(replayIncident({ ...INCIDENT, undoable: true }, held({ caught: below }, 'notify'))).toBe('done')
  expect(replayIncident({ ...INCIDENT, undoable: true }, held({ caught: at }, 'notify'))).toBe('undone')
})

function throughOf(rules: readonly Rule[], change: Partial<HeldBoundary> = {}): number {
  const boundary: HeldBoundary = {
    rules: Object.fromEntries(ACTIONS.map(({ id }, index) => [id, rules[index]!])),
    heldBy: 'tools',
    limits: [],
    caught: shop(rules).caught,
    ...change,
  }
  return incidents.filter((incident) => getsThrough(replayIncident(incident, boundary))).length
}

test('thirty attacks, six of each channel, aim at actions that exist; holding the rules in tools never lets more through', () => {
  expect(incidents).toHaveLength(30)
  for (const channel of Object.keys(channels))
    expect(incidents.filter((incident) => incident.channel === channel)).toHaveLength(6)
  expect(new Set(incidents.map(({ id }) => id)).size).toBe(30)
  for (const { action } of incidents) expect(ACTIONS.map(({ id }) => id)).toContain(action)
  expect(ruleOfThree(30)).toBeCloseTo(0.1, 12)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...RULES), { minLength: 12, maxLength: 12 }), (rules) => {
      expect(throughOf(rules)).toBeLessThanOrEqual(throughOf(rules, { heldBy: 'prompt' }))
      expect(throughOf(rules, { limits: ['sums', 'scope'] })).toBeLessThanOrEqual(
        throughOf(rules, { limits: ['sums'] }),
      )
    }),
  )
})

const PLANS = RULES.flatMap((a) =>
  RULES.flatMap((b) =>
    RULES.flatMap((c) => RULES.flatMap((d) => RULES.flatMap((e) => RULES.map((f) => [a, b, c, d, e, f] as const)))),
  ),
)

function answerOf({ actions, review, asked }: BoundaryTask, rules: readonly Rule[]) {
  const even = (100 * review.minutes * review.perMinute) / (asked.loss * review.catches)
  return {
    ...Object.fromEntries(actions.map(({ id }, index) => [`answer-${id}`, rules[index]!])),
    'answer-even': even.toFixed(3),
  }
}

test('every task has a boundary that passes; uniform rules, rested rules and no answer fail', () => {
  for (const seed of [...SEEDS, 1201, 1202]) {
    const task = boundaryTask(seed)
    const judge = (rules: readonly Rule[], change = {}) => judgeBoundary(task, { ...answerOf(task, rules), ...change })
    const passing = PLANS.find(
      (rules) =>
        keepsLimits(boundaryResult(task.actions, { rules, review: task.review }), task.limits) &&
        task.actions.every((action, index) => isAllowed(action, rules[index]!)),
    )
    expect(passing, `task ${seed}`).toBeDefined()
    expect(judge(passing!)).toMatchObject({ passed: true })
    expect(judgeAgentBoundaries({ seed, answer: answerOf(task, passing!), data: null }).passed).toBe(true)
    expect(
      judge(passing!, { 'answer-even': String(Number(answerOf(task, passing!)['answer-even']) * 1.07) }).passed,
      `task ${seed}`,
    ).toBe(false)
    expect(judge(passing!, { 'answer-even': undefined }).because).toMatch(/break-even/)
    for (const rule of RULES) expect(judge(task.actions.map(() => rule)).passed).toBe(false)
    expect(judge(restedRules(task.actions, task.review)).passed).toBe(false)
    expect(judgeBoundary(task, {})).toEqual({
      passed: false,
      because: 'Give every action a rule.',
    })
  }
})

test('a verdict names what it breaks, and a malformed answer never throws', () => {
  const task = boundaryTask(1201)
  const judge = (answer: Record<string, string | number | boolean>) =>
    judgeAgentBoundaries({ seed: 1201, answer, data: null })
  expect(
    judge(
      answerOf(
        task,
        task.actions.map(() => 'auto'),
      ),
    ).because,
  ).toMatch(/^Errors cost €\d/)
  expect(
    judge(
      answerOf(
        task,
        task.actions.map(() => 'forbidden'),
      ),
    ).because,
  ).toMatch(/^People need/)
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('answer-write', 'answer-date', 'answer-credit', 'answer-even', 'x'),
        fc.oneof(fc.string(), fc.double(), fc.boolean()),
      ),
      fc.double(),
      (answer, seed) => {
        expect(judgeAgentBoundaries({ seed, answer, data: null }).passed).toBe(false)
      },
    ),
    { numRuns: 20 },
  )
})

test('what cannot be undone and costs much is allowed only with a yes or by hand', () => {
  const grave = { ...ACTIONS[0]!, reversibility: 1, loss: GRAVE_LOSS }
  expect(RULES.filter((rule) => isAllowed(grave, rule))).toEqual(['confirm', 'forbidden'])
  expect(RULES.every((rule) => isAllowed({ ...grave, reversibility: 2 }, rule))).toBe(true)
  expect(RULES.every((rule) => isAllowed({ ...grave, loss: GRAVE_LOSS - 1 }, rule))).toBe(true)
})

const LESSON = ACTIONS.map(({ id }, index): Rule => {
  const chosen: Record<string, Rule> = {
    'refund-small': 'notify',
    address: 'notify',
    bank: 'forbidden',
  }
  return chosen[id] ?? CHEAPEST[index]!
})

const BOTH = { limits: ['sums', 'scope'] } as const

test('lesson D2-3 prints the four boundaries and ours, with their attacks', () => {
  const rowOf = (rules: readonly Rule[]) => {
    const { loss, minutes, total, looksPerHour, caught } = shop(rules)
    return [loss, minutes, total, looksPerHour, caught * 100].map(Math.round)
  }
  const score = ACTIONS.map(ruleByScore)
  expect(rowOf(all('auto'))).toEqual([1066, 0, 1066, 0, 90])
  expect(rowOf(all('confirm'))).toEqual([1028, 5398, 5077, 162, 4])
  expect(rowOf(score)).toEqual([703, 1738, 2006, 46, 36])
  expect(rowOf(CHEAPEST)).toEqual([679, 250, 866, 5, 81])
  expect(rowOf(LESSON)).toEqual([641, 386, 931, 8, 77])
  expect(rowOf(all('forbidden')).slice(0, 2)).toEqual([0, 7816])
  expect([all('auto'), all('confirm'), score, CHEAPEST, LESSON].map((rules) => throughOf(rules))).toEqual([
    30, 30, 11, 18, 13,
  ])
  expect([score, CHEAPEST, LESSON].map((rules) => throughOf(rules, BOTH))).toEqual([4, 7, 4])
  expect([CHEAPEST, LESSON].map((rules) => throughOf(rules, { heldBy: 'prompt' }))).toEqual([26, 22])
  expect(ACTIONS.reduce((sum, { uses }) => sum + uses, 0)).toBe(2699)
  expect(score.filter((rule) => rule === 'confirm').length).toBe(5)
  expect(Math.round((600 * 60) / 1000)).toBe(36)
})

test('lesson D2-3 prints where score and money disagree, and what tiring does', () => {
  const shown = ['send', 'cancel', 'resend', 'price'].map((id) => {
    const index = ACTIONS.findIndex((action) => action.id === id)
    const action = ACTIONS[index]!
    return [id, riskScore(action), ruleByScore(action), CHEAPEST[index], (action.error * action.loss).toFixed(2)]
  })
  expect(shown).toEqual([
    ['send', 30, 'confirm', 'auto', '0.40'],
    ['cancel', 24, 'confirm', 'auto', '0.60'],
    ['resend', 48, 'forbidden', 'confirm', '2.40'],
    ['price', 30, 'confirm', 'forbidden', '16.20'],
  ])
  const tiring = [0, 10, 20, 35, 60, 100].map((looks) => {
    const catches = tiredCatch(SHOP_REVIEW, looks)
    return [Math.round(catches * 100), (100 * breakEvenError({ fee: 1.5, loss: 180, catches })).toFixed(1)]
  })
  expect(tiring).toEqual([
    [90, '0.9'],
    [74, '1.1'],
    [60, '1.4'],
    [45, '1.9'],
    [27, '3.1'],
    [12, '6.8'],
  ])
})
