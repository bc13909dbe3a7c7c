import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { formOf, redirected } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { GET as getFile } from '@/app/api/plan/calendar/route'
import { GET as getFeed } from '@/app/api/plan/calendar/[feed]/route'
import { requireLearnerId } from '@/lib/account/learner'
import { db } from '@/lib/db/client'
import { savePlanSettingsAction } from '@/lib/planning/actions'
import {
  addDaysOffAction,
  adoptTimeZoneAction,
  removeDaysOffAction,
  renewFeedAction,
  revokeFeedAction,
  saveStudyWeekAction,
} from '@/lib/planning/calendar-actions'
import { readCalendarText, readPlanOnClock } from '@/lib/planning/calendar-service'
import { addDays } from '@/lib/planning/core/local-date'
import { takeAttempt } from '@/lib/platform/rate-limit'

withTestDatabase()

/** Monday six in the morning in Berlin. */
const NOW = Date.parse('2126-03-04T05:00:00Z')
const BLANK = { message: null, fields: {}, typed: {}, isDone: false }
const SETTINGS = {
  background: 'traditional-pm',
  trackId: 'platform',
  stage: 'basic',
  hoursPerWeek: '6',
  startDate: '2126-03-04',
  deadline: '',
}
const WEEK = { timeZone: 'Europe/Berlin', weekStartDay: '1' }

interface Planner {
  device: Device
  learnerId: string
}

async function planner(): Promise<Planner> {
  const device = new Device()
  await device.run(() =>
    redirected(() => savePlanSettingsAction({ message: null, fields: {}, typed: {} }, formOf(SETTINGS))),
  )
  return { device, learnerId: await device.run(() => requireLearnerId()) }
}

/** A form of study times: [row, weekday, from, minutes]. */
function weekForm(rows: readonly (readonly [number, string, string, string])[], rest: Record<string, string> = WEEK) {
  const form = formOf(rest)
  for (const [row, weekday, startsAt, minutes] of rows) {
    form.append('row', String(row))
    form.set(`weekday-${row}`, weekday)
    form.set(`startsAt-${row}`, startsAt)
    form.set(`minutes-${row}`, minutes)
  }
  return form
}

const TUESDAY = [1, '2', '19:00', '120'] as const
const SATURDAY = [2, '6', '09:00', '240'] as const
const saveTimes = ({ device }: Planner, ...rows: (readonly [number, string, string, string])[]) =>
  device.run(() => redirected(() => saveStudyWeekAction(BLANK, weekForm(rows))))
const takeOff = ({ device }: Planner, first: string, last = '') =>
  device.run(() => redirected(() => addDaysOffAction(BLANK, formOf({ first, last, note: '提示词' }))))
const onClock = async ({ device, learnerId }: Planner) =>
  (await device.run(() => readPlanOnClock(learnerId, { timeZone: 'Europe/Berlin', nowMs: NOW }))) ??
  expect.fail('there is no plan')

async function eventsOf({ device, learnerId }: Planner, nowMs = NOW) {
  const text = await device.run(() =>
    readCalendarText(learnerId, { timeZone: 'Europe/Berlin', nowMs, siteUrl: 'https://milepost.test' }),
  )
  return parse(text ?? expect.fail('there is no plan'))
}

function parse(text: string) {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
}

/** The feed as a calendar program asks for it: without any cookie. */
const ask = (url: string, headers: Record<string, string> = {}) =>
  getFeed(new Request(url, { headers: { 'x-forwarded-for': 'a-calendar', ...headers } }), {
    params: Promise.resolve({ feed: url.split('/').at(-1) ?? '' }),
  })
const makeFeed = async ({ device }: Planner) =>
  (await device.run(() => renewFeedAction({ url: null }))).url ?? expect.fail('there is no address')

test('study times are kept, sessions stand at them, and the file has one event for each', async () => {
  const someone = await planner()
  expect(await saveTimes(someone, TUESDAY, SATURDAY)).toContain('/plan/calendar')
  const { placed, facts } = await onClock(someone)
  expect(facts.studyTimes).toEqual([
    { number: 1, weekday: 2, startsAt: '19:00', minutes: 120 },
    { number: 2, weekday: 6, startsAt: '09:00', minutes: 240 },
  ])
  expect(facts.learner).toMatchObject({ timeZone: 'Europe/Berlin', isTimeZoneSet: true, weekStartDay: 1 })
  const sessions = placed.flatMap((week) => week.sessions)
  expect(new Date(sessions[0]!.startsAtMs).toISOString()).toBe('2126-03-05T18:00:00.000Z')
  const timed = (await eventsOf(someone)).filter(({ startDate }) => !startDate.isDate)
  expect(timed.map(({ startDate }) => startDate.toJSDate().getTime())).toEqual(sessions.map((each) => each.startsAtMs))
})

