import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { estimateProfile } from '@/lib/assessment/core/estimate-profile'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { recordRatings } from '@/lib/assessment/core/replay'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Answer, Bank, Rating } from '@/lib/assessment/core/types'
import { buildItem, required } from './build-test-bank'

// Exact posteriors of 48 simulated learners on a dense grid; how they were made: provenance.json beside them.
const folder = new URL('../../fixtures/assessment/', import.meta.url)
const provenance = JSON.parse(readFileSync(new URL('provenance.json', folder), 'utf8')) as {
  tolerances: { mean: number; sdRatio: number; gapProbability: number }
}
const answers = groupByLearner(readRows('answers.csv'))
const posteriors = groupByLearner(readRows('posterior.csv'))
const skills = [
  { id: 'x', area: 'A' },
  { id: 'y', area: 'A' },
  { id: 'z', area: 'B' },
]

function readRows(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return lines.map((cells) => Object.fromEntries(required(header).map((name, index) => [name, required(cells[index])])))
}

function groupByLearner(rows: Record<string, string>[]): Map<string, Record<string, string>[]> {
  const groups = new Map<string, Record<string, string>[]>()
  for (const row of rows) groups.set(required(row['learner']), [...(groups.get(required(row['learner'])) ?? []), row])
  return groups
}

function estimate(learner: string) {
  const rows = required(answers.get(learner))
  const expected = required(posteriors.get(learner))
  const items = rows.map(({ order, skill, a, b, c }) =>
    buildItem(`i${order}`, {
      skill: required(skill),
      area: skill === 'z' ? 'B' : 'A',
      a: Number(a),
      b: Number(b),
      c: Number(c),
    }),
  )
  const bank: Bank = { version: 'golden', skills, items }
  const known = expected.filter(({ prior_level }) => prior_level !== '')
  const levels =
    known.length === 0
      ? null
      : Object.fromEntries(known.map(({ skill, prior_level }) => [required(skill), Number(prior_level)]))
  const ratings: Rating[] = expected.flatMap(({ skill, rating }) =>
    rating === '' ? [] : [{ kind: 'skill', id: required(skill), value: Number(rating) }],
  )
  const start = startAssessment(bank, buildPrior({ skills, levels }), {
    seed: 1,
    targets: { x: 2, y: 2, z: 2 },
    slip: 0.05,
  })
  const state = rows.reduce(
    (current, { order, kind, score }) => {
      const answer: Answer = kind === 'dont-know' ? { kind } : { kind: 'scored', score: Number(score) }
      return recordAnswer(bank, current, `i${order}`, answer)
    },
    recordRatings(bank, start, ratings),
  )
  return estimateProfile(bank, state).skills.map((skill, index) => ({ skill, exact: required(expected[index]) }))
}

test('the reference holds at least forty learners', () => {
  expect(posteriors.size).toBeGreaterThanOrEqual(40)
})

test.each([...posteriors.keys()])('estimateProfile agrees with exact Bayes for learner %s', (learner) => {
  for (const { skill, exact } of estimate(learner)) {
    expect(Math.abs(skill.mean - Number(exact['mean']))).toBeLessThan(provenance.tolerances.mean)
    expect(Math.abs(skill.sd / Number(exact['sd']) - 1)).toBeLessThan(provenance.tolerances.sdRatio)
    expect(Math.abs(required(skill.gapProbability) - Number(exact['below_level_2']))).toBeLessThan(
      provenance.tolerances.gapProbability,
    )
  }
})
