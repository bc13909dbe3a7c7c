import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { checkAnswer, fastestHonestMs, recordAnswer } from '@/lib/assessment/core/record-answer'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, AssessmentState, Bank } from '@/lib/assessment/core/types'
import { buildItem, buildSingleSkillBank, required } from './build-test-bank'

const right: Answer = { kind: 'scored', score: 1 }
const wrong: Answer = { kind: 'scored', score: 0 }

function start(bank: Bank): AssessmentState {
  return startAssessment(bank, buildPrior({ skills: bank.skills, levels: null }), { seed: 1, targets: {} })
}

/** Exact posterior of one skill with prior N(0, 1) on 24,001 points over ±6. */
function denseSingleSkill(curves: readonly ((ability: number) => number)[]): { mean: number; sd: number } {
  let [total, first, second] = [0, 0, 0]
  for (let point = 0; point <= 24000; point += 1) {
    const ability = -6 + point / 2000
    const mass = curves.reduce((product, curve) => product * curve(ability), Math.exp(-0.5 * ability * ability))
    total += mass
    first += mass * ability
    second += mass * ability * ability
  }
  const mean = first / total
  return { mean, sd: Math.sqrt(second / total - mean * mean) }
}

test('recordAnswer gives the exact posterior mean and sd after one answer', () => {
  // One answer on one skill: the matched moments are the posterior's own, so no approximation is left. P(right) with
  // a = 1.4, b = 0, c = .05, slip .02 is .05 + .95·.98/(1 + e^(−1.4 θ)).
  const bank = buildSingleSkillBank([buildItem('i')])
  const curve = (ability: number): number => 0.05 + (0.95 * 0.98) / (1 + Math.exp(-1.4 * ability))
  const dense = denseSingleSkill([curve])
  const skill = required(estimateProfile(bank, recordAnswer(bank, start(bank), 'i', right)).skills[0])
  expect(skill.mean).toBeCloseTo(dense.mean, 6)
  expect(skill.sd).toBeCloseTo(dense.sd, 6)
})

test('recordAnswer stays close to dense quadrature after six mixed answers', () => {
  const difficulties = [-1, -0.5, 0, 0.3, 0.8, 1.2]
  const scores = [1, 1, 0, 1, 0, 0]
  const bank = buildSingleSkillBank(difficulties.map((b, index) => buildItem(`i${index}`, { b })))
  const dense = denseSingleSkill(
    difficulties.map((b, index) => (ability) => {
      const p = 0.05 + (0.95 * 0.98) / (1 + Math.exp(-1.4 * (ability - b)))
      return scores[index] === 1 ? p : 1 - p
    }),
  )
  const state = scores.reduce(
    (current, score, index) => recordAnswer(bank, current, `i${index}`, { kind: 'scored', score }),
    start(bank),
  )
  const skill = required(estimateProfile(bank, state).skills[0])
  expect(Math.abs(skill.mean - dense.mean)).toBeLessThan(0.01)
  expect(Math.abs(skill.sd / dense.sd - 1)).toBeLessThan(0.01)
})

test('recordAnswer moves a correlated skill by its regression on the answered one', () => {
  // x and y with unit variances and correlation ρ = .5: E(y | x) = ρx, hence after an answer on x
  // mean_y = ρ·mean_x and var_y = 1 − ρ²(1 − var_x).
  const bank: Bank = {
    ...buildSingleSkillBank([buildItem('i')]),
    skills: [
      { id: 'x', area: 'A' },
      { id: 'y', area: 'A' },
    ],
  }
  const [x, y] = estimateProfile(bank, recordAnswer(bank, start(bank), 'i', right)).skills
  expect(required(y).mean).toBeCloseTo(0.5 * required(x).mean, 12)
  expect(required(y).sd ** 2).toBeCloseTo(1 - 0.25 * (1 - required(x).sd ** 2), 12)
})

test('recordAnswer leaves the prior alone when right and wrong cancel out', () => {
  // Two equal items without guessing or slips at the prior mean: one right, one wrong is symmetric about 0.
  const bank = buildSingleSkillBank([buildItem('i', { c: 0 }), buildItem('j', { c: 0 })])
  const prior = buildPrior({ skills: bank.skills, levels: null })
  const blank = startAssessment(bank, prior, { seed: 1, targets: {}, slip: 0 })
  const both = recordAnswer(bank, recordAnswer(bank, blank, 'i', right), 'j', wrong)
  expect(required(estimateProfile(bank, both).skills[0]).mean).toBeCloseTo(0, 3)
})

