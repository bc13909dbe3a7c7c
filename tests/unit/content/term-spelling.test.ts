import { expect, test } from 'vitest'
import { findTermSpellings } from '@/lib/content/core/report/term-spelling'
import { knownVariants, verbAndParticle } from '@/lib/content/core/report/term-variants'

const terms = [
  'machine learning',
  'hand-over',
  'over-fitting',
  'general-purpose AI model',
  'rollback',
  'GDPR',
  'test set',
]
const find = (text: string, file = 'content/lessons/E1/E1-1.mdx') =>
  findTermSpellings({ sources: new Map([[file, { source: text }]]), terms })
const variants = (text: string) => find(text).map(({ variant }) => variant)

test.each([
  ['They met overfitting twice.', 'overfitting'],
  ['Over fitting and over fitting.', 'over fitting'],
  ['A handover takes an hour.', 'handover'],
  ['Plan the hand over, then rest.', 'hand over'],
  ['All of machine-learning is here.', 'machine-learning'],
  ['Two testsets were drawn.', 'testset'],
  ['Draw a dataset.', 'dataset'],
  ['The roll-back failed.', 'roll-back'],
  ['After a roll back, rest.', 'roll back'],
  ['We prioritized it.', 'prioritiz-'],
])('findTermSpellings finds the other spelling in “%s”', (text, variant) => {
  expect(variants(text)).toEqual([variant])
})

test.each([
  'They hand over at noon and roll back at night.',
  'A machine-learning model, a test-set score and a roll-back-plan.',
  'The hand-over, the rollback, the data set, machine learning.',
  'See `dataset` and [the list](/library/dataset), or <Cite source="x" />.',
  'The World Health Organization; the GDPR.',
  'percentages and percentiles',
  'title: The ImageNet dataset',
])('findTermSpellings lets “%s” pass', (text) => {
  expect(variants(text)).toEqual([])
})

test('findTermSpellings says where, how often, and does not look into code or claims', () => {
  const text = 'A data set.\n\n```\nA dataset.\n```\n\nOne dataset and two datasets.\n\nData sets, a dataset.'
  expect(find(text)).toEqual([
    {
      preferred: 'data set',
      variant: 'dataset',
      uses: 2,
      places: [7, 9].map((line) => ({ file: 'content/lessons/E1/E1-1.mdx', line })),
    },
  ])
  expect(find('A dataset.', 'content/claims.yaml')).toEqual([])
})

test('the table of variants names each spelling once, in lower case', () => {
  const variantsOf = [...knownVariants, ...verbAndParticle].flatMap((entry) => entry.variants)
  expect(new Set(variantsOf).size).toBe(variantsOf.length)
  for (const { preferred, variants: others } of knownVariants)
    for (const spelling of [preferred, ...others]) expect(spelling).toBe(spelling.toLowerCase())
})
