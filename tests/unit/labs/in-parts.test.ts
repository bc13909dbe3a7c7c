import { expect, test } from 'vitest'
import { sample, type SampleKind, type SampleRequest } from '@/components/labs/sampling-work'
import { HABITS, LESSON_TERMS, endingsOf, habitResult, readTests, simulateTests } from '@/lib/labs/core/prompt-test'
import { LESSON_CASE, simulateValue } from '@/lib/labs/core/value-case'
import { finish } from '@/lib/labs/core/in-parts'

const TESTS: SampleRequest<'tests'> = {
  kind: 'tests',
  options: { terms: LESSON_TERMS, looks: 10, seed: 7, runs: 450, gain: 0, shown: 200 },
}
const SPREAD: SampleRequest<'spread'> = { kind: 'spread', options: { terms: LESSON_CASE, seed: 7, count: 3_500 } }

function sharesOf<Kind extends SampleKind>(request: SampleRequest<Kind>): number[] {
  const shares: number[] = []
  const parts = sample(request)
  for (let step = parts.next(); step.done !== true; step = parts.next()) shares.push(step.value)
  return shares
}

test('what is drawn in parts says how far it is, and never that it is done', () => {
  expect(sharesOf(TESTS)).toEqual([100 / 450, 200 / 450, 300 / 450, 400 / 450])
  expect(sharesOf(SPREAD)).toEqual([1_000 / 3_500, 2_000 / 3_500, 3_000 / 3_500])
})

test('what is drawn in parts is what is drawn at once', () => {
  expect(finish(sample(SPREAD))).toEqual(simulateValue(LESSON_CASE, { seed: 7, count: 3_500 }))
  const { shown, ...options } = TESTS.options
  expect(finish(sample(TESTS))).toEqual(readTests(simulateTests(options), { terms: LESSON_TERMS, shown }))
})

test('of many tests the first are kept look by look, and all count in the results', () => {
  const tests = simulateTests({ terms: LESSON_TERMS, looks: 4, seed: 3, runs: 300, gain: 0.05 })
  const read = readTests(tests, { terms: LESSON_TERMS, shown: 50 })
  expect(read.runs).toBe(300)
  expect(read.shown.runs).toBe(50)
  expect([...read.shown.z]).toEqual([...tests.z.slice(0, 200)])
  expect([...read.shown.sum]).toEqual([...tests.sum.slice(0, 200)])
  for (const [at, habit] of HABITS.entries()) {
    const endings = endingsOf(tests, { habit, terms: LESSON_TERMS })
    expect(read.habits[at]).toEqual({ endings: endings.slice(0, 50), ...habitResult(endings, { habit, looks: 4 }) })
  }
  expect(readTests(tests, { terms: LESSON_TERMS, shown: 900 }).shown.runs).toBe(300)
})
