import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { countRoundTrips, withTestDatabase } from '../../support/test-database'
import { eventOf, jsonRequest } from '../../support/events'
import { passingAttempt } from '../../support/passing-attempt'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getLesson } from '@/app/api/me/lessons/[id]/route'
import { DELETE as removeNote, PUT as putNote } from '@/app/api/me/notes/route'
import { GET as getState } from '@/app/api/me/state/route'
import { rebuildProgress } from '@/lib/cli/rebuild-progress'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import { spacedQuestions } from '@/lib/progress/core/spaced-questions'
import { writeProgress } from '@/lib/progress/mutations'
import { rebuildProgressOf } from '@/lib/progress/rebuild'
import type { ProgressEvent } from '@/lib/progress/schemas'

withTestDatabase()

const send = (device: Device, ...events: ProgressEvent[]) => device.run(() => postEvents(jsonRequest({ events })))
const stateOf = async (device: Device) =>
  (await (await device.run(() => getState(new Request('http://milepost.test/')))).json()) as LearnerStateDto
const detailOf = async (device: Device, id: string) =>
  (await (
    await device.run(() => getLesson(new Request('http://milepost.test/'), { params: Promise.resolve({ id }) }))
  ).json()) as {
    answers: { ticks: Record<string, boolean>; words: Record<string, string> }
    notes: { text: string }[]
  }

/** Two devices of one guest. */
async function pair(): Promise<[Device, Device]> {
  const [phone, laptop] = [new Device(), new Device()]
  await send(phone, eventOf({ kind: 'lesson-opened', lessonId: 'E1-1' }))
  for (const [name, value] of phone.cookies) laptop.cookies.set(name, value)
  return [phone, laptop]
}

async function learnerIdOf(device: Device): Promise<string> {
  return [...device.cookies.values()][0]?.split('.')[0] ?? expect.fail('the device has no cookie')
}

test('a stranger is nobody until the first event, which makes one learner', async () => {
  const before = await db.learner.count()
  const device = new Device()
  const { value: nobody, roundTrips } = await countRoundTrips(() => stateOf(device))
  expect(nobody).toMatchObject({ version: 0, learner: null, lessons: {} })
  expect(roundTrips).toBe(0)
  await device.run(() => removeNote(jsonRequest({ id: crypto.randomUUID() }, 'DELETE')))
  expect(device.cookies.size).toBe(0)
  expect((await send(device, eventOf({ kind: 'lesson-opened', lessonId: 'E1-1' }))).status).toBe(200)
  await send(device, eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }))
  expect(await db.learner.count()).toBe(before + 1)
  expect((await stateOf(device)).lessons).toEqual({ 'E1-1': { status: 'done', minutes: 0 } })
})

test('reading the state costs one round trip, recording events two', async () => {
  const [device] = await pair()
  const read = await countRoundTrips(() => stateOf(device))
  expect(read.value.lessons).toEqual({ 'E1-1': { status: 'open', minutes: 0 } })
  expect(read.roundTrips).toBe(1)
  const lesson = [...(await getContent()).lessons.values()].find((each) => spacedQuestions(each).length > 0)!
  const written = await countRoundTrips(() =>
    send(
      device,
      eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-3', minutes: 4 }),
      eventOf({ kind: 'lesson-done', lessonId: lesson.id }),
      eventOf({ kind: 'criterion-set', milestoneId: 'MB4', criterionId: 'c1', on: true, date: '2026-01-05' }),
      eventOf({ kind: 'practice-done', nodeId: 'practice:E1:2' }),
      eventOf(passingAttempt(3)),
    ),
  )
  expect(written.value.status).toBe(200)
  expect(written.roundTrips).toBe(2)
})

test('a guest cookie that names somebody else belongs to nobody, and its writes go to a new guest', async () => {
  const [device] = await pair()
  const [thief] = await pair()
  const [name, value] = [...thief.cookies][0]!
  const victimId = await learnerIdOf(device)
  thief.cookies.set(name, `${victimId}.${value.split('.')[1]}`)
  expect((await stateOf(thief)).version).toBe(0)
  await send(thief, eventOf({ kind: 'lesson-done', lessonId: 'E1-2' }))
  expect(await learnerIdOf(thief)).not.toBe(victimId)
  expect((await stateOf(device)).lessons).not.toHaveProperty('E1-2')
})

