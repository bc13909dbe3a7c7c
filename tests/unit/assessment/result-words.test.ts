import { expect, test } from 'vitest'
import { changeHeading } from '@/components/assessment/result-change'
import { ratingSentence, resultHeading } from '@/components/assessment/result-heading'
import { retestSentence } from '@/components/assessment/result-retest'
import { hundred, movement } from '@/components/assessment/result-skill'

const area = (title: string, verdicts: readonly ('gap' | 'solid' | 'not-sure')[]) => ({
  id: title,
  title,
  estimate: 1,
  low: 0.5,
  high: 1.5,
  target: 2,
  rating: null,
  skills: verdicts.map((verdict) => ({ verdict })),
})

test('resultHeading names where the solid skills and the gaps lie', () => {
  const areas = [area('Product', ['solid', 'solid']), area('Evaluation', ['gap', 'not-sure'])]
  expect(resultHeading(areas, 20)).toBe('Strong in product. The gaps are in evaluation.')
  expect(resultHeading([area('Evaluation', ['gap']), area('Product', ['not-sure'])], 20)).toBe(
    'The gaps are mostly in evaluation.',
  )
  const wide = ['Evaluation', 'Product', 'Business'].map((title) => area(title, ['gap']))
  expect(resultHeading(wide, 20)).toBe('Gaps in most areas, widest in evaluation and product.')
  expect(resultHeading([area('Evaluation', ['not-sure'])], 3)).toMatch(/Too few answers/)
})

test('resultHeading says that nothing is measured when nothing was answered, whatever the background suggests', () => {
  expect(resultHeading([area('Evaluation', ['gap', 'gap'])], 0)).toMatch(/^Nothing is measured yet/)
})

test('ratingSentence names the largest difference, and none without ratings', () => {
  const rated = (title: string, rating: number | null) => ({ ...area(title, []), rating })
  expect(ratingSentence([rated('Product', 1.2), rated('Evaluation', 2)])).toMatch(/^In evaluation .* higher/)
  expect(ratingSentence([rated('Product', null)])).toBeNull()
})

test('changeHeading says "no real change yet" unless something moved', () => {
  const change = (id: string, verdict: 'rose' | 'fell' | 'no-real-change') => ({
    id,
    title: id,
    before: 1,
    after: 1,
    change: 0,
    low: -1,
    high: 1,
    riseProbability: 0.5,
    verdict,
  })
  expect(changeHeading([change('Pricing', 'no-real-change')], '3 March')).toBe('No real change yet since 3 March')
  expect(changeHeading([change('Pricing', 'rose')], '3 March')).toBe('Since 3 March, Pricing has risen')
  expect(changeHeading([change('a', 'rose'), change('b', 'rose'), change('c', 'fell')], '3 March')).toBe(
    'Since 3 March, 2 skills have risen, and c has fallen',
  )
})

test('retestSentence says why', () => {
  const advice = { skills: ['Pricing', 'Launch'], lessonCount: 2, sinceInWords: '3 March', elapsedDays: 91.4 }
  expect(retestSentence({ ...advice, reason: 'study' })).toBe(
    'Since 3 March you have finished 2 lessons, most of it in Pricing, Launch. Only answers show what it changed.',
  )
  expect(retestSentence({ ...advice, reason: 'study', lessonCount: 0 })).toContain('you have practised')
  expect(retestSentence({ ...advice, reason: 'time' })).toContain('91 days old')
})

test('a probability is never written as certain, and a move without a target is told in levels', () => {
  expect([0, 0.004, 0.5, 0.999, 1].map(hundred)).toEqual([1, 1, 50, 99, 99])
  // What is not sure is never written with the number of a verdict.
  expect([0.797, 0.8, 0.2, 0.203].map(hundred)).toEqual([79, 80, 20, 21])
  expect(movement({ from: 0.74, to: 0.93, levels: -0.3 })).toBe('gap 74 to 93')
  expect(movement({ from: null, to: null, levels: -0.3 })).toBe('down 0.3 levels')
})
