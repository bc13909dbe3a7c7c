import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FOUNDATION_CHECK, passProbability } from '@/lib/assessment/core/mastery-check'

const milestone = readFileSync('content/milestones/MB1.mdx', 'utf8')
const lesson = readFileSync('content/lessons/O/O-5.mdx', 'utf8')
const { passShare, skillShare, minutes, retryDays, questionsPerSkill, criteria } = FOUNDATION_CHECK

function criterion(id: string): string {
  return new RegExp(`id: ${id}, text: "([^"]+)"`).exec(milestone)?.[1] ?? expect.fail(`MB1 has no criterion ${id}`)
}

test('the check keeps to the criteria of its milestone', () => {
  const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
  expect(criterion(criteria.overall)).toContain(`${passShare * 100}% of all answers`)
  expect(criterion(criteria['every-skill'])).toContain(`at least ${skillShare * 100}%`)
  expect(criterion(criteria.unseen)).toContain('stands in a lesson or a review')
  expect(criterion(criteria['in-time'])).toContain(`within ${minutes} minutes`)
  expect(criterion(criteria.unaided)).toContain('no person, tool or notes')
  expect(criterion(criteria.rested)).toContain(`at least ${words[retryDays]} days old`)
})

test('milestone and lesson name the number of questions', () => {
  for (const text of [milestone, lesson])
    expect(text).toContain(`${questionsPerSkill * 8} questions, five for each skill`)
})

test.each([
  ['80% in every skill', Array<number>(8).fill(0.8)],
  ['85% in every skill', Array<number>(8).fill(0.85)],
  ['90% in every skill', Array<number>(8).fill(0.9)],
  ['90% in seven, 50% in one', [...Array<number>(7).fill(0.9), 0.5]],
])('the lesson gives the chances of somebody with %s as they are', (label, shares) => {
  const percent = (chance: number) => Math.round(chance * 100)
  const withoutSkillMark = passProbability({ ...FOUNDATION_CHECK, skillShare: 0 }, shares)
  const row = `| ${label} | ${percent(withoutSkillMark)}% | ${percent(passProbability(FOUNDATION_CHECK, shares))}% |`
  expect(lesson).toContain(row)
})