test('an event sent again, or ten times at once, has one effect', async () => {
  const [device] = await pair()
  const event = eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-9', minutes: 7 })
  const statuses = await Promise.all(Array.from({ length: 10 }, () => send(device, event)))
  expect(statuses.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  const { version } = await stateOf(device)
  await send(device, event, event)
  expect(await stateOf(device)).toMatchObject({ version, lessons: { 'E1-1': { position: 'p-9', minutes: 7 } } })
})

test('an id that comes back with other content changes nothing', async () => {
  const [device] = await pair()
  const event = eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-1', minutes: 5 })
  await send(device, event, { ...event, minutes: 50 } as ProgressEvent)
  await send(device, { ...event, minutes: 90 } as ProgressEvent)
  expect((await stateOf(device)).lessons['E1-1']?.minutes).toBe(5)
})

test('ten different batches at once are all kept', async () => {
  const [phone, laptop] = await pair()
  const events = Array.from({ length: 10 }, () =>
    eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-2', minutes: 1 }),
  )
  const answers = await Promise.all(events.map((event, index) => send(index % 2 === 0 ? phone : laptop, event)))
  expect(answers.map(({ status }) => status)).toEqual(events.map(() => 200))
  expect((await stateOf(phone)).lessons['E1-1']?.minutes).toBe(10)
})

test('events that arrive out of order, from two devices, lead to the same states as in order', async () => {
  const content = await getContent()
  const lesson = [...content.lessons.values()].find((each) => spacedQuestions(each).length > 0)!
  const { itemId } = spacedQuestions(lesson)[0]!
  const about = (): ProgressEvent[] => [
    eventOf({ kind: 'lesson-opened', lessonId: lesson.id }),
    eventOf({ kind: 'tick-set', lessonId: lesson.id, tickId: 't1', on: true }),
    eventOf({ kind: 'lesson-done', lessonId: lesson.id }),
    eventOf({ kind: 'review-answered', itemId, grade: 'good' }),
    eventOf({ kind: 'tick-set', lessonId: lesson.id, tickId: 't1', on: false }),
    eventOf({ kind: 'review-answered', itemId, grade: 'again' }),
    eventOf({ kind: 'criterion-set', milestoneId: 'MB4', criterionId: 'c1', on: true, date: '2026-01-05' }),
    eventOf({ kind: 'milestone-claimed', milestoneId: 'MB4' }),
    eventOf({ kind: 'milestone-reopened', milestoneId: 'MB4' }),
    eventOf({ kind: 'practice-done', nodeId: 'practice:E1:2' }),
    eventOf({ kind: 'practice-reopened', nodeId: 'practice:E1:2' }),
  ]
  const events = about()
  const [phone, laptop] = await pair()
  const [straight] = await pair()
  await send(straight, ...events)
  for (const [index, event] of [...events].reverse().entries()) await send(index % 2 === 0 ? phone : laptop, event)
  const states = await Promise.all([phone, straight].map(async (device) => tablesOf(await learnerIdOf(device))))
  expect(states[0]).toEqual(states[1])
  expect(states[0]?.cards).toHaveLength(spacedQuestions(lesson).length)
  expect(states[0]?.practice).toEqual([])
  expect(states[0]?.milestones).toMatchObject([{ status: 'working', claimedAt: null }])
})

async function tablesOf(learnerId: string) {
  const where = { learnerId, NOT: { lessonId: 'E1-1' } }
  const omit = { learnerId: true, updatedAt: true } as const
  return {
    lessons: await db.lessonState.findMany({ where, omit, orderBy: { lessonId: 'asc' } }),
    milestones: await db.milestoneState.findMany({ where: { learnerId }, omit }),
    practice: await db.practiceState.findMany({ where: { learnerId } }),
    cards: await db.reviewCard.findMany({ where, omit, orderBy: { itemId: 'asc' } }),
  }
}

test('states rebuilt from the events equal the stored ones, and a damaged state is mended', async () => {
  const [device, laptop] = await pair()
  const lesson = [...(await getContent()).lessons.values()].find((each) => spacedQuestions(each).length > 0)!
  await send(
    device,
    eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-1', minutes: 0.3 }),
    eventOf({ kind: 'decision-made', lessonId: 'E1-1', decisionId: 'd', optionId: 'a', sure: 60 }),
    eventOf({ kind: 'words-written', lessonId: 'E1-1', wordsId: 'w', text: 'My "own"\nwörds 🎓' }),
    eventOf({ kind: 'lesson-done', lessonId: lesson.id }),
    eventOf({ kind: 'lesson-skipped', lessonId: 'E1-2' }),
  )
  await send(
    laptop,
    eventOf({ kind: 'review-answered', itemId: spacedQuestions(lesson)[0]!.itemId, grade: 'hard' }),
    eventOf({ kind: 'lab-inputs-set', labId: 'L01', inputs: { threshold: 0.4 } }),
    eventOf(passingAttempt(4)),
    eventOf({ kind: 'rubric-scored', milestoneId: 'MB4', lineId: 'r1', score: 3 }),
    eventOf({ kind: 'practice-done', nodeId: 'practice:E1:1' }),
  )
  const learnerId = await learnerIdOf(device)
  expect(await rebuildProgressOf(learnerId)).toBe(0)
  const before = await tablesOf(learnerId)
  await db.lessonState.update({
    where: { learnerId_lessonId: { learnerId, lessonId: 'E1-2' } },
    data: { status: 'done' },
  })
  await db.lessonState.create({ data: { learnerId, lessonId: 'E2-1' } })
  await db.reviewCard.deleteMany({ where: { learnerId } })
  await db.practiceState.deleteMany({ where: { learnerId } })
  expect(await rebuildProgressOf(learnerId)).toBe(3 + before.cards.length)
  expect(await tablesOf(learnerId)).toEqual(before)
})

test('progress:rebuild goes over everybody, names what it mended, and refuses a learner that never was', async () => {
  const [device] = await pair()
  const learnerId = await learnerIdOf(device)
  await rebuildProgress([])
  expect(await rebuildProgress([])).toMatch(/^Read the events of \d+ learners; every state agreed with them\.$/)
  await db.lessonState.deleteMany({ where: { learnerId } })
  expect(await rebuildProgress([learnerId])).toBe('Read the events of 1 learner; 1 state was corrected.')
  expect((await stateOf(device)).lessons).toEqual({ 'E1-1': { status: 'open', minutes: 0 } })
  await expect(rebuildProgress(['nobody'])).rejects.toThrow('No learner nobody has recorded anything.')
})

test('a write computed from an old version is refused as a whole', async () => {
  const [device] = await pair()
  const learnerId = await learnerIdOf(device)
  const { version } = await stateOf(device)
  const write = {
    learnerId,
    events: [eventOf({ kind: 'lesson-done', lessonId: 'E1-1' })],
    lessons: [],
    milestones: [],
    labs: [],
    practice: [],
    cards: [],
  }
  const before = await db.progressEvent.count({ where: { learnerId } })
  expect(await writeProgress({ ...write, version: version - 1 })).toBe(false)
  expect(await db.progressEvent.count({ where: { learnerId } })).toBe(before)
  expect(await writeProgress({ ...write, version })).toBe(true)
  expect(await db.progressEvent.count({ where: { learnerId } })).toBe(before + 1)
})

test('an event about a lesson that is gone is named, and what was sent with it counts', async () => {
  const [device] = await pair()
  const gone = eventOf({ kind: 'lesson-done', lessonId: 'Z9-9' })
  const answer = await send(device, gone, eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ refused: [{ id: gone.id }] })
  expect((await stateOf(device)).lessons).toEqual({ 'E1-1': { status: 'done', minutes: 0 } })
  expect((await send(device, gone)).status).toBe(400)
})