test('recordAnswer orders right, half, "I don\'t know" and wrong', () => {
  const bank = buildSingleSkillBank([buildItem('i')])
  const means = ([right, { kind: 'scored', score: 0.5 }, { kind: 'dont-know' }, wrong] as const).map(
    (answer) => required(estimateProfile(bank, recordAnswer(bank, start(bank), 'i', answer)).skills[0]).mean,
  )
  expect(means).toEqual(means.toSorted((left, right_) => right_ - left))
  expect(new Set(means).size).toBe(4)
})

test('recordAnswer takes an order with half of its pairs right for a blind one', () => {
  const bank = buildSingleSkillBank([buildItem('i', { format: 'ordering' })])
  const meanAfter = (score: number): number =>
    required(estimateProfile(bank, recordAnswer(bank, start(bank), 'i', { kind: 'scored', score })).skills[0]).mean
  expect(meanAfter(0.5)).toBe(meanAfter(0))
  expect(meanAfter(0.8)).toBeGreaterThan(meanAfter(0.6))
  expect(meanAfter(1)).toBeGreaterThan(meanAfter(0.8))
})

test('recordAnswer keeps an answer that is too fast without scoring it', () => {
  const bank = buildSingleSkillBank([buildItem('i', { wordCount: 40 })])
  const blank = start(bank)
  // 3 s + 40 words at 600 a minute (4 s) = 7 s
  const fast = recordAnswer(bank, blank, 'i', { ...right, elapsedMs: 6999 })
  expect(fast.responses[0]).toEqual({ itemId: 'i', answer: { ...right, elapsedMs: 6999 }, use: 'too-fast' })
  expect(estimateProfile(bank, fast)).toEqual(estimateProfile(bank, blank))
  expect(recordAnswer(bank, blank, 'i', { ...right, elapsedMs: 7000 }).responses[0]?.use).toBe('scored')
})

test('recordAnswer goes on as if an experimental item had never been answered', () => {
  const bank = buildSingleSkillBank([buildItem('trial', { status: 'experimental' }), buildItem('j', { b: 0.5 })])
  const after = recordAnswer(bank, recordAnswer(bank, start(bank), 'trial', wrong), 'j', right)
  expect(estimateProfile(bank, after)).toEqual(estimateProfile(bank, recordAnswer(bank, start(bank), 'j', right)))
})

test('recordAnswer trusts the other answers less where one came too fast, whichever came first', () => {
  // One of two answers too fast: slip .02 + 15/85 · 1/2 = .10824, so P(right) is .05 + .95·.89176/(1 + e^(−1.4 θ)).
  const bank = buildSingleSkillBank([buildItem('i'), buildItem('j')])
  const dense = denseSingleSkill([(ability) => 0.05 + (0.95 * (0.98 - 15 / 170)) / (1 + Math.exp(-1.4 * ability))])
  const hurried: Answer = { ...wrong, elapsedMs: 100 }
  const profiles = [
    recordAnswer(bank, recordAnswer(bank, start(bank), 'i', hurried), 'j', right),
    recordAnswer(bank, recordAnswer(bank, start(bank), 'j', right), 'i', hurried),
  ].map((state) => required(estimateProfile(bank, state).skills[0]))
  for (const { mean, sd } of profiles) {
    expect(mean).toBeCloseTo(dense.mean, 6)
    expect(sd).toBeCloseTo(dense.sd, 6)
  }
})

test('fastestHonestMs prefers the measured quantile and asks little of passing', () => {
  expect(fastestHonestMs(buildItem('i', { fastBelowMs: 5200, wordCount: 100 }), 'scored')).toBe(5200)
  expect(fastestHonestMs(buildItem('i', { fastBelowMs: null }), 'scored')).toBe(3000)
  expect(fastestHonestMs(buildItem('i', { wordCount: 25 }), 'scored')).toBe(5500)
  expect(fastestHonestMs(buildItem('i', { wordCount: 100 }), 'dont-know')).toBe(1000)
})

test('recordAnswer keeps an answer to an experimental item without scoring it', () => {
  const bank = buildSingleSkillBank([buildItem('i', { status: 'experimental' })])
  const state = recordAnswer(bank, start(bank), 'i', wrong)
  expect(state.responses[0]?.use).toBe('experimental')
  expect(required(estimateProfile(bank, state).skills[0])).toMatchObject({ mean: 0, sd: 1, answeredCount: 0 })
})

test('recordAnswer does not change the state it is given', () => {
  const bank = buildSingleSkillBank([buildItem('i')])
  const blank = start(bank)
  const before = JSON.stringify(blank)
  recordAnswer(bank, blank, 'i', right)
  expect(JSON.stringify(blank)).toBe(before)
})