test('a row without a day is no time, and leaving a time out removes it', async () => {
  const someone = await planner()
  await saveTimes(someone, TUESDAY, SATURDAY, [3, '', '19:00', '90'])
  await saveTimes(someone, [1, '', '19:00', '120'], SATURDAY)
  expect((await onClock(someone)).facts.studyTimes.map(({ number }) => number)).toEqual([2])
})

test('times that overlap, pass midnight or are none are refused beside their fields, and change nothing', async () => {
  const someone = await planner()
  await saveTimes(someone, TUESDAY)
  const refused = async (form: FormData) => {
    const state = await someone.device.run(() => saveStudyWeekAction(BLANK, form))
    expect(state.message).toMatch(/Not saved/)
    return state.fields
  }
  expect(await refused(weekForm([TUESDAY, [5, '2', '20:00', '60']]))).toHaveProperty('startsAt-5')
  expect(await refused(weekForm([[1, '2', '23:00', '90']]))).toHaveProperty('minutes-1')
  expect(await refused(weekForm([[1, '2', 'noon', '90']]))).toHaveProperty('startsAt-1')
  expect(await refused(weekForm([[1, '8', '19:00', '90']]))).toHaveProperty('weekday-1')
  expect(await refused(weekForm([TUESDAY], { ...WEEK, timeZone: 'Moon/Base' }))).toHaveProperty('timeZone')
  expect(await refused(weekForm([TUESDAY], { ...WEEK, timeZone: '+05:30' }))).toHaveProperty('timeZone')
  expect((await onClock(someone)).facts.studyTimes).toHaveLength(1)
})

test('days off take their share of the hours of their week, and removing them gives it back', async () => {
  const someone = await planner()
  await saveTimes(someone, TUESDAY, SATURDAY)
  const hours = async () => (await onClock(someone)).plan.weeks[1]?.capacityHours
  expect(await hours()).toBe(6)
  await takeOff(someone, '2126-03-16')
  expect(await hours()).toBe(2)
  const before = (await onClock(someone)).plan.finishDate
  await takeOff(someone, '2126-03-18', '2126-03-24')
  const { plan, placed } = await onClock(someone)
  expect(plan.weeks[2]).toMatchObject({ capacityHours: 0, availableDays: 0, paused: false })
  expect(placed[2]?.sessions).toEqual([])
  expect((plan.finishDate ?? '') > (before ?? '')).toBe(true)
  await someone.device.run(() =>
    redirected(() => removeDaysOffAction(formOf({ first: '2126-03-16', last: '2126-03-16' }))),
  )
  expect(await hours()).toBe(6)
})

test('days off that are none are refused beside their fields', async () => {
  const someone = await planner()
  const refused = async (fields: Record<string, string>) =>
    (await someone.device.run(() => addDaysOffAction(BLANK, formOf({ note: '', last: '', ...fields })))).fields
  expect(await refused({ first: '' })).toHaveProperty('first')
  expect(await refused({ first: '2126-03-20', last: '2126-03-19' })).toHaveProperty('last')
  expect(await refused({ first: '2126-03-20', last: '2127-12-31' })).toHaveProperty('last')
  expect(await refused({ first: '2126-03-20', note: 'x'.repeat(61) })).toHaveProperty('note')
  expect(await db.dayOff.count({ where: { learnerId: someone.learnerId } })).toBe(0)
})

test('a moved session keeps its name and counts up; the others stay as they were', async () => {
  const someone = await planner()
  await saveTimes(someone, TUESDAY, SATURDAY)
  const before = await eventsOf(someone)
  await saveTimes(someone, [1, '4', '20:30', '120'], SATURDAY)
  const after = await eventsOf(someone, NOW + 1000)
  const of = (list: typeof before) => new Map(list.map((event) => [event.uid, event]))
  const [moved, kept] = [[], []] as [string[], string[]]
  for (const [uid, event] of of(after)) {
    const then = of(before).get(uid)
    if (event.startDate.isDate || then === undefined) continue
    const isMoved = String(then.startDate) !== String(event.startDate)
    expect([uid, event.sequence]).toEqual([uid, isMoved ? 1 : 0])
    ;(isMoved ? moved : kept).push(uid)
  }
  expect(moved.length).toBeGreaterThan(5)
  expect(kept.length).toBeGreaterThan(5)
  expect(after.length).toBe(before.length)
})