test.each([
  ['an unknown field', { kind: 'lesson-done', lessonId: 'E1-1', status: 'done' }],
  ['an unknown kind', { kind: 'milestone-accepted', milestoneId: 'MB4' }],
  ['minutes below zero', { kind: 'lesson-position', lessonId: 'E1-1', position: 'p', minutes: -1 }],
  ['a year nobody lived in', { kind: 'lesson-done', lessonId: 'E1-1', at: '0000-01-01T00:00:00Z' }],
  ['a day that does not exist', { kind: 'lesson-done', lessonId: 'E1-1', at: '2026-02-30T00:00:00Z' }],
])('an event with %s is refused', async (_, fields) => {
  const [device] = await pair()
  const answer = await device.run(() =>
    postEvents(jsonRequest({ events: [{ id: crypto.randomUUID(), at: '2026-01-05T08:00:00Z', ...fields }] })),
  )
  expect(answer.status).toBe(400)
  expect((await stateOf(device)).lessons).toEqual({ 'E1-1': { status: 'open', minutes: 0 } })
})

test('moments of different precision keep their order', async () => {
  const [device] = await pair()
  await send(
    device,
    eventOf({ kind: 'tick-set', lessonId: 'E1-2', tickId: 't', on: true, at: '2026-01-05T08:00:00Z' }),
    eventOf({ kind: 'tick-set', lessonId: 'E1-2', tickId: 't', on: false, at: '2026-01-05T08:00:00.500Z' }),
  )
  expect((await detailOf(device, 'E1-2')).answers.ticks).toEqual({ t: false })
})

