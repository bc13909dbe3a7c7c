import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { eventOf, jsonRequest } from '../../support/events'
import { formOf, redirected } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getExport } from '@/app/api/me/export/route'
import { GET as getState } from '@/app/api/me/state/route'
import { signInAction, signUpAction } from '@/lib/account/actions'
import { requireLearnerId } from '@/lib/account/learner'
import { db } from '@/lib/db/client'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import { savePlanSettings } from '@/lib/planning/mutations'
import { readCurrentPlan } from '@/lib/planning/service'
import { listActivity } from '@/lib/progress/history-queries'
import { correctMinutesAction, deleteMinutesAction, switchMinutesAction } from '@/lib/progress/minutes-actions'
import { isMeasuringMinutes, listMinutes } from '@/lib/progress/minutes-queries'
import { rebuildProgressOf } from '@/lib/progress/rebuild'
import type { ProgressEvent } from '@/lib/progress/schemas'

withTestDatabase()

const BLANK = { message: null, fields: {}, typed: {} }
const PASSWORD = 'a short sentence'
const send = (device: Device, ...events: ProgressEvent[]) => device.run(() => postEvents(jsonRequest({ events })))
const stateOf = async (device: Device) =>
  (await (await device.run(() => getState(new Request('http://milepost.test/')))).json()) as LearnerStateDto
const idOf = (device: Device) => device.run(() => requireLearnerId())
const read = (lessonId: string, minutes: number, at?: string) =>
  eventOf({ kind: 'lesson-minutes', lessonId, minutes, by: 'measured', ...(at === undefined ? {} : { at }) })
const lab = (minutes: number) => eventOf({ kind: 'lab-minutes', labId: 'L01', minutes, by: 'measured' })
const UNSENT = { isKept: false, message: null, typed: null }
const correct = (device: Device, subjectId: string, minutes: string) =>
  device.run(() => correctMinutesAction(UNSENT, formOf({ subjectId, minutes })))
const switchTo = (device: Device, isOn: boolean) =>
  device.run(() => switchMinutesAction(formOf({ isOn: String(isOn) })))
const minutesOf = async (device: Device) =>
  Object.fromEntries((await listMinutes(await idOf(device))).map(({ subjectId, minutes }) => [subjectId, minutes]))

test('minutes add up for a lesson and for a lab by itself, however often they are sent', async () => {
  const device = new Device()
  const first = read('E1-1', 12.3)
  await send(device, first, lab(4))
  await send(device, first, read('E1-1', 5.7))
  expect(await stateOf(device)).toMatchObject({
    lessons: { 'E1-1': { status: 'open', minutes: 18 } },
    labMinutes: { L01: 4 },
    isMeasuring: true,
  })
  expect(await rebuildProgressOf(await idOf(device))).toBe(0)
})

test('the figure of the learner takes the place of what was measured, once, and what comes later adds to it', async () => {
  const device = new Device()
  await send(device, read('E1-1', 52.4), lab(9))
  expect(await correct(device, 'E1-1', '30')).toEqual({ isKept: true, message: 'Kept.', typed: null })
  await correct(device, 'E1-1', '30')
  await correct(device, 'L01', '0')
  await send(device, read('E1-1', 2))
  expect(await minutesOf(device)).toEqual({ 'E1-1': 32 })
  const learnerId = await idOf(device)
  expect(await db.progressEvent.count({ where: { learnerId } })).toBe(5)
  expect(await rebuildProgressOf(learnerId)).toBe(0)
})

test.each([
  ['nothing', '', 'Give a number of minutes'],
  ['a word', 'long', 'Give a number of minutes'],
  ['less than nothing', '-1', 'Minutes cannot be negative'],
  ['more than a day', '1441', 'At most a day, 1440 minutes'],
])('a figure of %s is refused in words and changes nothing', async (_, minutes, message) => {
  const device = new Device()
  await send(device, read('E1-1', 10))
  expect(await correct(device, 'E1-1', minutes)).toEqual({ isKept: false, message, typed: minutes })
  expect(await minutesOf(device)).toEqual({ 'E1-1': 10 })
})

test('a correction reaches nobody else', async () => {
  const [one, other] = [new Device(), new Device()]
  await send(one, read('E1-1', 10))
  await send(other, read('E1-1', 20))
  await correct(other, 'E1-1', '5')
  expect([await minutesOf(one), await minutesOf(other)]).toEqual([{ 'E1-1': 10 }, { 'E1-1': 5 }])
})

test('switched off, nothing measured is taken any more, also from a page left open; an own figure is', async () => {
  const device = new Device()
  await send(device, read('E1-1', 10))
  await switchTo(device, false)
  expect((await stateOf(device)).isMeasuring).toBe(false)
  expect(
    (await send(device, read('E1-1', 10), lab(5), eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }))).status,
  ).toBe(200)
  await correct(device, 'E1-1', '25')
  expect(await minutesOf(device)).toEqual({ 'E1-1': 25 })
  expect((await stateOf(device)).lessons['E1-1']?.status).toBe('done')
  await switchTo(device, true)
  await send(device, read('E1-1', 1))
  expect(await minutesOf(device)).toEqual({ 'E1-1': 26 })
})