test('recordAnswer keeps the old site where the others leave nothing to match against', () => {
  // A stored site of precision 2 on a prior of precision 1, balanced by one of −2: taking the first out leaves
  // 1 − 2 < 0. Such states do not arise by answering, but must not break an attempt.
  const bank = buildSingleSkillBank([buildItem('i'), buildItem('j'), buildItem('k')])
  const answered = recordAnswer(bank, recordAnswer(bank, start(bank), 'i', right), 'j', wrong)
  const odd = {
    ...answered,
    sites: [
      { tau: 2, nu: 0 },
      { tau: -2, nu: 0 },
    ],
  }
  const after = recordAnswer(bank, odd, 'k', right)
  expect(after.sites[0]).toEqual({ tau: 2, nu: 0 })
  expect(Number.isFinite(required(estimateProfile(bank, after).skills[0]).sd)).toBe(true)
})

test('checkAnswer tells unknown and answered items apart', () => {
  const bank = buildSingleSkillBank([buildItem('i')])
  const blank = start(bank)
  expect(checkAnswer(bank, blank, 'nowhere')).toEqual({ ok: false, error: 'unknown-item' })
  expect(checkAnswer(bank, blank, 'i')).toEqual({ ok: true, value: bank.items[0] })
  const answered = recordAnswer(bank, blank, 'i', right)
  expect(checkAnswer(bank, answered, 'i')).toEqual({ ok: false, error: 'already-answered' })
  expect(() => recordAnswer(bank, answered, 'i', right)).toThrow('already-answered')
})

test.each([
  [{ kind: 'scored', score: 1.1 }, 'score must lie in 0 to 1, got 1.1'],
  [{ kind: 'scored', score: -0.1 }, 'score must lie in 0 to 1, got -0.1'],
  [{ kind: 'scored', score: Number.NaN }, 'score must lie in 0 to 1, got NaN'],
  [{ kind: 'scored', score: 1, confidence: 2 }, 'confidence must lie in 0 to 1, got 2'],
  [{ kind: 'dont-know', confidence: -0.1 }, 'confidence must lie in 0 to 1, got -0.1'],
] as const)('recordAnswer refuses %o', (answer, message) => {
  const bank = buildSingleSkillBank([buildItem('i')])
  expect(() => recordAnswer(bank, start(bank), 'i', answer)).toThrow(new RangeError(message))
})

test.each([0, 1])('recordAnswer takes a score and a confidence of %d', (share) => {
  const bank = buildSingleSkillBank([buildItem('i')])
  const answer: Answer = { kind: 'scored', score: share, confidence: share }
  expect(recordAnswer(bank, start(bank), 'i', answer).responses).toEqual([{ itemId: 'i', answer, use: 'scored' }])
})

test('recordAnswer refuses items that checkAnswer refuses and says why', () => {
  const bank = buildSingleSkillBank([buildItem('i')])
  const answered = recordAnswer(bank, start(bank), 'i', right)
  expect(() => recordAnswer(bank, answered, 'i', right)).toThrow(/^Answer to i refused: already-answered$/)
  expect(() => recordAnswer(bank, answered, 'nowhere', right)).toThrow(/^Answer to nowhere refused: unknown-item$/)
})

test('checkAnswer still takes an item when another has been answered', () => {
  const bank = buildSingleSkillBank([buildItem('i'), buildItem('j')])
  const answered = recordAnswer(bank, start(bank), 'i', right)
  expect(checkAnswer(bank, answered, 'j')).toEqual({ ok: true, value: bank.items[1] })
  const both = recordAnswer(bank, answered, 'j', right)
  expect(checkAnswer(bank, both, 'i')).toEqual({ ok: false, error: 'already-answered' })
})

test('recordAnswer leaves every earlier site to the bit when an experimental item is answered', () => {
  const bank = buildSingleSkillBank([
    buildItem('i'),
    buildItem('j', { b: 0.5 }),
    buildItem('k', { b: 1 }),
    buildItem('trial', { status: 'experimental' }),
  ])
  const three = ['i', 'j', 'k'].reduce((state, id) => recordAnswer(bank, state, id, right), start(bank))
  const tried = recordAnswer(bank, three, 'trial', { ...wrong, elapsedMs: 1 })
  expect(tried.sites).toEqual([...three.sites, { tau: 0, nu: 0 }])
  expect(tried.responses.at(-1)?.use).toBe('experimental')
})

test('recordAnswer takes passing for too fast below one second only', () => {
  const bank = buildSingleSkillBank([buildItem('i', { wordCount: 40 })])
  const useAfter = (elapsedMs: number) =>
    recordAnswer(bank, start(bank), 'i', { kind: 'dont-know', elapsedMs }).responses[0]?.use
  expect([999, 1000].map(useAfter)).toEqual(['too-fast', 'scored'])
})