test('a clock that is ahead does not make moments that have not been, and keeps their order', async () => {
  const [device] = await pair()
  await send(
    device,
    eventOf({ kind: 'lesson-done', lessonId: 'E1-2', at: '2099-01-05T08:00:00.000Z' }),
    eventOf({ kind: 'lesson-reopened', lessonId: 'E1-2', at: '2099-01-05T08:01:00.000Z' }),
  )
  const learnerId = await learnerIdOf(device)
  const kept = await db.lessonState.findUniqueOrThrow({
    where: { learnerId_lessonId: { learnerId, lessonId: 'E1-2' } },
  })
  expect(kept.status).toBe('open')
  expect(kept.updatedAt.getTime()).toBeLessThanOrEqual(Date.now())
})

test('text that no database takes is stored without what it cannot take', async () => {
  const [device] = await pair()
  const text = 'a\u0000b \ud800c 🎓'
  expect((await send(device, eventOf({ kind: 'words-written', lessonId: 'E1-1', wordsId: 'w', text }))).status).toBe(
    200,
  )
  const note = { id: crypto.randomUUID(), lessonId: 'E1-1', anchor: '', quote: '', text }
  expect((await device.run(() => putNote(jsonRequest(note, 'PUT')))).status).toBe(200)
  const detail = await detailOf(device, 'E1-1')
  expect(detail.answers.words['w']).toBe('ab \ufffdc 🎓')
  expect(detail.notes).toMatchObject([{ text: 'ab \ufffdc 🎓' }])
})

test('a note sent twice is one, its rewriting replaces it, and nobody else can remove it', async () => {
  const [device] = await pair()
  const [stranger] = await pair()
  const note = { id: crypto.randomUUID(), lessonId: 'E1-2', anchor: 'h', quote: 'q', text: 'first' }
  const put = (body: object) => device.run(() => putNote(jsonRequest(body, 'PUT')))
  await put(note)
  await put(note)
  await put({ ...note, text: 'second' })
  await stranger.run(() => removeNote(jsonRequest({ id: note.id }, 'DELETE')))
  expect((await detailOf(device, 'E1-2')).notes).toMatchObject([{ text: 'second' }])
  expect((await detailOf(stranger, 'E1-2')).notes).toEqual([])
  await device.run(() => removeNote(jsonRequest({ id: note.id }, 'DELETE')))
  expect((await detailOf(device, 'E1-2')).notes).toEqual([])
})
