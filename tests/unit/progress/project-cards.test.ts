import { expect, test } from 'vitest'
import type { Lesson } from '@/lib/content/core/graph'
import type { RecordedEvent } from '@/lib/progress/core/types'
import { lessonsOfItem, projectCard, touchedItems } from '@/lib/progress/project-cards'

function lesson(id: string, after: Record<string, string>): Lesson {
  const tags = Object.entries(after).map(([item, days]) => ({ name: 'Spaced', attributes: { item, after: days } }))
  return { id, body: { tags } } as unknown as Lesson
}

const content = {
  lessons: new Map([
    ['E1-1', lesson('E1-1', { 'E1-a': '3d', 'E1-b': '2w' })],
    ['E1-2', lesson('E1-2', { 'E1-a': '1d' })],
  ]),
}
const done = (lessonId: string, day: number): RecordedEvent => ({
  id: `done-${lessonId}-${day}`,
  at: at(day),
  kind: 'lesson-done',
  lessonId,
})
const reviewed = (itemId: string, day: number, grade: 'again' | 'good'): RecordedEvent => ({
  id: `review-${itemId}-${day}`,
  at: at(day),
  kind: 'review-answered',
  itemId,
  grade,
})
const at = (day: number) => new Date(Date.UTC(2026, 0, day, 8)).toISOString()

test('projectCard is first due so many days after the lesson was finished', () => {
  expect(projectCard(content, 'E1-a', [done('E1-1', 5)])).toMatchObject({
    itemId: 'E1-a',
    lessonId: 'E1-1',
    dueAt: at(8),
  })
  expect(projectCard(content, 'E1-b', [done('E1-1', 5)])?.dueAt).toBe(at(19))
  expect(projectCard(content, 'E1-a', [])).toBeNull()
})

test('projectCard comes with the first finishing of any of its lessons', () => {
  expect(projectCard(content, 'E1-a', [done('E1-1', 9), done('E1-2', 5), done('E1-1', 1)])).toMatchObject({
    lessonId: 'E1-1',
    dueAt: at(4),
  })
})

test('projectCard moves away with good answers and comes near with wrong ones', () => {
  const base = [done('E1-1', 5)]
  const good = projectCard(content, 'E1-a', [...base, reviewed('E1-a', 8, 'good'), reviewed('E1-a', 12, 'good')])
  const wrong = projectCard(content, 'E1-a', [...base, reviewed('E1-a', 8, 'good'), reviewed('E1-a', 12, 'again')])
  expect((good?.dueAt ?? '') > at(14)).toBe(true)
  expect((wrong?.dueAt ?? '') < (good?.dueAt ?? '')).toBe(true)
})

test('projectCard does not depend on the order of arrival, and other items and earlier answers change nothing', () => {
  const events = [done('E1-1', 5), reviewed('E1-a', 8, 'good'), reviewed('E1-a', 12, 'again')]
  const kept = projectCard(content, 'E1-a', events)
  expect(projectCard(content, 'E1-a', [...events].reverse())).toEqual(kept)
  expect(
    projectCard(content, 'E1-a', [...events, ...events, reviewed('E1-b', 9, 'again'), reviewed('E1-a', 2, 'again')]),
  ).toEqual(kept)
})

test('touchedItems and lessonsOfItem name both ends of the tags', () => {
  expect(
    touchedItems(content, [done('E1-1', 5), done('E1-2', 6), reviewed('E1-c', 7, 'good'), done('Z9-9', 8)]),
  ).toEqual(['E1-a', 'E1-b', 'E1-c'])
  expect(lessonsOfItem(content, 'E1-a')).toEqual(['E1-1', 'E1-2'])
  expect(lessonsOfItem(content, 'E1-z')).toEqual([])
})