test('deleting takes the minutes out of events, states, days, pace and kept plans, and leaves the rest', async () => {
  const device = new Device()
  await send(
    device,
    eventOf({ kind: 'lesson-position', lessonId: 'E1-2', position: 'p-3', minutes: 8 }),
    read('E1-1', 10),
    lab(5),
    eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }),
  )
  const learnerId = await idOf(device)
  await savePlanSettings(learnerId, { trackId: 'platform', hoursPerWeek: 6, startDate: '2026-03-02' })
  expect((await device.run(() => readCurrentPlan(learnerId, '2026-03-02')))?.pace.sampleSize).toBe(1)
  expect((await listActivity(learnerId, 'UTC')).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(23)

  await device.run(() => deleteMinutesAction())
  expect(await minutesOf(device)).toEqual({ 'E1-1': 0 })
  const state = await stateOf(device)
  expect(state.lessons).toEqual({
    'E1-1': { status: 'done', minutes: 0 },
    'E1-2': { status: 'open', position: 'p-3', minutes: 0 },
  })
  expect(state.labMinutes).toEqual({})
  expect(await listActivity(learnerId, 'UTC')).toEqual([])
  expect((await device.run(() => readCurrentPlan(learnerId, '2026-03-02')))?.pace.sampleSize).toBe(0)
  expect(await rebuildProgressOf(learnerId)).toBe(0)
  const events = await db.progressEvent.findMany({ where: { learnerId }, select: { kind: true, data: true } })
  expect(events.map(({ kind }) => kind).sort()).toEqual(['lesson-done', 'lesson-position'])
  for (const { data } of events) expect(data).not.toHaveProperty('minutes')
  for (const { input } of await db.plan.findMany({ where: { learnerId }, select: { input: true } })) {
    expect((input as { progressMinutes?: object }).progressMinutes ?? {}).toEqual({})
  }
})

test('the export holds minutes and the choice about them', async () => {
  const device = new Device()
  await send(device, read('E1-1', 12.5), lab(3))
  await switchTo(device, false)
  const answer = await device.run(() => getExport())
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const data = JSON.parse(strFromU8(files['data.json']!)) as Record<string, Record<string, unknown>[]>
  expect(data['learner']?.[0]?.['preferences']).toEqual({ minutes: 'off' })
  expect(data['lesson_state']?.[0]).toMatchObject({ lesson_id: 'E1-1', minutes: 12.5 })
  expect(data['lab_run']?.[0]).toMatchObject({ lab_id: 'L01', minutes: 3 })
})

test('signing in on a second device adds the minutes of both, and off on one of them is off', async () => {
  const [laptop, phone] = [new Device(), new Device()]
  await send(laptop, read('E1-1', 10.13), lab(5.27), read('E1-1', 0.3))
  await laptop.run(() =>
    redirected(() => signUpAction(BLANK, formOf({ email: 'minutes@example.org', password: PASSWORD, name: '' }))),
  )
  await send(phone, read('E1-1', 5.29), lab(2.11))
  await switchTo(phone, false)
  await phone.run(() =>
    redirected(() => signInAction(BLANK, formOf({ email: 'minutes@example.org', password: PASSWORD }))),
  )
  expect(await minutesOf(laptop)).toEqual({ 'E1-1': 15.72, L01: 7.38 })
  expect(await rebuildProgressOf(await idOf(laptop))).toBe(0)
  expect(await isMeasuringMinutes(await idOf(laptop))).toBe(false)
})

test('a day shows its minutes in the learner’s own time zone, as corrected', async () => {
  const device = new Device()
  await send(
    device,
    read('E1-1', 20, '2026-03-02T22:30:00.000Z'),
    read('E1-1', 10, '2026-03-03T10:00:00.000Z'),
    eventOf({ kind: 'lesson-minutes', lessonId: 'E1-1', minutes: -15, by: 'learner', at: '2026-03-05T10:00:00.000Z' }),
  )
  const learnerId = await idOf(device)
  expect(await listActivity(learnerId, 'UTC')).toEqual([
    { day: '2026-03-02', minutes: 15 },
    { day: '2026-03-03', minutes: 0 },
  ])
  expect(await listActivity(learnerId, 'Europe/Berlin')).toEqual([
    { day: '2026-03-02', minutes: 15 },
    { day: '2026-03-03', minutes: 0 },
  ])
  expect((await listActivity(learnerId, 'Asia/Tokyo'))[0]).toEqual({ day: '2026-03-03', minutes: 15 })
})