test('the browser’s time zone is taken over once, and never over a choice', async () => {
  const someone = await planner()
  const zone = async () => (await onClock(someone)).facts.learner.timeZone
  await someone.device.run(() => adoptTimeZoneAction('Asia/Kathmandu'))
  // Platforms know this zone by either name.
  expect(await zone()).toMatch(/^Asia\/Ka(th|t)mandu$/)
  await someone.device.run(() => adoptTimeZoneAction('Europe/Paris'))
  expect(await zone()).toMatch(/^Asia/)
  await someone.device.run(() =>
    redirected(() => saveStudyWeekAction(BLANK, weekForm([], { ...WEEK, timeZone: 'UTC' }))),
  )
  await someone.device.run(() => adoptTimeZoneAction('Europe/Paris'))
  expect(await zone()).toBe('UTC')
  await expect(someone.device.run(() => adoptTimeZoneAction('Moon/Base'))).rejects.toThrow()
})

test('a feed shows the plan to whoever has its address, without a cookie, and keeps only a hash of it', async () => {
  const someone = await planner()
  await saveTimes(someone, TUESDAY, SATURDAY)
  const url = await makeFeed(someone)
  const answer = await ask(url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(answer.headers.get('x-robots-tag')).toBe('none')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.has('set-cookie')).toBe(false)
  const text = await answer.text()
  expect(parse(text).length).toBeGreaterThan(20)
  expect(text).not.toContain(someone.learnerId)
  const secret = /([\w-]{43})\.ics$/.exec(url)?.[1] ?? expect.fail(url)
  expect(JSON.stringify(await db.planCalendar.findMany())).not.toContain(secret)
  // Unchanged, it is not sent again.
  const again = await ask(url, { 'if-none-match': answer.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await takeOff(someone, addDays('2126-03-05', 7))
  expect((await ask(url, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(200)
})

test('a renewed address ends the old one, a revoked one opens nothing, and neither touches another’s feed', async () => {
  const [someone, other] = [await planner(), await planner()]
  const [first, untouched] = [await makeFeed(someone), await makeFeed(other)]
  const second = await makeFeed(someone)
  expect(second).not.toBe(first)
  expect([(await ask(first)).status, (await ask(second)).status]).toEqual([404, 200])
  await someone.device.run(() => redirected(() => revokeFeedAction()))
  await someone.device.run(() => redirected(() => revokeFeedAction()))
  expect([(await ask(second)).status, (await ask(untouched)).status]).toEqual([404, 200])
  const refused = await ask(second)
  expect(refused.headers.get('x-robots-tag')).toBe('none')
  expect((await ask('https://milepost.test/api/plan/calendar/short.ics')).status).toBe(404)
})

test('a feed can be asked for only so often, and so can addresses that are none', async () => {
  const someone = await planner()
  const url = await makeFeed(someone)
  const unknown = () => ask(`https://milepost.test/${'x'.repeat(43)}.ics`, { 'x-forwarded-for': 'a-guesser' })
  expect([(await ask(url)).status, (await unknown()).status]).toEqual([200, 404])
  while (await takeAttempt('calendar-feed', someone.learnerId));
  while (await takeAttempt('calendar-feed-unknown', 'a-guesser'));
  for (const refused of [await ask(url), await unknown()])
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600'])
  // The limit is the feed's own: another behind the same address goes on.
  expect((await ask(await makeFeed(await planner()))).status).toBe(200)
})

test('there is no file without a plan, and a file for the learner alone', async () => {
  const stranger = new Device()
  expect((await stranger.run(() => getFile())).status).toBe(404)
  const someone = await planner()
  const answer = await someone.device.run(() => getFile())
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  // Without study times: whole weeks.
  const [first] = parse(await answer.text())
  expect([first?.startDate.isDate, first?.duration.toSeconds()]).toEqual([true, 7 * 86_400])
})
