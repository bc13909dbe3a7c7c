import { expect, test } from 'vitest'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { fewerGoalsSentence } from '@/lib/planning/core/fewer-goals-sentence'
import { buildPlanGraph } from '@/lib/planning/core/plan-graph'
import { practiceSuggestion } from '@/lib/planning/core/practice-suggestion'
import { replan } from '@/lib/planning/core/replan'
import type { LessonKind } from '@/lib/planning/core/types'
import { domain, realInput } from '@/tests/support/planning-fixture'

const [anyLesson] = domain.lessons
const metrics = domain.skills.find(({ id }) => id === 'E1')!

function lessonsOf(...kinds: LessonKind[]) {
  return kinds.map((kind) => ({ ...anyLesson!, kind, title: `the ${kind}` }))
}

test("practice repeats the lab of its step, else its project, else a case of one's own", () => {
  const begin = (...kinds: LessonKind[]) =>
    practiceSuggestion(metrics, { lessons: lessonsOf(...kinds), level: 2 }).split(',')[0]
  expect(begin('reading', 'project', 'lab')).toBe('Do “the lab” again with material from your own work')
  expect(begin('reading', 'project')).toBe('Do “the project” again with material from your own work')
  expect(begin('reading', 'case')).toBe('Work on a case of your own')
})

test('practice ends with the behaviour of its level, or with the level where none is described', () => {
  const step = { lessons: [], level: 2 }
  expect(practiceSuggestion(metrics, step)).toContain(`until this describes you: ${metrics.descriptors![2]!}`)
  const { descriptors: _, ...undescribed } = metrics
  expect(practiceSuggestion(undescribed, step)).toContain('until you reach level 2 without help.')
})

test('a skill of which the first level is left out waits, one with a later level stays where it is', () => {
  const graph = buildPlanGraph(realInput({ background: 'zero_base' }))
  const sentence = (level: number) => {
    const goal = { id: `goal:E1:${level}`, title: '', skill: 'E1', level, because: 'not-now' as const }
    return fewerGoalsSentence({ graph, goals: [goal], hoursSaved: 4.4, opens: [] })
  }
  expect(sentence(1)).toBe('One level fewer: metrics waits. 4.4 h saved.')
  expect(sentence(2)).toBe('One level fewer: metrics stays at level 1. 4.4 h saved.')
})

test('promised is what was planned after the current week', () => {
  const before = buildPlan(realInput())
  const later = before.weeks.filter(({ index }) => index > 1).flatMap(({ entries }) => entries)
  const promised = new Set(later.filter(({ hours }) => hours > 0).map(({ nodeId }) => nodeId))
  expect(replan(before, realInput()).movement.promised).toBe(promised.size)
})
